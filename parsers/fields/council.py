"""Which council a plan belongs to.

The register (`parsers/vocabulary/councils.csv`: names, 3-letter codes, GSS codes, former councils) is
mySociety's uk_local_authority_names_and_codes, CC BY 4.0.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from models.plan import Council
from parsers.vocabulary.data import rows
from parsers.vocabulary.word_lists import any_of, words_of

NOBODY = Council()
TITLE_LENGTH = 200
"""Characters. In a title a bare name is enough ("Tonbridge & Malling Peer Challenge"), in prose it is not."""

_TYPE = rf"{any_of('types of council')}"
_BEFORE = (
    rf"(?:(?:{_TYPE}(?:\s+council)?|council)\s+of\s+(?:the\s+)?"
    rf"|cyngor\s+(?:{any_of('types of council in Welsh')}\s+)?(?:y\s+)?)"
)
_AFTER = (
    rf"(?:(?:\s+{_TYPE}){{0,2}}\s+councils?|\s+{any_of('types of council in letters')}"
    rf"|(?:\s+mayoral)?\s+{any_of('authorities')})"
)
_NOT_A_COUNCIL = re.compile(rf"\s+(?:[\w&]+\s+){{0,4}}?{any_of('no council')}\b")
_SERVICE = re.compile(rf"\s{any_of('services of an area')}\b")
_OTHER_PLACE = re.compile(rf"\b{any_of('other place')}\s$")
_TOO_COMMON = words_of("too common")  # Newcastle upon Tyne or under Lyme
_SHORT_COUNTIES = {row["short"]: row["county"] for row in rows("county_names.csv")}
_SHORT_COUNTY = re.compile(
    rf"(?i:\b({any_of('parts of a county')}) ({'|'.join(_SHORT_COUNTIES)})\b"
    rf"|\b()({'|'.join(_SHORT_COUNTIES)})(?= (?:county|council|cc)\b))"
)
"""Where a county may be short: "Central Beds", "Herts County Council"; beds alone are beds."""
_ADDRESS = re.compile(r"(?<![\w-])([a-z]+(?:-[a-z]+)*)\.gov\.uk\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?<=[A-Za-z])['’]s(?![\w’'])(?!\s+Lynn)", re.IGNORECASE)
"""What no name ends with; "King's Lynn" is one."""

_ENDING = re.compile(r"\.(?:pdf|docx?|xlsx?)$", re.IGNORECASE)
"""What a file's name ends with: "action-plan-selby.pdf"."""
_FILE_NAME = re.compile(r"^\S+$|[-_]|\.\w{2,4}$")
_PRINTED_TYPE = any_of("printed types of council")
_PRINTED_WORD = r"(?<![\w-])[A-Z][\w'’.-]{0,24}"
_UNKNOWN = re.compile(
    rf"((?:{_PRINTED_WORD}(?:\s*{any_of('inside a place name')}\s+|\s+)(?:the\s+)?){{1,6}}?)"
    rf"(?i:{_PRINTED_TYPE}\s+Council)\b"
    rf"|\b{any_of('before Borough of')}\s+Borough\s+of\s+{_PRINTED_WORD}"
    rf"(?:\s+(?:(?:and|upon|&)\s+)?{_PRINTED_WORD})?",
)
_NO_NAME = re.compile(
    rf".*\b{any_of('no place name')}\b[\s:;,&–-]*(?:of\s+|and\s+|the\s+|to\s+|for\s+)*",
    re.DOTALL,
)


def find_council(texts: Iterable[str]) -> Council:
    """The council that the texts name, in order of trust; empty where none names exactly one.

    "Tonbridge & Malling Peer Challenge Review" → the register's entry; an invented "Castlemere Borough
    Council" → its name as printed, without codes. A text that names two equally decides nothing.
    """
    return next((found for text in texts if (found := _council_in(text)) != NOBODY), NOBODY)


def find_rivals(texts: Iterable[str]) -> tuple[str, ...]:
    """The councils that the first text names alike that names more than one: "South Hams District Council and
    West Devon Borough Council"."""
    alike = next((found for text in texts if len(found := _named_most(text)) > 1), [])
    return tuple(council.name for council in alike)


def named_council(name: str) -> Council:
    """The register's entry for a name, a nice name, a 3-letter code or a GSS code; else the name alone."""
    wanted = " ".join(name.split())
    for row in rows("councils.csv"):
        if wanted and wanted.upper() in (row["authority_code"], row["gss_code"]):
            return _entry(row)
    plain = _plain(wanted)
    exact = [row for row in _newest_first() if plain in (_plain(row["name"]), _plain(row["nice_name"]))]
    if exact:
        return _entry(exact[0])
    known = {council for _, council in _named_in_full(plain, plain)}
    return known.pop() if len(known) == 1 else Council(wanted)


