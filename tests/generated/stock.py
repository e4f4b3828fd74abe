"""The words of `stock.toml`, by kind."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

_WORDS: dict[str, Any] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

COUNCILS: list[str] = _WORDS["councils"]
TITLES: list[str] = _WORDS["titles"]
THEMES: list[str] = _WORDS["themes"]
RECOMMENDATIONS: list[str] = _WORDS["recommendations"]
ACTIONS: list[str] = _WORDS["actions"]
WELSH: list[str] = _WORDS["welsh"]
TAILS: list[str] = _WORDS["tails"]
CHILDREN: list[tuple[str, ...]] = [tuple(texts) for texts in _WORDS["children"]]
LISTED: list[list[str]] = _WORDS["listed"]
"""Recommendations with a list: what begins it, then its entries."""
MEMBERS: list[str] = _WORDS["members"]
OFFICERS: list[str] = _WORDS["officers"]
STATUSES: list[str] = _WORDS["statuses"]
PROGRESS: list[str] = _WORDS["progress"]
PROSE: list[str] = _WORDS["prose"]
BETWEEN: str = _WORDS["between"]
EXPLANATIONS: list[str] = _WORDS["explanations"]
"""Prose beneath a recommendation that says why it was made."""
CLOSING: str = _WORDS["closing"]
NOTES: dict[str, list[str]] = _WORDS["notes"]
"""What stands in the columns that are no scored field, by column."""
HEADINGS: dict[str, list[str]] = _WORDS["headings"]
JOINED: dict[str, list[str]] = _WORDS["joined"]
"""Headings over owners and deadlines in one column, by which comes first."""
