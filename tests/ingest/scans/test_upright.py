"""Headings that stand upright over narrow columns."""

import cv2
import numpy as np
import pytest

from ingest.scans import tesseract
from ingest.scans.tesseract import Seen, turned_by
from ingest.scans.upright import read_upright, without_pieces
from models.document import Box
from tests.ingest.scans.test_scans import paper

needs_tesseract = pytest.mark.skipif(
    not tesseract.at_hand(), reason="Tesseract is not here: apt install tesseract-ocr"
)


@needs_tesseract
@pytest.mark.parametrize(("turned", "lays_down"), [(90, 270), (270, 90)])
def test_headings_that_stand_upright_are_read(turned: int, lays_down: int) -> None:
    """Over the columns "Timescale" and, too short to be told alone, "Ref"."""
    page = paper(("Key recommendation", 300, 100))
    for text, x in (("Timescale", 900), ("Ref", 100)):
        size, _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 1.4, 3)
        label = np.full((60, size[0] + 20), 255, np.uint8)
        cv2.putText(label, text, (10, 45), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 0, 3, cv2.LINE_AA)
        upright = turned_by(label, lays_down)
        page[60 : 60 + upright.shape[0], x : x + 60] = upright
    level = Seen("recommendation", Box(380, 68, 640, 108), 0.96, (1,))
    junk = Seen("9", Box(105, 65, 150, 110), 0.7, (2,))
    found = read_upright([level, junk], page)
    assert {(each.word.text, each.turned) for each in found} == {("Timescale", turned), ("Ref", turned)}
    assert all(each.word.box.height > each.word.box.width for each in found)
    assert without_pieces([level, junk], found) == [level]
