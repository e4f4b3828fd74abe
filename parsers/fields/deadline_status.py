"""The status that the words of a deadline state: "Ongoing", "Done (March 2004)", "Not started".

A word of completion beside a date may be a target: "Completed September 2022" in a plan of March 2022.
"""

from __future__ import annotations

import re
from datetime import date

from parsers.fields.periods import Period
from parsers.fields.status import read_status
from parsers.fields.status_stages import is_awaited
from parsers.fields.time_tokens import Token
from parsers.fields.time_years import Unit
from parsers.vocabulary.word_lists import any_of

_TO_BE = re.compile(rf"\b{any_of('to be done')}\s*$")
_COMPLETION = re.compile(r"\b(?:fully\s+)?(complete|completed)\b")
_PARTLY = re.compile(
    rf"\b{any_of('partly')}\s+"
    r"(?:complete|completed|done)(?!\s+(?:by|before))\b"
    rf"|\b(?<!be ){any_of('done')} in part\b(?!\s+(?:by|before))"
)
_IS_A_PART = re.compile(
    rf"\b{any_of('counted parts')}\s+(?:\w{{1,2}}|one|two|three|four|five)(?:\s+(?:is|now))*[\s:-]+$"
)
""" "Phase one complete - phase two December 2024": that is not all."""
_PAST = re.compile(rf"\b({any_of('finished')})\b")
_PAST_TO_TRUST_WITH_A_PLAN_DATE = re.compile(rf"\b({any_of('happened')})\b")
_BY = re.compile(
    r"\s+(?:by|before|no later than)\b"
    rf"(?!\s+(?:the\s+)?(?:(?:full|annual)\s+)?{any_of('decides')}\b)"
)
"""What makes a target of it: "Plan agreed and implemented by March 2025", not "Adopted by Council"."""
_ONGOING = re.compile(rf"\b{any_of('lasting')}\b")
_NOT_DONE = re.compile(rf"\b{any_of('not begun')}\b")
_UNDERWAY = re.compile(
    rf"\b(?:{any_of('partly underway')}"
    rf"|{any_of('may have begun')} (?:has|have) (?:already )?{any_of('begun')})\b"
    rf"|^(?:already )?{any_of('begun')}(?=[;,.] | \((?!by|from)[a-z\d]| - (?!\d)[a-z]+ [a-z]+ )"
)
_STOPPED = re.compile(rf"\b{any_of('stopped')}\b")
_LATE = re.compile(r"(?:running )?late\s*(?:[,;:(]|-\s)")
_IN_PLACE = re.compile(
    r"\b(?:now |already |fully )?in place since\b"
    r"|^(?:now |already |fully )?in place\s*(?:\(|-\s)(?!by|from|due)"
)
_AS_AT = re.compile(r"\s*as (?:at|of)\b")
_IN_BRACKET = re.compile(r"(?: [a-z]+){1,4} \((?:(?!by|before)[a-z]+ ){0,3}")
""" "Completed ahead of target (June 2023)"."""
_SHARE = re.compile(rf"\b\d{{1,3}}\s?(?:%|per cent) {any_of('share of it done')}")


def words_to_status(
    text: str, tokens: tuple[Token, ...], units: list[Unit], due: date | None, plan: Period | None
) -> str:
    """The status in a deadline's words, "" where they state none or only a target."""
    words = text.lower().replace("–", "-").replace("—", "-")
    if not units:
        stated = "" if is_awaited(text) else read_status(text)  # "Awaiting LGR decision": when is not known
        lasting = any(token.kind == "lasting" and token.word for token in tokens)
        return stated or ("ongoing" if lasting or _ONGOING.search(words) else "")
    share = _SHARE.search(words)
    if share and not _BY.match(words, share.end()):
        return read_status(share[0])
    for pattern in (_NOT_DONE, _PARTLY, _UNDERWAY, _STOPPED):
        found = pattern.search(words)
        if found:
            return read_status(found[0])
    if _LATE.match(words):
        return "delayed"
    if any(
        token.word == "ongoing" and token.kind in ("onward", "lasting", "from") for token in tokens
    ) or _ONGOING.search(words):
        return "ongoing"
    return "complete" if _IN_PLACE.search(words) or _is_done(words, tokens, units, due, plan) else ""


def _is_done(
    words: str, tokens: tuple[Token, ...], units: list[Unit], due: date | None, plan: Period | None
) -> bool:
    is_past = bool(plan and due and due < plan.first)
    is_future = bool(plan and due and due > plan.last)
    found = _COMPLETION.search(words)
    if found and _IS_A_PART.search(words[: found.start()]):
        return False
    if found and not _TO_BE.search(words[: found.start()]):
        return is_past or (not is_future and _stands_apart(words, found, tokens, units))
    for pattern, enough in ((_PAST, not is_future), (_PAST_TO_TRUST_WITH_A_PLAN_DATE, is_past)):
        found = pattern.search(words)
        if found and not _TO_BE.search(words[: found.start()]) and not _BY.match(words, found.end()):
            return enough
    return False


def _stands_apart(words: str, found: re.Match[str], tokens: tuple[Token, ...], units: list[Unit]) -> bool:
    """A completion apart from its date: "Complete (March 2004)", not "Completed May 2022"."""
    following = [unit for unit in units if tokens[unit.start].start >= found.end()]
    if not following:
        return found[1] == "complete" or bool(
            re.search(r"[-(:,.;]\s*$|(?:was|been|now|\d)\s*$", words[: found.start()])
        )
    between = words[found.end() : tokens[following[0].start].start]
    return bool(
        re.match(r"\s*(?:[-(.;:/]|\s-\s)" if found[1] == "complete" else r"\s*(?:[-(.;/]|\s-\s)", between)
        or _AS_AT.match(between)
        or _IN_BRACKET.fullmatch(between)
    )
