"""Pages → HTML, for a browser or a word processor to set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from tests.made_tables.content import Block, Cell, Table, Text
from tests.made_tables.pages import Look, Made

FAMILIES = {
    "Helvetica": "Liberation Sans",
    "Times": "Liberation Serif",
    "LiberationSans": "Liberation Sans",
    "LiberationSerif": "Liberation Serif",
    "DejaVuSans": "DejaVu Sans",
}
LINE = "0.5pt solid #000"


def page_to_html(made: Made, plain: bool = False) -> str:
    """One page; `plain` for word processors: nothing beside anything, and no drawings."""
    look = made.look
    body = "".join(_block(block, look, plain) for block in made.blocks)
    width, height = look.page
    family = FAMILIES.get(look.face, look.face)
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><style>
@page {{ size: {width}pt {height}pt; margin: {look.margin}pt }}
body {{ font-family: '{family}'; font-size: {look.size}pt; line-height: 1.25; margin: 0 }}
p, table, h2, ul, ol, svg {{ margin: 0 0 {look.size}pt 0 }}
p {{ text-align: {"justify" if look.justified else "left"} }}
p.title, p.note {{ margin: 0 0 3pt 0; text-align: {"center" if look.centred else "left"} }}
p.note {{ text-align: left; font-size: {max(6.0, look.table_size - 1)}pt }}
table {{ border-collapse: collapse; font-size: {look.table_size}pt; line-height: {look.leading} }}
td {{ vertical-align: {look.beside} }}
.beside {{ display: flex; gap: 20pt }}
</style></head><body>{body}</body></html>"""


def _block(block: Block, look: Look, plain: bool) -> str:
    if isinstance(block, Table):
        return _table(block, look)
    if isinstance(block, Text):
        return _text(block, plain)
    sides = ["".join(_block(each, look, plain) for each in side) for side in block.sides]
    if plain:
        return "".join(sides)
    shares = zip(sides, block.shares, strict=True)
    inner = "".join(f'<div style="flex: {share} 1 0; min-width: 0">{side}</div>' for side, share in shares)
    return f'<div class="beside">{inner}</div>'


def _text(text: Text, plain: bool) -> str:
    lines = [escape(line) for line in text.lines]
    if text.kind == "heading":
        return f"<h2>{lines[0]}</h2>"
    if text.kind == "prose":
        return f"<p>{lines[0]}</p>"
    if text.kind in ("bullets", "numbers"):
        tag = "ul" if text.kind == "bullets" else "ol"
        return f"<{tag}>{''.join(f'<li>{line}</li>' for line in lines)}</{tag}>"
    if text.kind == "form":
        return "".join(f"<p>{line}: ______________________</p>" for line in lines)
    if text.kind == "contents":
        if plain:
            return "".join(
                f"<p>{line} {'.' * 30} {page:.0f}</p>" for line, page in zip(lines, text.values, strict=True)
            )
        return "".join(
            f'<div style="display:flex"><span>{line}</span>'
            '<span style="flex:1;overflow:hidden;height:1.25em">'
            f"{'.' * 200}</span><span>{page:.0f}</span></div>"
            for line, page in zip(lines, text.values, strict=True)
        )
    return "" if plain else _chart(text)


def _chart(text: Text) -> str:
    most, drawn = max(text.values), []
    for number, (label, value) in enumerate(zip(text.lines, text.values, strict=True)):
        if text.kind == "columns":
            x, high = 30 + 32 * number, 100 * value / most
            drawn.append(f'<rect x="{x}" y="{110 - high}" width="20" height="{high}" fill="#888"/>')
            drawn.append(f'<text x="{x + 10}" y="120" text-anchor="middle">{escape(label[:7])}</text>')
        else:
            y = 12 + 14 * number
            drawn.append(f'<text x="118" y="{y}" text-anchor="end">{escape(label[:24])}</text>')
            drawn.append(f'<rect x="122" y="{y - 7}" width="{100 * value / most}" height="8" fill="#888"/>')
            drawn.append(f'<text x="{126 + 100 * value / most}" y="{y}">{value:.0f}</text>')
    if text.kind == "columns":
        for place in range(6):
            y = 110 - 20 * place
            drawn.append(
                f'<path d="M26 {y}H320" stroke="#aaa"/>'
                f'<text x="22" y="{y + 3}" text-anchor="end">{most * place / 5:.0f}</text>'
            )
    height = 130 if text.kind == "columns" else 20 + 14 * len(text.lines)
    return f'<svg width="100%" viewBox="0 0 330 {height}" font-size="7">{"".join(drawn)}</svg>'


