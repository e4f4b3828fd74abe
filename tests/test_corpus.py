"""The reference corpus: published plans set in many ways, scored against their true records."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.pdf.reader import read
from ingest.pipeline import Extraction
from ingest.scans import tesseract
from parsers.outline.outline import document_to_outline
from tests.conftest import CORPUS
from tests.ingest.tagged_pdf import without_tags
from tests.score import find_scorer, plans, score_plan

TABULAR = ("tmbc", "castlemere", "thornhaven")
FAMILIES = (*TABULAR, "thanet", "marlingate")
SCANS = {"tmbc-scan"}
FOUND = [pdf for pdf in plans(CORPUS) if pdf.stem.split("-")[0] in FAMILIES]
PLANS = [pdf for pdf in FOUND if pdf.stem not in SCANS or tesseract.at_hand()]
TABLES = [pdf for pdf in FOUND if pdf.stem.split("-")[0] in TABULAR and pdf.stem not in SCANS]
LEAST, LEAST_FIGURE = 0.99, 0.97
REPORTS = plans(CORPUS / "real")
LEAST_FOUND, LEAST_REPORT = 0.98, 0.95
MOST_DOUBTED = 0.1


@pytest.mark.skipif(not PLANS, reason="the reference corpus (../shared/corpus) is not here")
@pytest.mark.parametrize("pdf", PLANS, ids=lambda pdf: pdf.stem)
def test_reference_plans(pdf: Path, extracted: Callable[[Path], Extraction]) -> None:
    scorer = find_scorer(CORPUS)
    if scorer is None:
        pytest.skip("the scorer (../shared/score/score.py) is not here")
    score = score_plan(pdf, pdf.with_suffix(".json"), scorer, extracted)
    assert score.mean >= LEAST, score.line
    assert min(value for _, value in score.figures) >= LEAST_FIGURE, score.line
    assert score.coverage == 1.0, score.line
    assert extracted(pdf).coverage.doubled == ()


@pytest.mark.skipif(not REPORTS, reason="the published reports (../shared/corpus/real) are not here")
@pytest.mark.parametrize("pdf", REPORTS, ids=lambda pdf: pdf.stem)
def test_published_reports(pdf: Path, extracted: Callable[[Path], Extraction]) -> None:
    scorer = find_scorer(CORPUS)
    if scorer is None:
        pytest.skip("the scorer (../shared/score/score.py) is not here")
    score = score_plan(pdf, pdf.with_suffix(".json"), scorer, extracted)
    assert dict(score.figures)["recs"] >= LEAST_FOUND, score.line
    assert score.mean >= LEAST_REPORT, score.line
    assert (score.coverage, extracted(pdf).coverage.doubled) == (1.0, ()), score.line


@pytest.mark.skipif(not PLANS, reason="the reference corpus (../shared/corpus) is not here")
@pytest.mark.parametrize("pdf", PLANS, ids=lambda pdf: pdf.stem)
def test_titles(pdf: Path, extracted: Callable[[Path], Extraction]) -> None:
    truth = json.loads(pdf.with_suffix(".json").read_text(encoding="utf-8"))
    assert extracted(pdf).plan.title == truth["title"]


@pytest.mark.skipif(not TABLES, reason="the reference corpus (../shared/corpus) is not here")
def test_few_rows_of_tables_read_right_are_for_a_look(extracted: Callable[[Path], Extraction]) -> None:
    """A date in the first of several rows, and none in the others, is how a council fills a table."""
    doubted = [row.needs_review for pdf in TABLES for row in extracted(pdf).records]
    assert sum(doubted) <= MOST_DOUBTED * len(doubted)


@pytest.mark.skipif(not PLANS, reason="the reference corpus (../shared/corpus) is not here")
@pytest.mark.parametrize("name", ["tmbc-borderless-tagged", "tmbc-horizontal-rules"])
def test_tagged_plans_with_and_without_their_tags(name: str, tmp_path: Path) -> None:
    """The tags bound what no rules do; without them the page is read as ever."""
    pdf = CORPUS / f"{name}.pdf"
    plain = without_tags(pdf, tmp_path / pdf.name)
    scorer = find_scorer(CORPUS)
    if scorer is None:
        pytest.skip("the scorer (../shared/score/score.py) is not here")
    for each, bound in ((pdf, {"tags"}), (plain, {"gaps"})):
        assert score_plan(each, pdf.with_suffix(".json"), scorer).mean == 1.0
        document = read(each)
        assert bool(document.structure) == (bound == {"tags"})
        assert {row.bound for table in document_to_outline(document).tables for row in table.rows} == bound
