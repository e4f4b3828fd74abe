"""Made-up histories set as PDFs, read, stored, compared: the whole way from a council's pages to `changes`.

`python -m tests.ingest.printed --seeds 8000:8020` prints how many records keep their ids and which changes
are told, missed or made up; `-v` shows each fault.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from ingest.comparing import Span, steps_of
from ingest.database import open_store
from ingest.holdings import EVERYTHING, Holding, holdings
from ingest.identity import bare
from ingest.pipeline import extract
from ingest.store import save
from tests.generated import paper
from tests.generated.layouts import random_look
from tests.generated.looks import RULINGS, Look
from tests.generated.made import Made
from tests.generated.tables import plan_blocks
from tests.generated.widths import TooNarrowError
from tests.ingest.histories import MONTHS, Asked, History, Stage, Stated, records
from tests.ingest.test_changes import Told, expected, states, told
from tests.samples.content import Action, Deadline, Item, Plan

FORMS = (
    *("ruled", "level rules", "inner rules", "double rules", "thin rectangles", "cell edges"),
    *("header once", "header in two rows", "merged", "blank below", "repeated"),
    *("theme bands", "theme column", "theme tables"),
)
"""Tables that print every field of an action beside it, with rules between their rows."""
FIELDS = "ref recommendation action lead_officer deadline status progress"


def random_form(seed: int) -> Look:
    """How a council sets its plan, in this revision and in all that follow."""
    rng = Random(f"printed {seed}")
    layout = rng.choice(FORMS)
    look = random_look(layout, rng)
    fields = (*(("theme",) if look.themes == "column" else ()), *FIELDS.split())
    shape = replace(look.shape, fields=fields, dates="each", owners="action")
    rows = look.rows if look.rows != "cell" else "merged"
    ruling = look.ruling if "row" in RULINGS[look.ruling] else "all"
    return replace(look, shape=shape, rows=rows, ruling=ruling, landscape=True, phantom=False, running="both")


def made(stage: Stage, look: Look, seed: int, name: str) -> Made:
    """The stage's pages before they are set; smaller type where the page is too narrow for its words."""
    has_refs = any(one.ref for one in stage.plan.recommendations)
    kept = [one for one in look.shape.fields if one != "ref" or has_refs]
    look = replace(look, shape=replace(look.shape, fields=tuple(kept), refs="plain"))
    year, month = stage.plan.plan_date.split("-")
    council = stage.plan.council.name
    when = f"{MONTHS[int(month) - 1]} {year}"
    items = tuple(
        _item(one, printed.ref) for one, printed in zip(stage.asked, stage.plan.recommendations, strict=True)
    )
    title = stage.plan.title
    plan = Plan(name, council, title, stage.plan.plan_date, council, f"Agreed by Cabinet, {when}", items)
    while True:
        try:
            return Made(plan, look, tuple(plan_blocks(plan, look, Random(seed))))
        except TooNarrowError:
            look = look.smaller()


def _item(one: Asked, ref: str) -> Item:
    actions = tuple(map(_action, one.actions)) or (Action(""),)
    return Item(actions, one.theme, ref, one.text)


def _action(one: Stated) -> Action:
    when = Deadline(f"{MONTHS[one.due.month - 1]} {one.due.year}")
    status = one.status.replace("_", " ").capitalize()
    return Action(one.text, when, lead_officer=one.owner, status=status, progress=one.progress)


@dataclass
class Judged:
    """What became of histories: ids that were kept, and changes that were told."""

    kept: int = 0
    records: int = 0
    unread: int = 0
    """Records that no row of the database has, in words."""
    right: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    unexplained: list[str] = field(default_factory=list)
    """Changes missed or made up of records that were read as printed and kept their ids throughout."""
    exact: int = 0
    plans: int = 0

    def __str__(self) -> str:
        return (
            f"{self.plans} plans ({self.exact} exact): {self.kept} of {self.records} records keep their ids "
            f"({self.kept / max(1, self.records):.4f}), {self.unread} not read as printed; changes: "
            f"{self.right} told, {len(self.missed)} missed, {len(self.extra)} made up; of these "
            f"{len(self.unexplained)} of records that were read and matched right"
        )


def judge(seed: int, folder: Path, judged: Judged) -> None:
    """Sets, reads, stores and compares a history."""
    look = random_form(seed)
    stages = list(History(Random(seed)).stages())
    files = [made(stage, look, seed, f"revision-{number:02}") for number, stage in enumerate(stages, 1)]
    paper.save_all(files, folder)
    engine = open_store(str(folder / "plans.db"))
    paths = [folder / f"{one.plan.id}.pdf" for one in files]
    for path in paths:
        save(engine, extract(path), path)
    judge_stored(engine, stages, f"{seed} {look.layout}", judged)
    engine.dispose()


