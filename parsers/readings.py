"""Several readings of one document: which one checks out, and on which records they agree.

Where no rule parts a table's rows, its words can be read in more than one way. Each way is followed to the
end, and what the finished records say of themselves (`parsers.checks`) decides.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from models.document import Word
from models.plan import Action, Issue, Plan, Recommendation
from parsers.checks.confidence import with_evidence
from parsers.checks.signs import R
from parsers.fields.owner import names_owners
from parsers.text.lines import Line

Key = tuple[object, ...]
Sign = tuple[str, bool]
"""What speaks for a record or against it, and whether a person has to look at it."""

AGREE, DIFFER = "readings agree", "readings differ"
SECOND, SECONDED, STRAY = "second reader", "second readers agree", "columns"
MARGIN = 0.5
"""Wrong records to expect; a reading with as many more than the best has nothing to say against it."""
MORE = 1.05
"""How many times as many words in right records another reading has that is better beyond doubt."""
AS_GOOD = 0.02
"""Wrong records to expect: what two readings differ by without one being better."""


def expected_wrong(plan: Plan) -> float:
    """How many of a plan's records are wrong, as far as their confidence goes."""
    return round(sum(1 - one.confidence for each in plan.recommendations for one in _records(each)), 3)


def has_more(other: Plan, plan: Plan) -> bool:
    """Whether another reading has so many more words in records that are likely right that it is better."""
    right, own = (
        sum(one.confidence * len(one.words) for each in read.recommendations for one in _records(each))
        for read in (other, plan)
    )
    return right > MORE * own


def may_be_noted(plan: Plan) -> bool:
    """Whether who and when may stand beside a plan's texts, or below them: a quarter of its rows have no
    date, or a fifth of its actions are names and no more; or it has neither actions nor anybody's name."""
    rows = _rows(plan)
    actions = [one for one in rows if isinstance(one, Action)]
    if not actions and not any(one.details.owner_text for one in rows):
        return True
    if actions and 5 * sum(names_owners(one.text) for one in actions) >= len(actions):
        return True
    return 4 * sum(map(_is_dated, rows)) <= 3 * len(rows)


def _rows(plan: Plan) -> list[Recommendation | Action]:
    """A plan's actions, and its recommendations without any."""
    return [one for each in plan.recommendations for one in each.actions or (each,)]


def _is_dated(one: Recommendation | Action) -> bool:
    return bool(one.details.deadline.text)


def is_told(noted: Plan, plan: Plan) -> bool:
    """Whether the reading with who and when beside the texts is better than the one without.

    "Appoint a chair Chief Executive" reads as a point where nobody looks for who stands beside it: a third
    more of them have a date then, and most, or all do and none is in doubt; as many, where the plan had none
    but recommendations. Where a person is to look at all such points, what is beside them is as unsure; where
    at most of them only then, they were torn apart. As many dates do, and points in doubt too, where hardly
    any is left to look at and more of the plan was likely to be wrong. What leaves many of its words in no
    record has taken texts for something else.
    """
    own = [action for each in plan.recommendations for action in each.actions]
    found = any(each.actions for each in noted.recommendations)
    beside = [one for each in noted.recommendations for one in each.actions if not one.parent_ref]
    doubted = sum(one.needs_review for one in beside)
    dates, before = (sum(map(_is_dated, each)) for each in (beside, _rows(plan)))
    better = 4 * doubted <= len(beside) and expected_wrong(noted) + MARGIN < expected_wrong(plan)
    sure = any(not action.needs_review for action in own) or better
    full = dates == len(beside) > before and not doubted
    told = 2 * dates > len(beside) and (full or 3 * dates >= 4 * before or (better and dates >= before))
    whole = 2 * doubted <= len(beside)
    says_more = (not own and dates >= before) or (sure and told and whole)
    return found and says_more and not has_more(plan, noted)


def best_of(plans: Sequence[Plan]) -> int:
    """The place of the reading with the fewest records that are likely to be wrong; of those as good,
    the first.

    A reading without records has none that are wrong, and is no reading.
    """
    wrong = {place: expected_wrong(plan) for place, plan in enumerate(plans) if plan.recommendations}
    least = min(wrong.values(), default=0.0)
    return next((place for place, share in wrong.items() if share <= least + AS_GOOD), 0)


