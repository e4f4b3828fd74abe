"""A tagged PDF's structure → cells, where they fit the page."""
