"""The layouts, in the order in which they are tried. A new one is a module, a golden plan and a line here."""

from parsers.layouts import (
    bulleted_themes,
    headed_table,
    numbered_recommendations,
    record_card,
    review_report,
)

LAYOUTS = (headed_table, record_card, numbered_recommendations, review_report, bulleted_themes)