def compared(plan: Plan, others: Sequence[Plan]) -> Plan:
    """The plan, its records with what the other readings say of them: those that are not the same in every
    reading that checks out about as well are for a person to look at."""
    near = [other for other in others if expected_wrong(other) - expected_wrong(plan) <= MARGIN]
    known = [set(_keys(other)) for other in near]

    def sign_of(one: Recommendation | Action, key: Key) -> Sign:
        return (AGREE, False) if all(key in keys for keys in known) else (DIFFER, True)

    return _weighed(plan, sign_of, _differences)


def seconded(plan: Plan, others: Sequence[Plan], pages: Collection[int]) -> Plan:
    """The plan, whose columns on `pages` are a second reader's, with what is known of such records.

    Of those that another opinion on the columns gives too, nearly all are right; of the rest half are wrong,
    and a person has to look at them.
    """
    known = {key for other in others for key in _keys(other)}

    def sign_of(one: Recommendation | Action, key: Key) -> Sign | None:
        seconded = (SECONDED, False) if key in known else (SECOND, True)
        return seconded if one.page in pages else None

    return _weighed(plan, sign_of, _columns_in_doubt)


def _columns_in_doubt(recommendations: Sequence[Recommendation]) -> Iterator[Issue]:
    """One issue for each page with records that rest on one second opinion alone."""
    doubtful = [one for each in recommendations for one in _records(each) if SECOND in one.evidence]
    message = (
        "no heading that we know stands above the table: its columns are those that a second reader sees"
    )
    for page in sorted({one.page for one in doubtful}):
        words = tuple(dict.fromkeys(word for one in doubtful if one.page == page for word in one.words))
        yield Issue("columns", message, page, words)


def with_strays(plan: Plan, lines: Sequence[Line], held: Collection[Word]) -> Plan:
    """The plan, with one issue a page for lines that stand in columns and are in no table: records of such a
    page that are not in a table, whose words are not `held`, run across cells."""
    pages = {line.page for line in lines}

    def sign_of(one: Recommendation | Action, key: Key) -> Sign | None:
        across = one.page in pages and not any(word in held for word in one.words)
        return (STRAY, True) if across else None

    def issues(recommendations: Sequence[Recommendation]) -> Iterator[Issue]:
        for page in sorted(pages):
            own = [line for line in lines if line.page == page]
            message = f"stands in columns, and no table was found: “{own[0].text[:80]}”"
            yield Issue("columns", message, page, tuple(word for line in own for word in line.words))

    return _weighed(plan, sign_of, issues)


def _weighed(
    plan: Plan,
    sign_of: Callable[[Recommendation | Action, Key], Sign | None],
    issues: Callable[[Sequence[Recommendation]], Iterable[Issue]],
) -> Plan:
    """The plan, each of its records with the sign that there is of it, and what issues these lead to."""

    def weighed(one: R, key: Key) -> R:
        sign = sign_of(one, key)
        return with_evidence(one, sign[0], review=sign[1]) if sign else one

    recommendations = tuple(
        replace(
            weighed(each, _key(each)),
            actions=tuple(weighed(action, _action_key(each, action)) for action in each.actions),
        )
        for each in plan.recommendations
    )
    told = sorted([*plan.issues, *issues(recommendations)], key=lambda issue: issue.page)
    return replace(plan, recommendations=recommendations, issues=tuple(told))


def _records(recommendation: Recommendation) -> tuple[Recommendation | Action, ...]:
    return recommendation, *recommendation.actions


def _differences(recommendations: Sequence[Recommendation]) -> Iterator[Issue]:
    """One issue for each recommendation of which the readings differ, or of its actions."""
    for each in recommendations:
        differ = [one for one in _records(each) if DIFFER in one.evidence]
        if differ:
            words = tuple(dict.fromkeys(word for one in differ for word in one.words))
            text = differ[0].text[:80]
            message = f"the rows can be read in another way, which gives other records: “{text}”"
            yield Issue("rows", message, differ[0].page, words)


def _keys(plan: Plan) -> Iterator[Key]:
    for each in plan.recommendations:
        yield _key(each)
        yield from (_action_key(each, action) for action in each.actions)


def _key(one: Recommendation) -> Key:
    """What a recommendation says, and not where."""
    return one.theme, one.ref, one.text, one.details


def _action_key(recommendation: Recommendation, one: Action) -> Key:
    parent = next((each.text for each in recommendation.actions if each.ref == one.parent_ref), "")
    return *_key(recommendation)[:3], parent, one.text, one.details
