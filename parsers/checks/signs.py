"""Signs in the records that one may be wrong: it lacks, or says, what the plan's other records do not.

None proves anything. Each is counted over made-up plans and weighed by that (`confidence`); what the cells of
a table tell is in `cell_signs`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import TypeVar

from models.plan import Action, Recommendation
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.fields.deadline import are_two_dates, is_deadline, read_deadline, says_more
from parsers.fields.owner import is_ditto, is_understood, names_somebody, names_title, stand_together
from parsers.fields.reference import is_reference
from parsers.fields.status import read_rag, read_status, status_of_heading
from parsers.text.furniture import PAGE_OF
from parsers.text.lines import dangles, ends_sentence, runs_on
from parsers.text.runs import halves
from parsers.vocabulary import column_of
from parsers.vocabulary.sections import commands, heads_name
from parsers.vocabulary.word_lists import words_of

Record = Action | Recommendation
R = TypeVar("R", Action, Recommendation)
Signs = Iterator[tuple[Record, str]]
Company = tuple[str, str]

HABIT = 0.8
"""From this share of a plan's records up, what they have in common is its habit, and the others are odd."""
OWN_WORDS = 2
"""Words of a status that a plan has its own name for, at most."""
FEW = 0.3
"""Up to this share they are exceptions."""
CROWD = 2.5
"""Times the usual number of actions that is too many for one recommendation, from MANY up."""
MANY = 7
LONGEST_DATE, LONGEST_WHO = 5, 12
"""Words."""
SEVERAL, FEW_OTHERS = 3, 0.05
"""As many records that are another column's text, and this share of all: columns were not parted."""
SENTENCES = re.compile(
    r"[a-z]{3}[.] (?!(?:Th(?:is|ese|ey|eir|ose)|It|Such|In particular|Specifically)\b)[A-Z]"
)
NUMBERED = re.compile(r"(?:[A-PR-Z]{1,3} ?)?\d{1,2}(?:\.\d{1,2})*[.):]? (?:[–-] )?[A-Z]")
"""A text that begins with a reference that no column took: "4 Agree a plan", "R1 – Agree"; not "Q1"."""
STOPPED = re.compile(r"\b(?!approx)[a-z]{5,}[.] [a-z]{2,}")
"""A stop in the middle of a sentence: "A date will be agreed needs eight more weeks. with the board"."""
LISTED = re.compile(r"[;,]\s*(?:and|or)$|: • ")
"""What ends the last but one point of a list, and what a text holds that ends with a list."""
BEHIND_DATE = re.compile(r"\b20\d\d ([A-Z]\w+ \D{6,}) (\S*\d\S*|Ongoing)$")
"""What stands between two dates."""
SHORTEST_NAME = 2
"""Words of a body's name that no list has."""
LONGEST_BODY = 6
"""Words."""
LOST_BRACKET = re.compile(r"(?:^|; )\((?![a-z1-9]\))")
"""What begins with what stood behind something, "(Cabinet); Director of Place", and is no label."""
BARE = words_of("titles of nobody")
"""Titles that say nobody without what they are for."""
AGAIN = 4
"""Words that begin a text, and by chance no second part of it."""
LABEL = re.compile(r"(?:^|\s)\(?[a-z1-9][.)](?:\s|$)")
COUNTED = re.compile(r"(?:^|[A-Za-z] )\d{1,2} [A-Za-z]")
"""A number among the words of an owner, where a narrow column stands beside: "Councillor J 3 Peverell"."""
HEADED = re.compile(r"(?:^|[.;,|–-] )([A-Z][A-Za-z]*(?: [A-Za-z]+){0,3}): ?(?=\S)")
"""What may be a label and the beginning of its value, behind other words; "with a focus on: " is none."""
LABELS = frozenset({*OWNERS, *DATES, "status", "rag", "progress", "response", "action", "success_measure"})
"""What a label inside a text may begin; "Risks: cost and capacity" is of the text."""
OPENING = "“‘\"'£("


