"""The database: plans into their tables and out again, each file one transaction, each a plan's revision."""
