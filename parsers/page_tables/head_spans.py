"""The headings of a table over all their columns: those of the rule below one, or those that it is set over.

              Fiscal year 2010      Fiscal year 2011        <- each in the middle of two columns
Item           Gross        Net      Gross       Net
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Rule
from parsers.page_tables.columns import Column, Piece

FLUSH, ALONE = 0.25, 0.6
"""Font sizes by which a heading over one column is off its edges and its middle, at most."""
CENTRED = 0.35
"""Font sizes by which one over several columns is off their middle, at most."""
SHARED = 0.9
"""The same where the headings of a line share all columns: the white within cells moves all of them."""
OFF_EDGE = 0.5
"""Font sizes by which the last of several headings over one rule ends off that rule's end, at most."""
SAME = 1.0
"""Points between the edges or middles of two lines of one heading, at most."""
BESIDE = 0.85
"""Font sizes from line to line, below which lines belong to headings beside each other."""
TIGHT = 1.52
"""Font sizes from line to line within a heading, at most."""

Span = tuple[int, int]
"""The first and the last of the columns over which a heading stands."""


def with_spans(
    lines: Sequence[Sequence[Piece]], columns: Sequence[Column], levels: Sequence[Rule]
) -> list[tuple[Piece, ...]]:
    """The lines of a head from the top down, their pieces over all their columns."""
    done: list[tuple[Piece, ...]] = []
    for place, (above, pieces) in reversed(list(enumerate(pairwise([(), *lines])))):
        uppers = [piece for line in lines[:place] for piece in line]
        under = [_underlined(piece, columns, levels) for piece in pieces]
        ruled = [None if span and _is_shared(span, above) else span for span in under]
        rests = zip(ruled, pieces, strict=True)
        ruled = [span or _span_of_rest(piece, uppers) for span, piece in rests]
        ruled = _parted_spans(pieces, ruled, columns, levels) or ruled
        wide = _with_headings(columns, done)
        free = [piece for piece in done[0] if not _is_ruled_off(pieces, piece, levels)] if done else []
        alone = _is_below_headings(pieces, above)
        ruled = _repeated_spans(pieces, done[0], wide) or ruled if done else ruled
        done.insert(0, _line_with_spans(pieces, done, free, columns, wide, ruled, alone))
    for place in range(1, len(done)):
        below = done[place + 1] if place + 1 < len(done) else ()
        done[place] = tuple(_with_upper(piece, done[place], done[place - 1], below) for piece in done[place])
        done[place] = next(filter(None, (_as_over(done[place], over) for over in done[:place])), done[place])
    return done


def _span_of_rest(piece: Piece, uppers: Sequence[Piece]) -> Span | None:
    """The column of the heading of one column, close above, from whose left edge a text goes on."""
    if piece.first < piece.last or piece.is_whole:
        return None
    for upper in uppers:
        box, over = piece.segment.box, upper.segment.box
        left = abs(box.x0 - over.x0) < SAME < abs(box.centre[0] - over.centre[0])
        if left and (upper.first, upper.last) == (piece.first, piece.last) and _goes_on(upper, piece):
            return piece.first, piece.last
    return None


def _is_ruled_off(above: Sequence[Piece], piece: Piece, levels: Sequence[Rule]) -> bool:
    """Whether a rule over a heading parts it from the line above: it goes on with none of that."""
    foot, box = max(each.segment.box.centre[1] for each in above), piece.segment.box
    return any(foot < rule.at < box.centre[1] and rule.start < box.centre[0] < rule.end for rule in levels)


def _as_over(line: Sequence[Piece], over: Sequence[Piece]) -> tuple[Piece, ...]:
    """The headings of a line, each in the middle under one over several columns, over as many ("Number" under
    "Farms"); none where some are not."""
    inner, wide = ([piece for piece in each if piece.first] for each in (line, over))
    if len(inner) != len(line) or len(inner) != len(wide) or len(inner) < 2:
        return ()
    pairs = list(zip(inner, wide, strict=True))
    middles = [abs(own.segment.box.centre[0] - upper.segment.box.centre[0]) < SAME for own, upper in pairs]
    within = [upper.first <= own.first <= own.last <= upper.last > upper.first for own, upper in pairs]
    if not all(middles) or not all(within):
        return ()
    return tuple(replace(own, first=upper.first, last=upper.last) for own, upper in pairs)


