"""``python -m tests.samples``: build every sample plan's PDF and its true records again."""

from collections.abc import Callable
from pathlib import Path

from .cards import card_strips
from .content import Plan, load
from .looks import ALDERMARCH, BRINDLECOMBE, COPPERDALE, FENNIMOUTH, LARKMINSTER
from .pages import Paper, paginate, save
from .prose import bullet_strips, report_strips
from .strips import Strip
from .table import table_strips
from .truth import as_json

HERE = Path(__file__).parent
RAW = HERE.parents[1] / "data" / "raw"

Setter = Callable[[Plan], tuple[list[Strip], Strip | None]]  # the strips, and the one that heads every page

SAMPLES: dict[str, tuple[Paper, Setter]] = {
    "aldermarch-report": (ALDERMARCH.paper, lambda plan: (report_strips(plan, ALDERMARCH), None)),
    "brindlecombe-bullets": (BRINDLECOMBE.paper, lambda plan: (bullet_strips(plan, BRINDLECOMBE), None)),
    "copperdale-progress": (COPPERDALE.paper, lambda plan: table_strips(plan, COPPERDALE)),
    "fennimouth-cards": (FENNIMOUTH.paper, lambda plan: (card_strips(plan, FENNIMOUTH), None)),
    "larkminster-table": (LARKMINSTER.paper, lambda plan: table_strips(plan, LARKMINSTER)),
}


def build(name: str) -> None:
    """``<name>.toml`` -> ``data/raw/<name>.pdf`` and ``<name>.json``."""
    paper, set_plan = SAMPLES[name]
    plan = load(HERE / f"{name}.toml")
    strips, running = set_plan(plan)
    pages = paginate(strips, paper, running)
    save(plan, pages, paper, RAW / f"{name}.pdf")
    (HERE / f"{name}.json").write_text(as_json(plan), encoding="utf-8")
    print(f"{name}.pdf: {len(pages)} pages, {len(plan.items)} items")


def main() -> None:
    RAW.mkdir(parents=True, exist_ok=True)
    for name in SAMPLES:
        build(name)


if __name__ == "__main__":
    main()
