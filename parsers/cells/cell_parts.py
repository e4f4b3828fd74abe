"""A cell beside actions → its parts, and which of the actions each is for.

• Write to all          • Head of Planning     bullets, as many as actions
• Publish a report      • Leader
a. Write to all         a and b. May 2025      labels
b. Publish a report
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, groupby, pairwise, takewhile

from parsers.cells.date_cells import DATES, lines_to_dates
from parsers.cells.details import OWNERS
from parsers.cells.pairing import Pairs, all_nearest, pair
from parsers.fields.deadline import is_deadline
from parsers.fields.owner import JOINING, begins_another, lacks_name, names_owners
from parsers.fields.owner_lines import are_two, awaits_surname, breaks_off_body, ends_title, title_goes_on
from parsers.fields.reference import leading_code
from parsers.fields.status import read_rag, status_of
from parsers.text.items import Item, lines_to_items, with_code
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, Measure, breaks_off, dangles, gap_between, line_of, would_fit
from parsers.text.marks import DASHES, Mark, kind_of, with_lone_labels
from parsers.vocabulary import column_of

NAMING = frozenset((*OWNERS, "support"))
"""Columns whose cells hold names and titles."""
STATES = frozenset({"status", "rag"})
JOINT = re.compile(r"\d[\w.]*\s*(?:and|&|to|,|-|–)\s*\d+[.a-z]")
OPEN_TITLES = frozenset({"acting", "assistant", "associate", "chief", "deputy", "interim", "strategic"})
"""Words that end no title."""


def paired(
    lines: Sequence[Line],
    column: str,
    measure: Measure,
    actions: Sequence[Item],
    dates: Sequence[Item],
    joiner: Joiner,
    apart: bool = False,
) -> tuple[list[Item], Pairs]:
    """A cell's parts, and which actions each belongs to; `dates` are the actions' own, where all have one.
    The actions of several cells stand `apart`; those of one may each begin level with a title.

    Names that merely stand on lines of their own are one owner of all: they must stand level with the
    actions, or with the actions' dates, or be as many bullets as there are actions, or each of them set apart
    or, as many with a gap, nearest to one of them. Names right under each other beside actions that stand
    apart are not set for them one by one. The actions' codes, "1.2 Head of HR", go before all that.
    """
    if coded := _coded(lines, actions):
        return coded
    if column in DATES:
        parts = lines_to_dates(lines, measure, joiner, len(actions))
        pairs = pair(parts, actions)
        unsure = pairs.how == "order" and _may_be_one(parts, measure)
        return parts, replace(pairs, how="rough") if unsure else pairs
    listed = owners_in_a_list(lines, column, measure) or _states(lines, column)
    parts = listed or lines_to_items(lines, measure)
    labelled = any(part.label for part in parts)  # "a. Deputy Chief" / "Fire Officer" / "b. SMT"
    if column in NAMING and not (listed or apart or labelled):
        each = _owners_begun(owners_on_lines(lines, measure, joiner))
        # "Director of Place;" / "Head of Assets" is one list, level with two dates by chance.
        if len(each) > 1 and all(part.text.endswith(";") for part in each[:-1]):
            return parts, Pairs((), "row")
        beside = (pair(each, own) for own in (actions, dates) if len(own) == len(each) == len(actions))
        if level := next((pairs for pairs in beside if pairs.how == "level"), None):
            return each, level
        gaps = (gap_between(one.lines[-1], other.lines[0], measure) for one, other in pairwise(each))
        if len(actions) > 1 and all_nearest(each, actions) and any(gaps):
            return each, pair(each, actions)
        pages = _owners_begun([list(own) for _, own in groupby(lines, key=lambda line: line.page)])
        level = pair(pages, actions)
        begun = not any(ends_title(part.text) for part in pages[1:])  # "S151" / "Officer"
        if begun and len(pages) == len(dates) > 1 and {level.how, pair(pages, dates).how} == {"level"}:
            return pages, level  # each owner's action and date begin on its page, too
    if column in NAMING and not listed:
        parts = _with_titles_whole(parts, _are_in_titles(parts, len(actions)))
    if column not in (*NAMING, *STATES) and len(parts) < len(actions) and _only_cut(parts):
        return [Item(tuple(lines))], Pairs((tuple(range(len(actions))),), "row")
    pairs = pair(parts, actions)
    set_apart = all(gap_between(one.lines[-1], other.lines[0], measure) for one, other in pairwise(parts))
    # "On track." right above "Risks remain." is level with the first of three actions by chance.
    one_each = not apart and len(parts) >= len(actions)
    proofs = ["labels", "one", *(["level"] if set_apart or one_each else [])]
    if pairs.how not in proofs and dates:
        pairs = pair(parts, dates)
        # As many names as dates, each set apart: the dates' order is theirs.
        proofs += ["order"] if set_apart else []
    if listed or (set_apart and not apart and all_nearest(parts, actions)):
        proofs.append("order")
    return parts, pairs if pairs.how in proofs else Pairs((), "row")


def _coded(lines: Sequence[Line], actions: Sequence[Item]) -> tuple[list[Item], Pairs] | None:
    """The parts of a cell, each with an action's code: "1.1 June" / "1.2" / "May"; not "1.1 and 1.2 June"."""
    codes = {action.label: at for at, action in enumerate(actions) if leading_code(f"{action.label}) -")}
    lines = with_lone_labels(lines, codes)
    heads = [at for at, line in enumerate(lines) if leading_code(line.text) in codes]
    if heads[:1] != [0] or any(JOINT.match(line.text) for line in lines):
        return None
    parts = [with_code(Item(tuple(lines[start:end]))) for start, end in pairwise([*heads, len(lines)])]
    return parts, Pairs(tuple((codes[part.label],) for part in parts), "labels")


