"""One letter to five addressees by keyboard in a Russian window: demands, a contradiction, answers, what is over."""

from __future__ import annotations

from pathlib import Path

import pdf_reading
from letters_written import paragraphs_of_word
from PySide6.QtWidgets import QWidget
from seats import Seat

from fieldcase.casework import cases, letters
from fieldcase.casework.letters import Standing
from fieldcase.i18n import words
from fieldcase.model.case import Case, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.letters import Delivery, Letter
from ui.pages.case_letters import LettersTab
from ui.pages.letter_deliveries import Deliveries
from ui.pages.letter_file_panel import LetterFilePanel
from ui.widgets.file_picker import FilePicker

RU = words("ru")
FIVE = (
    "Депутаты / Пример",
    "Юстиция / Пример",
    "Иностранные дела / Пример",
    "Внутренние дела / Пример",
    "Премьер / Пример",
)
SEVEN = " ".join(f"{number}. Требование {number} / Пример." for number in range(1, 8))
# Keys beside the text itself, from the empty tab to five addressees that the letter was sent to.
MOST_KEYS = 40


def at_letters(seat: Seat) -> tuple[Case, LettersTab]:
    """The letters of a new case of MD, in front."""
    case = cases.new_case(seat.desk, "Example / Пример", country="MD")
    seat.heart.rest()
    seat.window.work.go("cases", case.id, "letters")
    seat.settle()
    tab = seat.shell.findChild(LettersTab)
    assert isinstance(tab, LettersTab)
    return case, tab


class Keys:
    """Counts the keys pressed beside the text."""

    def __init__(self, seat: Seat) -> None:
        self.seat, self.number = seat, 0

    def press(self, *keys: str) -> None:
        """Press and count."""
        self.number += len(keys)
        self.seat.press(*keys)

    def to(self, name: str) -> QWidget:
        """Go to a widget by Tab, and count."""
        for _ in range(60):
            widget = self.seat.app.focusWidget()
            if isinstance(widget, QWidget) and widget.accessibleName().startswith(name):
                return widget
            self.press("Tab")
        raise AssertionError(f"Tab never reached {name}")


def begun(seat: Seat, tab: LettersTab, keys: Keys) -> Letter:
    """Write the letter and address it."""
    keys.press("Ctrl+Shift+E")
    seat.wait(lambda: "subject" in tab.part.detail.form.fields)
    seat.settle()
    keys.to("Тема")
    seat.type("Семь требований / Пример")
    keys.press("Tab")
    seat.type("людей, употребляющих наркотики")
    keys.press("Tab")
    seat.type(SEVEN)
    keys.press("Ctrl+T")
    seat.settle()
    keys.to("Адресаты, по одному в строке")
    for name in FIVE:
        seat.type(name)
        keys.press("Enter")
    keys.to("Добавить адресатов")
    keys.press("Enter")
    seat.settle()
    (letter,) = seat.desk.all(Letter)
    return letter


def marked(seat: Seat, tab: LettersTab, place: int) -> Deliveries:
    """A delivery of the list, its form laid out."""
    shown = tab.part.detail.deliveries
    shown.list.view.take_row(place)
    seat.wait(lambda: shown.form.record is not None and shown.form.record.key == shown.list.marked)
    seat.settle()
    return shown


def test_one_letter_goes_to_five_addressees_and_each_has_its_own_clock(seat: Seat, tmp_path: Path) -> None:
    case, tab = at_letters(seat)
    keys = Keys(seat)
    letter = begun(seat, tab, keys)
    assert (letter.scope, letter.country, letter.on_behalf) == (case.scope, "MD", "людей, употребляющих наркотики")
    assert letter.text.count("Требование") == 7
    assert tuple(one.addressee for one in letters.of_letter(seat.desk, letter)) == FIVE
    assert keys.number <= MOST_KEYS
    _sent_in_2019(seat, letter)
    _answered(seat, tab, 0, "02.07.2019")
    _answered(seat, tab, 1, "20.07.2019")
    _received(seat, tab, 2)
    today = seat.desk.world.today()
    stands = [letters.standing(one, today) for one in letters.of_letter(seat.desk, letter)]
    over = Standing.UNSHOWN
    assert stands == [Standing.ANSWERED, Standing.ANSWERED, Standing.SILENT, over, over]
    _contradicted(seat, tab)
    seat.tab_to("Ответа нет: в хронологию")
    seat.press("Enter")
    seat.settle()
    (event,) = seat.desk.all(Event, case.scope)
    assert (event.kind, FIVE[2] in event.what) == ("no_answer", True)
    seat.press("Ctrl+1")
    seat.settle()
    told = [text for text in seat.texts() if case.code in text]
    assert any("получение подтверждено" in text for text in told), told
    _printed(seat, letter, tmp_path)


