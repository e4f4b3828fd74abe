"""Blocks → HTML, for a browser to set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from tests.generated.blocks import Block, Cell, Columns, Heading, Para, Row, Table
from tests.generated.looks import GUTTER, Look
from tests.generated.sides import drawn_sides, is_centred, room_below, row_shade
from tests.samples.content import Plan

FAMILIES = {
    "Helvetica": "Liberation Sans",
    "LiberationSans": "Liberation Sans",
    "Times": "Liberation Serif",
    "Courier": "Liberation Mono",
    "DejaVuSans": "DejaVu Sans",
    "Carlito": "Carlito",
}
"""Free families for each of a look's fonts."""
BORDERS = {
    "double": "3px double #000",
    "dashed": "1px dashed #000",
    "dotted": "1px dotted #000",
    "white": "2px solid #fff",
}
GLYPHS = "–*-■➢✓►\uf0b7\uf0a7"
LISTS = {"•": "disc", "o": "circle", "▪": "square"} | {glyph: f"'{glyph} '" for glyph in GLYPHS}
LEVEL = """<script>
for (const tr of document.querySelectorAll('tr')) {
  const cells = [...tr.querySelectorAll('td')].map(c => [...c.querySelectorAll('[data-anchor]')]);
  const rows = Math.max(0, ...cells.map(c => c.length));
  for (let k = 1; k < rows; k++) {
    const own = cells.filter(c => c.length > k).map(c => c[k]);
    const tops = own.map(p => p.getBoundingClientRect().top), most = Math.max(...tops);
    own.forEach((p, n) => {
      let by = most - tops[n];
      if (WHOLE) { const h = parseFloat(getComputedStyle(p).lineHeight); by = Math.round(by / h) * h; }
      if (by > 0.5) p.style.marginTop = parseFloat(getComputedStyle(p).marginTop) + by + 'px';
    });
  }
}
</script>"""


def plan_to_html(plan: Plan, blocks: Sequence[Block], look: Look) -> str:
    body = _run(blocks, look)
    script = "" if look.level == "none" else LEVEL.replace("WHOLE", str(look.level == "lines").lower())
    head = f"<meta charset=utf-8><title>{escape(plan.title)}</title><style>{_css(plan, look)}</style>"
    return f"<!doctype html><html lang=en-GB><head>{head}</head><body>{body}{script}</body></html>"


def _block(block: Block, look: Look) -> str:
    if isinstance(block, Heading):
        form = f' class="{block.form}"' if block.form else ""
        return f"<h{block.level}{form}>{escape(block.text)}</h{block.level}>"
    if isinstance(block, Para):
        return _paras((block,), look)
    if isinstance(block, Columns):
        style = f"column-count:{look.columns};column-gap:{GUTTER}pt"
        return f'<div style="{style}">{_run(block.blocks, look)}</div>'
    return _table(block, look)


def _run(blocks: Sequence[Block], look: Look) -> str:
    """Blocks in order, paragraphs that follow each other together: their bullets are one list."""
    parts = []
    for is_para, group in groupby(blocks, lambda block: isinstance(block, Para)):
        own = list(group)
        paras = [block for block in own if isinstance(block, Para)]
        parts.append(_paras(paras, look) if is_para else "".join(_block(block, look) for block in own))
    return "".join(parts)


def _table(table: Table, look: Look) -> str:
    columns = "".join(f'<col style="width:{share * 100:.2f}%">' for share in table.widths)
    rows = [_row(table, number, row, look) for number, row in enumerate(table.rows)]
    heads = sum(row.kind == "head" for row in table.rows)
    head, body = "".join(rows[:heads]), "".join(rows[heads:])
    head = f"<thead>{head}</thead>" if heads else ""
    return f"<table><colgroup>{columns}</colgroup>{head}<tbody>{body}</tbody></table>"


def _row(table: Table, number: int, row: Row, look: Look) -> str:
    shade = row_shade(row, look)
    style = f' style="background:{shade}"' if shade else ""
    return f"<tr{style}>{''.join(_cell(table, number, row, cell, look) for cell in row.cells)}</tr>"


