"""Folders of files → readings, by processes of their own or on a cluster → the store; the record of it."""
