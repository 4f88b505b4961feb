"""The table "Four kinds of people", cell by cell: each expected cell is typed here by hand.

N by name, P under a pseudonym, R by role code, D by description, - not at all. The columns are the ten uses in the
order statistics, story, authority, court, complaint, un_public, un_confidential, media, donor, internal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from unit.release_cases import ANCHOR, EVERY_USE, TABLES, act, consent, event, identity, naming, person, released, told

from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.people import Person
from fieldcase.rules.released import How
from fieldcase.rules.uses import USES

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


@pytest.mark.parametrize("use", [use for use in USES if use != "statistics"])
@pytest.mark.parametrize("kind", OFFICIALS)
def test_an_official_is_named_after_a_recorded_decision(kind: str, use: str) -> None:
    who = person(1, kind, function="duty officer")
    result = released(use, who, identity(who, NAME), naming(who), event(1, who))
    assert result.people[who.id].how is How.NAMED
    assert result.people[who.id].label == NAME


@pytest.mark.parametrize("kind", ["client", "child", "worker"])
def test_a_decision_to_name_does_nothing_for_people_whose_consent_is_asked(kind: str) -> None:
    who = person(1, kind)
    result = released("court", who, identity(who, NAME), naming(who), consent(who, "without_name"))
    assert result.people[who.id].label != NAME


@pytest.mark.parametrize(
    "lacking",
    [{"decided_by": None}, {"reason": "  "}, {"decided_on": UncertainDate("2026-04-01")}],
    ids=["nobody decided", "no reason", "decided later"],
)
def test_a_decision_without_who_or_why_or_of_a_later_day_names_nobody(lacking: dict[str, object]) -> None:
    who = person(1, "official", function="duty officer")
    result = released("court", who, identity(who, NAME), naming(who, **lacking))
    assert result.people[who.id].how is How.DESCRIPTION


def test_a_decision_without_a_name_in_the_vault_names_nobody() -> None:
    who = person(1, "official", function="duty officer")
    assert released("court", who, naming(who)).people[who.id].label == "duty officer"


def _related() -> Iterator[object]:
    client, official = person(1, "client"), person(2, "official")
    parent = person(3, "relative")
    yield pytest.param(client, {"children": (official.id,)}, {}, {}, id="the official is a child of the victim")
    yield pytest.param(client, {}, {"children": (client.id,)}, {}, id="the official is the victim's parent")
    yield pytest.param(client, {}, {}, {"children": (client.id, official.id)}, id="they have a parent in common")
    yield pytest.param(
        client, {"children": (parent.id,)}, {"children": (parent.id,)}, {}, id="they have a child in common"
    )


@pytest.mark.parametrize(("victim", "of_victim", "of_official", "of_third"), list(_related()))
@pytest.mark.parametrize("level", ["without_name", "refused"])
def test_an_official_who_is_kin_to_a_hidden_victim_is_not_named_and_a_warning_says_so(
    victim: Person,
    of_victim: dict[str, object],
    of_official: dict[str, object],
    of_third: dict[str, object],
    level: str,
) -> None:
    victim = replace(victim, **of_victim)  # type: ignore[arg-type]
    official = replace(person(2, "official", function="duty officer"), **of_official)  # type: ignore[arg-type]
    third = replace(person(3, "relative"), **of_third)  # type: ignore[arg-type]
    result = released(
        "court", victim, official, third, identity(official, NAME), naming(official), consent(victim, level),
        consent(third, "named"), identity(third, "Other Name"),
    )  # fmt: skip
    assert result.people[official.id].how is How.DESCRIPTION
    assert any("decided to name" in notice.message for notice in result.notices)


def test_an_official_who_is_kin_to_a_victim_that_is_named_by_consent_is_named() -> None:
    official = person(2, "official", children=(ANCHOR.id,))
    result = released("court", official, identity(official, NAME), naming(official))
    assert result.people[official.id].how is How.NAMED


def test_several_officials_of_one_description_are_numbered() -> None:
    people = [person(one, "official", actor_kind="journalist") for one in range(1, 4)]
    labels = {appearance.label for who, appearance in released("court", *people).people.items() if who != ANCHOR.id}
    assert labels == {"journalist 1", "journalist 2", "journalist 3"}


def test_a_description_is_told_in_the_language_of_the_dossier() -> None:
    who = person(1, "official", actor_kind="journalist")
    assert released("court", who, language="ru").people[who.id].label == "журналист"


@pytest.mark.parametrize("label", ["Neighbours", "kindergarten staff", "Minister of Culture", "соседи"])
def test_a_working_pseudonym_that_describes_is_the_description_of_an_official(label: str) -> None:
    who = person(1, "perpetrator", pseudonym=label, actor_kind="private_persons")
    result = released("court", who, event(1, who, what=f"{label} said so."))
    assert result.people[who.id].label == label
    assert told(result) >= {f"{label} said so."}


@pytest.mark.parametrize("label", ["Journalist J.1", "Expert E.", "K-17", "Acorn", "Жёлудь", "Тимур Кольцов"])
def test_a_code_a_drawn_word_or_a_name_is_no_description(label: str) -> None:
    who = person(1, "author", pseudonym=label, actor_kind="journalist")
    assert released("court", who).people[who.id].label == "journalist"


def test_a_function_that_speaks_of_somebody_else_is_not_printed_as_a_description() -> None:
    client = person(1)
    who = person(2, "perpetrator", function="brother of K-01", actor_kind="family_member")
    result = released("court", client, who, consent(client, "without_name"))
    assert result.people[who.id].label == "member of the family"


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


@pytest.mark.parametrize("kind", ["client", "child"])
def test_a_childs_age_band_is_told_only_where_the_child_is_a_victim(kind: str) -> None:
    child = person(1, kind, age_band="under_14")
    happened, yes = event(1, child), consent(child, "without_name")

    def band(*records: Record) -> str:
        result = released("court", child, yes, happened, *records)
        return next(one.age_band for one in result.of(Person) if one.id == child.id)

    assert band() == "not_stated"
    assert band(act(1, happened, child)) == "under_14"


def test_a_grown_persons_age_band_is_told() -> None:
    who = person(1, age_band="25_34")
    result = released("court", who, consent(who, "without_name"), event(1, who))
    assert next(one.age_band for one in result.of(Person) if one.id == who.id) == "25_34"


def test_a_parents_consent_cannot_name_a_child_nor_count_without_a_guardian() -> None:
    child = person(1, "child")
    nobody = released("story", child, identity(child, NAME), consent(child, "named", given_by=" "))
    assert nobody.people[child.id].how is How.WITHHELD
    someone = released("story", child, identity(child, NAME), consent(child, "named", given_by="mother"))
    assert someone.people[child.id].how is How.PSEUDONYM


def test_naming_a_parent_warns_of_the_children_it_leads_to() -> None:
    parent = person(1, children=(person(2, "child").id, person(3, "child").id))
    records = (person(2, "child"), identity(parent, NAME), consent(parent, "named"), event(1, parent))
    result = released("story", parent, *records)
    warned = [notice.values for notice in result.notices if "children" in notice.message]
    assert warned == [{"person": NAME, "number": 2}]
    assert next(one for one in result.of(Person) if one.id == parent.id).children == ()


def test_an_internal_dossier_warns_of_people_nobody_has_asked_and_names_only_their_label() -> None:
    who = person(1)
    result = released("internal", who, event(1, who))
    warned = [notice.values["people"] for notice in result.notices if "not been asked" in notice.message]
    assert warned == [result.people[who.id].label]


@pytest.mark.parametrize("uses", [("story",), ("story", "court"), ()], ids=["one use", "two uses", "every use"])
def test_whoever_said_no_to_everything_asked_so_far_is_out_of_the_internal_dossier_too(uses: tuple[str, ...]) -> None:
    who = person(1)
    assert released("internal", who, consent(who, "refused", uses)).people[who.id].how is How.WITHHELD


def test_whoever_said_yes_to_something_and_was_not_asked_of_internal_use_is_in_it() -> None:
    who = person(1)
    some = (consent(who, "refused", ["story"]), consent(who, "without_name", ["court"]))
    assert released("internal", who, *some).people[who.id].how is How.PSEUDONYM


def test_a_person_without_a_record_is_not_told_of_even_inside() -> None:
    stranger = person(1)
    result = released("internal", event(1, stranger), consent(stranger, "named"), identity(stranger, NAME))
    assert result.people[stranger.id].how is How.WITHHELD
    assert "what happened 00000001" not in told(result)


def test_a_person_in_the_bin_is_a_person_without_a_record() -> None:
    who = person(1)
    result = released("court", replace(who, hidden=True), consent(who, "named"), event(1, who))
    assert result.people[who.id].how is How.WITHHELD


def test_the_authority_may_keep_a_register_and_the_exporter_is_told() -> None:
    assert any("register" in notice.message for notice in released("authority").notices)
    assert not any("register" in notice.message for notice in released("court").notices)
