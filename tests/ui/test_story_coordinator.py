"""A coordinator at the window, in Russian and by keyboard alone: somebody takes a consent back, and the next version is
without them, or is refused with the reason where the case is about nobody else.

The people are pseudonyms of an invented town.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from case_pages import all_of, looked
from dossier_steps import choose, export, findings, part_of_person, previewed
from pdf_reading import text as page_text
from seats import Seat

from fieldcase.casework import cases, consents, dossiers, people, today
from fieldcase.casework.dossiers import issued_versions
from fieldcase.casework.look import Look
from fieldcase.model.case import Act, Case, Event
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import ActId, EventId
from fieldcase.model.people import Consent, Person
from ui.pages.consent_panels import VersionsPanel

LILAC = "Сирень просила вернуть лекарство, Линдов / Пример"
ALDER = "Ольха видела обыск, Линдов / Пример"


def told(seat: Seat, case: Case, pseudonym: str, what: str, *, victim: bool = False) -> Person:
    """Somebody who agreed to everything, and what happened."""
    desk = seat.desk
    person = people.new_person(desk, case.scope, pseudonym=pseudonym)
    consents.spoken(desk, person, {"statistics": "yes", "story": "yes", "court": "yes"})
    event = Event(
        id=EventId(desk.new_id()), scope=case.scope, date=UncertainDate("2026-03"), kind="other",
        what=what.replace(pseudonym, "Человек"), people=(person.id,),
    )  # fmt: skip
    desk.save(None, event)
    if victim:
        desk.save(
            None,
            Act(id=ActId(desk.new_id()), scope=case.scope, event=event.id, type="ill_treatment", victims=(person.id,)),
        )
    return person


def issued(seat: Seat, case: Case, folder: Path) -> None:
    """Version 1 for the court, handed out some time ago."""
    dossiers.export(seat.desk, case.code, "court", "ru", folder / "old.pdf")
    seat.heart.longest = 0.0  # the deeds above were the test's own
    seat.heart.rest()


@pytest.fixture
def case(seat: Seat, tmp_path: Path) -> Case:
    """A case of two people of which one version was issued."""
    made = cases.new_case(seat.desk, title="Линдов / Пример", code="L-7")
    told(seat, made, "Сирень", LILAC)
    told(seat, made, "Ольха", ALDER)
    issued(seat, made, tmp_path)
    return made


def find(seat: Seat, pseudonym: str) -> Person:
    """By Ctrl+K from wherever the hands are."""
    seat.press("Ctrl+1")
    seat.settle()
    seat.press("Ctrl+K")
    seat.type(pseudonym[:4].lower())
    seat.wait(lambda: any(is_it(text, pseudonym) for text in listed(seat)))
    found = seat.window.overlay.panel.found
    while not is_it(found.currentItem().text(), pseudonym):
        seat.press("Down")
    seat.press("Enter")
    seat.settle()
    seat.settle()
    person: Person = (seat.page.workspace.tab.view if seat.page.NAME == "cases" else seat.page.view).detail.person
    assert person.pseudonym == pseudonym
    return person


def is_it(line: str, pseudonym: str) -> bool:
    """Whether a line of the search is that person."""
    return line.casefold().startswith("человек · ") and pseudonym in line


def listed(seat: Seat) -> list[str]:
    found = seat.window.overlay.panel.found
    return [found.item(at).text() for at in range(found.count())]


def take_back(seat: Seat) -> None:
    """The consent is taken back from today on; the panel says where the story is."""
    part_of_person(seat, "Вкладки человека", 1)
    seat.tab_to("Отозвать")
    seat.press("Space")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, VersionsPanel))
    seat.settle()


def still_out(look: Look) -> list[tuple[str, str, int]]:
    """What Today has to say: who, in which case, in how many versions."""
    return [
        (one.person.pseudonym, one.case.code if one.case else "", len(one.versions))
        for one in today.overview(look).withdrawn
    ]


def test_a_withdrawn_consent_stands_on_today_until_a_version_without_the_person_is_issued(
    seat: Seat, case: Case, tmp_path: Path
) -> None:
    lilac = find(seat, "Сирень")
    take_back(seat)
    panel = seat.window.overlay.panel
    assert [row.text().split(" · ")[0] for row in panel.rows] != []
    assert any("суд" in row.text() for row in panel.rows)
    seat.press("Esc")
    given = [one for one in all_of(seat, Consent, case) if one.person == lilac.id]
    assert given
    assert all(one.withdrawn_on for one in given)
    seat.press("Ctrl+1")
    seat.settle()
    assert looked(seat, still_out) == [("Сирень", "L-7", 1)]
    assert seat.sees("Согласие отозвано: Сирень · L-7")
    # The line on Today leads to the builder with that case.
    seat.tab_to("Согласие отозвано: Сирень")
    seat.press("Enter")
    previewed(seat)
    assert seat.page.part.case.code == "L-7"
    choose(seat, "Для чего", "суд")
    previewed(seat)
    assert seat.page.part.export_button.isEnabled(), findings(seat)
    target = tmp_path / "new.pdf"
    export(seat, target)
    versions = looked(seat, lambda look: issued_versions(look, case))
    newest = max(versions, key=lambda one: one.version or 0)
    assert newest.version == 2
    assert lilac.id not in newest.people
    old, new = (page_text((tmp_path / name).read_bytes(), tmp_path) for name in ("old.pdf", "new.pdf"))
    assert "просила вернуть лекарство" in old, "the control: the version before told of her"
    assert "просила вернуть лекарство" not in new
    assert "видела обыск" in new
    seat.press("Ctrl+1")
    seat.settle()
    assert looked(seat, still_out) == []
    assert not seat.sees("Согласие отозвано: Сирень")


def test_where_the_case_is_about_nobody_else_the_next_version_is_refused_and_it_is_said_who_and_why(
    seat: Seat, tmp_path: Path
) -> None:
    case = cases.new_case(seat.desk, title="Линдов / Пример", code="L-8")
    told(seat, case, "Сирень", LILAC, victim=True)
    issued(seat, case, tmp_path)
    find(seat, "Сирень")
    take_back(seat)
    seat.press("Esc", "Ctrl+1")
    seat.settle()
    seat.tab_to("Согласие отозвано: Сирень")
    seat.press("Enter")
    previewed(seat)
    choose(seat, "Для чего", "суд")
    previewed(seat)
    assert not seat.page.part.export_button.isEnabled()
    assert any("Сирень" in line and "отозва" in line for line in findings(seat)), findings(seat)
    assert "Сирень" in seat.page.part.export_button.toolTip()
    seat.press("Ctrl+E")
    seat.settle()
    assert seat.window.overlay.panel is None, "the key exports no more than the button"
    assert looked(seat, still_out) == [("Сирень", "L-8", 1)], "it stands on Today for as long as it is so"
    assert len(looked(seat, lambda look: issued_versions(look, case))) == 1
