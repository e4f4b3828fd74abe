"""Labels with their values beside or under them → cards, and tables that are cards in truth."""