def _with_upper(piece: Piece, line: Sequence[Piece], above: Sequence[Piece], below: Sequence[Piece]) -> Piece:
    """The last line of a heading over several columns, over as many as the line above: it stands alone under
    that, in its middle or from its edge, and nothing goes on with it below."""
    if any(_goes_on(piece, each) for each in below):
        return piece
    box = piece.segment.box
    for upper in above:
        over = upper.segment.box
        inner = [each for each in line if each.first <= upper.last and upper.first <= each.last]
        close = box.bottom - over.bottom < TIGHT * piece.segment.size and box.width <= over.width
        wider = upper.first <= piece.first <= piece.last <= upper.last and upper.first < upper.last
        shared = min(abs(box.centre[0] - over.centre[0]), abs(box.x0 - over.x0)) < SAME
        if inner == [piece] and close and wider and shared and not piece.is_whole:
            return replace(piece, first=upper.first, last=upper.last)
    return piece


def _goes_on(piece: Piece, below: Piece) -> bool:
    """Whether the text of one column may go on close below: "Persons" above "employed"."""
    box, under = piece.segment.box, below.segment.box
    close = under.bottom - box.bottom < TIGHT * piece.segment.size
    return close and min(abs(box.centre[0] - under.centre[0]), abs(box.x0 - under.x0)) < SAME


def _with_headings(columns: Sequence[Column], below: Sequence[Sequence[Piece]]) -> list[Column]:
    """The columns as wide as what stands in them, the headings below included."""
    wide = list(columns)
    for piece in (piece for pieces in below for piece in pieces if piece.first == piece.last):
        box, column = piece.segment.box, wide[piece.first]
        wide[piece.first] = Column(min(box.x0, column.x0), max(box.x1, column.x1))
    return wide


def _line_with_spans(
    pieces: Sequence[Piece],
    done: Sequence[Sequence[Piece]],
    free: Sequence[Piece],
    columns: Sequence[Column],
    wide: Sequence[Column],
    ruled: Sequence[Span | None],
    alone: bool,
) -> tuple[Piece, ...]:
    plain = [(piece.first, piece.last) for piece in pieces]
    below = done[0] if done else ()
    own = [
        (span if span and ruled.count(span) == 1 else None) or _wrapped(piece, free, wide)
        for piece, span in zip(pieces, ruled, strict=True)
    ]
    rooms = zip(pieces, own, _rooms(plain, len(columns)), strict=True)
    spans = [span or _set_over(piece, low, high, columns, wide) for piece, span, (low, high) in rooms]
    clash = any(left[1] >= right[0] for left, right in pairwise(spans))
    if (
        not any(own)
        and not alone
        and (clash or any(first == last > 0 or _cuts((first, last), below) for first, last in spans))
    ):
        shared = _shared_out(pieces, done, columns, wide)
        spans, clash = shared or spans, clash and not shared
    chosen = zip(pieces, plain if clash else spans, strict=True)
    return tuple(replace(piece, first=first, last=last) for piece, (first, last) in chosen)


def _is_below_headings(pieces: Sequence[Piece], above: Sequence[Piece]) -> bool:
    """Whether a line has less headings than the line above, each close under one of the same column: their
    second lines, "(restated)" below one of three dates."""
    pairs = [
        (upper, piece)
        for piece in pieces
        for upper in above
        if (upper.first, upper.last) == (piece.first, piece.last) == (piece.first, piece.first)
    ]
    close = all(_goes_on(*pair) or _ends_together(*pair) for pair in pairs)
    return len(pairs) == len(pieces) < len(above) and close


def _ends_together(piece: Piece, below: Piece) -> bool:
    box, under = piece.segment.box, below.segment.box
    return under.bottom - box.bottom < TIGHT * piece.segment.size and abs(box.x1 - under.x1) < SAME


def _is_shared(span: Span, above: Sequence[Piece]) -> bool:
    """Whether a rule below one line of headings is below several of the line above, which it ends."""
    return sum(span[0] <= piece.first <= span[1] for piece in above) > 1


def _cuts(span: Span, below: Sequence[Piece]) -> bool:
    """Whether a heading would be over a part of the columns of one below."""
    over = [piece for piece in below if piece.first <= span[1] and span[0] <= piece.last]
    return any(piece.first < span[0] or span[1] < piece.last for piece in over)


