"""Plan -> the true records, in the format of the reference corpus."""

import json
from typing import Any

from .content import SOFT_HYPHEN, Action, Deadline, Item, Plan


def as_json(plan: Plan) -> str:
    """What a perfect reader finds in the PDF; ``score.py`` compares an export against it."""
    record = {
        "id": plan.id,
        "council": plan.council,
        "council_code": None,
        "title": plan.title,
        "published": plan.published,
        "intro": [_whole(text) for text in plan.intro],
        "items": [_item(item) for item in plan.items],
    }
    return json.dumps(record, ensure_ascii=False, indent=1) + "\n"


def _whole(text: str | None) -> str | None:
    return text and text.replace(SOFT_HYPHEN, "")


def _item(item: Item) -> dict[str, Any]:
    owner = {"owner_text": item.owner_text} if item.owner_text else {}
    return owner | {
        "theme": item.theme,
        "ref": item.ref,
        "recommendation": _whole(item.recommendation),
        "lead_member": item.lead_member,
        "lead_officer": item.lead_officer,
        "actions": [_action(action) for action in item.actions],
    }


def _action(action: Action) -> dict[str, Any]:
    record = {
        "text": _whole(action.text),
        "deadline": action.deadline and _deadline(action.deadline),
        "children": [{"text": _whole(child)} for child in action.children],
    }
    stated = {
        "lead_member": action.lead_member,
        "lead_officer": action.lead_officer,
        "progress": _whole(action.progress),
        "status_norm": action.status and action.status.lower().replace(" ", "_"),
    }
    return record | {key: value for key, value in stated.items() if value}


def _deadline(deadline: Deadline) -> dict[str, str | None]:
    return {
        "text": deadline.text,
        "start": deadline.start,
        "due": deadline.due,
        "precision": deadline.precision,
        "status": deadline.status,
    }
