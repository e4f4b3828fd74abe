"""A fixed share of the made-up plans: nothing lost, nothing twice, and the plans above suspicion."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ingest.pdf.reader import read
from ingest.scans import tesseract
from models.document import Page, Word
from parsers.parse import parse
from tests.conftest import CORPUS
from tests.generated import soak as generated
from tests.generated.judge import judge
from tests.generated.layouts import LAYOUTS
from tests.generated.made import Made, make
from tests.generated.soak import Result, grouped, mean, orders, share_of_rows, soak
from tests.samples.content import SOFT_HYPHEN
from tests.samples.truth import as_json
from tests.score import Table, find_scorer

SEED = 3
FEW = 2
"""Plans of each typesetter that is slow to start."""
SOME = sorted(LAYOUTS)[::4]
LEAST = 0.95
SHORT = 14
"""Its first plans have few pages: Tesseract takes seconds for each."""
LEAST_SCANNED = 0.85
BLANK = {
    "confidence": "1.0",
    "needs_review": "False",
    "page": "1",
    "parent_action_ref": "",
    "progress": "",
    "status": "",
}


@pytest.fixture(scope="module")
def results() -> list[Result]:
    """One plan of each layout, and a few from the other typesetters at hand."""
    others = [name for name in generated.at_hand() if name != "paper"]
    few = [order for name in others for order in orders(FEW, SEED, typesetters=[name])]
    return list(soak([*orders(len(LAYOUTS), SEED), *few], workers=2))


def test_nothing_is_lost_and_nothing_counts_twice(results: list[Result]) -> None:
    read_at_all = [result for result in results if not result.score.reason]
    assert [r.score.line for r in read_at_all if r.score.coverage < 1 or r.doubled] == []


@settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize=True,
    phases=[Phase.generate],  # a smaller seed is no simpler plan: nothing to shrink
)
@given(st.sampled_from(sorted(LAYOUTS)), st.integers(0, 10**6))
def test_every_word_has_one_place(layout: str, seed: int) -> None:
    with TemporaryDirectory() as name:
        coverage = parse(read(set_on_paper(make("any", layout, seed), Path(name)))).coverage
    assert (coverage.share, coverage.doubled) == (1.0, ())


@pytest.mark.skipif(not tesseract.at_hand(), reason="Tesseract is not here: apt install tesseract-ocr")
def test_scans_are_read() -> None:
    """A plan without rules and one of cards, as poor copies: nothing lost, and most of it right. Plans with
    rules are among the samples of `tests.ingest.scans.test_scans`."""
    layouts = ["unruled", "cards"]
    for result in soak(orders(len(layouts), SHORT, layouts, scanned=True), workers=2):
        assert result.score.mean >= LEAST_SCANNED, result.score.line
        assert result.score.coverage == 1.0
        assert result.doubled == 0


def test_plans_in_packs_are_read_as_they_are_alone() -> None:
    layouts = ["level rules", "bullets"]
    for result in soak(orders(len(layouts), SEED, layouts, packed=True), workers=2):
        assert result.score.mean >= result.alone, result.score.line
        assert result.score.coverage == 1.0
        assert result.doubled == 0


def set_on_paper(made: Made, folder: Path) -> Path:
    generated.TYPESETTERS["paper"]([made], folder)
    return folder / f"{made.plan.id}.pdf"


@pytest.mark.parametrize("layout", SOME)
def test_the_same_seed_makes_the_same_plan(layout: str) -> None:
    assert make("any", layout, 7) == make("any", layout, 7)


@pytest.mark.parametrize("layout", SOME)
def test_a_perfect_reader_is_right(layout: str) -> None:
    """The truth agrees with itself: what it says, read back word for word, has no fault."""
    plan = json.loads(as_json(make("any", layout, 11).plan))
    rows = perfect_rows(plan)
    assert not [verdict for verdict in judge(plan, rows).verdicts if verdict.wrong]
    scorer = find_scorer(CORPUS) or share_of_rows
    assert set(scorer(plan, rows).values()) == {1.0}


def perfect_rows(plan: Any) -> Table:
    rows: Table = []
    for item in plan["items"]:
        if not item["actions"]:
            said = {"theme": item["theme"] or "", "recommendation_ref": item["ref"] or ""}
            said |= {"recommendation": item["recommendation"], "owner_text": item.get("owner_text") or ""}
            rows.append(BLANK | said | {"action": "", "action_ref": ""})
        for action in item["actions"]:
            deadline = action["deadline"] or {}
            row = BLANK | {
                "theme": item["theme"] or "",
                "recommendation_ref": item["ref"] or "",
                "recommendation": item["recommendation"] or "",
                "action_ref": str(len(rows)),
                "action": action["text"],
                "lead_member": action.get("lead_member") or item["lead_member"] or "",
                "lead_officer": action.get("lead_officer") or item["lead_officer"] or "",
                "progress": action.get("progress") or "",
                "deadline_text": deadline.get("text") or "",
                "start_date": deadline.get("start") or "",
                "due_date": deadline.get("due") or "",
                "status": action.get("status_norm") or deadline.get("status") or "",
            }
            rows.append(row)
            for child in action["children"]:
                own = {"action": child["text"], "action_ref": str(len(rows))}
                rows.append(row | own | {"parent_action_ref": row["action_ref"]})
    return rows


@pytest.mark.parametrize("layout", [*SOME, "turned pages"])
def test_the_page_says_what_the_truth_says(layout: str, tmp_path: Path) -> None:
    """Every word of the records is printed, but for those broken over two lines."""
    made = make("any", layout, 5)
    pages = read(set_on_paper(made, tmp_path)).pages
    assert not [word.text for page in pages for word in page.words if not within(page, word)]
    printed = "".join(word.text for page in pages for word in page.words).replace("-", "")
    missing = [word for text in texts(made) for word in text.split() if word.replace("-", "") not in printed]
    assert not missing


def within(page: Page, word: Word) -> bool:
    box = word.box
    return box.x0 >= 0 and box.top >= 0 and box.x1 <= page.width and box.bottom <= page.height


def texts(made: Made) -> Iterator[str]:
    for item in made.plan.items:
        yield (item.theme or "").replace(SOFT_HYPHEN, "")
        yield ((item.recommendation or "") if not item.actions else "").replace(" • ", " ")
        for action in item.actions:
            yield from (text.replace(SOFT_HYPHEN, "") for text in (action.text, *action.children))
            yield action.deadline.text if action.deadline else ""


@pytest.mark.skipif(not find_scorer(CORPUS), reason="the scorer (../shared/score/score.py) is not here")
@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_each_layout_is_read(layout: str, results: list[Result]) -> None:
    own = grouped(results, "layout")[layout]
    assert mean(own) >= LEAST, "\n".join(result.score.line for result in own)
