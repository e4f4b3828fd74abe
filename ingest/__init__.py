"""Everything that touches the world: reading PDFs, the database, exports, the command line.

from ingest import extract
extract("plan.pdf").to_frame()
"""

from ingest.errors import Unreadable
from ingest.pipeline import Extraction, extract

__all__ = ["Extraction", "Unreadable", "extract"]
