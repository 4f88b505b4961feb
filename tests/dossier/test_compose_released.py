"""Through the real gate: records and consents in, document out; whom the rules hold back stands in no text of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest
from dossier.compose_reading import read
from dossier.compose_samples import ANNEX, SCOPE, TABLES, a_case, act, event, number, person, piece, source, terms

from fieldcase.dossier.annexes import Annex
from fieldcase.dossier.blocks import Document, Exhibit
from fieldcase.dossier.compose import compose, texts_of
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import ConsentId, EvidenceId, IdentityId, NamingId, PersonId
from fieldcase.model.people import Consent, Naming, PersonIdentity
from fieldcase.model.terms import Tables, Term
from fieldcase.rules.release import release
from fieldcase.rules.uses import USES

DAY = datetime.date(2026, 3, 5)
TOLD, REFUSED, OFFICIAL = 1, 2, 3


def gate_tables() -> Tables:
    """The sample tables with rows of people, media and pseudonyms."""
    kinds = dict(TABLES.vocabularies["person_kind"])
    for code, row in (("client", "client"), ("official", "official")):
        kinds[code] = Term(code, kinds[code].labels, marks={"row": row})
    words_of_pseudonyms = {
        "en": tuple(f"Tree{one}" for one in range(40)),
        "ru": tuple(f"Дерево{one}" for one in range(40)),
    }
    vocabularies = {**TABLES.vocabularies, "person_kind": kinds, "looked_at": terms(nobody=("nobody", "никого"))}
    return replace(TABLES, vocabularies=vocabularies, pseudonyms=words_of_pseudonyms)


def consent(one: int, who: int, level: str) -> Consent:
    media = ("text", "picture")
    return Consent(
        scope=SCOPE, id=ConsentId(number(one)), person=PersonId(number(who)), uses=tuple(USES), media=media,
        level=level, given_on=UncertainDate("2020-01-01"),
    )  # fmt: skip


def identity(one: int, who: int, name: str) -> PersonIdentity:
    return PersonIdentity(scope=SCOPE, id=IdentityId(number(one)), person=PersonId(number(who)), name=name)


def records(level: str = "without_name") -> list[Record]:
    """A client who agreed on some level, a client who refused, a judge; an act against each client."""
    return [
        person(TOLD, pseudonym="Sparrow", kind="client", gender="woman"),
        person(REFUSED, pseudonym="Magpie", kind="client"),
        person(OFFICIAL, pseudonym="Heron", kind="official", function="judge of a town court"),
        identity(81, TOLD, "Anna Samplova"), identity(82, REFUSED, "Berta Samplova"),
        identity(83, OFFICIAL, "Carl Sampson"),
        consent(91, TOLD, level), consent(92, REFUSED, "refused"),
        event(
            11, "2019-12-04", "Sparrow was questioned.", people=(number(TOLD),), actors=(number(OFFICIAL),),
            sources=(number(31),), place="Poplar Town", notes="keep quiet", admissions="she had some",
        ),
        event(12, "2019-12-05", "Magpie was beaten.", people=(number(REFUSED),)),
        act(21, event=number(11), victims=(number(TOLD),), perpetrators=(number(OFFICIAL),), norms=("iccpr:9",)),
        act(22, event=number(12), victims=(number(REFUSED),), what="A beating."),
        source(31, outlet="Town Sheet", title="Court news", identifies=(number(TOLD),), looked_at="people"),
        piece(41, number="A01", title="Corridor", kind="photo", looked_at="nobody", description="An empty corridor."),
    ]  # fmt: skip


def made(use: str, language: str = "en", level: str = "without_name", more: list[Record] | None = None) -> Document:
    """The document of these records for a use."""
    tables, told = gate_tables(), words(language)
    case = a_case(about=(number(TOLD),), summary="Sparrow asks for a fair hearing.", strategy="appeal at once")
    released = release(
        [*records(level), *(more or [])], use, DAY, case=case, language=language, tables=tables,
        pseudonym_key=b"k" * 32, heads="ab" * 32, words=told,
    )  # fmt: skip
    shown = [one.id for one in released.of(Evidence) if released.exhibits[one.id].shown]
    pictures: dict[EvidenceId, Annex] = dict.fromkeys(shown, ANNEX)
    return compose(released, tables=tables, words=told, pictures=pictures, program="1.0").document


def holds(document: Document, word: str) -> bool:
    return any(word in text for _, text in texts_of(document))


TELLING = sorted(set(USES) - {"statistics", "complaint"})


@pytest.mark.parametrize("use", TELLING)
@pytest.mark.parametrize(
    "hidden",
    ["Anna", "Samplova", "Berta", "Sampson", "Sparrow", "Magpie", "Heron", "was beaten", "A beating", "keep quiet",
     "appeal at once"],
)  # fmt: skip
def test_what_the_gate_holds_back_stands_nowhere(use: str, hidden: str) -> None:
    document = made(use)
    assert not holds(document, hidden)
    assert holds(document, "was questioned.")


@pytest.mark.parametrize("use", [*TELLING, "complaint"])
def test_whoever_agreed_to_be_named_is_named(use: str) -> None:
    document = made(use, level="named")
    assert holds(document, "Anna Samplova")
    assert not holds(document, "Berta")


def test_an_official_is_named_after_a_recorded_decision_alone() -> None:
    decision = Naming(
        scope=SCOPE, id=NamingId(number(95)), person=PersonId(number(OFFICIAL)), decided_on=UncertainDate("2026-01-01"),
        reason="Needed.",
    )  # fmt: skip
    assert holds(made("court", level="named"), "judge of a town court")
    assert not holds(made("court", level="named"), "Carl Sampson")
    document = made("court", level="named", more=[decision])
    assert holds(document, "Carl Sampson") == holds(document, "official; judge of a town court")


@pytest.mark.parametrize(
    ("check", "use", "seen"),
    [
        (lambda made: holds(made, "Poplar Town"), "court", True),
        (lambda made: holds(made, "Poplar Town"), "un_public", False),
        (lambda made: holds(made, "she had some"), "internal", True),
        (lambda made: holds(made, "she had some"), "court", False),
        (lambda made: holds(made, "Town Sheet"), "un_public", False),
        (lambda made: holds(made, "4 December 2019"), "un_public", False),
        (lambda made: holds(made, "December 2019"), "un_public", True),
        (lambda made: holds(made, "4 December 2019"), "court", True),
    ],
)
def test_each_use_sees_as_much_as_it_may(check: Callable[[Document], bool], use: str, seen: bool) -> None:
    assert check(made(use)) == seen


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_file_says_how_many_records_stayed_behind(language: str) -> None:
    sentence = {"en": "left out by the rules on people", "ru": "По правилам защиты людей из файла исключен"}[language]
    assert sentence in read(made("court", language).blocks)


def test_statistics_count_through_the_gate() -> None:
    document = made("statistics")
    assert "Acts by type" in read(document.blocks)
    for word in ("questioned", "Sparrow", "Tree", "Samplova", "judge", "Corridor"):
        assert not holds(document, word)


def test_an_exhibit_that_shows_nobody_is_shown() -> None:
    (shown,) = [block for block in made("un_public").blocks if isinstance(block, Exhibit)]
    assert (shown.number, shown.alt) == ("A01", "An empty corridor.")
    assert shown.picture
