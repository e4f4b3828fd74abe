"""The third typesetter: LibreOffice Writer, from flat OpenDocument text: many plans in one run."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.generated.made import Made
from tests.generated.writer import plan_to_fodt

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 300


def program() -> str | None:
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def save_all(plans: Iterable[Made], folder: Path) -> None:
    """Writes each plan's PDF as NAME.pdf into `folder`."""
    made = list(plans)
    for tagged in (True, False):
        own = [one for one in made if one.look.tagged is tagged]
        sources = [folder / f"{one.plan.id}.fodt" for one in own]
        for one, source in zip(own, sources, strict=True):
            source.write_text(plan_to_fodt(one.plan, one.blocks, one.look), encoding="utf-8")
        if sources:
            convert(sources, folder, tagged)
        for source in sources:
            source.unlink()


def convert(sources: list[Path], folder: Path, tagged: bool, *, more: tuple[str, ...] = ()) -> None:
    options = f'{{"UseTaggedPDF":{{"type":"boolean","value":"{str(tagged).lower()}"}}}}'
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [program() or PROGRAMS[0], "--headless", f"-env:UserInstallation={Path(profile).as_uri()}"]
        command += [*more, "--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", str(folder)]
        subprocess.run([*command, *map(str, sources)], capture_output=True, timeout=SECONDS, check=True)
