"""Blocks → flat OpenDocument text, for a word processor to set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from tests.generated.blocks import Block, Cell, Columns, Heading, Para, Row, Table
from tests.generated.looks import GUTTER, Look
from tests.generated.markup import FAMILIES
from tests.generated.sides import drawn_sides, is_centred, room_below, row_shade
from tests.samples.content import Plan

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
    for name, urn in {
        "office": "office",
        "style": "style",
        "text": "text",
        "table": "table",
        "fo": "xsl-fo-compatible",
        "meta": "meta",
    }.items()
)
BORDERS = {
    "double": "2pt double #000000",
    "dashed": "0.5pt dashed #000000",
    "dotted": "0.5pt dotted #000000",
    "white": "1.5pt solid #ffffff",
}
HANG = 12.0
STEP = 10.0
RUNNING = 22.0
"""The height of a running header or footer with its space."""


def plan_to_fodt(plan: Plan, blocks: Sequence[Block], look: Look) -> str:
    setter = _Setter(look)
    body = "".join(setter.block(block) for block in blocks)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.3" '
        'office:mimetype="application/vnd.oasis.opendocument.text">'
        f"<office:styles>{_styles(look)}</office:styles>"
        f"<office:automatic-styles>{_page(look)}{''.join(setter.styles.values())}</office:automatic-styles>"
        f"<office:master-styles>{_master(plan, look)}</office:master-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


class _Setter:
    """Turns blocks into elements, and collects the styles that they need, by their definition."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.styles: dict[tuple[str, str], str] = {}
        self.sections = 0

    def style(self, family: str, properties: str) -> str:
        """The name of an automatic style."""
        key = (family, properties)
        if key not in self.styles:
            name = f"{family[0]}{len(self.styles)}"
            parent = ' style:parent-style-name="Standard"' if family == "paragraph" else ""
            self.styles[key] = (
                f'<style:style style:name="{name}" style:family="{family}"{parent}>{properties}</style:style>'
            )
        return self.styles[key].split('"')[1]

    def block(self, block: Block) -> str:
        if isinstance(block, Heading):
            name = f"Heading_20_{block.level}{block.form}"
            text = escape(block.text.upper() if block.form == "capitals" else block.text)
            return f'<text:h text:style-name="{name}" text:outline-level="{block.level}">{text}</text:h>'
        if isinstance(block, Para):
            return self.para(block, self.look.gap, bold=False)
        if isinstance(block, Columns):
            return self.columns(block)
        return self.table(block)

    def columns(self, columns: Columns) -> str:
        """A section, which a word processor balances."""
        count = f'fo:column-count="{self.look.columns}" fo:column-gap="{GUTTER}pt"'
        half = GUTTER / 2
        share = f'<style:column style:rel-width="1*" fo:start-indent="{half}pt" fo:end-indent="{half}pt"/>'
        name = self.style(
            "section",
            '<style:section-properties text:dont-balance-text-columns="false">'
            f"<style:columns {count}>{share * self.look.columns}</style:columns></style:section-properties>",
        )
        self.sections += 1
        body = "".join(self.block(block) for block in columns.blocks)
        head = f'<text:section text:style-name="{name}" text:name="Section{self.sections}">'
        return f"{head}{body}</text:section>"

    def para(self, para: Para, after: float, bold: bool) -> str:
        # "(a)" and "10." need more room than a bullet, or nothing parts them from the text.
        hanging = HANG + STEP * (len(para.mark) > 1)
        left = para.depth * STEP + (hanging if para.mark else 0.0)
        margins = f'fo:margin-left="{left}pt" fo:margin-bottom="{after}pt" fo:margin-top="0pt"'
        margins += ' fo:text-align="justify"' if self.look.justify else ""
        hang = f' fo:text-indent="{-hanging}pt"' if para.mark else ""
        if para.mark and not self.look.hang:
            margins, hang = margins.replace(f"{left}pt", f"{left - hanging}pt"), ""
        stop = f'<style:tab-stop style:position="{0 if para.mark else HANG}pt"/>'
        weight = '<style:text-properties fo:font-weight="bold"/>' if bold or para.bold else ""
        name = self.style(
            "paragraph",
            f"<style:paragraph-properties {margins}{hang}><style:tab-stops>{stop}</style:tab-stops>"
            f"</style:paragraph-properties>{weight}",
        )
        lead = f'<text:span text:style-name="Strong">{escape(para.lead)}</text:span> ' if para.lead else ""
        after_mark = "<text:tab/>" if self.look.hang else " "
        mark = f"{escape(para.mark)}{after_mark}" if para.mark else ""
        return f'<text:p text:style-name="{name}">{mark}{lead}{escape(para.text)}</text:p>'

    def table(self, table: Table) -> str:
        look = self.look
        measure = look.page[0] - 2 * look.margins[0]
        width = (
            f'<style:table-properties style:width="{measure}pt" table:align="left" fo:margin-bottom="8pt"/>'
        )
        columns = "".join(
            f'<table:table-column table:style-name="{self._column(share * measure)}"/>'
            for share in table.widths
        )
        rows = [self.row(table, number, row) for number, row in enumerate(table.rows)]
        heads = sum(row.kind == "head" for row in table.rows)
        head = "".join(rows[:heads])
        if heads and look.header != "once":
            head = f"<table:table-header-rows>{head}</table:table-header-rows>"
        name = self.style("table", width)
        body = "".join(rows[heads:])
        return f'<table:table table:style-name="{name}">{columns}{head}{body}</table:table><text:p/>'

    def _column(self, width: float) -> str:
        return self.style(
            "table-column", f'<style:table-column-properties style:column-width="{width:.2f}pt"/>'
        )

    def row(self, table: Table, number: int, row: Row) -> str:
        keep = "always" if self.look.keep else "auto"
        style = self.style("table-row", f'<style:table-row-properties fo:keep-together="{keep}"/>')
        cells = "".join(self._placed(table, number, row))
        return f'<table:table-row table:style-name="{style}">{cells}</table:table-row>'

    def _placed(self, table: Table, number: int, row: Row) -> Iterator[str]:
        """The row's cells, and a covered one wherever a merged cell reaches."""
        by_column = {cell.at: cell for cell in row.cells}
        at = 0
        while at < len(table.widths):
            cell = by_column.get(at)
            if cell is None:
                yield "<table:covered-table-cell/>"
                at += 1
                continue
            yield self.cell(table, number, row, cell)
            yield "<table:covered-table-cell/>" * (cell.columns - 1)
            at += cell.columns

    def cell(self, table: Table, number: int, row: Row, cell: Cell) -> str:
        look = self.look
        line = BORDERS.get(look.stroke, "0.5pt solid #000000")
        drawn = drawn_sides(table, number, cell, look)
        borders = " ".join(
            f'fo:border-{side}="{line if side in drawn else "none"}"'
            for side in ("top", "bottom", "left", "right")
        )
        shade = row_shade(row, look)
        fill = f' fo:background-color="{shade}"' if shade else ""
        below = look.pad + room_below(table, number + cell.rows - 1, look)
        padding = " ".join(f'fo:padding-{side}="{look.pad}pt"' for side in ("top", "left", "right"))
        padding += f' fo:padding-bottom="{below}pt"'
        fill += ' style:vertical-align="middle"' if is_centred(table, row, cell, look) else ""
        properties = f"<style:table-cell-properties {padding} {borders}{fill}/>"
        name = self.style("table-cell", properties)
        place = f'table:style-name="{name}" table:number-columns-spanned="{cell.columns}"'
        place += f' table:number-rows-spanned="{cell.rows}"'
        return f"<table:table-cell {place}>{self._content(cell)}</table:table-cell>"

    def _content(self, cell: Cell) -> str:
        paras = [
            self.para(para, self.look.gap if number + 1 < len(cell.paras) else 0.0, cell.bold)
            for number, para in enumerate(cell.paras)
        ]
        return "".join(paras) or "<text:p/>"


