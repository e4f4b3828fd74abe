"""What is thought of a recommendation, in a word or two.

Agreed                           Agreed
Response: Partially accepted     Partially accepted
Agreed to meet the trust         none: it says what was agreed
"""

from __future__ import annotations

import re

_ANSWER = re.compile(
    r"(?:(?:(?:management|cabinet|council|executive|our)\W+)?response\W+)?"
    r"(?P<answer>(?:(?:fully|partially|partly|part|not|in part)\s+)?(?:accept(?:ed)?|agree[d]?|reject(?:ed)?|"
    r"supported|endorsed|declined|noted)(?:\s+in\s+(?:part|full|principle))?)\W*",
    re.IGNORECASE,
)


def read_answer(text: str) -> str:
    """The answer that a text is, as printed; "" where it says anything else."""
    found = _ANSWER.fullmatch(text.strip())
    return found["answer"] if found else ""
