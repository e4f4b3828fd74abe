"""The facts about real plans that stand beside the project (`../shared/domain`), where they are at hand."""

from __future__ import annotations

import csv
from pathlib import Path

DOMAIN = Path(__file__).resolve().parents[4] / "shared" / "domain"


def our_rows(name: str) -> list[dict[str, str]]:
    """The lines of one file beside this one: phrasings written down before the parsers had seen them."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def domain_rows(name: str) -> list[dict[str, str]]:
    """The lines of one file of facts; none where the folder is not there (the tests then skip)."""
    path = DOMAIN / name
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))
