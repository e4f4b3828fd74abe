"""Which pages have to be read as pictures: those without text, and those whose text nobody sees or can read.

A page of real text over a picture is no scan, and neither is a blank page. Over a scan there may stand a
stamp ("Page 47", "Appendix A"), or a layer of unseen words from the copier's own software, good or bad.
"""

from __future__ import annotations

import math
import re
from itertools import islice
from typing import Any

import numpy as np

from ingest.pdf.unseen import WHOLE
from ingest.scans.pictures import page_to_picture
from models.document import Page
from parsers.vocabulary.wordlist import is_word

STAMP = 25
"""Words: a stamp on a scanned page has no more."""
BROKEN = re.compile(r"\(cid:\d+\)|[\ue000-\uf8ff\ufffd]")
WORDY = re.compile(r"[^\W\d_]{3,}")
MUCH = 0.3
"""The share of words without known letters from which a page's text is junk."""
SEVERAL, HARDLY = 40, 0.04
"""Words, and the share of English ones among them in a text that is in no language."""
NARROW = 0.1
"""Font sizes a letter that no word's are narrower than on the average."""
INK, EDGE = 0.001, 0.03
"""The share of a page's area that any text darkens, if only a little: thin letters, seen from far off, are
light grey; and that of its width and height along its edges, where a copier's lid leaves its own dark."""
WORDS = 0.6
"""The share of English words from which unseen text will do where nothing better can be had."""


def may_be_picture(page: Page) -> bool:
    """Whether it takes a look at a page to tell: most have text and no picture over all of it."""
    return not page.words or page.image_share >= WHOLE or _is_junk(page)


def is_picture(page: Page, source: Any) -> bool:
    """Whether a page has to be read as a picture; `source` is pypdfium2's page."""
    if not page.words:
        return _has_ink(source)
    if _is_junk(page):
        return True
    if page.image_share < WHOLE:
        return False
    return len(page.words) <= STAMP or _hidden_share(source) > 0.5


def is_legible(page: Page) -> bool:
    """Whether a page's own text will do where it cannot be read as a picture."""
    texts = [word.text.strip(".,;:()'\"") for word in page.words]
    letters = [text for text in texts if len(text) > 2 and text.isalpha()]
    return len(page.words) > STAMP and sum(map(is_word, letters)) >= WORDS * max(1, len(texts) / 2)


def _is_junk(page: Page) -> bool:
    """Whether the letters of a font without names fill the page, "(cid:12)(cid:7)", or other letters than it
    shows: "7KH &RXQFLO ZLOO" for "The Council will"."""
    broken = sum(bool(BROKEN.search(word.text)) and len(word.text) > 1 for word in page.words)
    unsure = broken > MUCH * len(page.words) or _is_piled(page)
    return unsure or _is_shifted(page) or _is_nameless(page)


def _is_piled(page: Page) -> bool:
    """Whether the file does not say how wide its letters are: all of a word's stand in one place."""
    words = [word for word in page.words if len(word.text) > 2 and not word.turned]
    piled = sum(word.box.width < NARROW * len(word.text) * word.style.size for word in words)
    return len(words) >= SEVERAL and piled > MUCH * len(words)


def _is_nameless(page: Page) -> bool:
    """Whether nearly all words of a page are glyphs that map to no character, which are read as bullets."""
    words = [word.text for word in page.words if not word.drawn]
    lettered = sum(any(map(str.isalnum, text)) for text in words)
    return len(words) >= SEVERAL and lettered < HARDLY * len(words)


def _is_shifted(page: Page) -> bool:
    """Whether hardly any of a page's words is one: of a page in Welsh, one in ten is an English one too."""
    # A shifted space is a sign: "Uhylhz#wkh#vfuxwlq|".
    wordy = [text for word in page.words for text in WORDY.findall(word.text)]
    enough = math.ceil(HARDLY * len(wordy))
    return len(wordy) >= SEVERAL and sum(1 for _ in islice(filter(is_word, wordy), enough)) < enough


def _has_ink(source: Any) -> bool:
    """Whether a page without text shows anything: a picture of letters, or letters drawn as shapes."""
    picture, _ = page_to_picture(source, dpi=36)
    y, x = (round(EDGE * side) for side in picture.shape)
    inner = picture[y:-y, x:-x]
    return float((inner < 0.85 * np.percentile(inner, 90)).mean()) > INK


def _hidden_share(source: Any) -> float:
    """The share of a page's texts that are drawn invisible, or before a picture that covers the page."""
    from pypdfium2 import raw

    width, height = source.get_size()
    hidden, shown = 0, 0
    for item in source.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT, raw.FPDF_PAGEOBJ_IMAGE)):
        if item.type == raw.FPDF_PAGEOBJ_TEXT:
            unseen = raw.FPDFTextObj_GetTextRenderMode(item.raw) == raw.FPDF_TEXTRENDERMODE_INVISIBLE
            hidden, shown = hidden + unseen, shown + (not unseen)
        else:
            left, bottom, right, top = item.get_bounds()
            if abs((right - left) * (top - bottom)) >= WHOLE * width * height:
                hidden, shown = hidden + shown, 0
    return hidden / (hidden + shown) if hidden + shown else 0.0
