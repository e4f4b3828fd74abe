"""What the heading of a section says of it: whether what stands below is asked of somebody, or found.

`section_headings.csv` has the headings by family, in order: the first that fits decides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from parsers.vocabulary import heading_to_words
from parsers.vocabulary.data import rows
from parsers.vocabulary.owner_words import owner_phrases
from parsers.vocabulary.word_lists import any_of, filled, words_in_order, words_of

LONGEST = 16
"""Words; a longer line is a sentence."""
BULLETS = " •▪‣◦·–-\uf0b7"
_NUMBER = re.compile(
    rf"^(?:{any_of('numbered sections')}(?:\s+\w{{1,3}}\b\s*[:.–—-]*|\s*:)\s+(?=\S)"
    r"|\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-z]|[ivx]{1,4})[.):]+\s+|\d{1,2}(?:\.\d{1,2}){0,2}\s+)",
    re.I,
)
"""What a heading may be numbered with: "3. ", "Section 4: ", "(b) ", "5.2 "."""
_CONTINUED = re.compile(r"\s*[(\[]?\b(?:continued|cont'?d?\.?)[)\]]?\s*$", re.I)
"""What a heading printed again on the next page may end with."""
_ASIDE = re.compile(r"(?<=[\w?])\s*\([^()]*\)(?=\s*:?\s*$)")
"""What a heading may say of itself in brackets: "Recommendations (in order of priority)"."""
_TOLD = rf"{any_of('told to do')}"
_EXPLAINED = re.compile(r"(?<=\btake) is\b.*$", re.I)
"""What a heading may say of itself: "Action the service MUST take is necessary to comply with the law"."""
ASKED = rf"{any_of('asks of a body')}"
"""What stands between a body and what is asked of it."""
ADVISES = rf"{any_of('advises')}s?"
RECOMMENDING = re.compile(rf"(?:\w+ ){{1,4}}{ADVISES} (?:that,? |(?=the ))", re.I)
"""What a sentence begins with that recommends something: "We recommend that the council ..."."""
_ASKING = re.compile(
    rf"\b(?:{ASKED}|{any_of('bids a body')}|(?<!would )(?<!to )recommends?)\b(?!\s*[.;]|\s*$)", re.I
)
"""What asks, but for a sentence's end, "longer than they should.", and what staff "would recommend"."""
_TOLD_OF = re.compile(
    rf"\b({any_of('known or said')}) {any_of('question words')}\b(?:(?!, (?:and|but|so)\b| but\b)[^.;:])*",
    re.I,
)
"""What somebody knows or says, or does not: "families do not know what needs to change"; but what asks may
stand before it, "Officers must understand how this works", or behind it, "..., and should tell them"."""
_ASKED_FOR = re.compile(rf"\b{any_of('things asked')}\b", re.I)
PARTS = re.compile(r":\s|\s[–—-]\s")
"""What stands between the two parts of a heading."""
_NAMES = re.compile(r"[,;&(/]|\b(?:and|of)\b")
"""What parts names from each other, and a name from what says more of it."""
_ABOUT = re.compile(rf"\b{any_of('says what about')}\b")
"""What stands behind a name and says more of it, "Department for Education", or before one that it is about:
"Working with partners"."""
_BIDS = re.compile(
    rf"(?P<body>(?:\w[\w'’-]*,? ){{1,8}}?){ASKED}(?: (?:now|also|therefore|next|further))?:", re.I
)
_REQUIRES = re.compile(rf"(?!what\b|how\b|why\b|where\b|who\b)\w.*?\b{ASKED}\b", re.I)

_OTHER_PLANS = words_of("other plan words")
"""A council has a corporate plan too, which a theme may be about."""
_OWN = re.compile(r"\b(?:appendix|annexe?) \w{1,2}\b")


@lru_cache(maxsize=4096)
def section_says(heading: str) -> str:
    """What a section's heading announces; "" where it tells nothing.

    "recommendations" ("3. Key recommendations"); "areas", what is to improve, which some reports also find
    ("Areas for development"); "maybe", recommendations among other things ("Conclusions and
    recommendations"); "found", findings that may be all there is ("What does the service need to do
    better?"); "other", what is no recommendation ("Strengths", "Next steps").
    """
    words = _words_of(heading)
    if not words or len(words.split()) > LONGEST:
        return ""
    says = next((says for pattern, says in _families() if pattern.fullmatch(words)), "")
    # "Areas for improvement: leadership and partnerships" announces what it is about, and "Moving forward -
    # suggestions for improvement" what it is of.
    head, *about = PARTS.split(heading, maxsplit=1)
    if re.fullmatch(_list("one_case"), heading_to_words(head)):
        return "other"  # "Case study: area for improvement" tells of one child.
    if says == "maybe" and any(map(tells_past, about)):
        return ""  # "Corporate Peer Challenge – progress against recommendations"
    if says in ("", "other") and about and about[0].strip() and not asks(about[0]):
        told = (section_says(each) for each in (head, *about) if _ASKED_FOR.search(each))
        return next((each for each in told if each in ("recommendations", "areas")), says)
    return says