def successors(authority_code: str) -> tuple[Council, ...]:
    """The councils that took a former council's place, one after another: of Taunton Deane, Somerset West and
    Taunton, and then Somerset Council. None of one that stands, or that the register does not know."""
    by_code = {row["authority_code"]: row for row in rows("councils.csv")}
    found: dict[str, Council] = {}
    waiting = [authority_code]
    while waiting:
        after = by_code.get(waiting.pop(), {}).get("replaced_by", "").split(",")
        fresh = [code for code in after if code in by_code and code not in found]
        found |= {code: _entry(by_code[code]) for code in fresh}
        waiting += fresh
    return tuple(found.values())


def is_council_name(text: str) -> bool:
    """Whether a text is a council's name and nothing else: "Castlemere Borough Council"."""
    printed = " ".join(unicodedata.normalize("NFKC", text).split())
    as_title = printed.title() if printed.isupper() else printed
    return bool(_full_names().fullmatch(_plain(printed)) or _UNKNOWN.fullmatch(as_title))


def _council_in(text: str) -> Council:
    named = _named_most(text)
    return named[0] if len(named) == 1 else NOBODY


def _named_most(text: str) -> list[Council]:
    """The councils that a text names as often as any."""
    printed = _POSSESSIVE.sub("", " ".join(unicodedata.normalize("NFKC", text).split()))
    plain = _plain(_ENDING.sub("", printed), keep_case=True)
    if plain.islower() and not _FILE_NAME.search(printed):
        return []  # "reading council papers"
    named = [council for _, council in _named_in_full(plain.lower(), plain)]
    named += [Council(name) for name in _unknown_names(printed)]
    if not named and len(printed) <= TITLE_LENGTH:
        named = list(dict.fromkeys(_named_in_short(plain.lower(), plain)))
        named = named or _named_by_address(text) or _named_in_one_word(printed, plain)
    counts = Counter(named)
    most = max(counts.values(), default=0)
    return [council for council, count in counts.items() if count == most]


def _named_in_full(lowered: str, printed: str) -> Iterator[tuple[int, Council]]:
    """Every "X Borough Council", "London Borough of X" or "X Council" of a register's X."""
    for found in _full_names().finditer(lowered):
        place = found["place"] or found["of"]
        start = found.start("place") if found["place"] else found.start("of")
        if _OTHER_PLACE.search(lowered[:start]) or not _is_a_name(printed, start):
            continue
        if found[0].endswith("councils"):  # "Adur & Worthing Councils" are two
            continue
        if found["of"] and _SERVICE.match(lowered[found.end() :]):
            continue  # "City of Nottingham Fire Authority"
        entry = _candidate(place, found[0])
        if entry != NOBODY:
            yield found.start(), entry


def _named_in_short(lowered: str, printed: str) -> Iterator[Council]:
    """Every place of the register that a title or a file name mentions: "ilacs-knowsley-2025"."""
    for found in _short_names().finditer(lowered):
        after = lowered[found.end() :]
        if _OTHER_PLACE.search(lowered[: found.start()]) or _NOT_A_COUNCIL.match(after):
            continue
        if _is_a_name(printed, found.start()):
            yield _candidate(found[0], found[0])


def _named_by_address(text: str) -> list[Council]:
    """The places of addresses: "www.thanet.gov.uk", "policy@east-suffolk.gov.uk"."""
    hosts = (found[1].lower().replace("-", "") for found in _ADDRESS.finditer(text))
    entries = (_candidate(_joined_places().get(host, ""), host) for host in hosts)
    return list(dict.fromkeys(entry for entry in entries if entry != NOBODY))


def _named_in_one_word(printed: str, plain: str) -> list[Council]:
    """The places of two words or more that a file's name joins: "castlepoint_action_plan.pdf"."""
    words = plain.lower().split() if _FILE_NAME.fullmatch(printed) else []
    places = (place for word in words if " " in (place := _joined_places().get(word, "")))
    return list(dict.fromkeys(found for place in places if (found := _candidate(place, place)) != NOBODY))


@lru_cache(maxsize=1)
def _joined_places() -> dict[str, str]:
    return {place.replace(" ", ""): place for place in _places()}


