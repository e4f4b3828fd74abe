"""The third typesetter: LibreOffice Writer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.generated.office import convert
from tests.made_tables.markup import page_to_html
from tests.made_tables.pages import Made


def save_all(pages: Sequence[Made], folder: Path) -> Iterator[tuple[Made, Path]]:
    sources = [folder / f"{made.name}-office.html" for made in pages]
    for made, source in zip(pages, sources, strict=True):
        source.write_text(page_to_html(made, plain=True), encoding="utf-8")
    convert(sources, folder, tagged=False, more=("--infilter=HTML (StarWriter)",))
    for made, source in zip(pages, sources, strict=True):
        source.unlink()
        yield made, source.with_suffix(".pdf")
