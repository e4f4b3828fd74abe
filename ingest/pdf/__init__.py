"""A PDF → Document: opened, mended, its pages upright, its characters as words, its rules, fills and tags."""