def record_signs(recommendations: Sequence[Recommendation], headings: Iterable[str]) -> Signs:
    """Each record with a sign, once for each; `headings` are those of the plan's tables."""
    yield from _lacking(recommendations)
    yield from _uneven(recommendations)
    yield from _odd_texts(recommendations)
    yield from _odd_fields(recommendations)
    yield from _misplaced(recommendations, {heading.lower() for heading in headings if heading})


def all_records(recommendations: Iterable[Recommendation]) -> list[Record]:
    """Every recommendation and every action, in document order."""
    records: list[Record] = []
    for each in recommendations:
        records += [each, *each.actions]
    return records


def _main_actions(recommendations: Iterable[Recommendation]) -> list[Action]:
    return [action for each in recommendations for action in each.actions if not action.parent_ref]


def _lacking(recommendations: Sequence[Recommendation]) -> Signs:
    """Records without what over half of the records have."""
    actions = _main_actions(recommendations)
    asked: tuple[Callable[[Recommendation], object], ...] = (
        lambda one: one.theme,
        lambda one: one.ref,
        lambda one: one.text,
        lambda one: one.actions,
    )
    yield from ((one, "lacks") for test in asked for one in _without(recommendations, test))
    yield from ((one, "lacks") for one in _without(actions, lambda one: one.details.owner_text))
    if not begin_with_dates(actions):
        yield from (
            (one, "undated") for one in _without(undone(actions), lambda one: one.details.deadline.text)
        )


def undone(actions: Iterable[Action]) -> list[Action]:
    """The actions that need a date: what is complete needs none."""
    return [one for one in actions if one.details.status != "complete"]


def begin_with_dates(actions: Iterable[Action]) -> bool:
    """Whether what says when begins most that say so, "• By May 2024 – Hold a meeting": others have none."""
    dated = [one for one in actions if one.details.deadline.text]
    said = (sorted(one.words, key=lambda word: (word.page, word.depth, word.box.x0)) for one in dated)
    firsts = (next((word.text for word in words if word.text[0].isalnum()), "") for words in said)
    begun = (first == one.details.deadline.text.split()[0] for first, one in zip(firsts, dated, strict=True))
    return 2 * sum(begun) > len(dated)


def _without(records: Sequence[R], has: Callable[[R], object]) -> list[R]:
    bare = [one for one in records if not has(one)]
    return bare if len(bare) <= len(records) / 2 else []


def _uneven(recommendations: Sequence[Recommendation]) -> Signs:
    """Actions of one recommendation that are treated unlike each other, or are many more than elsewhere:
    those of themes alone are as many as they are."""
    counts = [len(_main_actions([each])) for each in recommendations]
    usual = median(counts) if counts else 0
    for each, count in zip(recommendations, counts, strict=True):
        own = _main_actions([each])
        if each.text and count >= MANY and count > CROWD * usual:
            yield from ((one, "many actions") for one in own)
        if len({one.details.deadline_scope for one in own} - {""}) > 1:
            yield from ((one, "dates paired in two ways") for one in own)
        if len({bool(one.details.owner_text) for one in own}) > 1:
            yield from ((one, "some without owner") for one in own)


