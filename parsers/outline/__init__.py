"""Document → outline: which words are tables, cards, text or furniture, and what goes on with what."""
