"""Grids → one logical table over any number of pages, each thing that it says in a column of its own."""
