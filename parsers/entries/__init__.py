"""Tables, cards and lists → the entries of the layouts: a recommendation, and what is said of it."""
