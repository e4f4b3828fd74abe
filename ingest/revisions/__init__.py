"""The revisions of a plan: their order, which records are the same, what changed. Values only, no I/O."""