def tells_past(heading: str) -> bool:
    """Whether a section is about what was recommended before: "Progress against previous recommendations"."""
    return bool(_past().fullmatch(_words_of(heading)))


def looks_back(sentence: str) -> bool:
    """Whether a sentence leads in to what was recommended before: "We have followed up the recommendations
    made by the previous auditor."."""
    return not asks(sentence) and bool(
        re.search(rf"\b(?:{_list('looks_back')})\b", heading_to_words(sentence))
    )


def tells_terms(heading: str) -> bool:
    """Whether a section says what words mean: "Appendix A: Glossary"."""
    return bool(re.fullmatch(rf"(?:{_list('terms')})", _words_of(heading)))


def _words_of(heading: str) -> str:
    """What a heading says, without its number and what it says of itself."""
    bare = _ASIDE.sub("", _CONTINUED.sub("", _NUMBER.sub("", heading.strip())))
    return heading_to_words(_EXPLAINED.sub("", bare))


def only_names_plan(heading: str) -> bool:
    """Whether a heading says what the document is, and no more: "Detailed action plan 2024/25", "LGA Peer
    Challenge – Progress update". A theme says what its actions are about, that they are recommended, or how
    far they are: "Table A – Live recommendations"."""
    if _NUMBER.match(heading) and re.fullmatch(any_of("those not done"), _words_of(heading)):
        return False
    words = re.findall(r"[a-z]+", _OWN.sub("", _words_of(heading)))
    if not words:
        return bool(_OWN.fullmatch(_words_of(heading)))  # "Appendix 1" alone
    if set(words) <= _OTHER_PLANS or section_says(heading) == "recommendations":
        return False
    names, around = (_list(name).split("|") for name in ("plan_names", "around_plan_names"))
    return any(word in names for word in words) and all(word in names or word in around for word in words)


def asks(text: str) -> bool:
    """Whether a text asks something of somebody: "Leaders should ...", "Ensure that ..."."""
    return bool(_ASKING.search(_TOLD_OF.sub(r"\1", text))) or commands(_NUMBER.sub("", text.strip(BULLETS)))


def recommends(text: str) -> bool:
    """Whether a sentence is a recommendation: "The panel recommends that bus operators publish data."; it
    does not lead in to others."""
    return bool(RECOMMENDING.match(text)) and text.endswith(".")


def requires(text: str) -> bool:
    """Whether a heading says who must do what, "The force needs to improve its supervision", and is not a
    question, a lead-in or a section's name: "What should happen next"."""
    return bool(_REQUIRES.match(text)) and not text.endswith(("?", ":"))


def commands(text: str) -> bool:
    """Whether a text begins by telling somebody what to do: "Complete the review of sub-groups", "AGREE the
    plan", not "SEND deficits"."""
    words = text.split()
    short = bool(words) and words[0] in words_in_order("short for what is no verb") and not text.isupper()
    return bool(words) and not short and words[0].lower().strip(",.:“‘") in _verbs()


def only_commands(text: str) -> bool:
    """Whether a text begins with a verb that names nobody: "Appoint directors", not "Review group"."""
    words = text.split()
    return bool(words) and words[0].lower() in _plain_verbs()


def decides(text: str) -> bool:
    """Whether a text is for a committee to decide: "That the report be noted", "Members are asked to:"."""
    words = heading_to_words(_NUMBER.sub("", text.strip()))
    if re.match(rf"(?:{_list('decisions')})\b", words):
        return True
    # "That gullies are cleaned twice a year" is what a panel of councillors asks for.
    if re.match(rf"that\b.*\b(?:{_list('resolutions')})\b", words):
        return True
    asked = re.match(rf"{_deciders()} (?:is|are) {_TOLD} to (?:{_list('committee_asks')})\b", words)
    leads = re.search(rf"\b(?:{_list('deciders')})\b.* (?:is|are) (?:\w+ to|\w+ that)$", words)
    return bool(asked or leads)


def asks_committee(text: str) -> bool:
    """Whether a lead-in is a committee report's own, to those who decide on it: "It is recommended that the
    Committee:", "Cabinet is asked to:"; "The panel recommends that Cabinet:" is a panel's."""
    words = heading_to_words(_NUMBER.sub("", text.strip()))
    that = rf"(?:it is (?:therefore )?recommended )?that (?:{_deciders()}|(?:full )?council)"
    return bool(re.fullmatch(rf"{that}|{_deciders()} (?:is|are) {_TOLD}(?: to| that)?", words))


def _deciders() -> str:
    return rf"(?:the )?(?:[\w&'’-]+ ){{0,6}}(?:{_list('deciders')})"


