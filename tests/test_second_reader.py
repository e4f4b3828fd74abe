"""The measure of camelot's columns: that it measures, on one small plan."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.reader import read
from parsers.parse import trace
from tests.generated import paper
from tests.generated.made import Made, make
from tests.samples.truth import as_json
from tests.second_reader import balance, camelot_edges, columns_agree, true_edges, with_edges


@pytest.fixture(scope="module")
def made() -> Made:
    return make("unruled-1", "unruled", 1)


@pytest.fixture(scope="module")
def pdf(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("second_reader")
    paper.save_all([made], folder)
    return folder / f"{made.plan.id}.pdf"


def test_true_columns_change_nothing(made: Made, pdf: Path) -> None:
    document = read(pdf)
    ours, edges = trace(document), true_edges(made, len(document.pages))
    assert all(columns_agree(ours, edges))
    assert balance(with_edges(document, edges), as_json(made.plan)) == balance(ours, as_json(made.plan))


def test_wrong_columns_are_seen(made: Made, pdf: Path) -> None:
    document = read(pdf)
    moved = {n: tuple(x - 30 for x in own) for n, own in true_edges(made, len(document.pages)).items()}
    ours = trace(document)
    assert not any(columns_agree(ours, moved))
    assert balance(with_edges(document, moved), as_json(made.plan)) < balance(ours, as_json(made.plan))


def test_camelot_finds_columns(pdf: Path) -> None:
    edges = camelot_edges(pdf, 1, "network")
    assert len(edges[1]) > 2
    assert list(edges[1]) == sorted(edges[1])


def test_camelot_fails_on_what_is_no_pdf(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"%PDF-1.4 and nothing else")
    assert camelot_edges(path, 1, "network") == {}
