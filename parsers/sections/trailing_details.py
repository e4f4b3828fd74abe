"""Actions that end with when, or with who and when, where no label and no column says it.

a) Appoint a programme manager – June 2024
b) Appoint a chair – Head of Human Resources (June 2024)
1.1 Scope the programme (Deputy Chief Executive, December 2024).
1.2 Begin the programme. Deputy Chief Executive, March 2025.
1.3 End the programme
    Deputy Chief Executive · March 2026 · Not started    in smaller type
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from models.plan import ActionDraft, Field, Passage, RecommendationDraft
from parsers.fields.deadline import dated_part, is_deadline, read_deadline, says_more, says_when
from parsers.fields.owner import names_somebody, names_title
from parsers.fields.status import read_status
from parsers.records.drafts import Placed, joined, with_field
from parsers.sections.set_apart import set_apart_end
from parsers.text.lines import dangles
from parsers.text.marks import is_bullet
from parsers.text.runs import halves
from parsers.vocabulary.sections import commands

FEWEST, MOST = 3, 0.6
"""So many actions of a plan, and this share of those without a date: one alone may mean it otherwise."""
WHO_OR_WHEN = ("deadline", "owner", "lead_officer", "lead_member")
LONGEST_OWNER = 8
"""Words of a line that only says who."""
LONGEST_LINE = 14
"""Words of a line that says who and when."""
BEHIND_DASH = re.compile(r"(?P<text>.{8,}?)\s*(?:[–—]|\s-|:(?=\s))\s*(?P<tail>[^–—()]{3,80}?)", re.DOTALL)
OWNER_BEHIND_DASH = re.compile(r"(?P<text>.{8,}?)\s*(?:[–—]|\s-)\s+(?P<tail>[^–—]{3,80})", re.DOTALL)
IN_BRACKETS = re.compile(r"(?P<text>.{8,}?)\s*[(\[](?P<tail>(?:[^()\[\]]|\([^()]*\)){3,80})[)\]]", re.DOTALL)
BEHIND_BRACKETS = re.compile(
    r"(?P<text>.{8,}?)\s*[(\[](?P<first>(?:[^()\[\]]|\([^()]*\)){3,80})[)\]]\s*[.,;:–—-]?\s(?P<tail>[^()\[\]]{3,80}?)",
    re.DOTALL,
)
"""One in brackets, the other behind them: "(Head of Planning), June 2025"."""
BEHIND_LONG_DASH = re.compile(
    r"(?s)(?P<text>.{8,}?)(?P<sign>\s+—|;|\s+[|/])\s+(?P<tail>[^—;|]{3,80}(?P=sign)\s+[^—;|]{3,40}?)"
)
"""Who and when behind one sign, which may hold a shorter one: "— Strategic Director – Communities — May",
"; Strategic Director, Communities; May"."""
BEHIND_STOP = re.compile(r"(?P<text>.{8,}?[.!])\s+(?P<tail>[^.!?]{3,80})", re.DOTALL)
BEHIND_STOPS = re.compile(r"(?s)(?P<text>.{8,}?[.!])\s+(?P<tail>[^.!?]{3,60}\.\s[^.!?]{3,60}?)")
"""Each as a sentence: "Appoint a chair. Head of Human Resources. June 2024."."""
BEHIND_COMMAS, BEHIND_MORE_COMMAS = (
    re.compile(rf"(?s)(?P<text>.{{8,}}?)[,;]\s+(?P<tail>(?:[^,;()]{{3,60}}[,;]\s){{{n}}}[^,;()]{{3,60}}?)")
    for n in (1, 2)
)
"""Who in one part or in two: "Appoint a chair, Assistant Director, Adult Social Care, June 2024"."""
BEHIND_WORD = re.compile(r"(?s)(?P<text>.{7,}\w)(?:,\s|,?\s(?=(?:by|before)\s))(?P<tail>[^,()]{3,80}?)")
"""Both behind commas, or when alone, also as the sentence's own end: "Appoint a chair by June 2024"."""
END = re.compile(r"(?:[.;]|[;,]? and)$")
"""What ends a point of a list."""
TAILS = (
    BEHIND_LONG_DASH,
    IN_BRACKETS,
    BEHIND_BRACKETS,
    BEHIND_DASH,
    BEHIND_STOP,
    BEHIND_STOPS,
    BEHIND_COMMAS,
    BEHIND_MORE_COMMAS,
    BEHIND_WORD,
)
PARTS = re.compile(r"\s*[,;–—·•|]\s*|[:.]\s+|\s+[-/]\s+")
"""What stands between who and when."""
COMMAS = re.compile(r"\s*[,;|]\s*|\s+[—/]\s+")
"""The same, where a dash is part of who: "Strategic Director – Communities, May 2025"."""