def _may_be_one(parts: Sequence[Item], measure: Measure) -> bool:
    """Whether a date may say when what stands right above it was done: "Complete" / "May 2025"; not
    behind a gap."""
    pairs = pairwise(part for part in parts if not part.mark)
    return any(
        status_of(one.text) == "complete"
        and is_deadline(other.text)
        and not gap_between(one.lines[-1], other.lines[0], measure)
        for one, other in pairs
    )


def _only_cut(parts: Sequence[Item]) -> bool:
    """Whether nothing but page ends parts a text: its second sentence stands behind one by chance."""
    cuts = all(one.lines[-1].page != other.lines[0].page for one, other in pairwise(parts))
    return len(parts) > 1 and cuts and not any(part.mark for part in parts)


def _owners_begun(parts: Sequence[Sequence[Line]]) -> list[Item]:
    """The owners of a cell, under each other; none where "Deputy" / "Leader" or the like may stand."""
    owners = [Item(tuple(own)) for own in parts]
    whole = all(names_owners(each.text) and not dangles(each.text) for each in owners)
    cut = any(lacks_name(one.text) or _opens_a_title(one.text, other.text) for one, other in pairwise(owners))
    return owners if whole and not cut else []


def _states(lines: Sequence[Line], column: str) -> list[Item]:
    """One for each line of a cell that says on every line, and no more, how something stands."""
    told = column in STATES and all(status_of(line.text) or read_rag(line.text) for line in lines)
    return [Item((line,)) for line in lines] if told else []


def owners_on_lines(lines: Sequence[Line], measure: Measure, joiner: Joiner) -> list[list[Line]]:
    """The lines of a cell of owners, those of each together: another begins behind one who is named ("Cllr
    Ade" / "Balogun") and had room for its first word, is a paragraph or another title, or has a label."""
    owners = [list(lines[:1])]
    for place, (above, below) in enumerate(pairwise(lines), 1):
        room = above.part == below.part and would_fit(above, below.words[0], measure)
        named = " ".join(line.text for line in owners[-1])
        same = joiner.same_paragraph(above, below)
        # What may be named next: with the lines behind, as far as they are full.
        goes_on = pairwise(lines[place : place + (1 if same else 3)])
        full = takewhile(lambda pair: not would_fit(pair[0], pair[1].words[0], measure), goes_on)
        ahead = [*accumulate((each.text for _, each in full), "{} {}".format, initial=below.text)]
        both = _names(named) and any(map(_names, ahead)) and not lacks_name(named)
        own = gap_between(above, below, measure) or same is False
        another = both and _names(below.text) and begins_another(named, below.text)
        another = not same and (another or any(are_two(named, text) for text in ahead[:2]))
        whole = not (breaks_off(above, below) or awaits_surname(named, below.text))
        whole = whole and not _opens_a_title(named, below.text)
        whole = whole and (room or own or not breaks_off_body(named, below.text))
        # "Clerk / Planning", "Chair, Standards" / "Committee / Head of HR"
        beside = (named.rpartition("/")[2], below.text.partition(" /")[0])
        whole = whole and all(names_owners(own) for own in beside if own not in (named, below.text))
        parted = ((both and (room or own)) or another) and whole
        if (parted or _is_labelled(below)) and not _is_in_label(above, below):
            owners.append([below])
        else:
            owners[-1].append(below)
    return owners


