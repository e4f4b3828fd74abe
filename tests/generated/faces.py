"""Fonts by name: the fourteen of every PDF, and the free ones that this computer has."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from tests.samples.strips import Font

STANDARD = {
    "Helvetica": ("Helvetica", "Helvetica-Bold"),
    "Times": ("Times-Roman", "Times-Bold"),
    "Courier": ("Courier", "Courier-Bold"),
}
FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/Library/Fonts"))


def face(name: str, size: float, bold: bool = False, colour: str = "#000000") -> Font:
    """The face, or Helvetica where this computer does not have it."""
    return Font(_registered(name)[bold], size, colour)


def is_standard(name: str) -> bool:
    """Whether it is one of the fourteen, or stands for one: these have no ŵ, no ŷ and no ▪."""
    return _registered(name)[0] in {plain for plain, _ in STANDARD.values()}


@cache
def _registered(name: str) -> tuple[str, str]:
    if name in STANDARD:
        return STANDARD[name]
    plain, bold = (_file(f"{name}-Regular") or _file(name)), _file(f"{name}-Bold")
    if not plain or not bold:
        return STANDARD["Helvetica"]
    try:
        pdfmetrics.registerFont(TTFont(name, plain))
        pdfmetrics.registerFont(TTFont(f"{name}-Bold", bold))
    except TTFError:
        return STANDARD["Helvetica"]
    return name, f"{name}-Bold"


@cache
def _file(stem: str) -> str:
    for folder in FOLDERS:
        for path in sorted(folder.rglob(f"{stem}.ttf")):
            return str(path)
    return ""
