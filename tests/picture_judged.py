"""What `make pictures` draws of what people decide: requests to forget, pairs of people, evidence given or missing.

Everybody is invented. Knows the laptops and the deeds that each view needs; knows no size and no colour.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

from picture_exchange import LAWYER, RU, _at, _stick, _until
from picture_views import DAY, PASSPHRASE, StillWorld, View, page, panel, settle, turn

from fieldcase.casework import cases, colleagues, erasing, evidence, giving, people, same_person, taking, visits
from fieldcase.casework.desk import Desk
from fieldcase.casework.giving import Holder, Terms
from fieldcase.model.case import Case
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Visit
from fieldcase.vault.keys import TEST_COST
from ui.pages.arrival_panel import ArrivalPanel
from ui.pages.give_before_panel import BeforePanel
from ui.pages.give_panel import GivePanel, ask_what_to_give
from ui.pages.person_detail import PersonDetail
from ui.pages.same_person_panel import SamePersonPanel
from ui.pages.take_files import take
from ui.pages.taken_panel import TakenPanel
from ui.shell import Shell

PLACE, THEIRS, CODE = "Пример / Example. Пункт у реки", "Щегол / Пример", "EX-KZ-OST"
_NAMES = Terms(identity=True)


def _other(shell: Shell, folder: Path) -> Desk:
    """An invented laptop that has met this one, and is known here."""
    assert shell.desk is not None
    other, _ = Desk.new(folder / "Other.fieldcase", PASSPHRASE, StillWorld(b"judged", clock=DAY), TEST_COST)
    card = colleagues.own_card(other, THEIRS)
    colleagues.meet(other, colleagues.own_card(shell.desk), checked=True)
    colleagues.meet(shell.desk, card, checked=True)
    return other


def _carried(giver: Desk, reader: Desk, folder: Path, *holders: Holder) -> None:
    """What one laptop gives another, taken in there."""
    what = giving.beforehand(giver, list(holders), reader.vault.journal.device, Terms(), RU)
    with taking.Arrival(reader, giving.give(giver, what, folder).file) as arrival:
        arrival.summary()
        arrival.accept()


def _asked(desk: Desk, other: Desk, folder: Path) -> None:
    """Each wrote an interview of one visit, and each asks that the other's be erased."""
    visit = visits.new_visit(desk, place=PLACE)
    who = people.new_person(desk, visit.scope, pseudonym="Варакушка")
    mine = visits.new_interview(desk, visit, who, account="Пример / Example")
    _carried(desk, other, folder, visit)
    there = other.get(Visit, visit.id)
    assert there is not None
    erasing.erase(other, mine.id)
    theirs = visits.new_interview(other, there, who, account="Пример / Example")
    _carried(other, desk, folder, there)
    erasing.erase(desk, theirs.id)


def requested(shell: Shell) -> None:
    """Requests that are answered here, and those that were made here."""
    assert shell.desk is not None
    if not any(one.label == THEIRS for one in colleagues.known(shell.desk)):
        with _stick() as folder:
            other = _other(shell, folder)
            _asked(shell.desk, other, folder)
            other.close()
    _at(shell, "requests")


def _pair(desk: Desk) -> None:
    """Two records under pseudonyms that read as one, twice; nothing where they are there."""
    if any(one.first.pseudonym == "Овсянка" for one in same_person.proposals(desk)):
        return
    for pseudonym in ("Овсянка", "Пеночка"):
        for _ in range(2):
            visit = visits.new_visit(desk, place=PLACE)
            people.new_person(desk, visit.scope, pseudonym=pseudonym, gender="female")


def pairs(shell: Shell) -> None:
    """Pairs of records that may be one person."""
    assert shell.desk is not None
    _pair(shell.desk)
    assert shell.window_of_work is not None
    shell.window_of_work.work.go("people")
    settle(shell)
    page(shell).work.asked_for_panel.emit(SamePersonPanel(page(shell).work))
    turn(shell, lambda: panel(shell).held.isVisible())


def linked(shell: Shell) -> None:
    """A person whom somebody linked with another record, where an answer was taken back on one alone."""
    desk = shell.desk
    assert desk is not None
    _pair(desk)
    pair = next(one for one in same_person.proposals(desk) if one.first.pseudonym == "Овсянка")
    same_person.judge(desk, pair.first, pair.second, same_person.SAME)
    assert shell.window_of_work is not None
    shell.window_of_work.work.go("people", pair.first.key)
    settle(shell)
    shell.findChildren(PersonDetail)[0].tabs.setCurrentIndex(0)
    settle(shell)


def given_before(shell: Shell) -> None:
    """What will be readable, where the evidence of the case was written before."""
    assert shell.desk is not None
    case = cases.by_code(shell.desk, CODE)
    with _stick() as folder:
        for piece in shell.desk.all(Evidence, case.scope):
            shell.desk.save(piece, replace(piece, looked_at="nobody"))
        what = giving.beforehand(shell.desk, [case], LAWYER.device, _NAMES, RU)
        giving.give(shell.desk, what, folder)
    _at(shell, "laptops")
    work = page(shell).work
    ask_what_to_give(work, page(shell), to=LAWYER.device, kinds=(Case,), ticked=(case,), terms=_NAMES)
    _until(shell, GivePanel)
    panel(shell).look()
    _until(shell, BeforePanel)


def _with_evidence(other: Desk, own: bytes, folder: Path) -> Path:
    """A file for this laptop; of two pieces of evidence one did not come along."""
    case = cases.new_case(other, "Пример / Example. Обыск у пункта", country="KG")
    for name in ("протокол", "запись"):
        piece = evidence.import_evidence(other, case.scope, io.BytesIO(name.encode() * 4_000), f"{name}.txt")
        other.save(piece, replace(piece, looked_at="nobody"))
    what = giving.beforehand(other, [case], own, _NAMES, RU)
    made = giving.give(other, what, folder).file
    lies = sorted(path for path in folder.iterdir() if path.is_file() and path != made)
    lies[0].unlink()
    return made


def missing(shell: Shell) -> None:
    """What came in, and the evidence that did not."""
    assert shell.desk is not None
    _at(shell, "laptops")
    with _stick() as folder:
        other, _ = Desk.new(folder / "Third.fieldcase", PASSPHRASE, StillWorld(b"third", clock=DAY), TEST_COST)
        colleagues.own_card(other, "Крапивник / Пример")
        colleagues.meet(other, colleagues.own_card(shell.desk), checked=True)
        made = _with_evidence(other, shell.desk.vault.journal.device, folder)
        other.close()
        take(page(shell).work, [made])
        _until(shell, ArrivalPanel)
        panel(shell).sure.box.setChecked(True)
        panel(shell).go.click()
        _until(shell, TakenPanel)


VIEWS = (
    View("judged-requests", requested),
    View("judged-pairs", pairs),
    View("judged-linked", linked),
    View("judged-before", given_before),
    View("judged-missing", missing),
)