def _odd_texts(recommendations: Sequence[Recommendation]) -> Signs:
    """Texts that begin, end or run unlike the others of their kind."""
    asked = [each for each in recommendations if each.text]
    under = [action for each in recommendations for action in each.actions if action.parent_ref]
    counts = Counter(action.parent_ref for action in under)
    firsts = Counter(one.text.split()[0] for one in all_records(recommendations) if one.text)
    groups: tuple[Sequence[Record], ...] = (asked, _main_actions(recommendations))
    companies = _companies(recommendations)
    for records in groups:
        usual = median([len(one.text.split()) for one in records]) if records else 0
        closed = sum(ends_sentence(one.text) for one in records) >= HABIT * len(records)
        # Where half of the texts are of several sentences, it is how the plan speaks.
        several = sum(bool(SENTENCES.search(one.text)) for one in records)
        several_are_odd = closed and 2 * several < len(records)
        led = _led_in(records, companies)
        alike = _same_word(records)
        # A report may lead in to all of them, but for one for somebody else: "NHS Devon to ensure ...".
        usually = len(records) > 2 and sum(runs_on(one.text) for one in records) >= HABIT * len(records)
        for before, one in zip((None, *records), records, strict=False):
            bid = usually and commands(one.text)
            begins = bid or one.text[0] in OPENING or companies[id(one)] in led
            if runs_on(one.text) and not begins:
                yield one, "starts in the middle"
                if before and not ends_sentence(before.text):
                    yield before, "goes on below"
            if one.text.endswith(",") and isinstance(one, Recommendation):
                yield one, "goes on below"
            if closed and not (ends_sentence(one.text) or LISTED.search(one.text)):
                yield one, "ends without a stop"
            if several_are_odd and SENTENCES.search(one.text):
                yield one, "several sentences"
            count = len(one.text.split())
            least = 3 if commands(one.text) else 4  # "Draft investment prospectus" is whole
            leads_in = one.text.endswith(":") and one.ref in counts  # "Depot options costed:"
            if count < least <= usual / 2 and not leads_in:
                yield one, "short"
            if _begins_again(one.text):
                yield one, "said twice"
            if STOPPED.search(one.text) or STOPPED.search(one.details.progress):
                yield one, "stop inside"
            if alike and one.text.startswith(alike):
                yield one, "begins alike"
            if _holds_a_beginning(one.text, firsts):
                yield one, "capital inside"
    small = [point for point in under if runs_on(point.text)]
    # "• Train staff" / "  o using videos", and so all the points of a plan.
    usually = len(under) > 2 and len(small) >= HABIT * len(under)
    for point in () if usually else small:
        above = [one for one in groups[1] if one.ref == point.parent_ref]
        if counts[point.parent_ref] == 1 and above and above[0].text[-1:] != ":":
            yield from ((one, "goes on below") for one in (*above, point))
    everything: tuple[Record, ...] = (*asked, *_main_actions(recommendations), *under)
    for one in everything:
        if not one.text[:1].isalnum() and one.text[:1] not in OPENING:
            yield one, "starts with a mark"
        if NUMBERED.match(one.text):
            yield one, "starts with a number"
        if any(map(_holds_a_label, (one.text, *leads_of(one)))) or _is_labelled(one.details.progress):
            yield one, "label inside"


def _same_word(records: Sequence[Record]) -> str:
    """What stands before a command in all texts: "Hide Improve how", a button's word."""
    firsts = {one.text.partition(" ")[0] for one in records}
    rests = [one.text.partition(" ")[2] for one in records]
    told = len(firsts) == 1 < len(rests) and all(rest[:1].isupper() and commands(rest) for rest in rests)
    return f"{firsts.pop()} " if told else ""


def _begins_again(text: str) -> bool:
    """Whether a text that the next page prints again was taken twice: "Agree a new plan Agree a new plan"."""
    words = text.split()
    return f" {' '.join(words[:AGAIN])}" in " ".join(words[AGAIN - 1 :])


def _led_in(records: Sequence[Record], companies: Mapping[int, Company]) -> set[Company]:
    """Whose records all begin in the middle of a sentence that "The local authority should:" begins; a lone
    one that is for somebody begins with what is to be done: "increase the use of ..."."""
    bidding = {company for one in records if (company := companies[id(one)])[1] and commands(one.text)}
    counts = Counter(companies[id(one)] for one in records)
    begun = Counter(companies[id(one)] for one in records if runs_on(one.text))
    several = {company for company, count in counts.items() if count > 1 or company in bidding}
    return {company for company in several if begun[company] == counts[company]}


def _companies(recommendations: Sequence[Recommendation]) -> dict[int, Company]:
    """What each record, by its id, is one of: a theme's recommendations for one body, or its actions."""
    own: dict[int, Company] = {id(one): (one.theme, one.details.owner_text) for one in recommendations}
    for number, one in enumerate(recommendations):
        own |= {id(action): (str(number), "") for action in one.actions}
    return own


def _holds_a_beginning(text: str, firsts: Counter[str]) -> bool:
    """Whether two texts may have run together: "to all residents Publish a note" """
    return any(
        above[-1].islower() and below[:1].isupper() and firsts[below]
        for above, below in pairwise(text.split())
    )


