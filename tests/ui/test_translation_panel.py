"""Translating a piece of evidence by keyboard: begun, written row by row, moved, checked, taken in from a table."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from seats import Seat

from fieldcase.casework import translations
from fieldcase.casework.cases import by_code, new_case
from fieldcase.casework.evidence import import_evidence
from fieldcase.errors import OwnTranslation
from fieldcase.i18n import words
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import MemberId
from fieldcase.model.people import Member
from fieldcase.model.translation import Translation
from ui.pages.translation_about import AboutPanel
from ui.pages.translation_card import BeginPanel
from ui.pages.translation_import import read_table
from ui.pages.translation_panel import TranslationPanel

_ = words("ru")
TABLE = "страница;место;вид;оригинал;перевод\n1;сверху;заголовок;Раз;One\n2;;;Два;Two\n"


def at_piece(seat: Seat, rows: int = 0) -> tuple[Evidence, Translation | None]:
    """A piece of evidence in front, with a translation of so many rows."""
    case = new_case(seat.desk, "Example / Пример")
    piece = import_evidence(seat.desk, case.scope, io.BytesIO(b"words"), "1.txt", title="Пример")
    made = None
    if rows:
        made = translations.begin(seat.desk, piece, "en")
        row = [{"page": n + 1, "original": f"Слово {n}", "translated": f"Word {n}"} for n in range(rows)]
        translations.add_all(seat.desk, made, row)
    seat.heart.rest()
    seat.window.work.go("evidence", piece.id)
    seat.settle()
    return piece, made


def opened(seat: Seat, rows: int) -> TranslationPanel:
    """The panel of a translation of so many rows, opened from the card."""
    _piece, made = at_piece(seat, rows)
    card = seat.page.view.detail.translations
    card.lines.itemAt(0).widget().click()
    seat.settle()
    panel = top(seat)
    assert isinstance(panel, TranslationPanel)
    assert panel.translation.key == made.key  # type: ignore[union-attr]
    return panel


def top(seat: Seat) -> Any:
    return seat.window.overlay.panel


def told(seat: Seat, translation: Translation) -> list[tuple[str, str]]:
    return [(one.original, one.translated) for one in translations.segments_of(seat.desk, translation)]


def field(seat: Seat) -> str:
    """The field in which somebody types, by the label of its editor."""
    return seat.focus().accessibleName()


def test_a_translation_is_begun_from_the_card_and_its_panel_opens(seat: Seat) -> None:
    piece, _made = at_piece(seat)
    seat.page.view.detail.translations.begin.click()
    seat.settle()
    begin = top(seat)
    assert isinstance(begin, BeginPanel)
    assert begin.language.code == "ru", "the window's own language"
    begin.language.choose("en")
    begin.begin.click()
    seat.settle()
    (made,) = translations.of_evidence(seat.desk, piece)
    assert (made.language, made.translator) == ("en", seat.desk.member)
    assert isinstance(top(seat), TranslationPanel)
    assert not seat.blocked()


def test_rows_are_written_one_after_another_without_the_mouse(seat: Seat) -> None:
    panel = opened(seat, 2)
    seat.wait(lambda: panel.form.fields)
    assert seat.focus() is panel.list
    seat.press("Enter")
    seat.settle()
    assert field(seat) == _("Translation")
    seat.press("Ctrl+A")
    seat.type("Uno")
    seat.press("Ctrl+Enter")
    seat.settle()
    assert (field(seat), panel.list.currentIndex().row()) == (_("Translation"), 1)
    seat.press("Ctrl+A")
    seat.type("Due")
    seat.press("Ctrl+Enter")
    seat.settle()
    assert (field(seat), panel.list.currentIndex().row()) == (_("Original"), 2), "behind the last row a new one"
    seat.type("Три")
    seat.press("Tab")
    seat.type("Tre")
    seat.press("Esc")
    seat.settle()
    assert told(seat, panel.translation) == [("Слово 0", "Uno"), ("Слово 1", "Due"), ("Три", "Tre")]
    assert top(seat) is None
    assert not seat.blocked()


def test_alt_with_an_arrow_moves_the_row_and_takes_what_was_typed_along(seat: Seat) -> None:
    panel = opened(seat, 3)
    seat.press("Enter")
    seat.settle()
    seat.press("Ctrl+A")
    seat.type("first")
    seat.press("Alt+Down")
    seat.settle()
    assert [two for _one, two in told(seat, panel.translation)] == ["Word 1", "first", "Word 2"]
    assert panel.list.currentIndex().row() == 1
    assert panel.marked is not None
    assert panel.marked.translated == "first"
    seat.press("Alt+Down", "Alt+Down")
    seat.settle()
    assert [two for _one, two in told(seat, panel.translation)] == ["Word 1", "Word 2", "first"]
    seat.press("Alt+Up")
    seat.settle()
    assert [two for _one, two in told(seat, panel.translation)] == ["Word 1", "first", "Word 2"]


def test_a_row_goes_into_the_bin_and_the_next_is_marked(seat: Seat) -> None:
    panel = opened(seat, 3)
    panel.list.take_row(1)
    seat.settle()
    panel.away.click()
    seat.settle()
    assert [two for _one, two in told(seat, panel.translation)] == ["Word 0", "Word 2"]
    assert panel.marked is not None
    assert panel.marked.translated == "Word 2"


def test_what_is_typed_is_kept_when_the_window_is_locked(seat: Seat) -> None:
    panel = opened(seat, 1)
    seat.press("Enter")
    seat.settle()
    seat.press("Ctrl+A")
    seat.type("kept")
    (segment,) = panel.shown.segments  # type: ignore[union-attr]
    for deed in panel.form.unkept_deeds():  # what lock asks for
        deed(seat.desk)
    assert {draft.field: draft.value for draft in seat.desk.drafts(segment.key)} == {"translated": "kept"}


def test_a_checked_translation_that_is_written_in_is_a_draft_again(seat: Seat) -> None:
    panel = opened(seat, 1)
    other = Member(id=MemberId(seat.desk.new_id()), scope=seat.desk.register, pseudonym="Зимородок")
    seat.desk.save(None, other)
    translations.set_state(seat.desk, panel.translation, "checked", other.id)
    seat.heart.rest()
    seat.press("Enter")
    seat.settle()
    seat.type("!")
    seat.press("Ctrl+Enter")
    seat.settle()
    now = seat.desk.get(Translation, panel.translation.key)
    assert now is not None
    assert (now.status, now.checked_by) == ("draft", None)


def test_nobody_checks_their_own_translation_and_the_panel_says_so(seat: Seat) -> None:
    panel = opened(seat, 1)
    panel.about.click()
    seat.settle()
    about = top(seat)
    assert isinstance(about, AboutPanel)
    about.state.choose("checked")
    about.checked.choose(seat.desk.member.hex())
    about.set_state.click()
    seat.settle()
    assert about.wrong.isVisible()
    assert about.wrong.text() == OwnTranslation().told(_)
    other = Member(id=MemberId(seat.desk.new_id()), scope=seat.desk.register, pseudonym="Зимородок")
    seat.desk.save(None, other)
    about.checked.choose(other.id.hex())
    about.set_state.click()
    seat.settle()
    now = seat.desk.get(Translation, panel.translation.key)
    assert now is not None
    assert (now.status, now.checked_by) == ("checked", other.id)
    assert top(seat) is panel


def test_the_paper_of_a_translation_is_chosen_and_both_pieces_say_so(seat: Seat) -> None:
    panel = opened(seat, 1)
    paper = import_evidence(seat.desk, panel.translation.scope, io.BytesIO(b"paper"), "2.txt", title="Бумага")
    seat.heart.rest()
    panel.about.click()
    seat.settle()
    about = top(seat)
    about.file.choose(paper.id.hex())
    about.state.choose("certified")
    about.set_state.click()
    seat.settle()
    now = seat.desk.get(Translation, panel.translation.key)
    assert now is not None
    assert (now.status, now.file) == ("certified", paper.id)
    seat.press("Esc")
    seat.window.work.go("evidence", paper.id)
    seat.settle()
    said = seat.page.view.detail.translations.lines.itemAt(0).widget().text()
    assert said == _("This file is a translation of {number}").format(number="A01")


def test_a_whole_translation_is_taken_in_from_a_table_while_the_panel_is_open(seat: Seat, tmp_path: Path) -> None:
    panel = opened(seat, 1)
    file = tmp_path / "t.csv"
    file.write_text(TABLE, "cp1251")
    read_table(seat.window.work, panel.translation, file)
    seat.wait(lambda: panel.rows.rowCount() == 3)
    seat.settle()
    assert told(seat, panel.translation)[1:] == [("Раз", "One"), ("Два", "Two")]
    file.write_text("page,original,translation\nfour,a,b\n", "utf-8")
    read_table(seat.window.work, panel.translation, file)
    seat.settle()
    assert len(told(seat, panel.translation)) == 3
    assert top(seat) is not panel, "what does not fit is told in a panel"


def test_a_translation_goes_into_the_bin_and_its_panel_closes(seat: Seat) -> None:
    panel = opened(seat, 2)
    panel.about.click()
    seat.settle()
    top(seat).away.click()
    seat.settle()
    assert top(seat) is None
    assert seat.page.view.detail.translations.shown.found == ()
    seat.press("Ctrl+Z")
    seat.settle()
    assert len(told(seat, panel.translation)) == 2


@pytest.mark.parametrize("size", [(1366, 728), (1093, 560)])
def test_every_button_of_the_panel_is_reached_by_tab_and_whole_on_the_screen(seat: Seat, size: tuple[int, int]) -> None:
    seat.shell.resize(*size)
    seat.settle()
    panel = opened(seat, 3)
    assert panel.height() <= size[1]
    for button in (panel.new, panel.up, panel.down, panel.away, panel.table, panel.about, panel.done):
        assert button.accessibleName()
        assert button.width() >= button.sizeHint().width()
        corner = button.mapTo(panel, button.rect().bottomRight())
        assert panel.rect().contains(corner)
        seat.tab_to(button.accessibleName())
    panel.form.fields["translated"].setFocus()
    seat.settle()
    text = panel.form.fields["translated"].editor
    assert panel.rect().contains(text.mapTo(panel, text.rect().bottomRight()))


def test_the_form_of_a_source_has_author_day_and_saved_page(sample_seat: Seat) -> None:
    from fieldcase.model.case import Source
    from ui.pages.source_panel import SourcePanel

    seat = sample_seat
    case = by_code(seat.desk, "EX-KG-ATTACK")
    source = next(one for one in seat.desk.all(Source, case.scope) if one.saved is not None)
    panel = SourcePanel(seat.window.work, source, lambda _source: None, new=False)
    seat.window.work.asked_for_panel.emit(panel)
    seat.settle()
    fields = panel.form.fields
    assert fields["author"].value() == source.author
    assert fields["saved"].value() == source.saved
    assert fields["accessed"].value() == source.accessed
    fields["accessed"].setFocus()
    seat.press("Ctrl+A")
    seat.type("16.01.2020")
    seat.press("Esc")
    seat.settle()
    now = seat.desk.get(Source, source.key)
    assert now is not None
    assert now.accessed is not None
    assert now.accessed.text == "2020-01-16"
