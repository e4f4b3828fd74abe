"""What speaks for each record and against it, and where every word of the document went."""
