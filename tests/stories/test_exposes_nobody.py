"""For every use the finished PDF is searched for whatever identifies those of the five who are not named.

Searched are the text of the pages, every decoded stream, the metadata, the bookmarks, the alternative texts, the
embedded files and the file's name.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from five_people import HUMANS, MARK, Human, Story, exposed, needles, told_story
from pdf_reading import text as page_text
from PIL import Image

from fieldcase.casework import consents, dossiers
from fieldcase.casework.evidence import import_evidence
from fieldcase.dossier.compose import compose
from fieldcase.dossier.pdf.render import render
from fieldcase.errors import IdentityInText, ReleaseRefused
from fieldcase.i18n import words
from fieldcase.model.case import Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import kinds
from fieldcase.model.ids import EventId
from fieldcase.model.people import Person, PersonIdentity
from fieldcase.rules.released import Appearance, How, Release, Seal
from fieldcase.rules.uses import USES

TELLING = [use for use in USES if use != "statistics"]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    told = told_story(tmp_path_factory.mktemp("five"))
    yield told
    told.desk.close()


@pytest.fixture
def fresh_story(tmp_path: Path) -> Iterator[Story]:
    """A story of its own, for a test in which the order of things matters."""
    told = told_story(tmp_path)
    yield told
    told.desk.close()


@pytest.fixture(scope="module")
def files(story: Story) -> dict[tuple[str, str], bytes]:
    """The files of the story by use and language, each made once, when it is first asked for."""
    return {}


def withdraw_now(story: Story) -> None:
    """Take the fourth person's consent back, once."""
    consents.withdraw(story.desk, story.people["withdrawn"])


def made(story: Story, use: str, language: str) -> bytes:
    return dossiers.make(story.desk, story.case, use, language, f"X-5-{use}.pdf").content


def kept(files: dict[tuple[str, str], bytes], story: Story, use: str, language: str) -> bytes:
    """The file of a use after the fourth person took the consent back."""
    withdraw_now(story)
    if (use, language) not in files:
        files[use, language] = made(story, use, language)
    return files[use, language]


def test_a_withdrawal_lists_the_issued_version_and_keeps_the_person_out_of_the_next(
    fresh_story: Story, tmp_path: Path
) -> None:
    story = fresh_story
    before = dossiers.export(story.desk, "X-5", "court", "ru", tmp_path / "before.pdf")
    fourth = HUMANS[3]
    assert exposed(before.content, tmp_path, "", fourth), "named with consent, so found: the control"
    _, issued = consents.withdraw(story.desk, story.people["withdrawn"])
    assert [version.sha256 for version in issued] == [before.sha256]
    after = made(story, "court", "ru")
    assert MARK["withdrawn"] in page_text(before.content, tmp_path)
    assert MARK["withdrawn"] not in page_text(after, tmp_path)
    assert not exposed(after, tmp_path, "", fourth)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("use", TELLING)
def test_nothing_that_identifies_an_unnamed_person_is_anywhere_in_the_file(
    files: dict[tuple[str, str], bytes], story: Story, tmp_path: Path, use: str, language: str
) -> None:
    file = kept(files, story, use, language)
    for human in HUMANS[1:]:
        assert exposed(file, tmp_path, f"X-5-{use}.pdf", human) == []
    told = page_text(file, tmp_path)
    assert MARK["refused"] not in told
    assert MARK["withdrawn"] not in told
    assert MARK["without name"] in told, "told without the name: the file is not empty"
    assert MARK["named"] in told
    assert "Токтогулова" in told, "who wants to be named is named"


@pytest.mark.parametrize("use", TELLING)
def test_admissions_and_the_lawyers_notes_are_in_no_external_file(
    files: dict[tuple[str, str], bytes], story: Story, tmp_path: Path, use: str
) -> None:
    told = page_text(kept(files, story, use, "ru"), tmp_path)
    assert "заметка юриста" not in told
    assert ("признание" in told) == (use == "internal")


def test_statistics_tell_of_nobody(story: Story, tmp_path: Path) -> None:
    file = made(story, "statistics", "ru")
    assert all(exposed(file, tmp_path, "", human) == [] for human in HUMANS)
    assert not any(mark in page_text(file, tmp_path) for mark in MARK.values())


@pytest.mark.parametrize("human", HUMANS, ids=lambda human: human.label)
def test_control_with_the_gate_off_every_person_is_found(story: Story, tmp_path: Path, human: Human) -> None:
    """The same search over a file made past the rules finds each person: so "nothing found" above means something."""
    records = tuple(one for kind in kinds() for one in story.desk.all(kind, story.case.scope))
    labels = {story.people[one.label].id: one.name for one in HUMANS}
    told = tuple(
        replace(one, pseudonym=f"{human.name}, {', '.join(needles(human))}") if isinstance(one, Person) else one
        for one in records
    )
    open_gate = Release(
        seal=Seal(), use="court", language="ru", case=story.case, records=told,
        people={who: Appearance(who, How.NAMED, label, True) for who, label in labels.items()},
        exhibits={}, sources={}, coarse=frozenset(), ledger=True, original_hashes=True, left_out=0, notices=(),
        heads="",
        on=datetime.date(2026, 3, 5),
    )  # fmt: skip
    shown = replace(story.case, summary=" ".join(needles(human)))
    document = compose(
        replace(open_gate, case=shown), tables=story.desk.tables, words=words("ru"), pictures={}, program="control"
    ).document  # fmt: skip
    assert exposed(render(document), tmp_path, "", human)


