"""A letter begun from a template by keys alone, and the panel it passes before it becomes a file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from letters_written import NAME, letter, paragraphs_of_word, person
from PySide6.QtWidgets import QLabel
from seats import Seat
from walks import cut_off, nameless

from fieldcase.casework import cases, letters
from fieldcase.model.dates import UncertainDate
from fieldcase.model.deskwork import Access, Issued
from fieldcase.model.fieldwork import Site
from fieldcase.model.ids import AnyId, IssuedId, SiteId
from fieldcase.model.letters import Delivery, Letter
from ui.pages.consent_panels import VersionsPanel
from ui.pages.letter_file_panel import LetterFilePanel
from ui.pages.letter_template_panel import TemplatePanel
from ui.widgets.file_picker import FilePicker
from ui.workplace import Place


def shown(seat: Seat, one: Letter) -> LetterFilePanel:
    """The panel of a letter, once it has judged it."""
    panel = LetterFilePanel(seat.window.work, one)
    seat.window.work.asked_for_panel.emit(panel)
    seat.wait(lambda: panel.findings, 30)
    return panel


def drawn(seat: Seat, panel: LetterFilePanel) -> None:
    """Wait for the page in front."""
    seat.wait(lambda: panel.said.isHidden() and not panel.view.picture.pixmap().isNull(), 60)
    seat.settle()


def told(panel: LetterFilePanel) -> str:
    """All words that stand in the panel."""
    return "\n".join(one.text() for one in panel.findChildren(QLabel))


def test_a_letter_is_begun_by_a_digit_and_enter_with_what_records_know(seat: Seat) -> None:
    site = Site(id=SiteId(seat.desk.new_id()), scope=seat.desk.register, name="Пример-1", country="KZ")
    with seat.desk.deed():
        seat.desk.save(None, site)
    begun: list[Letter] = []
    panel = TemplatePanel(seat.window.work, None, begun.append)
    seat.window.work.asked_for_panel.emit(panel)
    seat.wait(lambda: panel.site.count() == 2)
    seat.settle()
    assert nameless(panel) == []
    assert cut_off(panel) == []
    assert seat.focus() is panel.kinds
    seat.press("3")
    panel.site.choose(site.id.hex())
    panel.kinds.setFocus()
    seat.press("Enter")
    seat.wait(lambda: begun, 10)
    assert (begun[0].template, begun[0].language) == ("ombudsperson", "ru")
    assert "«Пример-1»" in begun[0].subject
    assert [one.addressee for one in seat.desk.all(Delivery)] == ["Уполномоченный по правам человека"]
    assert seat.window.overlay.panel is None


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_a_mailing_is_seen_and_written_into_a_folder_a_file_for_each(seat: Seat, tmp_path: Path, form: str) -> None:
    panel = shown(seat, letter(seat.desk, to=("Минздрав", "Минюст")))
    drawn(seat, panel)
    assert nameless(panel) == []
    assert cut_off(panel) == []
    assert seat.focus() is panel.cancel, "whoever presses Enter in haste has written nothing"
    assert "может поставить этих людей на учёт" in told(panel)
    assert "Принтеры хранят копии" in told(panel)
    assert "Продолжать лечение" in panel.view.accessibleDescription()
    before = panel.view.picture.pixmap().toImage()
    panel.addressees.setCurrentIndex(1)
    drawn(seat, panel)
    assert panel.view.picture.pixmap().toImage() != before, "the letter to the other one is another page"
    panel.form.choose(form)
    panel.go.click()
    seat.wait(lambda: isinstance(seat.window.overlay.panel, FilePicker), 10)
    picker = seat.window.overlay.panel
    assert isinstance(picker, FilePicker)
    picker.line.setText(str(tmp_path))
    picker.take()
    names = [f"letter-{number}-ru.{form}" for number in (1, 2)]
    seat.wait(lambda: all((tmp_path / name).exists() for name in names), 60)
    seat.settle()
    if form == "docx":
        assert "Кому: Минюст" in paragraphs_of_word((tmp_path / names[1]).read_bytes())
    assert [one.deed for one in seat.desk.all(Access)] == ["export"]


def test_a_letter_that_tells_of_somebody_who_was_not_asked_has_no_way_out(seat: Seat) -> None:
    person(seat.desk)
    panel = shown(seat, letter(seat.desk, text=f"Так говорит {NAME}."))
    seat.settle()
    assert not panel.go.isEnabled()
    assert "Не даёт выгрузить" in told(panel) or "К-17" in told(panel)
    assert panel.view.picture.pixmap().isNull()
    assert cut_off(panel) == []


def test_a_sign_without_a_font_is_told_in_the_panel_and_stops_the_button(seat: Seat) -> None:
    panel = shown(seat, replace(letter(seat.desk, text="Пункт \U0001f3e5 закрыт.")))
    seat.wait(lambda: "1F3E5" in panel.said.text(), 60)
    assert not panel.go.isEnabled()


def test_both_panels_are_whole_in_a_small_window_at_twice_the_text_and_in_the_dark(seat: Seat) -> None:
    one = letter(seat.desk, to=("Минздрав", "Минюст"), text="{место} {другое место}")
    seat.shell.resize(1093, 560)
    for name, value in (("theme", "dark"), ("text_size", "200")):
        seat.window.work.dress(name, value)
        seat.settle()
        panel = shown(seat, one)
        drawn(seat, panel)
        for open_panel in (panel, TemplatePanel(seat.window.work, None, lambda _letter: None)):
            if open_panel is not panel:
                seat.window.work.asked_for_panel.emit(open_panel)
            seat.settle()
            assert cut_off(open_panel) == [], value
            assert open_panel.height() <= seat.window.height()
            seat.press("Esc")
        seat.settle()
        assert seat.window.overlay.panel is None


def test_an_issued_letter_in_the_list_of_a_person_leads_to_the_letter(seat: Seat) -> None:
    who, one = person(seat.desk), letter(seat.desk)
    version = Issued(
        id=IssuedId(seat.desk.new_id()), scope=seat.desk.own, use="authority", recipient="Минздрав",
        people=(who.id,), records=(AnyId(one.id),),
    )  # fmt: skip
    went: list[Place] = []
    seat.window.work.went.connect(went.append)
    panel = VersionsPanel(seat.window.work, who, (version,), withdrawn=True)
    seat.window.work.asked_for_panel.emit(panel)
    assert "Минздрав" in panel.rows[0].text()
    panel.rows[0].click()
    seat.wait(lambda: went)
    assert went[0].record == one.id


def test_a_letter_that_is_opened_keeps_the_last_day_as_the_rules_give_it_now(seat: Seat) -> None:
    case = cases.new_case(seat.desk, "Example / Пример", country="MD")
    one = letter(seat.desk, case.scope, to=(), country="MD")
    (sent,) = letters.address(seat.desk, one, "Минздрав")
    letters.received(seat.desk, sent, UncertainDate("2019-06-20"), "stamp")
    kept = seat.desk.get(Delivery, sent.id)
    assert kept is not None
    right, early = kept.due, UncertainDate("2019-06-25?")
    seat.desk.save(kept, replace(kept, due=early))  # as two laptops leave it, each of which knew half
    seat.heart.rest()
    seat.window.work.go("cases", case.id, f"letters:{sent.id.hex()}")

    def now() -> UncertainDate | None:
        found = seat.desk.get(Delivery, sent.id)
        return found.due if found is not None else None

    assert right is not None
    assert right != early
    seat.wait(lambda: now() == right)