def with_trailing_details(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts, what their actions end with taken out of the text, where most of the plan's end so."""
    folded = _with_details_folded(_with_owners_in_brackets(placed))
    told = sum(len(own.draft.actions) for own in placed) - sum(len(own.draft.actions) for own in folded)
    # "Adopt a toolkit by December 2026 (Head of Policy)" ends with when but for who.
    return _with_tails(_with_owners_behind(_with_tails(folded, told)), told)


def _with_owners_in_brackets(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts, who in brackets taken out of recommendations without actions that all end so: "Assess each
    case (YOT Manager)"."""
    bare = all(not (own.draft.actions or _names_who(own.draft.fields)) for own in placed)
    found = [IN_BRACKETS.fullmatch(END.sub("", own.draft.text.text)) for own in placed] if bare else []
    told = [each for each in found if each and _only_says(each["tail"]) == "owner"]
    if len(told) < max(FEWEST, len(placed)):
        return list(placed)
    return [_asked_of(own, each["text"], each["tail"]) for own, each in zip(placed, told, strict=True)]


def _asked_of(placed: Placed, text: str, who: str) -> Placed:
    draft, words = placed.draft, placed.draft.text.words
    count = len(draft.text.text.split()) - len(text.split())
    owner = Field("owner", "", Passage(who, words[-count:]))
    return replace(
        placed, draft=replace(draft, text=Passage(text, words[:-count]), fields=(*draft.fields, owner))
    )


def _with_tails(placed: Sequence[Placed], told: int) -> list[Placed]:
    """The drafts, in whose actions without a date what most end with is when, or who and when; so many others
    were `told` on lines of their own. "Marlhouse: complete" below what a column dates is none of these, nor
    what the few actions end with that a column leaves without a date."""
    actions = [action for own in placed for action in own.draft.actions]
    bare = [action for action in actions if not _is_dated(action)]
    if not told and 2 * len(bare) < len(actions):
        return list(placed)
    undated = [action for action in _single(bare) if not _is_dated(action)]
    ended = sum(tail_of(action.text) is not None for action in undated)
    if ended < max(FEWEST - told, MOST * len(undated)):
        return list(placed)
    return [own.with_actions(partial(_told_apart, due=_is_dated(own.draft))) for own in placed]


def _with_details_folded(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts, in whose actions the lines that are only who or when are those of the action above them:
    "Revise the scheme.", "Monitoring Officer", "May 2024" in one cell. Most actions have such lines."""
    folded = [replace(own, draft=_folded(own.draft)) for own in placed]
    actions = [action for own in folded for action in own.draft.actions]
    told = sum(len(own.draft.actions) for own in placed) - len(actions)
    # The line may go on with a long text: "... for each ward Head of Policy, May 2024", in smaller type.
    behind = sum(not _is_dated(action) and tail_of(action.text) is not None for action in actions)
    if told < FEWEST or told + behind < MOST * len(actions) or not any(map(_is_dated, actions)):
        return list(placed)
    return folded


def _folded(draft: RecommendationDraft) -> RecommendationDraft:
    """The draft with such lines as fields of the action above; right below "Accepted." they are its own."""
    fields = draft.fields
    answered = any(field.column == "response" for field in fields)
    kept: list[ActionDraft] = []
    for action in draft.actions:
        own = any(field.column in WHO_OR_WHEN for field in action.fields)
        told = () if own or action.children or action.label else details_in(action.text)
        columns = {field.column for field in told}
        pointed = bool(action.text.words) and is_bullet(action.text.words[0])
        if pointed and len(columns) < 2:
            told = ()  # "• Single induction for members and officers" is a point, whomever it names
        said = kept[-1].fields if kept else fields
        if not told or not (kept or answered) or any(field.column in columns for field in said):
            kept.append(action)
            continue
        for field in (*told, *action.fields):
            said = _with_more(said, field)
        if kept:
            scope = "action" if "deadline" in columns else kept[-1].deadline_scope
            kept[-1] = replace(kept[-1], fields=said, deadline_scope=scope)
        else:
            fields = said
    return replace(draft, fields=fields, actions=tuple(kept))


def details_in(passage: Passage) -> tuple[Field, ...]:
    """What a line says that is no action: who or when, or both, "Head of Policy | June 2025"."""
    said = passage.text.strip(" .;")
    told = None if commands(said) or len(said.split()) > LONGEST_LINE else _who_and_when(said, PARTS)
    if told is None or not told[2]:
        column = _only_says(passage.text)
        return (Field(column, "", passage),) if column else ()
    date, statuses, owners = told
    # The words count once, as those of the date.
    others = (
        (column, "; ".join(texts)) for column, texts in (("owner", owners), ("status", statuses)) if texts
    )
    own = tuple(Field(column, "", Passage(text)) for column, text in others)
    return (*own, Field("deadline", "", replace(passage, text=date)))


def who_and_when_in(passage: Passage) -> tuple[Field, ...]:
    """Who and when, where a line says both and nothing else: "(Chief Executive, July 2025)"."""
    told = details_in(replace(passage, text=passage.text.strip("()[]")))
    return told if len(told) > 1 else ()


def _with_more(fields: Sequence[Field], field: Field) -> tuple[Field, ...]:
    """The fields with another, which goes on with one under the same heading, or is said of both."""
    if field in fields:
        return tuple(fields)
    again = [each for each in fields if (each.column, each.heading) == (field.column, field.heading)]
    others = tuple(each for each in fields if each not in again)
    return (*others, replace(field, value=joined([each.value for each in (*again, field)])))


def _with_owners_behind(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts, in whose actions what most end with is who: "Revise the scheme. Monitoring Officer" over
    "May 2024", or "Revise the scheme (Monitoring Officer)"."""
    unnamed = [own.draft for own in placed if not _names_who(own.draft.fields)]
    actions = [action for draft in unnamed for action in _single(draft.actions, _says_who_or_when)]
    # "Hold briefings – Head of HR" says who among such as "Adopt a toolkit – Head of HR by May 2025"; who
    # stands in a column of a table tells nothing of "Scrutiny (all four committees)".
    ended = sum(_who_behind(action) is not None or _names_who(_fields_behind(action)) for action in actions)
    if ended < max(FEWEST, MOST * len(actions)):
        return list(placed)
    return [own.with_actions(_without_owner) for own in placed]


def _says_when(action: ActionDraft) -> bool:
    return tail_of(action.text) is not None


def _says_who_or_when(action: ActionDraft) -> bool:
    return _says_when(action) or _who_behind(action) is not None


def _single(
    actions: Sequence[ActionDraft], ends: Callable[[ActionDraft], bool] = _says_when
) -> list[ActionDraft]:
    """The actions, of those that have others under them these; of one that `ends` with when itself, and those
    under it that do so too: these need not."""
    found: list[ActionDraft] = []
    for each in actions:
        told = ends(each)
        under = [own for own in each.children if not told or ends(own)]
        found += (each, *under) if told else under or (each,)
    return found


def _names_who(fields: Sequence[Field]) -> bool:
    return not {"owner", "lead_officer", "lead_member"}.isdisjoint(field.column for field in fields)


def _fields_behind(action: ActionDraft) -> list[Field]:
    """The fields told by the end of an action itself, as `_told_apart` took them: without a heading, and no
    words of a column, which begin apart from the action's (tables without a header have no headings)."""
    right = max((word.box.x1 for word in action.text.words), default=0.0)
    own = [(field, field.value.words[:1]) for field in action.fields if not field.heading]
    return [field for field, first in own if all(word.box.x0 < right + word.style.size for word in first)]


def _who_behind(action: ActionDraft) -> tuple[str, str] | None:
    """What is done and who, where an action ends with who behind a sign, or in another type."""
    if _names_who(action.fields):
        return None
    signs = (IN_BRACKETS, OWNER_BEHIND_DASH, *((BEHIND_STOP,) if _is_dated(action) else ()))
    if action.children:  # "Review the estate (Head of Property):" over points
        signs = (IN_BRACKETS,)
    whole = END.sub("", action.text.text.rstrip(":") if action.children else action.text.text)
    found = filter(None, (pattern.fullmatch(whole) for pattern in signs))
    # "Scrutiny (all four committees)", a point of a list, names one body.
    named = (each for each in found if _only_says(each["tail"]) == "owner" and not _only_says(each["text"]))
    if told := next(named, None):
        return told["text"], told["tail"]
    if action.children:
        return None
    text, small = set_apart_end(action.text)
    return (text, small) if _only_says(small) == "owner" and not dangles(text) else None


def _without_owner(action: ActionDraft) -> ActionDraft:
    action = replace(action, children=tuple(map(_without_owner, action.children)))
    found = _who_behind(action)
    if found is None:
        return action
    done, who = found
    count = len(action.text.text.split()) - len(done.split())
    text = Passage(done, action.text.words[:-count])
    return with_field(
        replace(action, text=text), Field("owner", "", Passage(who, action.text.words[-count:]))
    )


def _only_says(text: str) -> str:
    """What a text that is no action says: "deadline" or "owner"; "" where it is one."""
    said = text.strip(" .;")
    if commands(said) or _is_date(said):  # not "Write to every parish council about the charter"
        return "" if commands(said) else "deadline"
    # "Strategic Director - People" and "Assistant Director, Housing" are one each.
    named = all(map(names_somebody, PARTS.split(said))) or names_title(said)
    return "owner" if named and len(said.split()) <= LONGEST_OWNER else ""


def _is_dated(draft: ActionDraft | RecommendationDraft) -> bool:
    return any(field.column == "deadline" for field in draft.fields)


@dataclass(frozen=True, slots=True)
class _Tail:
    """What an action says is done, and who, when and how far it ends with."""

    text: str
    owner: str
    date: str
    status: str = ""


def tail_of(passage: Passage) -> _Tail | None:
    """What an action ends with; None where it ends with no date."""
    text, small = set_apart_end(passage)
    # "Publish the plan by" / "May 2025", a link or in bold, is one sentence.
    told = _who_and_when_by(small) if small and not dangles(text) else None
    typed = _Tail(text, "; ".join(told[2]), told[0], "".join(told[1])) if told else None
    if typed and typed.owner:
        return typed
    # "Appoint a manager – Head of HR – June 2024", with the date alone, or a link behind it, in another type.
    whole = END.sub("", passage.text)
    # "Draft a strategy for approval by Cabinet *May 2025*" is asked of nobody.
    signs = [pattern for pattern in TAILS if not (typed and pattern is BEHIND_WORD)]
    found = filter(None, (pattern.fullmatch(whole) for pattern in signs))
    behind = next(filter(None, map(_tail_behind, found)), None)
    return behind if behind and (behind.owner or not typed) else typed


def _tail_behind(found: re.Match[str]) -> _Tail | None:
    """What stands behind the signs of a pattern, if that is who and when."""
    text, small = found["text"], found["tail"]
    if found.re is BEHIND_BRACKETS:
        small = f"{found['first']}; {small}"
    while found.re is BEHIND_DASH and (names_somebody(small) or read_status(small)):
        # "Appoint a manager – June 2024 – Head of HR", "– Head of HR – June 2024 – In progress"
        if (first := BEHIND_DASH.fullmatch(text)) is None:
            break
        text, small = first["text"], f"{first['tail']}; {small}"
    told = _who_and_when_by(small)
    if told is None:
        return None
    date, statuses, owners = told
    before = (IN_BRACKETS, BEHIND_DASH)
    if found.re in before and not owners and (named := OWNER_BEHIND_DASH.fullmatch(text)):
        # "Appoint a manager – Head of HR (June 2024)"
        text, owners = (named["text"], [named["tail"]]) if names_somebody(named["tail"]) else (text, owners)
    lone = found.re not in (*before, BEHIND_LONG_DASH, BEHIND_WORD) and not owners
    if (
        (statuses and not owners) or lone or (found.re is BEHIND_WORD and says_more(date))
    ):  # "audit, and 2026 budget setting"
        return None
    return _Tail(text, "; ".join(owners), date, "".join(statuses))


def _who_and_when_by(said: str) -> tuple[str, list[str], list[str]] | None:
    return next(filter(None, (_who_and_when(said, signs) for signs in (PARTS, COMMAS))), None)


def _who_and_when(said: str, signs: re.Pattern[str]) -> tuple[str, list[str], list[str]] | None:
    """The date, statuses and owners that signs part in what is said; None where it says more."""
    parts = [each for part in signs.split(said) for each in _who_then_when(part)] if said else []
    dates = [part for part in parts if _is_date(part)] or list(filter(is_deadline, parts))
    if len(dates) > 1:  # "May 2024 · Ongoing"
        dates = [part for part in dates if not read_status(part)] or dates[:1]
    others = [part for part in parts if part not in dates]
    statuses = [part for part in others if read_status(part) and not names_somebody(part)]
    owners = [part for part in others if part not in statuses]
    if len(dates) != 1 or len(statuses) > 1 or not (owners or _is_date(dates[0])):
        return None  # "to be confirmed" alone may be anything
    if not all(map(names_somebody, owners)):
        # "Assistant Director, Adult Social Care" is one.
        sides = (side.strip(" ,;:.|/·•–—-") for side in said.split(dates[0], 1))
        owners = [side for side in sides if side]
        if statuses or len(owners) != 1 or not names_somebody(owners[0]):
            return None
    return dates[0], statuses, owners


def _who_then_when(part: str) -> list[str]:
    """ "Head of HR 31 July 2024" as both, where a line's end parted them; "Jul-24 Head of HR", a pill."""
    who, when = dated_part(part)
    if when and not who:  # ", and will be completed by June 2024"
        return [when]
    begins = part.startswith(who) or (part.startswith(when) and names_title(who))  # "May 2024 Cabinet"
    if when and begins and _is_date(when) and names_somebody(who.strip()):
        return [who.strip(), when]
    # not "Places Ongoing"
    dated = (cut for cut in halves(part) if _is_date(cut[1]) and not says_more(cut[1]))
    both = ([who, when] for who, when in dated if names_somebody(who))
    return [part] if _is_date(part) else next(both, [part])


def dated_in_other_type(passage: Passage) -> bool:
    """Whether a text ends with who or when, set unlike the rest."""
    return bool(set_apart_end(passage)[1]) and tail_of(passage) is not None


def _is_date(text: str) -> bool:
    return is_deadline(text) and says_when(text)


def _told_apart(action: ActionDraft, due: bool) -> ActionDraft:
    """The action without what it ends with; where all its list is `due` then, "(Complete)" is a status."""
    action = replace(action, children=tuple(_told_apart(child, due) for child in action.children))
    tail = None if _is_dated(action) else tail_of(action.text)
    if tail is None:
        return action
    count = len(action.text.text.split()) - len(tail.text.split())
    words = action.text.words
    action = replace(action, text=Passage(tail.text, words[:-count]))
    # The words of all count once, as those of the date.
    for column, text in (("owner", tail.owner), ("status", tail.status)):
        if text:
            action = with_field(action, Field(column, "", Passage(text)))
    column = (
        "status" if due and read_status(tail.date) and not read_deadline(tail.date).precision else "deadline"
    )
    return with_field(action, Field(column, "", Passage(tail.date, words[-count:])))
