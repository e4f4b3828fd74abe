"""Pictures of what was found on each page: a reading → marks → PNG files."""
