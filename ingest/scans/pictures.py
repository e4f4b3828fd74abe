"""A PDF's page → a picture of it in grey."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
"""A picture, row by row: 0 is black, 255 white."""

DPI = 300
"""What Tesseract is trained for: the small letters of 10 point type are then about 20 pixels high."""
POINT = DPI / 72
"""Pixels a point."""
LONGEST = 6000
"""Pixels of a picture's longer side at most: a poster is not set in 8 points."""


def page_to_picture(page: Any, dpi: int = DPI) -> tuple[Grey, float]:
    """A pypdfium2 page as a viewer shows it, and the picture's pixels a point."""
    scale = min(dpi / 72, LONGEST / max(page.get_size()))
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        grey = bitmap.to_numpy()
        return np.ascontiguousarray(grey.reshape(grey.shape[:2])), scale
    finally:
        bitmap.close()
