"""Signs that look alike, told apart by those beside them: "O1" is "01", "1n" is "in", "$151" is "S151".

Only what a digit or a letter can stand beside; where that does not tell, whether it is an English word.
"""

from __future__ import annotations

import re

from parsers.wordlist import is_word

DIGITS = str.maketrans("OolI|", "00111")
REPAIRS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\$(?=\d)"), "S"),  # no council of the United Kingdom counts in dollars
    (re.compile(r"^([‘“\"'(]?)1(?!st\b)(?=[a-z]+\b)"), r"\1i"),
    (re.compile(r"^([QHR])[Il|](?=[.,;:]?$)"), r"\g<1>1"),
    (re.compile(r"(?<=£)[Il|](?=[\d.,mkMK])"), "1"),
    (re.compile(r"^[|](?=\w)|(?<=\w)[|]$"), ""),
    (re.compile(r"^([\W_]?)C[l1I|i]{1,2}[ir]r?(?=[.,;]?$)"), r"\1Cllr"),
    (re.compile(r"^[«¢©»]$"), "•"),
    (re.compile(r"\{"), "("),
    (re.compile(r"\}"), ")"),
)
SEMICOLON = re.compile(r"[A-Za-z]?[a-z]+[ij]")
"""In typewriter letters: "planningi and"."""
NUMBER = re.compile(r"(?=.*\d)[\dOolI|]{2,4}(?:[./][\dOolI|]{1,4})*[.):]?")
"""A number in which a letter slipped: a digit, and what looks like one."""


def repaired(text: str) -> str:
    """A word as it was most likely printed."""
    if NUMBER.fullmatch(text):
        return text.translate(DIGITS)
    for pattern, instead in REPAIRS:
        text = pattern.sub(instead, text)
    if SEMICOLON.fullmatch(text) and is_word(text[:-1]) and not is_word(text):
        return text[:-1] + ";"
    return text
