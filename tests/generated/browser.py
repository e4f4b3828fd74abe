"""The second typesetter: Chromium, told over a pipe, prints many plans in one run. Its PDFs may be tagged."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from tests.generated.made import Made
from tests.generated.markup import plan_to_html

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = "--headless --no-sandbox --disable-gpu --no-first-run --remote-debugging-pipe about:blank".split()


def program() -> str | None:
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def plain(made: Made, html: str) -> str:
    return html


def save_all(plans: Iterable[Made], folder: Path, dress: Callable[[Made, str], str] = plain) -> None:
    """Writes each plan's PDF as NAME.pdf into `folder`."""
    with opened() as session:
        for made in plans:
            source = folder / f"{made.plan.id}.html"
            html = plan_to_html(made.plan, made.blocks, made.look)
            source.write_text(dress(made, html), encoding="utf-8")
            (folder / f"{made.plan.id}.pdf").write_bytes(session.print(source, made.look.tagged))
            source.unlink()


class Session:
    """One page of a browser; messages are JSON that ends in a zero byte."""

    def __init__(self, to: IO[bytes], back: IO[bytes]) -> None:
        self.to, self.back, self.number = to, back, 0
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.id = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.call("Page.enable", on_page=True)

    def print(self, source: Path, tagged: bool) -> bytes:
        self.call("Page.navigate", on_page=True, url=source.as_uri())
        for message in self._messages():
            if message.get("method") == "Page.loadEventFired":
                break
        printed = self.call(
            "Page.printToPDF", True, preferCSSPageSize=True, printBackground=True, generateTaggedPDF=tagged
        )
        return base64.b64decode(printed["data"])

    def call(self, method: str, on_page: bool = False, **params: Any) -> dict[str, Any]:
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if on_page:
            message["sessionId"] = self.id
        self.to.write(json.dumps(message).encode() + b"\0")
        self.to.flush()
        answer = next(answer for answer in self._messages() if answer.get("id") == self.number)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def _messages(self) -> Iterator[dict[str, Any]]:
        while True:
            content = bytearray()
            while (byte := self.back.read(1)) != b"\0":
                if not byte:
                    raise RuntimeError("the browser has ended")
                content += byte
            yield json.loads(content)


@contextmanager
def opened() -> Iterator[Session]:
    """Chromium reads its orders from descriptor 3 and answers on 4."""
    read_orders, write_orders = os.pipe()
    read_answers, write_answers = os.pipe()
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [program() or PROGRAMS[0], *OPTIONS, f"--user-data-dir={profile}"]
        shell = f'exec "$@" 3<&{read_orders} 4>&{write_answers}'
        process = subprocess.Popen(
            ["/bin/bash", "-c", shell, "browser", *command],
            pass_fds=(read_orders, write_answers),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(read_orders)
        os.close(write_answers)
        try:
            with os.fdopen(write_orders, "wb") as to, os.fdopen(read_answers, "rb") as back:
                yield Session(to, back)
        finally:
            process.terminate()
            process.wait(20)
