"""Headings → what the columns under them mean, in cells, in lines, torn or upright; labels in lines."""
