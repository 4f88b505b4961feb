"""Words to look at are marked while somebody types in Russian: underlined, told, gone to, replaced by a key alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from seats import Seat

from fieldcase.casework import cases, letters
from fieldcase.model.case import Event
from fieldcase.model.ids import EventId
from fieldcase.model.letters import Letter
from ui.record_form import RecordForm
from ui.widgets.fields import LineField, TextField
from ui.widgets.word_marks import WordMarks


def field(seat: Seat, name: str) -> TextField:
    """A field of the first event of a new case, in front and with the keyboard."""
    case = cases.new_case(seat.desk, "Example / Пример")
    made = Event(id=EventId(seat.desk.new_id()), scope=case.scope, what="Пример.")
    seat.desk.save(None, made)
    seat.window.work.go("cases", case.id, f"chronology:{made.key.hex()}")
    seat.heart.rest()

    def there() -> RecordForm | None:
        forms = seat.shell.findChildren(RecordForm)
        return next((one for one in forms if one.record is not None and one.record.key == made.key), None)

    seat.wait(lambda: (form := there()) is not None and name in form.fields)
    seat.settle()
    found = there()
    assert found is not None
    shown = found.fields[name]
    assert isinstance(shown, TextField)
    shown.go_on()
    return shown


def marks(seat: Seat, shown: TextField) -> WordMarks:
    """The marks of a field, come to rest."""
    assert shown.marks is not None
    found = shown.marks
    seat.wait(lambda: not found._timer.isActive() and not found._slice.isActive())
    seat.settle()
    return found


def test_a_word_is_marked_told_and_replaced_by_a_deliberate_key_that_undo_takes_back(seat: Seat) -> None:
    shown = field(seat, "what")
    seat.type(" Пришли наркоманы. Газета: «наркоманы». И ещё наркоманы")
    found = marks(seat, shown)
    typed = shown.words()
    assert [typed[start + one.begin : start + one.end] for start, one in found.marks] == ["наркоманы"] * 2
    assert len(shown.text.extraSelections()) == 2
    assert "наркоманы" in shown.editor.accessibleDescription()
    seat.press("F8")
    assert shown.text.textCursor().position() == typed.index("наркоманы")
    assert shown.words() == typed, "nothing is put in by itself"
    seat.press("Shift+F8")
    instead = found.marks[0][1].instead
    assert instead
    assert shown.words() == typed.replace("наркоманы", instead, 1)
    assert len(marks(seat, shown).marks) == 1, "the quotation and the last word stay"
    shown.text.undo()
    assert shown.words() == typed


def test_a_word_in_a_line_is_told_selected_and_replaced_by_a_deliberate_key(seat: Seat) -> None:
    letter = replace(letters.blank(seat.desk, None, "KG", "ru"), subject="Пример")
    seat.desk.save(None, letter)
    seat.heart.rest()
    seat.window.work.go("letters", letter.key, "letters")
    shown = None

    def there() -> bool:
        nonlocal shown
        forms = seat.shell.findChildren(RecordForm)
        form = next((one for one in forms if one.record is not None and one.record.key == letter.key), None)
        shown = form.fields.get("subject") if form is not None else None
        return shown is not None

    seat.wait(there)
    seat.settle()
    assert isinstance(shown, LineField)
    assert shown.marks is not None
    shown.go_on()
    seat.press("End")
    typed = "Пример. О лечении наркоманов и не наркоманов"
    seat.type(typed.removeprefix("Пример"))
    found = shown.marks
    seat.wait(lambda: len(found.marks) == 2 and not found._timer.isActive())
    assert "наркоманов" in shown.editor.accessibleDescription()
    seat.press("Home")
    assert "2 слова" in shown.editor.accessibleDescription()
    seat.press("F8")
    assert (shown.line.selectedText(), shown.words()) == ("наркоманов", typed)
    seat.press("F8")
    assert shown.line.selectionStart() == typed.rindex("наркоманов")
    seat.press("F8")
    instead = found.marks[0].instead
    assert instead
    seat.press("Shift+F8")
    assert shown.words() == typed.replace("наркоманов", instead, 1)
    seat.press("Ctrl+Return")
    seat.settle()
    (kept,) = seat.desk.all(Letter)
    assert kept.subject == shown.words()


def test_what_others_said_is_never_marked(seat: Seat) -> None:
    shown = field(seat, "disputed")
    assert shown.marks is None


def test_a_long_text_of_many_words_is_marked_without_holding_up_the_window(seat: Seat) -> None:
    shown = field(seat, "what")
    text = "\n".join("Они сказали, что наркоманы живут в притоне, и ушли. " * 60 for _ in range(12))
    seat.heart.rest()
    shown.text.document().setPlainText(text)
    seat.heart.rest()  # what Qt itself takes to lay such a text out
    assert len(marks(seat, shown).marks) >= 720


@pytest.mark.parametrize("sign", ["й", "😀"])
def test_a_mark_stands_at_its_word_behind_signs_of_several_places(seat: Seat, sign: str) -> None:
    shown = field(seat, "what")
    shown.text.document().setPlainText(f"{sign} и наркоманы")
    ((start, one),) = marks(seat, shown).marks
    cursor = shown.text.textCursor()
    cursor.setPosition(start + one.begin)
    cursor.setPosition(start + one.end, cursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "наркоманы"
