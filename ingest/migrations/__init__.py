"""The database's versions, oldest first, in `versions/`; `ingest.store.database` runs them when it opens one.

A change to `models/schema.py` comes with a new module here, and `NEWEST` names it; a test holds that
what the migrations build is what the schema declares.
"""

NEWEST = "0011"