def _is_a_name(printed: str, start: int) -> bool:
    """Places have capitals in prose ("reading council papers" names nobody), not in file names."""
    return printed[start].isupper() or printed == printed.lower()


def _candidate(place: str, phrase: str) -> Council:
    """The entry of a place: the one named so in full, else the one that still stands, else nobody."""
    entries = _places().get(place, ())
    exact = [row for row in entries if _plain(row["name"]) == phrase.strip()]
    standing = [row for row in entries if not row["end_date"]]
    for few in (exact, entries, standing):
        if len(few) == 1:
            return _entry(few[0])
    return NOBODY


def _unknown_names(printed: str) -> Iterator[str]:
    """Names that look like a council's and are in no register: "Castlemere Borough Council"."""
    for found in _UNKNOWN.finditer(printed):
        name = found[0]
        if found[1]:
            cut = _NO_NAME.match(found[1].title() if found[1].isupper() else found[1])
            name = name[cut.end() :] if cut else name
        is_bare = re.fullmatch(rf"(?i:(?:{_PRINTED_TYPE}\s+)*Council)", name)
        whole = _plain(found[0], keep_case=True)
        known = any(True for _ in _named_in_full(whole.lower(), whole))
        if name and not is_bare and name[0].isupper() and not known:
            yield name


def _plain(name: str, keep_case: bool = False) -> str:
    """A name for comparing: "St. Helens" → "st helens", "Tonbridge & Malling" → "tonbridge and malling"."""
    text = unicodedata.normalize("NFKC", name).replace("&", " and ")
    text = re.sub(r"[.'’‘]", "", text if keep_case else text.lower())
    words = re.sub(r"\s+", " ", re.sub(r"[^\w\s]|_", " ", text)).strip()
    return _SHORT_COUNTY.sub(_long_county, words)


def _long_county(found: re.Match[str]) -> str:
    """ "North Herts" → "North Hertfordshire"."""
    before, short = found[1] or "", found[2] or found[4]
    county = _SHORT_COUNTIES[short.lower()]
    county = county.upper() if short.isupper() else county.title() if short[0].isupper() else county
    return f"{before} {county}".strip()


def _entry(row: dict[str, str]) -> Council:
    return Council(row["name"], row["authority_code"], row["gss_code"])


def _newest_first() -> list[dict[str, str]]:
    return sorted(rows("councils.csv"), key=lambda row: bool(row["end_date"]))


@lru_cache(maxsize=1)
def _places() -> dict[str, tuple[dict[str, str], ...]]:
    """Place → the councils called after it: "somerset" → the county of old and the council of today."""
    places: dict[str, tuple[dict[str, str], ...]] = {}
    by_code = {row["authority_code"]: row for row in rows("councils.csv")}
    named = [(place, row) for row in by_code.values() for place in _place_names(row)]
    named += [(row["alias"], by_code[row["authority_code"]]) for row in rows("council_aliases.csv")]
    for place, row in named:
        places[place] = (*places.get(place, ()), row)
    return places


def _place_names(row: dict[str, str]) -> set[str]:
    name = _plain(row["name"])
    core = re.sub(rf"^the |{_AFTER}$", "", name)
    if not core.startswith("city of london"):
        core = re.sub(rf"^{_BEFORE}", "", core)
    nice = re.sub(r"^the | (?:cca|mca)$", "", _plain(row["nice_name"]))
    return {core, nice, core.replace(" and ", " ")}  # "telford-wrekin-action-plan.pdf"


@lru_cache(maxsize=1)
def _full_names() -> re.Pattern[str]:
    places = _alternatives(_places())
    return re.compile(rf"\b(?:{_BEFORE}(?P<of>{places})(?:{_AFTER})?|(?P<place>{places}){_AFTER})\b")


@lru_cache(maxsize=1)
def _short_names() -> re.Pattern[str]:
    regions = {place for place, entries in _places().items() if "Authority" in entries[0]["name"]}
    aliases = {row["alias"] for row in rows("council_aliases.csv")}
    letters = set(filter(_is_of_letters, aliases))
    return re.compile(
        rf"\b(?:{_alternatives(set(_places()) - regions - (aliases - letters) - _TOO_COMMON)})\b"
    )


def _is_of_letters(alias: str) -> bool:
    """Whether a short name is made of first letters that no word and no other name has: "RBKC", not "BCP"."""
    return len(alias) >= _LETTERS_ENOUGH and not set(alias) & set("aeiouyŵâ ")


_LETTERS_ENOUGH = 4


def _alternatives(names: Iterable[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