def _holds_a_label(text: str) -> bool:
    """Whether a field goes on into the next: "Planning. By when: May"; not "Service Lead: Benefits"."""
    labels = (found[1] for found in HEADED.finditer(text) if found.start() or not names_somebody(found[1]))
    return any(column_of(label) in LABELS for label in labels)


def _is_labelled(text: str) -> bool:
    """Whether an update is another field: "Lead: Leader of the Council Due: March 2026"."""
    label = text.partition(":")[0]
    return label != text and column_of(label) in LABELS - {"progress", "status", "response"}


def _odd_fields(recommendations: Sequence[Recommendation]) -> Signs:
    """Dates and owners that are not like the plan's others."""
    records = all_records(recommendations)
    tests: tuple[tuple[str, Callable[[str], bool]], ...] = (
        ("no date", lambda text: not is_deadline(text)),
        ("more than a date", says_more),
        ("two dates", _is_two_dates),
        ("date cut", _is_cut),
    )
    dates = {one.details.deadline.text for one in records} - {""}
    yield from _exceptions(records, dates, tests, lambda one: (one.details.deadline.text,))
    held = set(filter(_holds_action, dates))
    yield from ((one, "more than a date") for one in records if one.details.deadline.text in held)
    titled = set(filter(_holds_title, dates))
    yield from ((one, "owner in the date") for one in records if one.details.deadline.text in titled)
    counts = Counter(one.details.status_text for one in records)
    # "At risk" beside several actions is what the plan calls it, though it is no status of ours.
    again = (text for text, count in counts.items() if count > 1 and len(text.split()) <= OWN_WORDS)
    own = {text for text in again if not any(map(read_status, text.split()))}  # "Complete Ongoing": two
    statuses = {text for text in counts if text and not (text in own and _says_no_status(text))}
    tests = (("no status", _says_no_status),)
    yield from _exceptions(records, statuses, tests, lambda one: (one.details.status_text,))
    tests = (
        ("no owner", lambda text: text.lower() in BARE or not (is_understood(text) or _is_the_body(text))),
        ("owner cut", lambda text: bool(LOST_BRACKET.search(text)) or text.count("(") != text.count(")")),
        ("owners run together", stand_together),
        ("label in the owner", lambda text: bool(LABEL.search(text))),
    )
    owners = {text for one in records for text in leads_of(one)} - {""}
    yield from _exceptions(records, owners, tests, leads_of)
    counted = {text for text in owners if COUNTED.search(text)}
    yield from ((one, "number in the owner") for one in records if counted & set(leads_of(one)))
    # "Leader" beside "Leader of the Council" is whole.
    longer = [other for other in owners if not other.lower().endswith((" of the council", " of council"))]
    begun = {text for text in owners if any(other.startswith(f"{text} of ") for other in longer)}
    counts = Counter(text for one in records for text in leads_of(one) if text)
    pairs = ((text, pair) for text in owners for pair in halves(text) if owners.issuperset(pair))
    cut = begun.union(*(pair for text, pair in pairs if counts[text] > max(map(counts.__getitem__, pair))))
    yield from ((one, "owner cut") for one in records if cut & set(leads_of(one)))
    joined = {text for text in owners if any(map(owners.issuperset, halves(text)))}
    yield from ((one, "owners run together") for one in records if joined & set(leads_of(one)))


def _is_the_body(text: str) -> bool:
    """Whether an owner is but a body's name: "the service", "Fordshire Fire and Rescue Service"."""
    words = text.split()
    named = len(words) >= SHORTEST_NAME and all(word[0].isupper() or word == "and" for word in words)
    return (text.lower().startswith("the ") or named) and len(words) <= LONGEST_BODY and heads_name(text)


def _says_no_status(text: str) -> bool:
    return not (read_status(text) or read_rag(text) or status_of_heading(text))


def leads_of(one: Record) -> tuple[str, ...]:
    """Its political and its managerial lead, as printed."""
    return one.details.lead_member, one.details.lead_officer


