"""The pages of an agenda pack at first sight → those of each plan in it."""
