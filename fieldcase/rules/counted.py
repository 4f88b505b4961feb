"""What may be counted once the gate has judged it: bare rows of the whole vault, and the numbers others reported.

Tables, charts and exports take a Counts and nothing else; only `rules.count_gate` makes one: the constructor asks for
its seal. A row has codes, a country, a place as the place of counting, and days. Its key and the unit that it counts as
stay inside, so that a number can open its rows; so do the days, of which tables tell the month or the year. Refuses to
know what anybody wrote.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from fieldcase.model.dates import UncertainDate
from fieldcase.model.values import Count


class What(StrEnum):
    """What is counted."""

    VISITS = "visits"
    INTERVIEWS = "interviews"
    PEOPLE = "people"
    CASES = "cases"
    ACTS = "acts"
    DECISIONS = "decisions"
    ANSWERS = "answers"
    REFUSALS = "refusals"
    SIGNALS = "signals"
    LETTERS = "letters"
    ASKS = "asks"
    ACTIONS = "actions"
    FUNNEL = "funnel"


COUNTRY, REGION, PLACE, YEAR, MONTH = "country", "region", "place", "year", "month"
GENDER, AGE, PREGNANT, PARENT = "gender", "age", "pregnant", "parent"
KIND, STAGE, TYPE, PERPETRATOR, NORM, SUBSTANCE, HARM = (
    "kind", "stage", "type", "perpetrator", "norm", "substance", "harm",
)  # fmt: skip
ARTICLE, OUTCOME, SIZE, ANSWER, REASON, CHANNEL = "article", "outcome", "size", "answer", "reason", "channel"
STANDING, CATEGORY, STEP, FORM, SIDE = "standing", "category", "step", "form", "side"
# Before and after a change of law: no mark of a row, reckoned from its days.
BEFORE, AFTER = "before", "after"
NOT_STATED = ""
# A place of which too few are counted to tell its name, and an entry that no list names.
ELSEWHERE, UNLISTED = "*elsewhere", "*unlisted"

_WHERE = {COUNTRY: "country", PLACE: ""}
_WHEN = {YEAR: "", MONTH: ""}
_WHO = {GENDER: "gender", AGE: "age_band", PREGNANT: "yes_no", PARENT: "yes_no"}
# By what each can be counted, with the vocabulary of its codes ("" where they are no codes of a list).
DIMENSIONS: Mapping[What, Mapping[str, str]] = {
    What.VISITS: {KIND: "visit_kind", **_WHERE, REGION: "", **_WHEN},
    What.INTERVIEWS: {KIND: "visit_kind", **_WHERE, REGION: "", **_WHEN},
    What.PEOPLE: {**_WHO, **_WHERE, REGION: "", **_WHEN},
    What.CASES: {STAGE: "case_stage", COUNTRY: "country", YEAR: "", **_WHO},
    What.ACTS: {
        TYPE: "act_type", PERPETRATOR: "actor_kind", NORM: "norm", SUBSTANCE: "substance", HARM: "harm",
        **_WHERE, **_WHEN, **_WHO, SIDE: "",
    },
    What.DECISIONS: {
        ARTICLE: "", SUBSTANCE: "substance", OUTCOME: "decision_outcome", SIZE: "size", GENDER: "gender",
        COUNTRY: "country", **_WHEN, SIDE: "",
    },
    What.ANSWERS: {ANSWER: "", **_WHO, **_WHERE, **_WHEN},
    What.REFUSALS: {REASON: "refusal_reason", **_WHERE, **_WHEN},
    What.SIGNALS: {KIND: "signal_kind", CHANNEL: "signal_channel", **_WHERE, **_WHEN},
    What.LETTERS: {STANDING: "", KIND: "letter_kind", COUNTRY: "country", **_WHEN},
    What.ASKS: {STANDING: "follow_up_status", KIND: "recommendation_kind", CATEGORY: "recommendation_category",
                COUNTRY: "country", YEAR: ""},
    What.ACTIONS: {FORM: "action_form", COUNTRY: "country", **_WHEN},
    What.FUNNEL: {STEP: "", COUNTRY: "country", **_WHEN},
}  # fmt: skip
# Whose numbers are numbers of people, and what makes a table of anything else one that describes people.
OF_PEOPLE = frozenset({What.PEOPLE, What.ANSWERS, What.REFUSALS, What.SIGNALS})
DESCRIBES = frozenset({GENDER, AGE, PREGNANT, PARENT, PLACE, SUBSTANCE, HARM})


@dataclass(frozen=True, slots=True)
class Row:
    """One record as it is counted. Rows of the same `unit` count once in a cell.

    `kind` and `key` say which record it is. `codes` by dimension, none or ("",) where it is not stated, several where
    it counts under each. `days` are the first and last on which it may have been, None where nobody knows. `among`: of
    so many codes of a dimension nobody knows how many of the people had which (rules.note_counts.shared).
    """

    unit: bytes
    kind: str
    key: bytes
    codes: Mapping[str, tuple[str, ...]]
    days: tuple[int, int] | None
    count: Count
    example: bool = False
    among: str = ""


@dataclass(frozen=True)
class Reported:
    """A number that somebody reported: never added to what is counted. `what` and `source` are the words of whoever
    wrote the figure down and of the source's description, in which nobody of the vault is spoken of."""

    key: bytes
    what: str
    count: Count | None
    preliminary: bool
    period: UncertainDate | None
    country: str
    region: str
    source: str
    of_people: bool
    example: bool = False


@dataclass(frozen=True)
class CountsSeal:
    """The token without which no Counts can be made; held by rules.count_gate alone."""


@dataclass(frozen=True, repr=False)
class Counts:
    """All that may be counted for one use on one day. `left_out`: how many of each were left out because a person they
    are about has not agreed to be counted. `place_names`: what a place is called, by its code."""

    seal: CountsSeal
    use: str
    external: bool
    on: datetime.date
    rows: Mapping[What, tuple[Row, ...]]
    left_out: Mapping[What, int]
    figures: tuple[Reported, ...]
    place_names: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not isinstance(self.seal, CountsSeal):
            raise TypeError("Counts are made by rules.count_gate alone")

    def of(self, what: What) -> tuple[Row, ...]:
        """The rows of one kind of count, in a stable order."""
        return self.rows.get(what, ())