def _exceptions(
    records: Sequence[Record],
    texts: set[str],
    tests: Iterable[tuple[str, Callable[[str], bool]]],
    fields: Callable[[Record], tuple[str, ...]],
) -> Signs:
    """The records in whose fields something is odd that is odd in few of the plan's texts."""
    for name, test in tests:
        odd = {text for text in texts if not is_ditto(text) and test(text)}
        if len(odd) <= max(1, FEW * len(texts)):
            yield from ((one, name) for one in records if odd & set(fields(one)))


def _holds_title(text: str) -> bool:
    """Whether a deadline has who stands before it, "Planning Policy Manager Not started", or behind it: "H2
    2026/27 Comms Manager", not "By May 2025 (Chief Executive)"."""
    words = text.split()
    cuts = [(" ".join(words[:end]), " ".join(words[end:])) for end in range(1, len(words))]
    pairs = (*cuts, *((behind, before) for before, behind in cuts if behind[0] not in "(["))
    named = ((who, when) for who, when in pairs if " " in who and not any(map(str.isdigit, who)))
    return any(is_deadline(when) and names_title(who) for who, when in named)


def _is_cut(text: str) -> bool:
    """Whether a deadline begins or ends in the middle: "of July 2026", "to May 2026", "By end"."""
    words = text.lower().split()
    first, last = words[0], words[-1]
    ended = first == "to" and is_deadline(" ".join(words[1:]))
    ended = ended or text.count("(") != text.count(")")
    return (
        ended or first in ("of", "and", "&", "or") or last in ("end", "early", "mid", "late") or dangles(text)
    )


def _is_two_dates(text: str) -> bool:
    """ "Quarter 3 2025/26 Early 2026": dates of two actions, not a range."""
    return any(are_two_dates(*each) for each in halves(text))


def _holds_action(text: str) -> bool:
    """Whether a deadline goes on with what is done by another: "May 2026 Launch a hub for all June 2026"."""
    found = BEHIND_DATE.search(text)
    return found is not None and commands(found[1]) and is_deadline(found[2])


def _is_another_columns(text: str, known: set[str]) -> bool:
    # A page's number, and a label in any table.
    called = PAGE_OF.fullmatch(text) or text.lower() in known or column_of(text) == "recommendation"
    if called or is_reference(text) or _says_when_and_who(text.split()):
        return True
    # Not "To meet in each month of the year.", "Report monthly", "Quarterly briefings", nor "East: TBC".
    short = len(text.split()) <= LONGEST_DATE and ":" not in text
    return short and is_deadline(text) and not says_more(text) and not commands(text)


def dated_words(words: Sequence[str]) -> int:
    """How many words from the first on are a date with its year: "By May 2025", not "Six-monthly"."""
    counts = (count for count in range(LONGEST_DATE, 0, -1) if is_deadline(" ".join(words[:count])))
    return next((count for count in counts if read_deadline(" ".join(words[:count])).due), 0)


def _says_when_and_who(words: Sequence[str]) -> bool:
    """Whether words are dates, each with who behind it: "Q3 2026/27 Interim Head of ICT By May 2026 SMT"."""
    if not (dated := dated_words(words)):
        return False
    last = min(len(words), dated + LONGEST_WHO)
    ends = (end for end in range(dated + 1, last + 1) if names_somebody(" ".join(words[dated:end])))
    return any(end == len(words) or _says_when_and_who(words[end:]) for end in ends)


def _misplaced(recommendations: Sequence[Recommendation], headings: set[str]) -> Signs:
    """Texts that are a heading, an owner, a date or a reference."""
    records = all_records(recommendations)
    owners = {text.lower() for one in records for text in leads_of(one) if text}
    others = [one for one in records if _is_another_columns(one.text, headings | owners)]
    yield from ((one, "another column's text") for one in others)
    # A point that is made below several actions, "quarterly reports to members", is one text; "2025" and
    # "Head of Finance" are cells, as often as they stand there.
    points = [one.text for one in others if one.text[:1].islower()]
    if len(others) - len(points) + len(set(points)) >= max(SEVERAL, FEW_OTHERS * len(records)):
        yield from ((one, "other columns' texts") for one in records)