def _shared_out(
    pieces: Sequence[Piece],
    done: Sequence[Sequence[Piece]],
    columns: Sequence[Column],
    wide: Sequence[Column],
) -> list[Span]:
    """The spans of a line whose headings share the columns with headings below, all or those from some column
    on, two or more each and each in the middle of its own; none where they do not. A heading that also is
    over the middle one of three columns tells by those beside it that it is over all of them."""
    inner = [piece for piece in pieces if piece.first > 0]
    if not inner or (done and _are_beside(pieces, done[0])):
        return []
    if done and {each.first for line in done for each in line} < set(range(1, len(columns))):
        return []
    ends: dict[int, tuple[float, list[Span]]] = {start: (0.0, []) for start in range(inner[0].first)}
    for piece in inner:
        options: dict[int, tuple[float, list[Span]]] = {}
        for end, (cost, spans) in ends.items():
            lone = end + 1 == piece.last and _is_set_over_one(piece, columns, wide)
            least = max(piece.last, end + 1 if lone else end + 2)
            for last in range(least, len(columns)) if end < piece.first else ():
                off = 0.0 if end + 1 == last else _off_middle(piece, (end + 1, last), columns, wide)
                best = options[last][0] if last in options else float("inf")
                near = off < SHARED * piece.segment.size or _is_within(piece, (end + 1, last), wide)
                if near and cost + off < best:
                    options[last] = (cost + off, [*spans, (end + 1, last)])
        ends = options
    _, spans = ends.get(len(columns) - 1, (0.0, []))
    label = [(piece.first, piece.last) for piece in pieces[: len(pieces) - len(inner)]]
    return [*label, *spans] if spans else []


def _is_within(piece: Piece, span: Span, wide: Sequence[Column]) -> bool:
    """Whether a heading may be in the middle of cells that begin and end in the white around some columns."""
    first, last = span
    right = wide[last + 1].x0 if last + 1 < len(wide) else wide[last].x1
    lowest, highest = wide[first - 1].x1 + wide[last].x1, wide[first].x0 + right
    return lowest < 2 * piece.segment.box.centre[0] < highest


def _are_beside(pieces: Sequence[Piece], below: Sequence[Piece]) -> bool:
    """Whether two lines overlap, as those of headings of one line and of two beside each other do."""
    foot = max(piece.segment.box.bottom for piece in pieces)
    beside = (each.segment for each in below if each.first > 0)
    return any(each.box.bottom - foot < BESIDE * each.size for each in beside)


def _rooms(spans: Sequence[Span], count: int) -> Iterator[Span]:
    """For each heading the first and the last column that no other of its line stands in."""
    for place, (first, last) in enumerate(spans):
        low = spans[place - 1][1] + 1 if place else 1
        high = spans[place + 1][0] - 1 if place + 1 < len(spans) else count - 1
        yield min(low, first), max(high, last)


def _underlined(piece: Piece, columns: Sequence[Column], levels: Sequence[Rule]) -> Span | None:
    """The columns over which a rule close under a heading runs, where it is no rule over the whole table."""
    for rule in levels:
        over = [place for place, each in enumerate(columns) if rule.start - 2 < each.centre < rule.end + 2]
        whole = over and over[0] == 0
        if over and not whole and _is_underlined(piece, rule):
            return over[0], over[-1]
    return None


def _parted_spans(
    pieces: Sequence[Piece], ruled: Sequence[Span | None], columns: Sequence[Column], levels: Sequence[Rule]
) -> list[Span | None]:
    """The spans of a line, those of headings over one rule parted: the first's cell begins with the rule and
    has it in its middle, the next begins where that ends, and the last ends with the rule; none where not."""
    for rule in levels:
        over = [p for p, span in zip(pieces, ruled, strict=True) if span and _is_underlined(p, rule)]
        edges = [rule.start]
        for piece in over:
            edges.append(2 * piece.segment.box.centre[0] - edges[-1])
        if len(over) < 2 or abs(edges[-1] - rule.end) > OFF_EDGE * over[0].segment.size:
            continue
        parts = [
            [place for place, each in enumerate(columns) if x0 < each.centre < x1]
            for x0, x1 in pairwise([*edges[:-1], rule.end])
        ]
        if all(parts):
            spans = {piece: (part[0], part[-1]) for piece, part in zip(over, parts, strict=True)}
            return [spans.get(piece, span) for piece, span in zip(pieces, ruled, strict=True)]
    return []


