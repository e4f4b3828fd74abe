"""A PDF's page → a picture of it in grey."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
"""A picture, row by row: 0 is black, 255 white."""

DPI = 300
"""What Tesseract is trained for: the small letters of 10 point type are then about 20 pixels high."""
Colours = NDArray[np.uint8]
"""A picture in red, green and blue, each a picture like a grey one."""
POINT = DPI / 72
"""Pixels a point."""
PAPER, SIZES = 842, (480, 1250)
"""Points of the longer side of A4, and of any paper in an office. A page of another size holds a picture
whose dots the scanner's software counted wrongly, 72 to the inch: it is taken for A4."""


def page_to_picture(page: Any, dpi: int = DPI) -> tuple[Grey, float]:
    """A pypdfium2 page as a viewer shows it, and the picture's pixels a point of its paper."""
    scale = dpi / 72
    bitmap = page.render(scale=scale * _shrunk(page), grayscale=True)
    try:
        grey = bitmap.to_numpy()
        return np.ascontiguousarray(grey.reshape(grey.shape[:2])), scale
    finally:
        bitmap.close()


def page_to_colours(page: Any) -> Colours:
    """The same page small, a pixel a point of its paper."""
    bitmap = page.render(scale=_shrunk(page), rev_byteorder=True)
    try:
        seen = bitmap.to_numpy()
        return np.ascontiguousarray(np.moveaxis(seen[:, :, :3], 2, 0))
    finally:
        bitmap.close()


def _shrunk(page: Any) -> float:
    """How much smaller a page's paper is than the page says."""
    longest, (smallest, largest) = max(page.get_size()), SIZES
    return 1.0 if smallest <= longest <= largest else PAPER / longest
