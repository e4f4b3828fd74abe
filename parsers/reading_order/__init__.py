"""Pages in columns, and cards side by side → one below the other."""