@pytest.mark.parametrize(
    "sentence",
    [
        "После этого Верховцевой вызвали врача.", "С Верховцевой говорили грубо.", "Мать Лидии Верховцевой ждала.",
        "Звонили на 0555112233.", "Она живёт на ул. Липовая, 3.", "Написали на withoutname@example.org.",
        "Известна как кличка-33.", "Учится в гимназия-33.", "Документ ID337788 забрали.", "VERKHOVTSEVA was there.",
    ],
)  # fmt: skip
def test_a_known_identity_left_in_free_text_stops_the_export(story: Story, tmp_path: Path, sentence: str) -> None:
    desk = story.desk
    event = Event(id=EventId(desk.new_id()), scope=story.case.scope, date=UncertainDate("2026-02-04"), what=sentence,
                  people=(story.people["without name"].id,))  # fmt: skip
    desk.save(None, event)
    target = tmp_path / "x.pdf"
    try:
        with pytest.raises(IdentityInText) as refused:
            dossiers.export(desk, "X-5", "un_public", "ru", target)
    finally:
        desk.hide(event)
    assert not target.exists()
    assert not list(tmp_path.iterdir())
    assert not any(needle in refused.value.told(words("ru")) for needle in HUMANS[1].name.split())


def test_a_file_name_that_names_a_person_stops_the_export(story: Story, tmp_path: Path) -> None:
    with pytest.raises(IdentityInText):
        dossiers.export(story.desk, "X-5", "un_public", "ru", tmp_path / "дело-Верховцевой.pdf")
    assert not list(tmp_path.iterdir())


def test_a_name_that_was_put_into_the_bin_stops_the_export_all_the_same(story: Story, tmp_path: Path) -> None:
    who = story.people["without name"].id
    (known,) = [one for one in story.desk.all(PersonIdentity) if one.person == who]
    story.desk.hide(known)
    try:
        with pytest.raises(IdentityInText):
            dossiers.export(story.desk, "X-5", "un_public", "ru", tmp_path / "дело-Верховцевой.pdf")
    finally:
        story.desk.bring_back(replace(known, hidden=True))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("label", "reason"), [("refused", "refused"), ("child", None), ("withdrawn", "back")])
def test_a_dossier_about_somebody_who_may_not_be_told_of_is_refused_and_says_who_and_what(
    story: Story, tmp_path: Path, label: str, reason: str | None
) -> None:
    withdraw_now(story)
    desk, target = story.desk, tmp_path / "x.pdf"
    changed = replace(story.case, about=(story.people[label].id,))
    desk.save(story.case, changed)
    try:
        if reason is None:
            dossiers.export(desk, "X-5", "un_public", "en", target)
            assert target.exists()
            return
        with pytest.raises(ReleaseRefused) as refused:
            dossiers.export(desk, "X-5", "un_public", "en", target)
        told = refused.value.told(words("en"))
        assert story.people[label].pseudonym in told
        assert reason in told
        assert not target.exists()
    finally:
        desk.save(changed, story.case)


def test_a_complaint_needs_somebody_who_agreed_to_be_named(story: Story, tmp_path: Path) -> None:
    desk = story.desk
    changed = replace(story.case, about=(story.people["without name"].id,))
    desk.save(story.case, changed)
    try:
        with pytest.raises(ReleaseRefused) as refused:
            dossiers.export(desk, "X-5", "complaint", "en", tmp_path / "x.pdf")
        assert refused.value.code == "release.name-missing"
        assert story.people["without name"].pseudonym in refused.value.told(words("en"))
    finally:
        desk.save(changed, story.case)


def test_an_exhibit_that_shows_a_refusing_person_keeps_its_number_and_a_page_that_says_so(
    story: Story, tmp_path: Path
) -> None:
    desk, picture = story.desk, io.BytesIO()
    Image.new("RGB", (60, 40), "navy").save(picture, "PNG")
    picture.seek(0)
    piece = import_evidence(desk, story.case.scope, picture, "Кольцов.png", title="Кольцов у отделения")
    desk.save(piece, replace(piece, looked_at="people", shows=(story.people["refused"].id,)))
    file = made(story, "un_public", "ru")
    assert exposed(file, tmp_path, "", HUMANS[2]) == []
    assert piece.number in page_text(file, tmp_path)
    with pikepdf.open(io.BytesIO(file)) as pdf:
        pictures = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
    assert not pictures


def test_two_uses_cannot_be_laid_side_by_side_by_their_pseudonyms(story: Story) -> None:
    labels = {}
    for use in ("un_public", "media", "donor"):
        people = dossiers.make(story.desk, story.case, use, "en", "x.pdf").people
        labels[use] = people[story.people["without name"].id].label
    assert len(set(labels.values())) == 3
