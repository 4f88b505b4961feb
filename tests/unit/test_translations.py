"""Translations at the desk: begun, written, put in order, checked by somebody else, taken in from a table."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from unit.desks import desk_at

from fieldcase.casework import table_file, translation_table, translations
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import bring_back, import_evidence
from fieldcase.errors import (
    Cancelled,
    CertifiedNeedsFile,
    CheckerMissing,
    OwnTranslation,
    RowsRefused,
    TranslatesItself,
)
from fieldcase.i18n import words
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.ids import MemberId
from fieldcase.model.people import Member
from fieldcase.model.translation import Segment, Translation

RUSSIAN = (
    "страница;место;вид;оригинал;перевод;продолжение\n"
    "4;фото 1;подпись;Снимок у входа;A picture at the door;\n"
    "4;;текст;Первая часть [так];First part [sic];9\n"
    "9;;;Вторая часть;Second part;\n"
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_at(tmp_path) as made:
        yield made


@pytest.fixture
def piece(desk: Desk) -> Evidence:
    """A page of a newspaper in a case of its own."""
    return import_evidence(desk, desk.new_scope("case"), io.BytesIO(b"%PDF-1.4 a page"), "page.pdf")


@pytest.fixture
def begun(desk: Desk, piece: Evidence) -> Translation:
    return translations.begin(desk, piece, "en")


def told(desk: Desk, translation: Translation) -> list[str]:
    """The translated words in their order."""
    return [one.translated for one in translations.segments_of(desk, translation)]


def colleague(desk: Desk) -> MemberId:
    """Somebody else who works in the vault."""
    other = Member(id=MemberId(desk.new_id()), scope=desk.register, pseudonym="Colleague", role="translator")
    desk.save(None, other)
    return other.id


def now(desk: Desk, translation: Translation) -> Translation:
    found = desk.get(Translation, translation.id)
    assert found is not None
    return found


def test_a_translation_begins_as_a_draft_by_the_member_at_the_desk_and_stands_in_the_ledger(
    desk: Desk, piece: Evidence, begun: Translation
) -> None:
    assert (begun.language, begun.translator, begun.status) == ("en", desk.member, "draft")
    assert translations.of_evidence(desk, piece) == (begun,)
    events = [one.event for one in desk.all(Custody) if one.evidence == piece.id]
    assert sorted(events) == ["imported", "translated"]
    desk.undo()
    assert translations.of_evidence(desk, piece) == ()
    assert [one.event for one in desk.all(Custody) if one.evidence == piece.id] == ["imported"]


def test_passages_are_added_behind_one_another_and_in_between(desk: Desk, begun: Translation) -> None:
    first = translations.add(desk, begun, page=4, place="photo 1", translated="one")
    last = translations.add(desk, begun, translated="three")
    assert (last.page, last.place) == (4, "photo 1"), "where the one before stands"
    translations.add(desk, begun, first, translated="two")
    assert told(desk, begun) == ["one", "two", "three"]
    assert [one.position for one in translations.segments_of(desk, begun)] == [1, 2, 3]


def test_a_passage_is_changed_removed_and_brought_back(desk: Desk, begun: Translation) -> None:
    one = translations.add(desk, begun, translated="one")
    translations.change(desk, one, translated="the one")
    assert told(desk, begun) == ["the one"]
    translations.remove(desk, one)
    assert told(desk, begun) == []
    desk.undo()
    assert told(desk, begun) == ["the one"]
    assert not translations.change(desk, one, translated="the one").kinds, "nothing to write"


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(-5, 5)), max_size=6))
def test_whatever_is_moved_every_passage_stays_and_stands_in_a_place_of_its_own(
    desk: Desk, begun: Translation, moves: list[tuple[int, int]]
) -> None:
    for one in translations.segments_of(desk, begun):
        translations.remove(desk, one)
    translations.add_all(desk, begun, [{"translated": str(number)} for number in range(5)])
    expected = [str(number) for number in range(5)]
    for place, by in moves:
        segments = translations.segments_of(desk, begun)
        translations.move(desk, segments[place], by)
        if 0 <= place + by < 5:
            expected.insert(place + by, expected.pop(place))
    assert told(desk, begun) == expected
    assert [one.position for one in translations.segments_of(desk, begun)] == [1, 2, 3, 4, 5]


def test_a_translation_goes_into_the_bin_with_its_passages_and_comes_back_with_them(
    desk: Desk, piece: Evidence, begun: Translation
) -> None:
    translations.add(desk, begun, translated="one")
    translations.remove_translation(desk, begun)
    assert translations.of_evidence(desk, piece) == ()
    bring_back(desk, now(desk, begun))
    assert [told(desk, one) for one in translations.of_evidence(desk, piece)] == [["one"]]


def test_a_translation_is_checked_by_somebody_else_than_the_translator(desk: Desk, begun: Translation) -> None:
    with pytest.raises(CheckerMissing):
        translations.set_state(desk, begun, "checked")
    with pytest.raises(OwnTranslation):
        translations.set_state(desk, begun, "checked", desk.member)
    assert now(desk, begun).status == "draft"
    other = colleague(desk)
    translations.set_state(desk, begun, "checked", other)
    assert (now(desk, begun).status, now(desk, begun).checked_by) == ("checked", other)


@pytest.mark.parametrize("deed", ["add", "change", "remove", "table", "typed"])
def test_a_checked_translation_that_is_changed_is_a_draft_again(desk: Desk, begun: Translation, deed: str) -> None:
    one = translations.add(desk, begun, translated="one")
    translations.set_state(desk, begun, "checked", colleague(desk))
    if deed == "add":
        translations.add(desk, begun, translated="two")
    elif deed == "change":
        translations.change(desk, one, translated="uno")
    elif deed == "remove":
        translations.remove(desk, one)
    elif deed == "table":
        translation_table.take_in(desk, begun, table_file.read(RUSSIAN.encode(), "t.csv"), words("en"))
    else:
        desk.draft(one, "translated", "uno")
        translations.enter_typed(desk, one, one)
        assert told(desk, begun) == ["uno"]
    assert (now(desk, begun).status, now(desk, begun).checked_by) == ("draft", None)
    desk.undo()
    assert now(desk, begun).status == "checked", "and one undo takes both back"


def test_a_checker_who_turns_out_to_be_the_translator_has_checked_nothing(desk: Desk, begun: Translation) -> None:
    other = colleague(desk)
    translations.set_state(desk, begun, "checked", other)
    checked = now(desk, begun)
    desk.draft(checked, "remark", "Read twice.")
    translations.enter_about(desk, checked, checked)
    assert now(desk, begun).status == "checked", "the control"
    desk.draft(checked, "translator", other)
    translations.enter_about(desk, now(desk, begun), checked)
    assert (now(desk, begun).translator, now(desk, begun).status) == (other, "draft")


def test_moving_a_passage_leaves_a_translation_checked(desk: Desk, begun: Translation) -> None:
    one, _ = (translations.add(desk, begun, translated=text) for text in ("one", "two"))
    translations.set_state(desk, begun, "checked", colleague(desk))
    translations.move(desk, one, 1)
    assert (told(desk, begun), now(desk, begun).status) == (["two", "one"], "checked")


def test_a_certified_translation_is_a_paper_of_its_own(desk: Desk, piece: Evidence, begun: Translation) -> None:
    with pytest.raises(CertifiedNeedsFile):
        translations.set_state(desk, begun, "certified")
    with pytest.raises(TranslatesItself):
        translations.set_file(desk, begun, piece.id)
    paper = import_evidence(desk, piece.scope, io.BytesIO(b"%PDF-1.4 a paper"), "paper.pdf")
    translations.set_file(desk, begun, paper.id)
    translations.set_state(desk, begun, "certified")
    assert (now(desk, begun).status, now(desk, begun).file) == ("certified", paper.id)
    translations.set_file(desk, begun, None)
    assert now(desk, begun).status == "draft", "without its paper it is certified by nothing"


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "utf-16"])
def test_a_whole_translation_is_taken_in_from_a_russian_table(desk: Desk, begun: Translation, encoding: str) -> None:
    heard: list[tuple[int, int]] = []
    table = table_file.read(RUSSIAN.encode(encoding), "t.csv")
    translation_table.take_in(desk, begun, table, words("ru"), lambda done, of: heard.append((done, of)))
    rows = [
        (one.page, one.place, one.kind, one.original, one.translated, one.continues)
        for one in translations.segments_of(desk, begun)
    ]
    assert rows == [
        (4, "фото 1", "caption", "Снимок у входа", "A picture at the door", None),
        (4, "", "text", "Первая часть [так]", "First part [sic]", 9),
        (9, "", "text", "Вторая часть", "Second part", None),
    ]
    assert heard[-1] == (3, 3)
    desk.undo()
    assert told(desk, begun) == []


def test_an_english_table_goes_on_behind_what_is_there(desk: Desk, begun: Translation) -> None:
    translations.add(desk, begun, translated="zero")
    table = table_file.read(b"page,place,kind,original,translation,continued\n1,,heading,a,one,\n", "t.csv")
    translation_table.take_in(desk, begun, table, words("en"))
    assert told(desk, begun) == ["zero", "one"]


def test_rows_that_do_not_fit_are_all_told_and_nothing_is_taken_in(desk: Desk, begun: Translation) -> None:
    content = (
        "page,kind,original,translation,continued\nfour,text,a,b,\n1,poem,a,b,\n1,text,,,\n1,text,a,b,0\n"
        "1,text,a,b,2,more\n1,text,a,b,2\n"
    )
    with pytest.raises(RowsRefused) as refused:
        translation_table.take_in(desk, begun, table_file.read(content.encode(), "t.csv"), words("en"))
    lines = refused.value.told(words("en")).splitlines()[1:]
    assert [line.split(" (")[0] for line in lines] == [f"row {number}" for number in range(1, 6)]
    assert told(desk, begun) == []
    lacking = table_file.read(b"page,original\n1,a\n", "t.csv")
    with pytest.raises(RowsRefused, match="import"):
        translation_table.take_in(desk, begun, lacking, words("en"))


def test_an_import_that_is_stopped_takes_nothing_in(desk: Desk, begun: Translation) -> None:
    table = table_file.read(RUSSIAN.encode(), "t.csv")
    with pytest.raises(Cancelled):
        translation_table.take_in(desk, begun, table, words("en"), cancelled=lambda: True)
    assert told(desk, begun) == []


def test_what_is_typed_into_a_passage_survives_as_a_draft_until_it_is_entered(desk: Desk, begun: Translation) -> None:
    one = translations.add(desk, begun, original="Слово")
    desk.draft(one, "translated", "A word")
    assert told(desk, begun) == [""]
    translations.enter_typed(desk, one, one)
    assert told(desk, begun) == ["A word"]
    assert replace(one, translated="A word") == desk.get(Segment, one.id)