def _table(table: Table, look: Look) -> str:
    title = f'<p class="title"><b>{escape(table.title)}</b></p>' if table.title else ""
    line = f'<p class="title">{escape(table.line)}</p>' if table.line else ""
    notes = "".join(f'<p class="note">{escape(note)}</p>' for note in table.notes)
    width = ' width="100%"' if look.wide or table.worded else ""
    rows = "".join(_row(table, row, look) for row in range(len(table.kinds)))
    frame = f' style="border: {LINE}"' if look.rules == "frame" and not table.merged else ""
    return f"{title}{line}<table{width}{frame}>{rows}</table>{notes}"


def _row(table: Table, row: int, look: Look) -> str:
    return f"<tr>{''.join(_cell(table, cell, look) for cell in _cells(table, row))}</tr>"


def _cells(table: Table, row: int) -> Iterator[Cell]:
    """The row's cells, and an empty one in each place that none reaches."""
    own = {cell.column: cell for cell in table.cells if cell.row == row}
    covered = {
        (cell.row + down, cell.column + right)
        for cell in table.cells
        for down in range(cell.rows)
        for right in range(cell.columns)
    }
    for column in range(len(table.shares)):
        if column in own:
            yield own[column]
        elif (row, column) not in covered:
            yield Cell(row, column, "")


def _cell(table: Table, cell: Cell, look: Look) -> str:
    kind = table.kinds[cell.row]
    head = kind in ("head", "units")
    label = cell.column < table.stubs or table.worded
    align = look.head_align if head else "right" if look.align == "decimal" else look.align
    align = "left" if label else "center" if cell.columns > 1 or align == "centre" else align
    indent = 8 if "group" in table.kinds and kind == "item" and cell.column == 0 else 0
    style = [f"text-align: {align}", f"padding: {look.room / 2}pt {look.gutter / 2}pt"]
    style += [f"padding-left: {look.gutter / 2 + indent}pt"] if indent else []
    style += ["vertical-align: bottom"] if head else ["vertical-align: top"] if table.worded else []
    style += ["white-space: nowrap"] if not head and not label else []
    style += _drawn(table, cell, look)
    text = escape(cell.text)
    text = f"<b>{text}</b>" if kind in ("head", "group", "total") and text else text
    spans = f' rowspan="{cell.rows}"' * (cell.rows > 1) + f' colspan="{cell.columns}"' * (cell.columns > 1)
    return f'<td{spans} style="{"; ".join(style)}">{text}</td>'


def _drawn(table: Table, cell: Cell, look: Look) -> list[str]:
    """The rules and shades of one cell."""
    kinds, rules = table.kinds, look.rules
    heads = sum(kind in ("head", "units") for kind in kinds)
    last = cell.row + cell.rows
    if table.merged or rules == "grid":
        return [f"border: {LINE}"]
    if rules == "bands":
        return ["background: #ddd"] if cell.row % 2 else []
    if rules == "shades":
        return ["background: #345; color: #fff"] if cell.row < heads else []
    below = _below(kinds, heads, rules)
    style = [f"border-bottom: {LINE}"] if last in below else []
    style += [f"border-top: {LINE}"] if cell.row == 0 and 0 in below else []
    if rules in ("book", "columns") and cell.columns > 1:
        style += [f"border-bottom: {LINE}"]
    if rules == "columns" and cell.column:
        style += [f"border-left: {LINE}"]
    return style


def _below(kinds: Sequence[str], heads: int, rules: str) -> set[int]:
    """The rows above which a rule runs over the whole table."""
    rows = {
        "head": {heads},
        "ends": {0, heads, len(kinds)},
        "book": {0, heads, len(kinds)},
        "columns": {0, heads, len(kinds)},
        "rows": {0, *range(heads, len(kinds) + 1)},
        "groups": {
            0,
            heads,
            len(kinds),
            *(row for row, kind in enumerate(kinds) if kind in ("group", "total")),
        },
    }
    return rows.get(rules, set())