def _repeated_spans(
    pieces: Sequence[Piece], below: Sequence[Piece], wide: Sequence[Column]
) -> list[Span | None]:
    """The spans of a line with one heading for each time that the headings below are said again ("2007  2002"
    twice), in whatever place over them; none where it has more or less, or the same heading throughout:
    "Average" twice above "weekly earnings" is its first line."""
    inner = [piece for piece in pieces if piece.first]
    under = [piece for piece in below if piece.first]
    texts = [piece.segment.text for piece in under]
    each = len(texts) // len(inner) if inner else 0
    alone = [piece.first for piece in under] == [piece.last for piece in under]
    differ = len({piece.segment.text for piece in inner}) > 1
    is_repeated = each > 1 and texts == texts[:each] * len(inner) and len(set(texts)) == each
    if not differ or not is_repeated or not alone:
        return []
    groups = [(under[n].first, under[n + each - 1].last) for n in range(0, len(under), each)]
    pairs = list(zip(inner, groups, strict=True))
    over = [wide[first].x0 < piece.segment.box.centre[0] < wide[last].x1 for piece, (first, last) in pairs]
    if not all(over) or any(last - first >= each for first, last in groups):
        return []
    spans = dict(pairs)
    return [spans.get(piece) for piece in pieces]


def _is_underlined(piece: Piece, rule: Rule) -> bool:
    box, size = piece.segment.box, piece.segment.size
    close = box.bottom - 0.3 * size < rule.at < box.bottom + 0.7 * size
    return close and rule.start - 2 < box.centre[0] < rule.end + 2


def _wrapped(piece: Piece, below: Sequence[Piece], wide: Sequence[Column]) -> Span | None:
    """The columns of the heading that goes on close below: both lines share an edge or the middle."""
    box = piece.segment.box
    for other in below if not piece.is_whole else ():
        under = other.segment.box
        offs = (under.x0 - box.x0, under.x1 - box.x1, under.centre[0] - box.centre[0])
        close = under.bottom - box.bottom < TIGHT * piece.segment.size
        if (
            close
            and not other.is_whole
            and min(map(abs, offs)) < SAME
            and _fits(piece, (other.first, other.last), wide)
        ):
            return other.first, other.last
    return None


def _fits(piece: Piece, span: Span, wide: Sequence[Column]) -> bool:
    """Whether a heading stays clear of the columns beside its own."""
    first, last = span
    left = wide[first - 1].x1 if first else float("-inf")
    right = wide[last + 1].x0 if last + 1 < len(wide) else float("inf")
    box = piece.segment.box
    middle = first > 0 and last + 1 < len(wide) and abs(wide[first].centre - box.centre[0]) < SAME
    room = ((wide[first].x0 - left) / 2, (right - wide[last].x1) / 2) if middle else (0.0, 0.0)
    return left + room[0] < box.x0 + SAME and box.x1 - SAME < right - room[1]


def _set_over(piece: Piece, low: int, high: int, columns: Sequence[Column], wide: Sequence[Column]) -> Span:
    """The columns in whose middle a heading stands, where it is not set over one of them."""
    first, last = piece.first, piece.last
    if first == 0 or (first == last and _is_set_over_one(piece, columns, wide)):
        return first, last
    options = [(begin, end) for begin in range(low, first + 1) for end in range(last, high + 1)]
    offs = {each: _off_middle(piece, each, columns, wide) for each in options}
    best = min(options, key=lambda each: (round(offs[each] / 1.5), each[1] - each[0]))
    return best if offs[best] < CENTRED * piece.segment.size else (first, last)


def _is_set_over_one(piece: Piece, columns: Sequence[Column], wide: Sequence[Column]) -> bool:
    """Whether a heading is flush with its column, or in the middle of it or of the room that ends with it."""
    box, place, slack = piece.segment.box, piece.first, ALONE * piece.segment.size
    own = (columns[place], wide[place])
    flush = any(
        min(abs(each.x0 - box.x0), abs(each.x1 - box.x1)) < FLUSH * piece.segment.size for each in own
    )
    room = (columns[place - 1].x1 + columns[place].x1) / 2
    middles = [room, *(each.centre for each in own)]
    centred = min(middles) - slack / 2 < box.centre[0] < max(middles) + slack
    return (flush or centred) and _fits(piece, (place, place), wide)


def _off_middle(piece: Piece, span: Span, columns: Sequence[Column], wide: Sequence[Column]) -> float:
    """How far a heading is from the nearest of what may be the middle of some columns."""
    return min(abs(middle - piece.segment.box.centre[0]) for middle in _middles(span, columns, wide))


def _middles(span: Span, columns: Sequence[Column], wide: Sequence[Column]) -> Iterator[float]:
    """The middles of what is printed in some columns, and of their room, where it ends with their figures."""
    first, last = span
    for each in (columns, wide):
        yield (each[first].x0 + each[last].x1) / 2
    yield (wide[first].centre + wide[last].centre) / 2
    yield (columns[max(first - 1, 0)].x1 + columns[last].x1) / 2
    if last > first:
        step = columns[first + 1].x1 - columns[first].x1
        yield (columns[first].x1 - step + columns[last].x1) / 2
