"""A lawyer with a scan of a newspaper, by keyboard: taken in, looked at, a name taken out of a copy, translated, told.

The woman of whom the paper writes agreed to be named in court and nowhere else. The court sees the scan; the UN sees
the copy with its translation, and never her name. The town, the paper and every sentence are invented.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from dossier_steps import choose, command, export, findings, open_the_only_case, previewed
from parsers.papers import printed
from pdf_reading import text as page_text
from PySide6.QtWidgets import QPushButton
from seats import Seat

from fieldcase.casework import cases, people, translations
from fieldcase.model.case import Case, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.deskwork import Access
from fieldcase.model.evidence import Custody, Evidence
from fieldcase.model.ids import ConsentId, EventId, EvidenceId
from fieldcase.model.people import Consent, Person
from ui.pages.evidence_after import AfterPanel
from ui.pages.evidence_import import ImportPanel
from ui.pages.redaction_found import FoundPanel
from ui.pages.redaction_panel import RedactionPanel
from ui.pages.translation_card import BeginPanel
from ui.pages.translation_panel import TranslationPanel

pytestmark = pytest.mark.language("en")

NAME, FAMILY = "Марфа Линдова", "линдов"
PAGES = ("Вестник, страница 3\nМарфа Линдова открывает рот.\nСоседи Линдовой молчат.", "Продолжение: а мы терпим.")
ORIGINAL, TRANSLATED = "Соседи молчат.", "The neighbours keep silent."


@pytest.fixture
def case(seat: Seat) -> Case:
    """A case about one woman: named in court, under a pseudonym elsewhere, and her press is one event."""
    desk = seat.desk
    made = cases.new_case(desk, "Words in the paper / Example")
    with desk.deed():
        who = people.new_person(desk, made.scope, "client")
        desk.save(made, replace(made, about=(who.id,)))
        for use, level in (("court", "named"), ("un_public", "without_name")):
            agreed = Consent(
                id=ConsentId(desk.new_id()), scope=made.scope, person=who.id, uses=(use,), level=level,
                media=("text", "picture", "document"), given_on=UncertainDate("2026-03-01"), invented=True,
            )  # fmt: skip
            desk.save(None, agreed)
        event = Event(
            id=EventId(desk.new_id()), scope=made.scope, date=UncertainDate("2026-03-05"), what="The paper writes.",
            people=(who.id,),
        )  # fmt: skip
        desk.save(None, event)
    people.identify(desk, who, "the court asks for it", name=NAME)
    seat.heart.rest()
    found = desk.get(Case, made.id)
    assert found is not None
    return found


def panel(seat: Seat, kind: type):  # type: ignore[no-untyped-def]
    seat.wait(lambda: isinstance(seat.window.overlay.panel, kind), 30)
    seat.settle()
    return seat.window.overlay.panel


def press(seat: Seat, name: str) -> None:
    """Press the button called so, by keyboard."""
    button = seat.tab_to(name)
    assert isinstance(button, QPushButton)
    seat.press("Space")


def take_in(seat: Seat, file: Path) -> Evidence:
    seat.window.work.go("evidence")
    seat.settle()
    seat.press("Ctrl+E")
    seat.type(str(file))
    seat.press("Enter")
    seat.wait(lambda: seat.window.overlay.panel is not None)
    seat.settle()
    seat.press("Enter")  # the only case
    asked = panel(seat, ImportPanel)
    seat.wait(asked.verb.isEnabled)
    seat.type("The page of the paper")
    press(seat, "Encrypt and take in")
    panel(seat, AfterPanel)
    seat.press("Enter")
    seat.settle()
    (one,) = seat.desk.all(Evidence)
    return one


def without_the_name(seat: Seat) -> Evidence:
    """The copy from which the name is taken out, in all its forms."""
    press(seat, "Take words and faces out of a copy")
    over = panel(seat, RedactionPanel)
    seat.wait(lambda: not over.sheet.canvas.image.isNull())
    for word in NAME.split():
        seat.tab_to(over.line.accessibleName())
        seat.press("Ctrl+A")
        seat.type(word)
        seat.press("Enter")
        panel(seat, FoundPanel)
        seat.press("Enter")
        seat.settle()
    press(seat, "Make the copy")
    seat.wait(lambda: seat.window.overlay.panel is None, 30)
    seat.settle()
    (copy,) = [one for one in seat.desk.all(Evidence) if one.made_how == "redacted"]
    return copy


def translate(seat: Seat, piece: Evidence) -> None:
    press(seat, "Translate")
    begin = panel(seat, BeginPanel)
    begin.language.choose("en")
    press(seat, "Begin")
    written = panel(seat, TranslationPanel)
    seat.press("Ctrl+Enter")
    seat.wait(lambda: written.form.fields)
    seat.settle()
    seat.tab_to("Original")
    seat.type(ORIGINAL)
    seat.press("Tab")
    seat.type(TRANSLATED)
    seat.press("Esc")
    seat.settle()
    (made,) = translations.of_evidence(seat.desk, piece)
    assert [(one.original, one.translated) for one in translations.segments_of(seat.desk, made)] == [
        (ORIGINAL, TRANSLATED)
    ]


def says(seat: Seat, piece: EvidenceId, **values: object) -> None:
    """What the form would be told; these fields are typed in the tests of the form."""
    seat.settle()
    one = seat.desk.get(Evidence, piece)
    assert one is not None
    seat.desk.save(one, replace(one, **values))  # type: ignore[arg-type]
    seat.heart.rest()


def test_a_scan_is_told_by_name_in_court_and_without_it_to_the_un(seat: Seat, case: Case, tmp_path: Path) -> None:
    file = tmp_path / "scan.pdf"
    file.write_bytes(printed(*PAGES, author=NAME))
    scan = take_in(seat, file)
    press(seat, "Show it here")
    seat.wait(lambda: not seat.page.view.detail.shown.pages.view.image.isNull())
    seat.settle()
    assert [one.deed for one in seat.desk.all(Access)].count("view") == 1
    assert any(NAME in line for line in scan.metadata), "the control: the file says her name itself"
    copy = without_the_name(seat)
    assert seat.page.view.detail.evidence.id == copy.id, "the copy is shown"
    translate(seat, copy)
    (woman,) = seat.desk.all(Person)
    event = next(one for one in seat.desk.all(Event))
    says(seat, scan.id, language="ru", identifies=(woman.id,), looked_at="people")
    says(seat, copy.id, language="ru", looked_at="nobody")
    seat.desk.save(event, replace(event, evidence=(scan.id, copy.id)))
    events = {one.event for one in seat.desk.all(Custody)}
    assert events == {"imported", "copied", "redacted", "translated"}
    files: dict[str, str] = {}
    open_the_only_case(seat)
    command(seat, "make a dos")
    previewed(seat)
    for use, label in (("court", "court"), ("un_public", "UN body, public")):
        choose(seat, "What it is for", label)
        previewed(seat)
        assert seat.page.part.pages.count > 3, findings(seat)
        target = tmp_path / f"{use}.pdf"
        export(seat, target)
        files[use] = page_text(target.read_bytes(), tmp_path)
        previewed(seat)
    assert NAME in files["court"], "the control: pdftotext finds a name where there is one"
    assert FAMILY not in files["un_public"].casefold()
    assert TRANSLATED in " ".join(files["un_public"].split()), "her press is told"
    assert "kept back to protect a person" in " ".join(files["un_public"].split()), "the scan keeps its number"
    assert file.exists(), "the original is the lawyer's own"
