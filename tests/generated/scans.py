"""A PDF → the same pages as pictures, as a copier makes them: crooked, noisy, grey, upside down.

A junk text layer is what old OCR software leaves behind: words that nobody sees and that say nothing.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import cv2
import numpy as np
import pypdfium2
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

POINTS = 72


@dataclass(frozen=True, slots=True)
class Copier:
    """How pages are scanned: `skew` and `turn` in degrees clockwise, `paper` the grey of white paper."""

    dpi: int = 200
    skew: float = 0.0
    turn: int = 0
    noise: float = 0.0
    specks: float = 0.0
    """The share of pixels that are stray dots."""
    paper: int = 255
    edge: bool = False
    """A black strip along one side, where the lid stood open."""
    quality: int = 85
    bilevel: bool = False
    """Black and white only, as a fax."""
    junk: bool = False


def random_copier(rng: Random) -> Copier:
    """Good scans and poor ones; nothing that a person could not read."""
    return Copier(
        dpi=rng.choice((150, 200, 200, 300)),
        skew=rng.choice((0.0, rng.uniform(-0.5, 0.5), rng.uniform(-2.0, 2.0))),
        turn=rng.choice((0, 0, 0, 0, 0, 90, 180, 270)),
        noise=rng.choice((0.0, 4.0, 10.0)),
        specks=rng.choice((0.0, 0.0, 0.0005)),
        paper=rng.choice((255, 255, 245, 220)),
        edge=rng.random() < 0.2,
        quality=rng.choice((50, 70, 85)),
        bilevel=rng.random() < 0.15,
        junk=rng.random() < 0.15,
    )


def scan_in_place(pdf: Path, seed: int) -> None:
    """The plan of a seed as a copier picked by the same seed gives it back."""
    typeset = pdf.rename(pdf.with_suffix(".typeset"))
    scan(typeset, pdf, random_copier(Random(seed)), seed)
    typeset.unlink()


def scan(pdf: Path, out: Path, copier: Copier, seed: int = 0) -> None:
    """Writes the pages of `pdf` as pictures to `out`."""
    rng = np.random.default_rng(seed)
    canvas = Canvas(str(out), invariant=1)
    for picture in _pictures(pdf, copier, rng):
        height, width = picture.shape
        size = (width * POINTS / copier.dpi, height * POINTS / copier.dpi)
        canvas.setPageSize(size)
        if copier.junk:
            _junk(canvas, size)
        canvas.drawImage(ImageReader(_packed(picture, copier)), 0, 0, *size)
        canvas.showPage()
    canvas.save()


def _pictures(pdf: Path, copier: Copier, rng: np.random.Generator) -> Iterator[Any]:
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        grey = page.render(scale=copier.dpi / POINTS, grayscale=True).to_numpy()
        yield copied(grey.reshape(grey.shape[:2]), copier, rng)
    document.close()


def copied(page: Any, copier: Copier, rng: np.random.Generator) -> Any:
    """A page's greys as the copier gives them."""
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -copier.skew, 1.0)
    seen = cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=255)
    seen = seen.astype(np.float32) * copier.paper / 255
    if copier.noise:
        seen = cv2.GaussianBlur(seen, (0, 0), 0.6 * copier.dpi / 200) + rng.normal(
            0, copier.noise, page.shape
        )
    if copier.specks:
        seen[rng.random(page.shape) < copier.specks] = 40
    if copier.edge:
        seen[:, : int(width * 0.012)] = 25
    if copier.bilevel:
        seen = np.where(seen < 0.6 * copier.paper, 0, 255)
    return np.ascontiguousarray(np.rot90(np.clip(seen, 0, 255).astype(np.uint8), -copier.turn // 90))


def _packed(picture: Any, copier: Copier) -> io.BytesIO:
    ending, options = (".png", []) if copier.bilevel else (".jpg", [cv2.IMWRITE_JPEG_QUALITY, copier.quality])
    return io.BytesIO(cv2.imencode(ending, picture, options)[1].tobytes())


def _junk(canvas: Canvas, size: tuple[float, float]) -> None:
    text = canvas.beginText(40, size[1] - 60)
    text.setTextRenderMode(3)
    text.setFont("Helvetica", 9)
    for number in range(30):
        text.textLine(f"tl1e ~ccti0n pIan 0f tbe c0uncii {number} ii. :' rnay iIl ,. l-l eo1umn vvitli j")
    canvas.drawText(text)
