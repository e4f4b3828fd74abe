"""The second typesetter: Chromium."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.generated.browser import opened
from tests.made_tables.markup import page_to_html
from tests.made_tables.pages import Made


def save_all(pages: Sequence[Made], folder: Path) -> Iterator[tuple[Made, Path]]:
    with opened() as session:
        for made in pages:
            source, path = folder / f"{made.name}.html", folder / f"{made.name}-browser.pdf"
            source.write_text(page_to_html(made), encoding="utf-8")
            path.write_bytes(session.print(source, tagged=False))
            source.unlink()
            yield made, path
