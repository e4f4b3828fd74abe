"""What a plan says: first as drafts (the plan's own words, in their places), then as records (normalised).

Evidence stays attached: a `Passage` carries the words it was read from, and every normalised value
stands beside the text that it came from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from models.document import Word


@dataclass(frozen=True, slots=True)
class Passage:
    """Text as the contract joins it, with the words on the page that it came from.

    `words` also holds marks that are not part of the text (bullets, list labels).
    """

    text: str = ""
    words: tuple[Word, ...] = ()

    @property
    def page(self) -> int:
        """The page (from 1) on which the passage begins; 0 for an empty passage."""
        return self.words[0].page if self.words else 0

    def __bool__(self) -> bool:
        return bool(self.text)


NOTHING = Passage()


@dataclass(frozen=True, slots=True)
class Field:
    """A value under a heading. `column` is the contract's column, or a name that goes to `extra`."""

    column: str
    heading: str
    value: Passage


@dataclass(frozen=True, slots=True)
class ActionDraft:
    """An action as a layout found it: its words and the fields paired with it."""

    text: Passage
    fields: tuple[Field, ...] = ()
    deadline_scope: str = ""
    """`action` where the deadline was paired with this action, `row` where it belongs to all of a row."""
    label: str = ""
    children: tuple[ActionDraft, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecommendationDraft:
    """A recommendation with its actions; actions under a theme alone have an empty `text` and `ref`."""

    text: Passage = NOTHING
    ref: Passage = NOTHING
    theme: Passage = NOTHING
    fields: tuple[Field, ...] = ()
    """What belongs to the recommendation as a whole: its owner, its deadline where no action has its own."""
    actions: tuple[ActionDraft, ...] = ()
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """When. `text` is the plan's own words; the dates never say more than the words do."""

    text: str = ""
    start: date | None = None
    due: date | None = None
    precision: str = ""
    """day week month quarter season term half_year year fiscal_year relative event recurring, or empty."""
    status: str = ""
    """A status that the words state ("Ongoing"), or empty."""
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Owners:
    """Who, told apart by what they are; names in one normal form, the plan's order kept."""

    text: str = ""
    members: tuple[str, ...] = ()
    officers: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Owner:
    """One of a record's leads. A person and the role beside it are one owner.

    `kind` is member, officer, body, service or person (nothing says whether it is an officer); `role` has one
    spelling for the many that are printed, `name` no "Cllr" or "Mr"; either may be empty.
    """

    kind: str
    role: str
    name: str
    text: str
    """As printed."""


@dataclass(frozen=True, slots=True)
class Details:
    """The columns that an action and a bare recommendation have in common, as the contract defines them."""

    deadline: Deadline = Deadline()
    deadline_scope: str = ""
    status_text: str = ""
    status: str = ""
    rag: str = ""
    percent_complete: int | None = None
    progress: str = ""
    lead_member: str = ""
    lead_officer: str = ""
    owner_text: str = ""
    success_measure: str = ""
    resources: str = ""
    response: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    owners: tuple[Owner, ...] = ()
    """Those in `lead_member` and `lead_officer`, one by one."""


@dataclass(frozen=True, slots=True)
class Action:
    """What the council says that it will do. A sub-action names its parent's `ref`.

    Where the plan prints no number for it, the last part of its `ref` was `counted`.
    """

    ref: str
    parent_ref: str
    text: str
    details: Details
    page: int
    words: tuple[Word, ...] = field(repr=False)
    confidence: float = 1.0
    needs_review: bool = False
    evidence: tuple[str, ...] = ()
    """What was checked about the record, good and bad, from which `confidence` is weighed."""
    related_refs: tuple[str, ...] = ()
    """The references of other recommendations and actions that its texts speak of: "as per R1"."""
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the reviewers asked for, or a theme that holds actions (then `ref` and `text` are empty).

    `actions` stands in document order, each sub-action after its parent. `details` is what the plan
    says of the recommendation itself; an export shows it only where there are no actions.
    """

    theme: str
    lga_theme: str
    ref: str
    text: str
    details: Details
    actions: tuple[Action, ...]
    page: int
    words: tuple[Word, ...] = field(repr=False)
    confidence: float = 1.0
    needs_review: bool = False
    evidence: tuple[str, ...] = ()
    lga_theme_phrase: str = ""
    """The words of the theme or the text that decided for `lga_theme`."""
    related_refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that a person should look at: what, where, and the words that it is about."""

    kind: str
    message: str
    page: int = 0
    words: tuple[Word, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class Council:
    """A local authority as the register has it; codes are empty where not known."""

    name: str = ""
    authority_code: str = ""
    gss_code: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Where the words of the plan's pages went: `share` of them is accounted for, once each."""

    total: int = 0
    accounted: int = 0
    missing: tuple[Word, ...] = field(default=(), repr=False)
    doubled: tuple[Word, ...] = field(default=(), repr=False)

    @property
    def share(self) -> float:
        return self.accounted / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class Plan:
    """One revision of a council's action plan, as read from one document."""

    title: str
    council: Council
    plan_date: str
    """As precise as known: `2022`, `2022-03`, `2022-03-14`, or empty."""
    recommendations: tuple[Recommendation, ...]
    issues: tuple[Issue, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)
    abbreviations: tuple[tuple[str, str], ...] = ()
    """What it says that its abbreviations stand for: ("DoF", "Director of Finance")."""
