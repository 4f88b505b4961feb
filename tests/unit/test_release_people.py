"""The table "Four kinds of people", cell by cell: each expected cell is typed here by hand.

N by name, P under a pseudonym, R by role code, D by description, - not at all. The columns are the ten uses in the
order statistics, story, authority, court, complaint, un_public, un_confidential, media, donor, internal.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from unit.release_cases import EVERY_USE, TABLES, consent, event, identity, person, released, told

from fieldcase.model.declare import Record
from fieldcase.model.people import Person
from fieldcase.rules.released import How

NAME = "Тимур Кольцов"
LETTERS = {
    "N": How.NAMED, "P": How.PSEUDONYM, "R": How.ROLE_CODE, "D": How.DESCRIPTION, "-": How.WITHHELD,
}  # fmt: skip

CLIENTS = ("client", "witness", "relative", "activist", "not_stated", "a_kind_nobody_knows", "")
WORKERS = ("worker", "lawyer", "translator", "interviewer")
OFFICIALS = ("official", "judge", "author", "perpetrator", "organisation")

# answer: the row of uses. "not asked" is no consent at all, "asked of another use" a consent that names no such use.
CLIENT = {
    "not asked":         "---------P",
    "refused":           "----------",
    "without_name":      "-PPPPPPPPP",
    "named":             "-NNNNNNNNN",
    "named, no name":    "-PPPPPPPPP",
    "withdrawn":         "----------",
    "expired":           "----------",
}  # fmt: skip
CHILD = {
    "not asked":         "----------",
    "refused":           "----------",
    "without_name":      "-PPPPPPPPP",
    "named":             "-PPPPPPPPP",
    "named, no name":    "-PPPPPPPPP",
    "withdrawn":         "----------",
    "expired":           "----------",
}  # fmt: skip
WORKER = {
    "not asked":         "-RRRRRRRRR",
    "refused":           "-RRRRRRRRR",
    "without_name":      "-RRRRRRRRR",
    "named":             "-NNNNNNNNN",
    "named, no name":    "-RRRRRRRRR",
    "withdrawn":         "-RRRRRRRRR",
    "expired":           "-RRRRRRRRR",
}  # fmt: skip
OFFICIAL = {
    "not asked":         "-DDDDDDDDD",
    "refused":           "-DDDDDDDDD",
    "without_name":      "-DDDDDDDDD",
    "named":             "-DDDDDDDDD",
    "named, no name":    "-DDDDDDDDD",
    "withdrawn":         "-DDDDDDDDD",
    "expired":           "-DDDDDDDDD",
}  # fmt: skip


def _answers(who: Person, answer: str) -> Iterator[Record]:
    if answer != "named, no name":
        yield identity(who, NAME)
    if answer in ("without_name", "refused"):
        yield consent(who, answer)
    if answer in ("named", "named, no name"):
        yield consent(who, "named")
    if answer == "withdrawn":
        yield consent(who, "named", withdrawn_on=event(0).date)
    if answer == "expired":
        yield consent(who, "named", until=event(0).date)


def _cells() -> Iterator[object]:
    for kinds, table in ((CLIENTS, CLIENT), (WORKERS, WORKER), (OFFICIALS, OFFICIAL), (("child",), CHILD)):
        for kind in kinds:
            for answer, row in table.items():
                assert len(row) == len(EVERY_USE)
                for use, letter in zip(EVERY_USE, row, strict=True):
                    yield pytest.param(kind, "25_34", answer, use, letter, id=f"{kind}-{answer}-{use}")
    for kind in ("client", "worker", "official", "perpetrator"):  # whoever is under 18 is a child, whatever else
        for band in ("under_14", "14_17"):
            for answer, row in CHILD.items():
                for use, letter in zip(EVERY_USE, row, strict=True):
                    yield pytest.param(kind, band, answer, use, letter, id=f"{kind}-{band}-{answer}-{use}")


@pytest.mark.parametrize(("kind", "band", "answer", "use", "letter"), list(_cells()))
def test_a_person_appears_as_the_table_of_people_says(kind: str, band: str, answer: str, use: str, letter: str) -> None:
    who = person(1, kind, age_band=band, function="duty officer", actor_kind="police_officer")
    result = released(use, who, *_answers(who, answer), event(1, who))
    appearance = result.people[who.id]
    assert appearance.how is LETTERS[letter]
    assert ("what happened 00000001" in told(result)) == (letter != "-"), "what is about them goes with them"
    assert (appearance.label == NAME) == (letter == "N")
    assert bool(appearance.label) == (letter != "-")
    assert who.pseudonym not in appearance.label


def test_the_order_of_the_columns_is_the_list_of_uses_and_that_of_the_vocabulary() -> None:
    assert EVERY_USE == (
        "statistics", "story", "authority", "court", "complaint", "un_public", "un_confidential", "media", "donor",
        "internal",
    )  # fmt: skip
    assert set(TABLES.vocabularies["use"]) == set(EVERY_USE)


def test_every_kind_of_person_in_the_vocabulary_is_in_a_row_tested_here() -> None:
    assert set(TABLES.vocabularies["person_kind"]) == {*CLIENTS, *WORKERS, *OFFICIALS, "child"} - {
        "a_kind_nobody_knows",
        "",
    }


def test_role_codes_tell_the_kind_of_work_and_count_from_one() -> None:
    people = [person(1, "worker"), person(2, "worker"), person(3, "translator"), person(4, "interviewer")]
    result = released("court", *people)
    assert {result.people[who.id].label for who in people} == {"W1", "W2", "T1", "I1"}


@pytest.mark.parametrize(
    ("answer", "counted"), [("without_name", True), ("named", True), ("refused", False), (None, False)]
)
@pytest.mark.parametrize("use", ["statistics", "court"])
def test_a_client_is_counted_only_with_a_yes_to_being_counted(use: str, answer: str | None, counted: bool) -> None:
    who = person(1)
    records = [consent(who, answer, ["statistics"])] if answer else []
    assert released(use, who, *records).people[who.id].counted is counted


@pytest.mark.parametrize("kind", [*WORKERS, *OFFICIALS])
def test_workers_and_officials_are_counted_without_being_asked(kind: str) -> None:
    who = person(1, kind)
    assert released("statistics", who).people[who.id].counted


def test_consent_to_one_use_is_no_consent_to_another() -> None:
    who = person(1)
    yes = consent(who, "without_name", ["court"])
    assert {use for use in EVERY_USE if released(use, who, yes).people[who.id].how is How.PSEUDONYM} == {
        "court",
        "internal",
    }


def test_consent_to_pictures_alone_is_no_consent_to_be_told_of_in_words() -> None:
    who = person(1)
    result = released("story", who, consent(who, "without_name", media=("picture",)))
    assert result.people[who.id].how is How.WITHHELD
