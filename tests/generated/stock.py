"""The words of `stock.toml`, by kind; with `STOCK=all`, as in `make soak`, those of `more_stock.toml` too.

The tests' share of plans is drawn from the first alone: it stays as it is while words are added.
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / name).read_text(encoding="utf-8"))


def _joined(words: Any, more: Any) -> Any:
    """Two stocks as one: lists one behind the other, tables by their keys."""
    if isinstance(words, dict):
        return {key: _joined(own, more[key]) if key in more else own for key, own in words.items()}
    return [*words, *more]


_WORDS = _read("stock.toml")
if os.environ.get("STOCK") == "all":
    _WORDS = _joined(_WORDS, _read("more_stock.toml"))

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
