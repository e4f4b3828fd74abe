"""What each column of the export holds, for those who get the file without the README."""

from __future__ import annotations

from types import UnionType
from typing import get_args, get_type_hints

from ingest.exports.rows import Row
from models.schema import PRECISIONS, SCOPES, STATUSES

MEANINGS = {
    "record_id": "the same record keeps it in every re-run and in every revision",
    "council": "the name in the register of UK local authorities; empty where not known",
    "authority_code": "its code in that register, e.g. TON",
    "gss_code": "its code at the Office for National Statistics, e.g. E07000115",
    "plan": "the plan's title as printed",
    "plan_date": "the plan's date, as precisely as it is known: 2022, 2022-03 or 2022-03-14",
    "revision": "which published file of the plan this is, from 1",
    "source_file": "the name of the PDF that the record was read from",
    "source_sha256": "that file's SHA-256",
    "page": "the page of that file, from 1, on which the record begins",
    "theme": "the printed heading above the record",
    "lga_theme": "the Local Government Association's theme that it means; empty where no phrase decides",
    "recommendation_ref": "the recommendation's number as printed",
    "recommendation": "what the reviewers asked for",
    "action_ref": "the action's number, unique in the plan",
    "parent_action_ref": "for a sub-action: the action_ref of its action",
    "action": "what the council says that it will do; empty for a recommendation without actions",
    "deadline_text": "the deadline in the plan's own words",
    "start_date": "the first day, where the words state a start or a range",
    "due_date": "the last day of the period that the words name",
    "deadline_precision": "how precise the words are",
    "deadline_scope": "action: the date is this action's own; row: it is one for all actions of the row",
    "status_text": "the status as printed",
    "status": "the status, as one of a few words",
    "rag": "the printed colour word (red, amber, green, blue), or the colour of an empty RAG cell",
    "percent_complete": "how much is done, where the plan says so",
    "progress": "the text of the progress update",
    "lead_member": "the political lead as printed; several are joined with '; '",
    "lead_officer": "the managerial lead as printed; several are joined with '; '",
    "owner_text": "the owner cell as printed",
    "success_measure": "how success is measured, where the plan has such a column",
    "resources": "what it costs or who is needed, where the plan has such a column",
    "response": "the council's response, where the plan has such a column",
    "confidence": "0-1: how much speaks for the record, weighed from what was checked",
    "needs_review": "true where a person should look at the pages",
    "corrected": "true where a person's correction stands",
    "extra": "a JSON object: the printed heading and text of every column that none of the above takes",
}
CODES = {"deadline_precision": PRECISIONS, "deadline_scope": SCOPES, "status": STATUSES}
"""All that these columns may hold."""
_HINTS = get_type_hints(Row)


def kind_of(column: str) -> type:
    """`str`, `int`, `float`, `bool`, `date`; `tuple` for the pairs of `extra`."""
    hint = _HINTS[column]
    if isinstance(hint, UnionType):  # date | None: not stated
        hint = get_args(hint)[0]
    return tuple if hint not in (str, int, float, bool) and get_args(hint) else hint