def _printed(seat: Seat, letter: Letter, folder: Path) -> None:
    """A file for each addressee, on paper and as a document: the same seven demands, and each its own head."""
    pages, documents = (_files(seat, letter, folder, form) for form in ("pdf", "docx"))
    for place, name in enumerate(FIVE):
        page = " ".join(pdf_reading.text(pages[place].read_bytes(), folder).split())
        document = " ".join(" ".join(paragraphs_of_word(documents[place].read_bytes())).split())
        for text in (page, document):
            assert f"Кому: {name}" in text
            assert [text.count(f"Требование {number} / Пример.") for number in range(1, 8)] == [1] * 7
            assert not [other for other in FIVE if other != name and other in text], "to each alone"
            assert "Передано лично" not in text, "what is said of a delivery is in no letter"


def _files(seat: Seat, letter: Letter, folder: Path, form: str) -> list[Path]:
    now = seat.desk.get(Letter, letter.id)
    assert now is not None
    panel = LetterFilePanel(seat.window.work, now)
    seat.window.work.asked_for_panel.emit(panel)
    seat.wait(lambda: bool(panel.findings), 30)
    seat.wait(lambda: panel.said.isHidden() and not panel.view.picture.pixmap().isNull(), 60)
    seat.settle()
    panel.form.choose(form)
    panel.go.click()
    seat.wait(lambda: isinstance(seat.window.overlay.panel, FilePicker), 10)
    picker = seat.window.overlay.panel
    assert isinstance(picker, FilePicker)
    picker.line.setText(str(folder))
    picker.take()
    made = [folder / f"letter-{number}-ru.{form}" for number in range(1, 6)]
    seat.wait(lambda: all(one.exists() for one in made), 60)
    seat.settle()
    return made


def _sent_in_2019(seat: Seat, letter: Letter) -> None:
    """The rule that is delivered holds in 2019 alone."""
    day = UncertainDate("2019-06-26")
    seat.window.work.do(
        lambda desk: letters.sent(desk, letters.of_letter(desk, letter), "official_address", day)
    )  # fmt: skip
    seat.settle()
    assert {one.due for one in letters.of_letter(seat.desk, letter)} == {UncertainDate("2019-07-26?")}


def _answered(seat: Seat, tab: LettersTab, place: int, day: str) -> None:
    marked(seat, tab, place).form.fields["answered"].setFocus()
    seat.type(day)
    seat.press("Ctrl+Return")
    seat.settle()


def _received(seat: Seat, tab: LettersTab, place: int) -> None:
    marked(seat, tab, place).form.fields["received"].setFocus()
    seat.type("28.06.2019")
    seat.press("Tab", "Down")  # the first proof: a stamp
    seat.press("Ctrl+Return")
    seat.settle()


def _contradicted(seat: Seat, tab: LettersTab) -> None:
    shown = marked(seat, tab, 2)
    before = seat.desk.all(Delivery)
    seat.tab_to("Другие сведения…")
    seat.press("Enter")
    seat.wait(lambda: "said" in shown.accounts.form.fields)
    seat.settle()
    shown.accounts.form.fields["said"].setFocus()
    seat.type("Передано лично / Пример")
    seat.press("Ctrl+Return")
    seat.settle()
    (delivery,) = [one for one in before if one.addressee == FIVE[2]]
    assert [one.said for one in letters.accounts_of(seat.desk, delivery)] == ["Передано лично / Пример"]
    assert seat.desk.all(Delivery) == before, "an account changes nothing of the delivery"
    marked(seat, tab, 2)
