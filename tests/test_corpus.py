"""The reference corpus: published plans set in many ways, scored against their true records."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.pipeline import Extraction
from tests.conftest import CORPUS
from tests.score import find_scorer, plans, score_plan

FAMILIES = ("tmbc", "thanet", "castlemere", "marlingate", "thornhaven")
PLANS = [pdf for pdf in plans(CORPUS) if pdf.stem.split("-")[0] in FAMILIES and pdf.stem != "tmbc-scan"]
LEAST, LEAST_FIGURE = 0.99, 0.97


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


@pytest.mark.skipif(not PLANS, reason="the reference corpus (../shared/corpus) is not here")
@pytest.mark.parametrize("pdf", PLANS, ids=lambda pdf: pdf.stem)
def test_titles(pdf: Path, extracted: Callable[[Path], Extraction]) -> None:
    truth = json.loads(pdf.with_suffix(".json").read_text(encoding="utf-8"))
    assert extracted(pdf).plan.title == truth["title"]
