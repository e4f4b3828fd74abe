"""What databases say of their troubles, and what the user should hear."""

from __future__ import annotations

COMPLAINTS = (
    ("locked", "is in use by another program; wait until that has finished and try again"),
    ("lock timeout", "is in use by another program; wait until that has finished and try again"),
    ("readonly", "cannot be written to; check the permissions of the file and its folder"),
    ("read-only", "cannot be written to; check the permissions of the file and its folder"),
    ("unable to open", "cannot be opened; check that the folder exists and that you may write in it"),
    ("not a database", "is not a database; choose another --db, or move the file away and ingest again"),
    ("malformed", "is damaged; move the file away and ingest again"),
    ("disk is full", "cannot grow because the disk is full; make room and try again"),
    ("no space left", "cannot grow because the disk is full; make room and try again"),
    ("disk i/o", "cannot be read or written (disk error, or no room left); check the disk and try again"),
    ("permission denied", "cannot be used by this user; ask for the permission to read and write its tables"),
    ("authentication failed", "does not know this user and password; check the address"),
    ("no password supplied", "wants a password; give it in the address, or in the variable PGPASSWORD"),
    ('fatal:  role "', "does not know this user and password; check the address"),
    ('fatal:  database "', "is not there; make it first (createdb), and check the address"),
    ("too many clients", "has no connection left; wait until other programs have finished and try again"),
    ("terminating connection", "has broken the connection off; what was stored stays stored, try again"),
    ("closed the connection", "has broken the connection off; what was stored stays stored, try again"),
    ("connection is lost", "has broken the connection off; what was stored stays stored, try again"),
    ("connection to server", "cannot be reached; check the address, and that the server runs"),
    ("failed to resolve host", "cannot be reached; check the address, and that the server runs"),
    ("connection timeout", "cannot be reached; check the address, and that the server runs"),
)
"""A sign in what a database says, in small letters, and the advice; the first that fits counts."""


def complaint(said: str) -> str:
    """The advice for an error's text; empty where it is none of those."""
    return next((advice for sign, advice in COMPLAINTS if sign in said.lower()), "")