def _styles(look: Look) -> str:
    family = f'style:font-name="F" fo:font-family="{FAMILIES[look.font]}"'
    heads = "".join(
        f'<style:style style:name="Heading_20_{level}" style:family="paragraph" '
        f'style:parent-style-name="Standard" style:default-outline-level="{level}">'
        f'<style:paragraph-properties fo:margin-top="8pt" fo:margin-bottom="4pt" fo:keep-with-next="always"/>'
        f'<style:text-properties fo:font-size="{look.size + more}pt" fo:font-weight="bold" '
        'fo:color="#1f3864"/></style:style>'
        for level, more in ((1, 6), (2, 3), (3, 1))
    )
    heads += "".join(
        f'<style:style style:name="Heading_20_2{form}" style:family="paragraph" '
        f'style:parent-style-name="Standard" style:default-outline-level="2">'
        f'<style:paragraph-properties fo:margin-top="10pt" fo:margin-bottom="4pt" '
        f'fo:keep-with-next="always"/><style:text-properties {properties}/></style:style>'
        for form, properties in {
            "size": f'fo:font-size="{look.size + 3}pt"',
            "bold": 'fo:font-weight="bold"',
            "colour": 'fo:color="#1f5fa8"',
            "capitals": "",
            "number": "",
            "space": "",
        }.items()
    )
    return (
        '<style:style style:name="Standard" style:family="paragraph"><style:text-properties '
        f'{family} fo:font-size="{look.size}pt" fo:language="en" fo:country="GB"/></style:style>'
        '<style:style style:name="Strong" style:family="text">'
        f'<style:text-properties fo:font-weight="bold"/></style:style>{heads}'
    )


def _page(look: Look) -> str:
    (sides, top, bottom), (width, height) = look.margins, look.page
    turned = "landscape" if look.landscape else "portrait"
    above = top - (RUNNING if look.running == "both" else 0.0)
    below = bottom - (RUNNING if look.running != "none" else 0.0)
    properties = (
        f'fo:page-width="{width}pt" fo:page-height="{height}pt" style:print-orientation="{turned}" '
        f'fo:margin-left="{sides}pt" fo:margin-right="{sides}pt" '
        f'fo:margin-top="{above}pt" fo:margin-bottom="{below}pt"'
    )
    return (
        f'<style:page-layout style:name="page"><style:page-layout-properties {properties}/>'
        '<style:header-style><style:header-footer-properties fo:min-height="14pt" fo:margin-bottom="8pt"/>'
        "</style:header-style><style:footer-style>"
        '<style:header-footer-properties fo:min-height="14pt" fo:margin-top="8pt"/></style:footer-style>'
        "</style:page-layout>"
    )


def _master(plan: Plan, look: Look) -> str:
    header = (
        f"<style:header><text:p>{escape(plan.header)}</text:p></style:header>"
        if look.running == "both"
        else ""
    )
    number = "Page <text:page-number/> of <text:page-count/>"
    footer = f"<style:footer><text:p>{escape(plan.footer)}<text:tab/>{number}</text:p></style:footer>"
    footer = footer if look.running != "none" else ""
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="page">'
        f"{header}{footer}</style:master-page>"
    )
