"""Which plan is set how: paper, fonts, columns."""

from .cards import CardLook
from .pages import Paper
from .prose import ProseLook
from .strips import Font
from .table import Column, TableLook

A4 = (595.28, 841.89)

LARKMINSTER = TableLook(
    Paper(A4[1], A4[0], left=40, right=40, top=50, bottom=54, small=Font("Helvetica", 8, "#555555")),
    columns=(
        Column("Ref", 32, "ref"),
        Column("Peer team recommendation", 168, "recommendation"),
        Column("What we will do", 262, "action"),
        Column("By when", 92, "deadline"),
        Column("Portfolio Holder", 98, "lead_member"),
        Column("Responsible officer", 109, "lead_officer"),
    ),
    title=Font("Helvetica-Bold", 15, "#1f3864"),
    body=Font("Helvetica", 10.5),
    bold=Font("Helvetica-Bold", 10.5),
    shade="#d9e2f3",
)

COPPERDALE = TableLook(
    Paper(*A4, left=36, right=36, top=56, bottom=60, small=Font("Helvetica", 7.5), rule_colour="#7f7f7f"),
    columns=(
        Column("Ref", 26, "ref"),
        Column("Recommendation", 98, "recommendation"),
        Column("Action", 122, "action"),
        Column("Lead", 75, "lead"),
        Column("Due", 58, "deadline"),
        Column("Status", 48, "status"),
        Column("Progress", 96, "progress"),
    ),
    title=Font("Helvetica-Bold", 14, "#7b3f00"),
    body=Font("Helvetica", 8),
    bold=Font("Helvetica-Bold", 8),
    shade="#f4d9c0",
    band="#eeeeee",
)

BRINDLECOMBE = ProseLook(
    Paper(*A4, left=64, right=64, top=64, bottom=68, small=Font("Times-Italic", 9)),
    title=Font("Times-Bold", 20, "#00594c"),
    heading=Font("Times-Bold", 15, "#00594c"),
    body=Font("Times-Roman", 13),
    glyph="•",
    inner_glyph="–",
    space=6,
)

FENNIMOUTH = CardLook(
    Paper(*A4, left=56, right=56, top=60, bottom=64, small=Font("Helvetica-Oblique", 8)),
    title=Font("Helvetica-Bold", 17, "#4a235a"),
    body=Font("Helvetica", 10.5),
    label=Font("Helvetica-Bold", 10.5),
    shade="#e8daef",
    label_width=118,
)

ALDERMARCH = ProseLook(
    Paper(*A4, left=68, right=68, top=66, bottom=70, small=Font("Helvetica", 8, "#666666")),
    title=Font("Helvetica-Bold", 18, "#003366"),
    heading=Font("Helvetica-Bold", 14, "#003366"),
    body=Font("Helvetica", 10.5),
    glyph="•",
    inner_glyph="o",
    numbered=Font("Helvetica-Bold", 11),
    label=Font("Helvetica-Bold", 10.5),
    space=6,
)