def owners_text(lines: Sequence[Line], column: str, measure: Measure, joiner: Joiner) -> str:
    """What a cell of owners says, "; " between those that it lists behind bullets or has on lines of their
    own without a sign of the plan's that parts them: "Lead: Leader." / "Support: HR", "Leader;" / "Clerk"."""
    listed = [part.lines for part in owners_in_a_list(lines, column, measure)]
    owners = listed or owners_on_lines(lines, measure, joiner)
    text, *rest = (joiner.passage(own, measure).text for own in owners)
    for following in rest:
        text += f" {following}" if _PARTED.search(text) else f"; {following}"
    return text


def _names(text: str) -> bool:
    """Whether a line of a cell of owners names some: "NHS Sussex", whatever place it is."""
    return names_owners(text) or text.startswith("NHS ")


_PARTED = re.compile(r"[;,/&+]$|\w{3}\.$")


def _is_in_label(above: Line, below: Line) -> bool:
    """Whether a label goes on in the next line: "Lead" / "Member: Cllr Nunn", not "Clerk" / "Support: HR"."""
    *before, last = above.words
    begins = not before or before[-1].text.endswith((";", "/", "|", "."))
    return begins and _is_labelled(below) and _is_labelled(line_of((last, *below.words)))


def _is_labelled(line: Line) -> bool:
    label, colon, _ = line.text.partition(":")
    return bool(colon) and column_of(label) in NAMING


def owners_in_a_list(lines: Sequence[Line], column: str, measure: Measure) -> list[Item]:
    """The owners that a cell lists behind bullets; none where it does not."""
    items = lines_to_items(lines, measure) if column in NAMING else []
    if not all(item.mark and not item.label for item in items):
        return []
    return _with_titles_whole(items, True)


def _are_in_titles(parts: Sequence[Item], count: int) -> bool:
    """Whether the one mark below the first part may stand in a title, or those without a label do between
    labelled owners, since nobody is named behind them, "a. Assistant Director" / "– Communities", or they are
    dashes and the labels as many as the actions: "c. Strategic Lead" / "– Localities & VCSE"."""
    marked = [part for part in parts[1:] if part.mark]
    loose = [part for part in marked if not part.label]
    dashed = all(part.mark and part.mark.text in DASHES for part in loose)
    counted = dashed and len(parts) - len(loose) == count
    rests = bool(loose and parts[0].label) and (counted or not any(names_owners(part.text) for part in loose))
    return len(marked) == 1 or rests


def _opens_a_title(above: str, below: str) -> bool:
    """Whether a word is the first of a title, not an owner: "Cabinet" or "Leader and Cabinet" / "Member for
    Resources", or ends none: "Deputy Chief" / "Fire Officer"."""
    before, _, last = above.lower().rpartition(" ")
    alone = not before or before.endswith((",", ";", "/", "&")) or before.split()[-1] in JOINING
    is_open = last in OPEN_TITLES or alone
    return is_open and title_goes_on(above, below)


def _with_titles_whole(items: Sequence[Item], marked: bool) -> list[Item]:
    """The items, each that goes on with a title with the one before it; of `marked` ones those with another
    mark than the first has, or a dash where that has none: "Assistant Director" / "– Communities"."""
    whole = list(items[:1])
    for item in items[1:]:
        goes_on = not item.mark and _opens_a_title(whole[-1].text, item.text)
        if goes_on or (marked and item.mark and _is_in_a_title(item.mark, items[0].mark)):
            whole[-1] = replace(whole[-1], lines=(*whole[-1].lines, *item.printed))
        else:
            whole.append(item)
    return whole


def _is_in_a_title(mark: Mark, first: Mark | None) -> bool:
    return kind_of(mark) != kind_of(first) if first else mark.text in DASHES
