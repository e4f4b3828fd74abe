"""Pages a second of extraction against its parts and its peers: `make bench`.

All readers take the same PDFs in turn, round after round, in one process; each figure is the median of its
rounds, of processor time, and only the ratios within one run mean anything on a machine that others use too.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.pipeline import extract

ROOT = Path(__file__).parent.parent
ROUNDS = 5
PACK = 300
"""Pages of the pack that is timed."""
PLAN = ("ruled", 31)
"""Layout and seed of the plan in it: one of six pages, the only one of its pack."""
CAMELOT_ROUNDS = 1
"""camelot takes seconds a page: one round tells enough."""


def plans() -> list[Path]:
    """The sample plans, and the reference corpus where it is there; a scan has no text to compare on."""
    found = [*ROOT.glob("data/raw/*.pdf"), *ROOT.glob("../shared/corpus/*.pdf")]
    return sorted(path for path in found if "scan" not in path.name)


def actionplans(path: Path) -> None:
    extract(path)


def pdfplumber_tables(path: Path) -> None:
    import pdfplumber

    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.close()


def camelot_lattice(path: Path) -> None:
    import camelot

    camelot.read_pdf(str(path), pages="all", flavor="lattice", suppress_stdout=True)


def pypdfium_walk(path: Path) -> None:
    """A look at every character's code and box, and nothing else: the limit."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        for index in range(text.count_chars()):
            text.get_charbox(index)
        text.close()
        page.close()
    document.close()


def pypdfium_text(path: Path) -> None:
    """The text of every page: what finding a plan in a pack costs at the least."""
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    for page in document:
        text = page.get_textpage()
        text.get_text_range()
        text.close()
        page.close()
    document.close()


def pack_ratios() -> tuple[float, float]:
    """The cost of a pack of `PACK` pages: in walks over its text, and in readings of its plan's own PDF."""
    from tests.generated import paper
    from tests.generated.made import make
    from tests.generated.packs import random_pack, save_pack

    with TemporaryDirectory() as name:
        folder = Path(name)
        pack, plan = folder / "pack.pdf", folder / "plan.pdf"
        made = make(plan.stem, *PLAN)
        paper.save_all([made], folder)
        save_pack(random_pack(made, PLAN[1], PACK), folder, pack)
        readers = [(actionplans, pack), (pypdfium_text, pack), (actionplans, plan)]
        actionplans(plan)  # loads what is loaded once
        rounds = [[seconds(read, [path]) for read, path in readers] for _ in range(ROUNDS)]
    whole, walk, alone = (statistics.median(column) for column in zip(*rounds, strict=True))
    return whole / walk, whole / alone


def page_count(path: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def seconds(read: Callable[[Path], None], paths: Sequence[Path]) -> float:
    """Seconds of processor time, this process's and its children's: what others do is not counted."""
    start = _processor_time()
    for path in paths:
        read(path)
    return _processor_time() - start


def _processor_time() -> float:
    times = os.times()
    return time.process_time() + times.children_user + times.children_system


def phrases_a_second() -> float:
    """Deadline phrases that are understood in a second on one core; at least 2,000 are wanted."""
    from parsers.fields.deadline import read_deadline
    from tests.parsers.fields.domain import domain_rows

    phrases = [row["text"] for row in domain_rows("deadlines.csv")] or [
        "By end of Q2 2023/24",
        "March - June 2022",
    ]
    read_deadline(phrases[0])  # the vocabulary is loaded outside the figure
    rounds = []
    for _ in range(ROUNDS):
        start = _processor_time()
        for phrase in phrases:
            read_deadline(phrase)
        rounds.append(len(phrases) / (_processor_time() - start))
    return statistics.median(rounds)


def main() -> None:
    paths = plans()
    pages = sum(map(page_count, paths))
    readers = [actionplans, pdfplumber_tables, pypdfium_walk]
    for read in readers:
        seconds(read, paths)  # imports, vocabularies and word lists are loaded once, outside the figures
    rounds = {read: [] for read in readers}  # type: dict[Callable[[Path], None], list[float]]
    for _ in range(ROUNDS):
        for read in readers:
            rounds[read].append(seconds(read, paths))
    ratios = [a / b for a, b in zip(rounds[actionplans], rounds[pdfplumber_tables], strict=True)]
    print(f"{len(paths)} PDFs, {pages} pages; median of {ROUNDS} rounds, readers in turn")
    for read, label in (
        (actionplans, "actionplans check's extraction"),
        (pdfplumber_tables, "pdfplumber extract_tables"),
        (pypdfium_walk, "pypdfium2, every character"),
    ):
        print(f"{label:32} {pages / statistics.median(rounds[read]):8.1f} pages/s")
    if "--quick" not in sys.argv:
        camelot = statistics.median(seconds(camelot_lattice, paths) for _ in range(CAMELOT_ROUNDS))
        print(f"{'camelot lattice':32} {pages / camelot:8.1f} pages/s")
    print(f"{'deadlines understood':32} {phrases_a_second():8.0f} phrases/s (at least 2000 are wanted)")
    walks, readings = pack_ratios()
    print(
        f"a pack of {PACK} pages costs {walks:.1f} walks over its text with pypdfium2, "
        f"and {readings:.1f} readings of its plan alone"
    )
    print(
        f"extraction costs {statistics.median(ratios):.2f} times pdfplumber alone "
        f"(round by round {min(ratios):.2f} to {max(ratios):.2f}; at most 1.3 is wanted)"
    )


if __name__ == "__main__":
    main()
