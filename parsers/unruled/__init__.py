"""Tables that no rules draw: their columns by the white beside them, their rows by what begins them."""