def _cell(table: Table, number: int, row: Row, cell: Cell, look: Look) -> str:
    tag = "th" if row.kind == "head" else "td"
    spans = f' rowspan="{cell.rows}"' * (cell.rows > 1) + f' colspan="{cell.columns}"' * (cell.columns > 1)
    line = BORDERS.get(look.stroke, "1px solid #000")
    style = ";".join(f"border-{side}:{line}" for side in sorted(drawn_sides(table, number, cell, look)))
    bold = "font-weight:bold;" if cell.bold else ""
    bold += "vertical-align:middle;" if is_centred(table, row, cell, look) else ""
    if below := room_below(table, number + cell.rows - 1, look):
        bold += f"padding-bottom:{look.pad + below}pt;"
    return f'<{tag}{spans} style="{bold}{style}">{_paras(cell.paras, look)}</{tag}>'


def _paras(paras: Sequence[Para], look: Look) -> str:
    """Bulleted paragraphs as lists, sub-items inside the item before them; other text as it is."""
    return "".join(_nested(list(_sections(paras)), look))


def _sections(paras: Sequence[Para]) -> Iterator[tuple[Para, list[Para]]]:
    """Each paragraph with those stepped in below it."""
    found: list[tuple[Para, list[Para]]] = []
    for para in paras:
        if para.depth and found:
            found[-1][1].append(para)
        else:
            found.append((para, []))
    yield from found


def _nested(sections: Sequence[tuple[Para, list[Para]]], look: Look) -> Iterator[str]:
    open_list = ""
    for para, below in sections:
        kind = LISTS.get(para.mark, "") if look.hang else ""
        if kind != open_list:
            yield ("</ul>" if open_list else "") + (f'<ul style="list-style-type:{kind}">' if kind else "")
            open_list = kind
        anchor = f' data-anchor="{para.anchor}"' if para.anchor is not None else ""
        inner = "".join(_nested([(child, []) for child in below], look))
        text = _text(para, look)
        inset = f' style="margin-left:{para.depth * 9}pt"' if para.depth and not look.hang else ""
        yield f"<li{anchor}>{text}{inner}</li>" if kind else f"<p{anchor}{inset}>{text}</p>{inner}"
    yield "</ul>" if open_list else ""


def _text(para: Para, look: Look) -> str:
    lead = f"<b>{escape(para.lead)}</b> " if para.lead else ""
    mark = f"{escape(para.mark)} " if para.mark and not (look.hang and para.mark in LISTS) else ""
    text = escape(para.text)
    return lead + mark + (f"<b>{text}</b>" if para.bold else text)


def _css(plan: Plan, look: Look) -> str:
    sides, top, bottom = look.margins
    width, height = look.page
    boxes = ""
    if look.running == "both":
        boxes = f"@top-left{{content:'{plan.header}';font-size:8pt}}"
    if look.running != "none":
        boxes += f"@bottom-left{{content:'{plan.footer}';font-size:8pt}}"
        boxes += "@bottom-right{content:'Page ' counter(page) ' of ' counter(pages);font-size:8pt}"
    keep = "tr{break-inside:avoid}" if look.keep else ""
    header = "thead{display:table-row-group}" if look.header == "once" else ""
    return (
        f"@page{{size:{width}pt {height}pt;margin:{top}pt {sides}pt {bottom}pt;{boxes}}}"
        f"body{{font:{look.size}pt/1.2 '{FAMILIES[look.font]}';margin:0}}"
        "h1{font-size:1.7em;color:#1f3864;margin:0 0 8px}h2{font-size:1.3em;margin:14px 0 6px}"
        ".size{font-weight:normal;color:#000}.bold{font-size:1em;color:#000}"
        ".colour{font-size:1em;font-weight:normal;color:#1f5fa8}"
        ".capitals,.number,.space{font-size:1em;font-weight:normal;color:#000}"
        ".capitals{text-transform:uppercase}"
        "h3{font-size:1.08em;margin:12px 0 4px}h1,h2,h3{break-after:avoid}"
        "table{width:100%;table-layout:fixed;border-collapse:collapse;margin:6px 0 12px}"
        f"td,th{{padding:{look.pad}pt;vertical-align:top;text-align:{'justify' if look.justify else 'left'}}}"
        f"p{{margin:{look.gap}pt 0}}td p,th p{{margin:0}}"
        f"td p+p,td li+li,td ul+p,td p+ul{{margin-top:{look.gap}pt}}"
        f"ul{{margin:2pt 0;padding-left:16px}}td ul{{margin:0}}{keep}{header}"
    )