def judge_stored(engine: Engine, stages: Sequence[Stage], label: str, judged: Judged) -> None:
    held = holdings(engine, EVERYTHING)
    judged.plans += 1
    before = len(judged.missed) + len(judged.extra)
    if len(held) != len(stages) or len({one.key for one in held}) > 1:
        judged.missed.append(f"{label}: {len(held)} revisions of {len({one.key for one in held})} plans")
        return
    given: dict[str, str] = {}
    wrong: set[str] = set()
    for stage, one in zip(stages, held, strict=True):
        wrong |= _judge_ids(stage, one, given, judged, f"{label} revision {one.revision}")
    names = {own: name for name, own in reversed(given.items())}  # of two that share an id, the first
    seen: set[str] = set()
    for (old, new), step in zip(pairwise(stages), steps_of(held, Span(every=True)), strict=True):
        wanted = Counter(_plain(one) for one in expected(old, new, seen))
        found = Counter(_plain(_named(one, names)) for one in told(step.changes))
        judged.right += (wanted & found).total()
        where = f"{label} revision {step.after.revision}"
        missed, extra = (wanted - found).elements(), list((found - wanted).elements())
        for faults, kind, ones in ((judged.missed, "missed", missed), (judged.extra, "made up", extra)):
            for one in ones:
                faults.append(f"{where} {kind} {one}")
                if one[0] in given and one[0] not in wrong:
                    judged.unexplained.append(faults[-1])
        seen.update(name for name, _ in states(old))
    judged.exact += before == len(judged.missed) + len(judged.extra)


def _judge_ids(stage: Stage, held: Holding, given: dict[str, str], judged: Judged, label: str) -> set[str]:
    """A record is known by its words and its recommendation's; `given` is name → the id it first had.

    The names of those that are not there, or have another id; and of those whose id another has.
    """
    wrong: set[str] = set()
    found: dict[tuple[str, ...], list[str]] = {}
    for one, ids in zip(held.plan.recommendations, held.ids, strict=True):
        found.setdefault((bare(one.text),), []).append(ids.recommendation)
        for action, own in zip(one.actions, ids.actions, strict=True):
            found.setdefault((bare(one.text), bare(action.text)), []).append(own)
    above = ""
    for record, name in records(stage.plan, stage.names):
        above = above if name.startswith("a") else bare(record.text)
        key = (above, bare(record.text)) if name.startswith("a") else (above,)
        judged.records += 1
        if not found.get(key):
            judged.unread += 1
            wrong.add(name)
            judged.missed.append(f"{label} not read: {name} {record.text!r}")
            continue
        own = found[key].pop(0)
        is_right = given[name] == own if name in given else own not in given.values()
        judged.kept += is_right
        if not is_right:
            wrong |= {name, *(other for other, its in given.items() if its == own)}
            judged.missed.append(f"{label} another id: {name} {record.text!r}")
        given.setdefault(name, own)
    return wrong


def _named(one: Told, names: dict[str, str]) -> Told:
    return (names.get(one[0], one[0]), *one[1:])


def _plain(one: Told) -> Told:
    """ "Recommendation 2" in a column of references is number 2."""
    name, kind, what, before, after, days = one
    if what == "recommendation_ref":
        before, after = (ref.removeprefix("Recommendation ") for ref in (before, after))
    return name, kind, what, before, after, days


def _seeds(text: str) -> range:
    first, _, last = text.partition(":")
    return range(int(first), int(last or int(first) + 1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=_seeds, default=range(8000, 8020), help="FIRST:LAST")
    parser.add_argument("--out", type=Path, help="where the PDFs stay")
    parser.add_argument("-v", "--verbose", action="store_true")
    given = parser.parse_args()
    judged = Judged()
    for seed in given.seeds:
        with TemporaryDirectory() as temporary:
            folder = given.out / str(seed) if given.out else Path(temporary)
            folder.mkdir(parents=True, exist_ok=True)
            judge(seed, folder, judged)
        print(
            seed,
            random_form(seed).layout,
            random_form(seed).ruling,
            random_form(seed).rows,
            judged,
            flush=True,
        )
    if given.verbose:
        print("\n".join((*judged.missed, *judged.extra)))
        print("unexplained", *judged.unexplained, sep="\n")


if __name__ == "__main__":
    main()
