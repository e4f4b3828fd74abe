"""Plans of the second typesetter, dressed otherwise: what style sheets do to tables, two or three at a time.

Centred dates, numbers in the middle of their rows, headings that stand upright, links, type of several sizes,
a watermark: none is a layout of its own, each can be part of any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.generated import browser
from tests.generated.made import Made

NARROW = """<script>
for (const table of document.querySelectorAll('table')) {
  const widths = [...table.querySelectorAll('col')].map(c => parseFloat(c.style.width)), taken = {};
  [...table.rows].forEach((row, number) => {
    let place = 0;
    for (const cell of row.cells) {
      while ((taken[place] || 0) > number) place++;
      if (cell.colSpan == 1 && widths[place] < 19)
        (cell.matches('th') ? [...cell.querySelectorAll('p')] : [cell]).forEach(
          e => e.style.cssText += cell.matches('th') ? ';HEADS' : ';CELLS');
      for (let k = place; k < place + cell.colSpan; k++) taken[k] = number + cell.rowSpan;
      place += cell.colSpan;
    }
  });
}
</script>"""
"""Styles for the cells of narrow columns and the paragraphs of their headings."""
PARAGRAPH = re.compile(r"(<(?:p|li)(?: data-anchor=\"\d+\")?>)([^<>]+)(</(?:p|li)>)")
KEY = "".join(
    f'<span style="background:{colour}">&nbsp;&nbsp;&nbsp;</span> {text} '
    for colour, text in (("#00b050", "complete"), ("#ffc000", "in progress"), ("#f00", "not started"))
)
LINKED = 0.3
"""The share of longer paragraphs with a link."""


@dataclass(frozen=True, slots=True)
class Way:
    """A style sheet's rules, what stands on every page, and the styles of narrow columns."""

    css: str = ""
    body: str = ""
    cells: str = ""
    heads: str = ""
    below: str = ""
    """What stands under the first table."""
    links: bool = False


WAYS: dict[str, tuple[Way, ...]] = {
    "centred narrow": (Way(cells="text-align:center"),),
    "right narrow": (Way(cells="text-align:right"),),
    "middle narrow": (Way(cells="vertical-align:middle"),),
    "upright heads": (
        Way(heads="writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap"),
        Way(heads="writing-mode:vertical-rl;white-space:nowrap"),
    ),
    "centred heads": (Way("th{text-align:center;vertical-align:middle}"),),
    "heads below": (Way("th{vertical-align:bottom}"),),
    "underlined heads": (Way("th,h2,h3{text-decoration:underline}"),),
    "dark heads": (
        Way("th{background:#1f3864!important;color:#fff}"),
        Way("th{background:linear-gradient(#1f3864,#2f5597);color:#fff}"),
    ),
    "small capitals": (Way("th{font-variant:small-caps}"),),
    "links": (Way(links=True),),
    "line height": tuple(Way(f"body{{line-height:{height}}}") for height in (1.0, 1.05, 1.5, 1.8)),
    "letters apart": tuple(Way(f"body{{letter-spacing:{points}pt}}") for points in (-0.2, 0.3, 0.6)),
    "words apart": (Way("body{word-spacing:2pt}"),),
    "hyphens": (Way("td{hyphens:auto;text-align:justify}"),),
    "strokes": (
        Way("td,th{border-width:.25pt!important;border-color:#bbb!important}"),
        Way("td,th{border-width:2.5pt!important;border-color:#1f3864!important}"),
    ),
    "shaded columns": (Way("td:nth-child(2){background:#eef}td:nth-child(4){background:#efe}"),),
    "weights": (
        Way("td:nth-child(1),td:nth-child(2){font-weight:bold}"),
        Way("td:nth-child(3){font-style:italic}"),
        Way("td:nth-child(n+3){color:#777}"),
    ),
    "sizes": (
        Way("td:nth-child(2){font-family:'Liberation Serif';font-size:108%}td:last-child{font-size:80%}"),
    ),
    "narrow table": (Way("table{width:88%;margin-left:auto}"),),
    "room": (
        Way("td{padding:2pt 4pt 7pt 7pt!important}"),
        Way("td,th{padding:1pt 2pt!important;line-height:1.0}"),
    ),
    "hanging": (
        Way("td p{padding-left:8pt;text-indent:-8pt}"),
        Way("td p{text-indent:8pt}"),
    ),
    "shadow": (Way("table{box-shadow:3pt 3pt 4pt #999}"),),
    "bars": (Way("tr:has(td:nth-child(4)) td:first-child{border-left:4pt solid #c00!important}"),),
    "key": (Way(below=f'<p style="font-size:80%">Key: {KEY}</p>'),),
    "watermark": (
        Way(
            body='<div style="position:fixed;top:40%;left:20%;font-size:90pt;color:rgba(0,0,0,.12);'
            'transform:rotate(-35deg)">DRAFT</div>'
        ),
    ),
    "logo": (
        Way(
            body='<svg style="position:fixed;right:0;top:-30pt" width="60" height="24">'
            '<rect width="60" height="24" fill="#c00"/><circle cx="20" cy="12" r="9" fill="#fff"/></svg>'
        ),
    ),
}


def save_all(plans: Iterable[Made], folder: Path) -> None:
    """Writes each plan's PDF as NAME.pdf into `folder`."""
    browser.save_all(plans, folder, lambda made, html: dressed(html, Random(made.plan.id)))


def dressed(html: str, rng: Random) -> str:
    for name in rng.sample(sorted(WAYS), rng.choice((1, 2, 2, 3))):
        html = _dress(html, rng.choice(WAYS[name]), rng)
    return html


def _dress(html: str, way: Way, rng: Random) -> str:
    if way.links:
        html = PARAGRAPH.sub(lambda found: _linked(found, rng), html)
    if way.cells or way.heads:
        script = NARROW.replace("CELLS", way.cells).replace("HEADS", way.heads)
        # Before the script that holds dates level with their actions.
        html = html.replace("<script>", f"{script}<script>", 1) if "<script>" in html else html + script
    html = html.replace("</style>", f"{way.css}</style>", 1)
    html = html.replace("<body>", f"<body>{way.body}", 1)
    return html.replace("</table>", f"</table>{way.below}", 1)


def _linked(found: re.Match[str], rng: Random) -> str:
    """A paragraph with some of its words as a link."""
    words = found[2].split(" ")
    if len(words) < 5 or rng.random() >= LINKED:
        return found[0]
    first = rng.randrange(len(words) - 2)
    last = first + rng.randint(0, min(3, len(words) - first - 1))
    words[first] = f'<u style="color:#0563c1">{words[first]}'
    words[last] += "</u>"
    return found[1] + " ".join(words) + found[3]
