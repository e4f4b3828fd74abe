"""How one phrase is understood, as one JSON object: the contract's for deadlines, owners and headings."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

Answer = dict[str, str | int | list[str] | list[dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the phrase's plan is like, as far as the user says; `why` asks for what decided, too."""

    plan_date: str = ""
    codebook: Path | None = None
    meanings: Mapping[str, str] = field(default_factory=dict)
    why: bool = False


def explained(kind: str, text: str, setting: Setting = Setting()) -> str:
    """One line of JSON."""
    return json.dumps({"text": text, **EXPLAINERS[kind](text, setting)}, ensure_ascii=False)


def explain_deadline(text: str, setting: Setting) -> Answer:
    from parsers.fields.deadline import read_deadline

    deadline = read_deadline(text, setting.plan_date)
    answer: Answer = {
        "start_date": _iso(deadline.start),
        "due_date": _iso(deadline.due),
        "precision": deadline.precision,
        "status": deadline.status,
    }
    if setting.why:
        answer |= {"words": _kinds_of_time(deadline.text), "issues": list(deadline.issues)}
    return answer


def _kinds_of_time(text: str) -> list[str]:
    """What each word of a deadline is: "By: by", "Q2: quarter", "2024/25: fiscal"."""
    from parsers.fields.time_tokens import text_to_tokens

    return [f"{text[token.start : token.end]}: {token.kind}" for token in text_to_tokens(text)]


def explain_owner(text: str, setting: Setting) -> Answer:
    from parsers.fields.owner import read_owners, told_apart
    from parsers.fields.owner_roles import leads_to_owners
    from parsers.records.abbreviations import abbreviations_of

    meanings = {**abbreviations_of([text], []), **setting.meanings}
    owners = read_owners(text, meanings)
    answer: Answer = {
        "members": list(owners.members),
        "officers": list(owners.officers),
        "bodies": list(owners.bodies),
    }
    if setting.why:
        told = leads_to_owners(*told_apart(text, meanings), meanings)
        answer |= {
            "owners": [asdict(one) for one in told],
            "words": _labels_of_owners(owners.text, meanings),
            "issues": list(owners.issues),
        }
    return answer


def _labels_of_owners(text: str, meanings: Mapping[str, str]) -> list[str]:
    """What each phrase of an owner is: "Head of: officer_head", "HR: topic"."""
    from parsers.fields.owner_atoms import text_to_atoms
    from parsers.fields.owner_labels import text_to_cell

    atoms = text_to_atoms(text_to_cell(text).names, meanings)
    return [f"{piece.text}: {piece.label.lower()}" for atom in atoms for piece in atom.pieces]


def explain_heading(text: str, setting: Setting) -> Answer:
    from parsers.vocabulary import column_of, heading_pieces
    from parsers.vocabulary.likely import column_headed

    answer: Answer = {"column": column_headed(text)}
    if setting.why:
        answer["words"] = [f"{words}: {kind or 'unknown'}" for words, kind in heading_pieces(text)]
        answer["known"] = bool(column_of(text))
    return answer


def explain_status(text: str, setting: Setting) -> Answer:
    from parsers.fields.status import deciding_words, read_rag, read_status, stated_percent, status_doubts

    percent = stated_percent(text)
    answer: Answer = {
        "status": read_status(text),
        "rag": read_rag(text),
        "percent_complete": "" if percent is None else percent,
    }
    if setting.why:
        answer |= {"words": _told(deciding_words(text)), "issues": list(status_doubts(text))}
    return answer


def _told(words: str) -> list[str]:
    return [words] if words else []


def explain_reference(text: str, setting: Setting) -> Answer:
    from parsers.fields.mentions import calling_words, spoken_of
    from parsers.fields.reference import is_reference, reference_in, split_reference

    alone = is_reference(text)  # the whole cell of a column of references: "R1", "Rec 4"
    ref, rest = (reference_in(text) or text.strip(), "") if alone else split_reference(text)
    answer: Answer = {"ref": ref, "rest": rest, "related_refs": list(spoken_of(rest))}
    return answer | ({"words": list(calling_words(rest))} if setting.why else {})


def explain_council(text: str, setting: Setting) -> Answer:
    from parsers.fields.council import find_council

    council = find_council([text])
    answer: Answer = {
        "council": council.name,
        "authority_code": council.authority_code,
        "gss_code": council.gss_code,
    }
    return answer | (_of_register(council.authority_code) if setting.why else {})


def _of_register(authority_code: str) -> Answer:
    """When a former council ended, and the code of its successor."""
    from parsers.vocabulary.data import rows

    row = next((row for row in rows("councils.csv") if row["authority_code"] == authority_code), {})
    return {"ended": row.get("end_date", ""), "replaced_by": row.get("replaced_by", "")}


def explain_plan_date(text: str, setting: Setting) -> Answer:
    from parsers.fields.plan_date import find_plan_date, how_dated

    answer: Answer = {"plan_date": find_plan_date([text])}
    return answer | ({"words": _told(how_dated(text))} if setting.why else {})


def explain_theme(text: str, setting: Setting) -> Answer:
    from ingest.pipeline import codebook_at
    from parsers.fields.theme import edition_for, read_theme

    edition = edition_for(codebook_at(setting.codebook), "", setting.plan_date)
    coded = read_theme(text, edition) if edition else None
    return {
        "lga_theme": coded.theme if coded else "",
        "phrase": coded.phrase if coded else "",
        "codebook": edition.name if edition else "",
    }


EXPLAINERS: dict[str, Callable[[str, Setting], Answer]] = {
    "deadline": explain_deadline,
    "owner": explain_owner,
    "heading": explain_heading,
    "status": explain_status,
    "reference": explain_reference,
    "council": explain_council,
    "plan-date": explain_plan_date,
    "theme": explain_theme,
}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
