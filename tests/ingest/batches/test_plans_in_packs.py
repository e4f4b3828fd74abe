"""Plans in agenda packs, as PDFs: read as they are alone, with the pack's page numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from ingest.exports.rows import Row
from ingest.pdf.skimming import skim
from ingest.pipeline import Extraction, extract
from tests.generated import paper
from tests.generated.made import Made, make
from tests.generated.packs import Pack, plan_pages, save_pack
from tests.generated.papers import Meeting, make_paper

MEETING = Meeting("Greywick City Council", "Cabinet", "14 March 2026", "Helvetica", 10.0)


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Made]]:
    """A table and bullets, each as a PDF of its own."""
    folder = tmp_path_factory.mktemp("plans")
    plans = [make("first", "ruled", 3), make("second", "bullets", 4)]
    paper.save_all(plans, folder)
    return folder, plans


def packed(folder: Path, plans: list[Made], typeset: bool) -> tuple[Path, tuple[int, ...]]:
    """The PDF of a pack with plans among its papers, and the pages of the plans."""

    def papers(*names: str) -> Iterator[object]:
        yield from (make_paper(name, MEETING, Random(name)) for name in names)

    parts = [*papers("front", "about plan", "risk"), plans[0], *papers("forward", "audit", "equality")]
    parts += [each for plan in plans[1:] for each in (plan, *papers("budget"))]
    pack = Pack(MEETING, tuple(parts), tuple(plans), typeset, 1)  # type: ignore[arg-type]
    counts = save_pack(pack, folder, folder / "pack.pdf")
    return folder / "pack.pdf", plan_pages(pack, counts)


def said(row: Row) -> tuple[object, ...]:
    return row.recommendation, row.action, row.deadline_text, row.owner_text, row.theme, row.due_date


def alone(folder: Path, made: Made) -> list[tuple[object, ...]]:
    return [said(row) for row in extract(folder / f"{made.plan.id}.pdf").records]


def kinds(extraction: Extraction) -> list[str]:
    return [issue.kind for issue in extraction.issues]


@pytest.mark.parametrize("typeset", [True, False], ids=["typeset", "merged"])
def test_a_plan_in_a_pack_is_read_as_it_is_alone(plans: tuple[Path, list[Made]], typeset: bool) -> None:
    folder, (first, _) = plans
    pack, pages = packed(folder, [first], typeset)
    found = extract(pack)
    assert [said(row) for row in found.records] == alone(folder, first)
    assert {row.page for row in found.records} <= set(pages)
    assert "plans" not in kinds(found)
    (issue,) = [issue for issue in found.issues if issue.kind == "pages"]
    assert f"pages {pages[0]}-{pages[-1]};" in issue.message


def test_both_plans_of_a_pack_come_out(plans: tuple[Path, list[Made]]) -> None:
    """One of a table, one of bullets: neither hides the other, and no reference of an action comes twice."""
    folder, both = plans
    found = extract(packed(folder, both, True)[0])
    assert [said(row) for row in found.records] == [row for made in both for row in alone(folder, made)]
    refs = [row.action_ref for row in found.records]
    assert len(refs) == len(set(refs))
    assert kinds(found).count("plans") == 1
    assert [one.title for one in found.parts] == [made.plan.title for made in both]
    parts = [replace(found, plan=one, parts=()).records for one in found.parts]
    assert [said(row) for part in parts for row in part] == [said(row) for row in found.records]
    assert sum(one.coverage.total for one in found.parts) == found.coverage.total


def test_the_words_of_pages_that_were_only_looked_through_are_accounted_for(
    plans: tuple[Path, list[Made]],
) -> None:
    folder, (first, _) = plans
    pack, pages = packed(folder, [first], False)
    around = sum(page.words for page in skim(pack.read_bytes()) if page.number not in pages)
    coverage = extract(pack).coverage
    named = extract(pack, pages=f"{pages[0]}-{pages[-1]}").coverage
    assert (coverage.share, coverage.total - named.total) == (1.0, around)


def test_pages_that_are_named_are_read(plans: tuple[Path, list[Made]]) -> None:
    """Whatever else is a plan: the register of risks is on page 3."""
    folder, (first, _) = plans
    found = extract(packed(folder, [first], False)[0], pages="3")
    assert {row.page for row in found.records} == {3}
    assert not {"pages", "plans"} & set(kinds(found))


def test_what_is_seen_of_a_page_at_first_sight(tmp_path: Path) -> None:
    """From top to bottom of the page as it is read, though it is turned."""
    made = make("turned", "sideways", 3)
    paper.save_all([made], tmp_path)
    first, *_ = skim((tmp_path / "turned.pdf").read_bytes())
    titles = [line for line in first.lines if line.text in made.plan.title]
    assert titles and titles[0].top < 0.25 * first.height
    assert first.width > first.height
    assert titles[0].size > 8
    assert not first.picture


def test_a_file_that_cannot_be_skimmed_shows_nothing() -> None:
    assert skim(b"%PDF-1.4 nothing") == ()
