"""A colour's components → the name that a RAG rating has for it: Red, Amber, Green or Blue."""

from __future__ import annotations

import colorsys

from models.document import Colour

FAINTEST = 0.12
"""The saturation (0-1) of a colour that is no grey; Excel's pale green has 0.17."""
DARKEST = 0.25
"""The brightness (0-1) of a colour that is not black."""
HUES = ((18.0, "Red"), (72.0, "Amber"), (170.0, "Green"), (185.0, ""), (262.0, "Blue"), (335.0, ""))
"""Degrees up to which a hue has a name; red goes on from the last of them. Yellow stands for amber."""


def name_of(colour: Colour) -> str:
    """(1, 0.75, 0) → "Amber"; "" for greys, for purple and turquoise, and where the file does not say."""
    rgb = _rgb(colour)
    if not rgb:
        return ""
    hue, saturation, brightness = colorsys.rgb_to_hsv(*rgb)
    if saturation < FAINTEST or brightness < DARKEST:
        return ""
    return next((name for end, name in HUES if hue * 360 <= end), "Red")


def _rgb(colour: Colour) -> tuple[float, float, float] | None:
    if len(colour) == 3:
        red, green, blue = colour
        return red, green, blue
    if len(colour) == 4:
        cyan, magenta, yellow, black = colour
        return (1 - cyan) * (1 - black), (1 - magenta) * (1 - black), (1 - yellow) * (1 - black)
    return None
