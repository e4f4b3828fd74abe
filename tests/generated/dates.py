"""Deadlines as councils write them, each with the dates that CONTRACT.md gives it: known, as it was built.

"By end of Q2 2025/26"   due 2025-09-30
"June - October 2025"    start 2025-06-01, due 2025-10-31
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date
from random import Random

from tests.samples.content import Deadline

MONTHS = "January February March April May June July August September October November December".split()
SEASONS = {"Spring": (3, 5), "Summer": (6, 8), "Autumn": (9, 11)}
WORDS = {"TBC": None, "Ongoing": "ongoing", "Complete": "complete", "Not started": "not_started"}
NOTES = ("subject to PIB", "Cabinet", "Full Council", "first phase", "dependent on funding")


def random_deadline(rng: Random) -> Deadline:
    """One in eight with a note in brackets behind."""
    deadline = rng.choice(FORMS)(rng)
    if deadline.due and rng.random() < 0.12:
        note = f"{deadline.text} ({rng.choice(NOTES)})"
        return Deadline(note, deadline.start, deadline.due, deadline.precision, deadline.status)
    return deadline


def _end(year: int, month: int) -> str:
    return date(year, month, monthrange(year, month)[1]).isoformat()


def _some_month(rng: Random) -> tuple[int, int]:
    """A month of the two years after the plan's date, March 2025."""
    return divmod(2025 * 12 + rng.randrange(3, 26), 12)[0], rng.randrange(1, 13)


def _called(rng: Random, month: int) -> str:
    name = MONTHS[month - 1]
    short = "Sept" if month == 9 else name[:3]
    return rng.choice((name, name, name, short))


def _month(rng: Random) -> Deadline:
    year, month = _some_month(rng)
    name = _called(rng, month)
    text = rng.choice(
        (
            f"{name} {year}",
            f"{name} {year}",
            f"By {name} {year}",
            f"End of {name} {year}",
            f"By end of {name} {year}",
            f"{MONTHS[month - 1][:3]}-{year % 100}",
            f"{MONTHS[month - 1][:3]} {year}",
        )
    )
    return Deadline(text, None, _end(year, month), "month")


def _before(rng: Random) -> Deadline:
    year, month = _some_month(rng)
    last = (year, month - 1) if month > 1 else (year - 1, 12)
    return Deadline(f"Before {MONTHS[month - 1]} {year}", None, _end(*last), "month")


def _day(rng: Random) -> Deadline:
    year, month = _some_month(rng)
    day = rng.randrange(1, 29)
    nth = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    name = MONTHS[month - 1]
    text = rng.choice(
        (
            f"{day:02d}/{month:02d}/{year}",
            f"{day:02d}.{month:02d}.{year}",
            f"{day} {name} {year}",
            f"By {day} {name} {year}",
            f"{day}{nth} {name} {year}",
            f"by {day}{nth} {name} {year}",
        )
    )
    return Deadline(text, None, date(year, month, day).isoformat(), "day")


def _range(rng: Random) -> Deadline:
    year, month = rng.choice((2025, 2026)), rng.randrange(1, 9)
    until = rng.randrange(month + 1, 13)
    dash = rng.choice((" - ", " – ", "-", " to "))
    first, second = MONTHS[month - 1], MONTHS[until - 1]
    if rng.random() < 0.4:
        first, second = first[:3], second[:3]
    over = rng.random() < 0.3
    end = (year + 1, month) if over else (year, until)
    text = f"{first} {year}{dash}{first} {year + 1}" if over else f"{first}{dash}{second} {year}"
    return Deadline(text, date(year, month, 1).isoformat(), _end(*end), "month")


def _from(rng: Random) -> Deadline:
    year, month = _some_month(rng)
    named = f"{MONTHS[month - 1]} {year}"
    text = rng.choice(
        (f"From {named}", f"{named} onwards", f"Commencing {named}", f"Meetings commence {named}")
    )
    return Deadline(text, date(year, month, 1).isoformat(), None, "month")


def _quarter(rng: Random) -> Deadline:
    year, quarter = rng.choice((2025, 2026)), rng.randrange(1, 5)
    fiscal = f"{year}/{(year + 1) % 100}"
    text = rng.choice(
        (f"Q{quarter} {fiscal}", f"By end of Q{quarter} {fiscal}", f"Quarter {quarter} {fiscal}")
    )
    month = quarter * 3 + 3
    return Deadline(text, None, _end(year + (month > 12), (month - 1) % 12 + 1), "quarter")


def _fiscal(rng: Random) -> Deadline:
    year = rng.choice((2025, 2026))
    text = rng.choice(
        (
            f"{year}/{year % 100 + 1}",
            f"FY {year % 100}/{year % 100 + 1}",
            f"By end of {year}/{year % 100 + 1}",
        )
    )
    return Deadline(text, None, f"{year + 1}-03-31", "fiscal_year")


def _half(rng: Random) -> Deadline:
    year, half = rng.choice((2025, 2026)), rng.choice((1, 2))
    due = f"{year}-09-30" if half == 1 else f"{year + 1}-03-31"
    return Deadline(f"H{half} {year}/{year % 100 + 1}", None, due, "half_year")


def _season(rng: Random) -> Deadline:
    name, year = rng.choice(list(SEASONS)), rng.choice((2025, 2026))
    text = rng.choice((f"{name} {year}", f"By {name} {year}", f"{name} {year}"))
    return Deadline(text, None, _end(year, SEASONS[name][1]), "season")


def _third(rng: Random) -> Deadline:
    word, year = rng.choice(("Early", "Mid", "Late")), rng.choice((2025, 2026))
    return Deadline(f"{word} {year}", None, _end(year, {"Early": 4, "Mid": 8, "Late": 12}[word]), "year")


def _word(rng: Random) -> Deadline:
    text = rng.choice(list(WORDS))
    return Deadline(text, status=WORDS[text])


def _recurring(rng: Random) -> Deadline:
    return Deadline(rng.choice(("Quarterly", "Annually", "Every six months")), precision="recurring")


FORMS: tuple[Callable[[Random], Deadline], ...] = (
    *(_month,) * 6,
    *(_day,) * 3,
    *(_range,) * 2,
    *(_quarter,) * 2,
    _before,
    _from,
    _fiscal,
    _half,
    _season,
    _third,
    *(_word,) * 2,
    _recurring,
)
