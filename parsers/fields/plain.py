"""The words of a cell without what typesetting puts around them."""

from __future__ import annotations

import re

_BULLETS = re.compile(r"(?:[•▪●■◦‣∙·]\s*)+(?=\S*\w)")
""" "• Cabinet"; a bullet alone may be a tick."""
_CLOSING = re.compile(r"(?<![\s.][A-Z])[\s.;,]+$")
""" "In progress – 50%."; not "Bell, T."."""


def plain(text: str) -> str:
    """A text on one line, without the bullet before it and the full stop behind: "• Year 1." → "Year 1"."""
    tidy = " ".join(text.split())
    opening = _BULLETS.match(tidy)
    return _CLOSING.sub("", tidy[opening.end() :] if opening else tidy)
