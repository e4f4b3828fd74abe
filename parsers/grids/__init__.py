"""Rules and fills → the cells of the tables that they draw, merged ones included."""
