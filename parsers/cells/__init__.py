"""What the words of a cell say: its dates, its parts, the labels in it, which action each is for."""
