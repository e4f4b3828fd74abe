"""A sample plan as data, read from its TOML file."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True, slots=True)
class Deadline:
    """The printed words and how CONTRACT.md reads them: written by hand, never by the parser under test."""

    text: str
    start: str | None = None
    due: str | None = None
    precision: str | None = None
    status: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """``joined``: stands in the same ruled cell as the action before it."""

    text: str
    deadline: Deadline | None = None
    children: tuple[str, ...] = ()
    joined: bool = False
    lead_member: str | None = None
    lead_officer: str | None = None
    status: str | None = None
    progress: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A recommendation, or a theme without one, and its actions."""

    actions: tuple[Action, ...]
    theme: str | None = None
    ref: str | None = None
    recommendation: str | None = None
    lead_member: str | None = None
    lead_officer: str | None = None
    owner_text: str | None = None

    def rows(self) -> list[list[Action]]:
        """The actions as ruled sub-rows: one list a sub-row."""
        rows: list[list[Action]] = []
        for action in self.actions:
            if action.joined and rows:
                rows[-1].append(action)
            else:
                rows.append([action])
        return rows


@dataclass(frozen=True, slots=True)
class Plan:
    """``intro``, ``header`` and ``footer`` are printed and are no records."""

    id: str
    council: str
    title: str
    published: str
    header: str
    footer: str
    items: tuple[Item, ...]
    intro: tuple[str, ...] = field(default=())


def load(path: Path) -> Plan:
    """Read a TOML file; a misspelt key raises TypeError."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    items = tuple(_item(item) for item in raw.pop("items"))
    intro = tuple(raw.pop("intro", ()))
    return Plan(id=path.stem, items=items, intro=intro, **raw)


def _item(raw: dict[str, Any]) -> Item:
    actions = tuple(_action(action) for action in raw.pop("actions"))
    return Item(actions=actions, **raw)


def _action(raw: dict[str, Any]) -> Action:
    deadline = raw.pop("deadline", None)
    children = tuple(raw.pop("children", ()))
    return Action(deadline=Deadline(**deadline) if deadline else None, children=children, **raw)