def is_for_decider(text: str) -> bool:
    """Whether a point names those whom a report is put to, whatever they do: "That the panel identifies two
    matters". "That Cabinet funds youth clubs" is what a panel asks of others, who act."""
    words = heading_to_words(_NUMBER.sub("", text.strip()))
    return bool(re.match(rf"that (?:the|this) {any_of('decides for itself')}\b", words))


def is_for_committee(text: str) -> bool:
    """Whether a point under such a lead-in is what a committee does with a report: "considers the progress
    set out in the appendix", "makes any comments to the Executive"."""
    words = heading_to_words(_NUMBER.sub("", text.strip()))
    return bool(re.match(rf"(?:{_list('committee_asks')})\b", words))


def announces(text: str) -> bool:
    """Whether a sentence announces a list of what is recommended: "We recommend that the council:"."""
    # "The authority should take the following action." leads in to "Immediately:" and what is asked.
    leads = text.rstrip().endswith(":") or re.search(r"\bthe following \w+\.$", text)
    # "Put right what the review recommended. In particular:" asks, and then lists.
    last = re.split(r"(?<=\w\w[.;]) ", text)[-1] if commands(text) else text
    words = heading_to_words(last) if leads else ""
    told = re.search(rf"\b(?:{_list('announced')})\b", words)
    # "If it has not done so, the Council has agreed to:" tells of nothing earlier.
    # "Within one month of my final decision, the Council will:"
    promised = re.search(rf"\b(?:{agreed()}|{_list('promised')})$", words)
    return bool(promised or (told and not re.search(rf"\b(?:{_list('earlier')})\b", words)))


def bids(text: str) -> bool:
    """Whether a lead-in says whom what stands below it is for, and no more: "The trust should:"."""
    found = _BIDS.fullmatch(text.strip())
    return found is not None and heads_name(found["body"])


def tells_strengths(heading: str) -> bool:
    """Whether the heading of a section says that it tells of what is good: "Key strengths:"."""
    return bool(re.match(rf"(?:{_list('strengths')})\b", heading_to_words(heading)))


def states_weakness(text: str) -> bool:
    """Whether a sentence says what an inspectorate requires to be put right."""
    return bool(re.search(rf"\b(?:{_list('weaknesses')})\b", heading_to_words(text)))


def teaches(title: str) -> bool:
    """Whether a title is that of a text for anybody, at any time: "Guidance for councillors"; "Review of the
    licensing policy" is about one."""
    words = heading_to_words(title)
    return bool(re.search(rf"\b(?:{_list('teaching')})\b", words)) and not re.search(
        rf"\b{any_of('looks into')}\b", words
    )


def is_plan_title(text: str) -> bool:
    """Whether a title is a plan's, what somebody will do: "Action plan in response to the peer review"."""
    return bool(re.search(rf"\b(?:{_list('plans')})\b", heading_to_words(text)))


@lru_cache(maxsize=32)
def _list(name: str) -> str:
    """A word list of the file, as alternatives of a pattern."""
    return filled(_lists()[name], _lists())


def agreed() -> str:
    """Between a body and what it will do, in an ombudsman's decision, as a pattern: "has also agreed to:"."""
    return _list("agreed")


@lru_cache(maxsize=1)
def _past() -> re.Pattern[str]:
    return re.compile(filled("<past>", _lists()))


def _lists() -> Mapping[str, str]:
    return {row["pattern"]: row["words"] for row in rows("section_headings.csv") if row["words"]}


@lru_cache(maxsize=1)
def _families() -> tuple[tuple[re.Pattern[str], str], ...]:
    families, lists = rows("section_headings.csv"), _lists()
    return tuple((re.compile(filled(row["pattern"], lists)), row["says"]) for row in families if row["says"])


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(row["verb"] for row in rows("asking_verbs.csv"))


@lru_cache(maxsize=1)
def _plain_verbs() -> frozenset[str]:
    return frozenset(row["verb"] for row in rows("asking_verbs.csv") if not row["noun"])


@lru_cache(maxsize=4096)
def names_body(text: str) -> bool:
    """Whether a text names who is to do something: "the local authority", "NHS Devon and the police"."""
    words = re.sub(r"[^\w\s'&-]", " ", text.lower()).split()
    return 0 < len(words) <= LONGEST and bool(_bodies() & set(words))


def heads_name(text: str) -> bool:
    """Whether a body is what a text is a name of, "NHS Devon", "Board of the trust", and does not only stand
    before something else, "Trust wide", or behind it: "Working with partners"."""
    parts = [part.split() for part in _NAMES.split(_ABOUT.split(text.lower())[0]) if part]
    return any(words[-1].strip(" ).:") in _bodies() or words[0] == "nhs" for words in parts if words)


@lru_cache(maxsize=1)
def _bodies() -> frozenset[str]:
    """The single words that name a body, or are the head of its name."""
    phrases = owner_phrases("BODY", "BODY_TAIL") | {*_list("bodies").split("|")}
    return frozenset(phrase for phrase in phrases if " " not in phrase)
