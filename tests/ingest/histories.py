"""Made-up histories of plans: what councils do to their records as time goes by, and the truth of it.

A history is a list of stages; a stage is a plan as the parsers would give it, and each record's true name.
Names are the generator's own: the program never sees them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from itertools import count
from random import Random

from ingest.identity import RecordIds
from ingest.revisions.entries import Entry, plan_to_entries
from ingest.revisions.identities import identify
from models.plan import Action, Council, Deadline, Details, Plan, Recommendation
from parsers.fields.periods import month
from tests.conftest import ROOT

MONTHS = "January February March April May June July August September October November December".split()
VERBS = {
    "Publish": "Issue",
    "Review": "Look again at",
    "Hold": "Run",
    "Train": "Offer training to",
    "Draft": "Write",
}
VERBS |= {
    "Agree": "Settle",
    "Create": "Set up",
    "Introduce": "Bring in",
    "Launch": "Start",
    "Prepare": "Draw up",
}
VERBS |= {
    "Update": "Refresh",
    "Report": "Present",
    "Recruit": "Appoint",
    "Revise": "Rewrite",
    "Complete": "Finish",
}
NOUNS = {
    **{"strategy": "plan", "plan": "programme", "programme": "project", "members": "councillors"},
    **{"staff": "employees", "residents": "local people", "budget": "financial envelope", "team": "service"},
    **{"helpline": "phone line", "every": "each", "services": "provision", "contracts": "agreements"},
    **{"review": "evaluation", "survey": "poll", "cost": "price", "audit": "inspection", "report": "update"},
    **{"meetings": "sessions", "training": "learning", "policy": "approach", "partners": "stakeholders"},
}
"""Words that councils put for others; what is meant stays."""
SUBJECTS = "housing transport digital climate procurement parking leisure homelessness waste".split()
SUBJECTS += "tourism licensing cemetery".split()
FRAMES = (
    "Review the {} strategy",
    "Publish the {} action plan",
    "Report progress on the {} programme to Cabinet every quarter",
    "Appoint a lead member for {}",
    "Consult residents on the future of {} services",
    "Train members in {}",
    "Carry out an internal audit of {} contracts",
    "Agree a budget for {} with the Section 151 Officer",
    "Compare the cost of {} with that of neighbouring councils",
    "Open a {} helpline",
    "Bring the {} team under one head of service",
)
"""Actions that differ in one word: what no reader of letters tells apart."""
REPEATED = ("Monitor progress quarterly", "Review the impact after twelve months", "Communicate to all staff")
"""Actions that stand under several recommendations, word for word."""
AND = " and also "
STATES = {
    "On target.": "in_progress",
    "Work has begun and will be reported in the spring.": "in_progress",
}
"""The updates that state a status."""
LEADING = (" We will ", " The council will ", " Officers to ")


@dataclass(frozen=True, slots=True)
class Stated:
    """An action's state; `name` is the truth of which action it is."""

    name: int
    text: str
    due: date
    owner: str
    status: str = ""
    progress: str = ""

    @property
    def coded(self) -> str:
        """The status as the contract has it: where the status column is empty, the update may state one."""
        return self.status or STATES.get(self.progress, "")


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation's state."""

    name: int
    text: str
    theme: str
    actions: tuple[Stated, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """One revision: the plan, and the true names in the places of ids."""

    plan: Plan
    names: tuple[RecordIds, ...]
    asked: tuple[Asked, ...]
    split: dict[int, int]
    """New action → the one that it was a part of."""
    merged: dict[int, int]
    """Action that is gone → the one that it is now a part of."""


@cache
def stock() -> dict[str, list[str]]:
    """The lists of texts that made-up plans are made of, without their soft hyphens."""
    read = tomllib.loads((ROOT / "tests" / "generated" / "stock.toml").read_text(encoding="utf-8"))
    texts = {name: words for name, words in read.items() if isinstance(words, list)}
    return {
        name: [text.replace("\u00ad", "") for text in words if isinstance(text, str)]
        for name, words in texts.items()
    }


@dataclass
class History:
    """A plan that its council keeps revising."""

    dice: Random
    names: Iterator[int] = field(default_factory=lambda: count(1))
    gone: list[tuple[int, Stated]] = field(default_factory=list)
    """Actions left out, with the name of the recommendation that they stood under."""
    repeated: set[tuple[int, str]] = field(default_factory=set)
    split: dict[int, int] = field(default_factory=dict)
    merged: dict[int, int] = field(default_factory=dict)
    reworded: set[int] = field(default_factory=set)
    """Actions with new words in this revision: whether they are split or merged too, no reader could tell."""
    stood: set[int] = field(default_factory=set)
    """The actions of the revision before: of others nobody could tell that two of them are merged."""
    absorbed: dict[str, int] = field(default_factory=dict)
    """The words that merged actions had → their names, which they have again where they are split off."""

    def stages(self, number: int = 10) -> Iterator[Stage]:
        council = Council(self.dice.choice(stock()["councils"]))
        style = self.dice.choice(("R{}", "{}", "", "Recommendation {}"))
        asked = self._first()
        for revision in range(number):
            self.split, self.merged, self.reworded = {}, {}, set()
            if revision:
                asked = self._revised(asked)
            plan, names = _plan(asked, style, council, f"{2022 + revision // 4}-{3 * (revision % 4) + 1:02}")
            yield Stage(plan, names, tuple(asked), self.split, self.merged)

    def _first(self) -> list[Asked]:
        self.asked, self.pool = self._recommendations(), self._actions()
        number = self.dice.randint(4, 9)
        themes = sorted(self.dice.choice(stock()["themes"]) for _ in range(number))
        return [self._new_recommendation(theme, self.dice.randint(1, 6)) for theme in themes]

    def _new_recommendation(self, theme: str, actions: int) -> Asked:
        name = next(self.names)
        return Asked(name, next(self.asked), theme, tuple(self._new(name) for _ in range(actions)))

    def _recommendations(self) -> Iterator[str]:
        """Each text once."""
        return iter(self.dice.sample(stock()["recommendations"], len(stock()["recommendations"])))

    def _actions(self) -> Iterator[str]:
        """Each text once, but for those that every plan repeats; some are two in one."""
        texts = [*stock()["actions"], *(one.format(subject) for one in FRAMES for subject in SUBJECTS)]
        self.dice.shuffle(texts)
        while texts:
            text = texts.pop()
            if texts and self.dice.random() < 0.1:
                following = texts.pop()
                yield _joined(max(text, following, key=len), min(text, following, key=len))
            else:
                yield text + self.dice.choice(["", "", *stock()["tails"]])

    def _new(self, parent: int) -> Stated:
        """A repeated text stands once under a recommendation, ever: a second one would be the first."""
        free = [text for text in REPEATED if (parent, text) not in self.repeated]
        text = self.dice.choice(free) if free and self.dice.random() < 0.12 else next(self.pool)
        self.repeated.add((parent, text))
        due = month(self.dice.randint(2022, 2025), self.dice.randint(1, 12)).last
        return Stated(next(self.names), text, due, self.dice.choice(stock()["officers"]))

    def _revised(self, asked: list[Asked]) -> list[Asked]:
        self.stood = {each.name for one in asked for each in one.actions}
        asked = [self._recommendation(one) for one in asked]
        for chance, change in self._upheavals():
            if self.dice.random() < chance:
                asked = change(asked)
        return asked

    def _upheavals(self) -> tuple[tuple[float, Callable[[list[Asked]], list[Asked]]], ...]:
        return (
            (0.2, self._inserted),
            (0.1, self._left_out),
            (0.1, self._swapped),
            (0.35, self._moved),
            (0.15, self._renamed),
            (0.35, self._returned),
            (0.2, self._reordered),
            (0.2, self._split),
            (0.2, self._merged),
        )

    def _recommendation(self, one: Asked) -> Asked:
        kept = [self._action(each) for each in one.actions if self._stays(one, each)]
        added = [self._new(one.name) for _ in range(self.dice.choice((0, 0, 0, 0, 1, 1, 2)))]
        place = self.dice.randint(0, len(kept))
        return replace(one, actions=(*kept[:place], *added, *kept[place:]))

    def _stays(self, parent: Asked, one: Stated) -> bool:
        stays = self.dice.random() > (0.5 if one.status == "complete" else 0.03)
        if not stays:
            self.gone.append((parent.name, one))
        return stays

    def _action(self, one: Stated) -> Stated:
        """Each change by itself: several may meet in one action."""
        roll = self.dice.random
        if roll() < 0.25:
            one = replace(one, due=_months_later(one.due, self.dice.randint(1, 14)))
        if roll() < 0.1:
            one = replace(one, text=self._reworded(one.text))
            self.reworded.add(one.name)
        if roll() < 0.08:
            one = replace(one, owner=self.dice.choice(stock()["officers"]))
        if roll() < 0.15:
            one = replace(one, status=self.dice.choice(("in_progress", "delayed", "complete", "complete")))
        if roll() < 0.3:
            one = replace(one, progress=self.dice.choice(stock()["progress"]))
        return one

    def _reworded(self, text: str) -> str:
        ways = (self._with_tail, self._without_tail, self._other_verb, self._led, self._passive, self._terse)
        ways = (*ways, self._other_nouns)
        return self.dice.choice(ways)(text)

    def _passive(self, text: str) -> str:
        """ "Publish the plan" becomes "The plan to be dealt with: publish"."""
        verb, _, rest = text.partition(" ")
        if verb not in VERBS:
            return self._with_tail(text)
        clause, comma, tail = rest.partition(",")
        return f"{clause[0].upper()}{clause[1:]} to be dealt with ({verb.lower()}){comma}{tail}"

    def _terse(self, text: str) -> str:
        """Without its small words, and one of the others."""
        words = [word for word in text.split() if word not in ("the", "a", "of", "for", "to", "and", "in")]
        if len(words) > 5:
            del words[self.dice.randrange(1, len(words))]
        return " ".join(words)

    def _with_tail(self, text: str) -> str:
        return text.rstrip(".") + self.dice.choice(stock()["tails"])

    def _without_tail(self, text: str) -> str:
        head, comma, _ = text.partition(",")
        return head if comma and len(head.split()) > 3 else self._led(text)

    def _other_verb(self, text: str) -> str:
        verb, _, rest = text.partition(" ")
        return f"{VERBS[verb]} {rest}" if verb in VERBS else self._led(text)

    def _other_nouns(self, text: str) -> str:
        """One or two of them: "Bring the service under one head of provision"."""
        words = text.split()
        places = [place for place, word in enumerate(words) if word in NOUNS]
        for place in self.dice.sample(places, min(len(places), self.dice.randint(1, 2))):
            words[place] = NOUNS[words[place]]
        return " ".join(words) if places else self._other_verb(text)

    def _led(self, text: str) -> str:
        for lead in LEADING:
            if text.startswith(lead.strip()):
                rest = text.removeprefix(lead.strip()).strip()
                return rest[0].upper() + rest[1:]
        return self.dice.choice(LEADING).strip() + " " + text[0].lower() + text[1:]

    def _inserted(self, asked: list[Asked]) -> list[Asked]:
        """A new recommendation: where references are numbers, all that follow shift."""
        new = self._new_recommendation(asked[0].theme, 2)
        place = self.dice.choice((0, self.dice.randint(0, len(asked))))
        return [*asked[:place], new, *asked[place:]]

    def _left_out(self, asked: list[Asked]) -> list[Asked]:
        place = self.dice.randrange(len(asked))
        return [*asked[:place], *asked[place + 1 :]] if len(asked) > 3 else asked

    def _swapped(self, asked: list[Asked]) -> list[Asked]:
        first, second = sorted(self.dice.sample(range(len(asked)), 2))
        asked[first], asked[second] = asked[second], asked[first]
        return asked

    def _renamed(self, asked: list[Asked]) -> list[Asked]:
        place = self.dice.randrange(len(asked))
        asked[place] = replace(asked[place], text=self._reworded(asked[place].text))
        return asked

    def _moved(self, asked: list[Asked]) -> list[Asked]:
        source, target = self.dice.sample(range(len(asked)), 2)
        if not asked[source].actions or asked[source].actions[-1].text in REPEATED:
            return asked
        *rest, moved = asked[source].actions
        asked[source] = replace(asked[source], actions=tuple(rest))
        asked[target] = replace(asked[target], actions=(*asked[target].actions, moved))
        return asked

    def _returned(self, asked: list[Asked]) -> list[Asked]:
        for place, one in enumerate(asked):
            own = [each for each in self.gone if each[0] == one.name]
            if own:
                self.gone.remove(own[0])
                asked[place] = replace(one, actions=(*one.actions, own[0][1]))
                return asked
        return asked

    def _reordered(self, asked: list[Asked]) -> list[Asked]:
        """Unequal texts change places; of equal ones nobody could tell which is which."""
        place = self.dice.randrange(len(asked))
        actions = list(asked[place].actions)
        if len({one.text for one in actions}) == len(actions):
            self.dice.shuffle(actions)
        asked[place] = replace(asked[place], actions=tuple(actions))
        return asked

    def _split(self, asked: list[Asked]) -> list[Asked]:
        """Two in one become two actions; the longer remains the old one."""
        for place, one in enumerate(asked):
            for below, action in enumerate(one.actions):
                head, joint, tail = action.text.partition(AND)
                if joint and len(head) > 1.3 * len(tail) and action.name not in self.reworded:
                    second = self._split_off(action, tail[0].upper() + tail[1:])
                    parts = (replace(action, text=head), second)
                    actions = (*one.actions[:below], *parts, *one.actions[below + 1 :])
                    asked[place] = replace(one, actions=actions)
                    return asked
        return asked

    def _split_off(self, action: Stated, text: str) -> Stated:
        """A new action, or the one that was merged into this."""
        name = self.absorbed.pop(text, 0)
        if not name:
            name = next(self.names)
            self.split[name] = action.name
        return replace(action, name=name, text=text)

    def _merged(self, asked: list[Asked]) -> list[Asked]:
        """Two actions become one, which is the longer one's continuation."""
        place = self.dice.randrange(len(asked))
        actions = asked[place].actions
        if self.split or len(actions) < 2 or actions[0].text in REPEATED or actions[1].text in REPEATED:
            return asked
        first, second, *rest = actions
        both = {first.name, second.name}
        if self.reworded & both or not both <= self.stood:
            return asked
        shorter, longer = sorted((first, second), key=lambda one: len(one.text))
        self.merged[shorter.name] = longer.name
        self.absorbed[shorter.text] = shorter.name
        whole = replace(longer, text=_joined(first.text, second.text))
        asked[place] = replace(asked[place], actions=(whole, *rest))
        return asked


def _joined(first: str, second: str) -> str:
    return f"{first}{AND}{second[0].lower()}{second[1:]}"


def _months_later(due: date, months: int) -> date:
    later = due.year * 12 + due.month - 1 + months
    return month(later // 12, later % 12 + 1).last


def _plan(
    asked: list[Asked], style: str, council: Council, plan_date: str
) -> tuple[Plan, tuple[RecordIds, ...]]:
    recommendations = tuple(_recommendation(one, style.format(at), at) for at, one in enumerate(asked, 1))
    plan = Plan("Peer Challenge Action Plan", council, plan_date, recommendations)
    names = (RecordIds(f"r{one.name}", tuple(f"a{each.name}" for each in one.actions)) for one in asked)
    return plan, tuple(names)


def _recommendation(one: Asked, ref: str, place: int) -> Recommendation:
    actions = tuple(_action(each, f"{ref or place}.{at}") for at, each in enumerate(one.actions, 1))
    return Recommendation(one.theme, "", ref, one.text, Details(), actions, 1, ())


def _action(one: Stated, ref: str) -> Action:
    text = f"{MONTHS[one.due.month - 1]} {one.due.year}"
    details = Details(
        deadline=Deadline(text, None, one.due, "month"),
        deadline_scope="action",
        status=one.coded,
        status_text=one.status.replace("_", " ").capitalize(),
        progress=one.progress,
        lead_officer=one.owner,
        owner_text=one.owner,
    )
    return Action(ref, "", one.text, details, 1, ())


def records(plan: Plan, ids: Sequence[RecordIds]) -> Iterator[tuple[Recommendation | Action, str]]:
    for one, own in zip(plan.recommendations, ids, strict=True):
        yield one, own.recommendation
        yield from zip(one.actions, own.actions, strict=True)


def known_right(seed: int) -> Iterator[bool]:
    """For each record of each revision, whether it is matched right where all before it were."""
    known: dict[str, Entry] = {}
    for stage in History(Random(seed)).stages():
        identified = identify("plan", stage.plan, list(known.values()))
        names = [name for _, name in records(stage.plan, stage.names)]
        for name, (_, own) in zip(names, records(identified.plan, identified.ids), strict=True):
            yield own == name if name in known else own not in known
        known = _later(known, plan_to_entries(stage.plan, stage.names))


def whole_right(seed: int) -> Iterator[bool]:
    """For each record of each revision, whether it has the id that it was first given, and that alone."""
    known: dict[str, Entry] = {}
    given: dict[str, str] = {}
    for stage in History(Random(seed)).stages():
        identified = identify("plan", stage.plan, list(known.values()))
        names = [name for _, name in records(stage.plan, stage.names)]
        for name, (_, own) in zip(names, records(identified.plan, identified.ids), strict=True):
            yield given[name] == own if name in given else own not in given.values()
            given.setdefault(name, own)
        known = _later(known, plan_to_entries(stage.plan, identified.ids))


def _later(known: dict[str, Entry], newest: Sequence[Entry]) -> dict[str, Entry]:
    older = {key: replace(entry, age=entry.age + 1) for key, entry in known.items()}
    return older | {entry.key: entry for entry in newest}
