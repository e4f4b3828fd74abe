"""Made-up histories set as PDFs, read, stored, compared: the whole way from a council's pages to `changes`.

`python -m tests.ingest.printed --seeds 8000:8020` prints how many records keep their ids and which changes
are told, missed or made up; `-v` shows each fault.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from sqlalchemy import Engine

from ingest.commands.comparing import Span, steps_of
from ingest.identity import bare
from ingest.pipeline import extract
from ingest.store.database import open_store
from ingest.store.holdings import EVERYTHING, Holding, holdings
from ingest.store.store import save
from models.plan import Recommendation
from tests.generated import paper
from tests.generated.looks import Look
from tests.ingest.histories import History, Stage, records
from tests.ingest.printed_forms import FORMS, as_printed, made, random_form
from tests.ingest.revisions.test_changes import Told, expected, states, told


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


def judge(seed: int, look: Look, folder: Path, judged: Judged, revisions: int = 10) -> None:
    """Sets, reads, stores and compares a history."""
    stages = [as_printed(stage, look) for stage in History(Random(seed)).stages(revisions)]
    files = [made(stage, look, seed, f"revision-{number:02}") for number, stage in enumerate(stages, 1)]
    paper.save_all(files, folder)
    (folder / "plans.db").unlink(missing_ok=True)  # of an earlier measurement
    engine = open_store(str(folder / "plans.db"))
    paths = [folder / f"{one.plan.id}.pdf" for one in files]
    for path in paths:
        save(engine, extract(path), path)
    has_numbers = look.kind in ("bullets", "report") and look.marks in ("number", "letter", "dotted")
    judge_stored(engine, stages, f"{seed} {look.layout}", judged, has_numbers=has_numbers)
    engine.dispose()


def judge_stored(
    engine: Engine, stages: Sequence[Stage], label: str, judged: Judged, *, has_numbers: bool
) -> None:
    """`has_numbers`: whether the pages print a number for each action, which may change."""
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
        changed = [one for one in expected(old, new, seen) if has_numbers or one[2] != "action_ref"]
        wanted = Counter(map(_plain, changed))
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
        above = bare(one.text or one.theme)
        found.setdefault((above,), []).append(ids.recommendation)
        for action, own in zip(one.actions, ids.actions, strict=True):
            found.setdefault((above, bare(action.text)), []).append(own)
    above = ""
    for record, name in records(stage.plan, stage.names):
        if isinstance(record, Recommendation):
            above = bare(record.text or record.theme)
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
    """ "Recommendation 2" in a column is number 2; a text before "Lead: ..." ends in a full stop."""
    name, kind, what, *texts, days = one
    before, after = (text.rstrip(".") for text in texts)
    if what == "recommendation_ref":
        before, after = (ref.removeprefix("Recommendation ") for ref in (before, after))
    return name, kind, what, before, after, days


def _seeds(text: str) -> range:
    first, _, last = text.partition(":")
    return range(int(first), int(last or int(first) + 1))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=_seeds, default=range(8000, 8020), help="FIRST:LAST")
    parser.add_argument("--forms", choices=FORMS, default="ruled")
    parser.add_argument("--out", type=Path, help="where the PDFs stay")
    parser.add_argument("-v", "--verbose", action="store_true")
    given = parser.parse_args()
    judged = Judged()
    for seed in given.seeds:
        with TemporaryDirectory() as temporary:
            folder = given.out / str(seed) if given.out else Path(temporary)
            folder.mkdir(parents=True, exist_ok=True)
            look = random_form(seed, FORMS[given.forms])
            judge(seed, look, folder, judged)
        print(seed, look.layout, look.ruling, look.rows, judged, flush=True)
    if given.verbose:
        print("\n".join((*judged.missed, *judged.extra)))
        print("unexplained", *judged.unexplained, sep="\n")


if __name__ == "__main__":
    main()
