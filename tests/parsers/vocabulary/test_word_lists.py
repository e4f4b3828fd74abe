"""Short lists of words: each once, each asked for, and patterns only where they are not looked up."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from parsers.vocabulary.data import rows
from parsers.vocabulary.word_lists import any_of, words_of
from tests.conftest import ROOT

NAMES = [row["list"] for row in rows("word_lists.csv")]
CODE = {path: path.read_text(encoding="utf-8") for path in Path(ROOT, "parsers").rglob("*.py")}
LOOKED_UP = [name for name in NAMES if any(f'words_of("{name}")' in text for text in CODE.values())]


def test_a_list_is_said_once() -> None:
    lists = [frozenset(row["words"].split("|")) for row in rows("word_lists.csv")]
    assert len(set(NAMES)) == len(NAMES) == len(set(lists))


@pytest.mark.parametrize("name", NAMES)
def test_a_list_is_a_pattern_that_some_rule_asks_for(name: str) -> None:
    re.compile(any_of(name))
    named = (f"<{name}>" in row["words"] for row in rows("word_lists.csv"))
    asked = re.compile(rf"\b(?:any_of|words_(?:of|in_order))\(\s*[\"']{name}[\"']\s*\)")
    assert any(named) or any(map(asked.search, CODE.values()))


@pytest.mark.parametrize("name", LOOKED_UP)
def test_what_is_looked_up_has_no_pattern(name: str) -> None:
    assert all(re.fullmatch(r"[\w .'-]+", word) for word in words_of(name))


WORDS = re.compile(r"(?:[\w’'-]{2,}\??(?:\\s[+*]?| )?)+\??")
FEW = 6
"""Alternatives of words that a pattern may hold itself, "is|are|now|currently": more are a list."""


@pytest.mark.parametrize(
    "path",
    [path for path in CODE if path.parent.name in ("fields", "vocabulary")],
    ids=lambda path: path.name,
)
def test_patterns_hold_the_shape_and_no_lists(path: Path) -> None:
    strings = (
        each.value
        for each in ast.walk(ast.parse(CODE[path]))
        if isinstance(each, ast.Constant) and isinstance(each.value, str)
    )
    groups = (
        [*filter(WORDS.fullmatch, group.split("|"))]
        for text in strings
        for group in re.findall(r"\((?:\?:|\?P<\w+>|\?[=!])?([^()]*\|[^()]*)", text)
    )
    assert [group for group in groups if len(group) > FEW] == []


def test_a_list_may_hold_another() -> None:
    assert re.fullmatch(any_of("in minutes"), "cabinet")
    assert re.fullmatch(any_of("in minutes"), "members")
    assert "<meets>" not in any_of("dates the plan")
