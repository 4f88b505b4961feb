"""Stored files are read again in quiet minutes; a person who comes back ends that at once; a fault stands on Today."""

from __future__ import annotations

import io
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from seats import Seat

from fieldcase.casework import copies, integrity, safekeeping, viewing
from fieldcase.casework.cases import new_case
from fieldcase.casework.evidence import import_evidence
from fieldcase.casework.look import Look
from fieldcase.i18n import words
from fieldcase.model.deskwork import Access
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import AccessId
from fieldcase.model.values import Instant
from ui import quiet
from ui.pages.today_lines import read_today

RU = words("ru")


def pieces(seat: Seat, number: int = 3) -> list[Evidence]:
    case = new_case(seat.desk, "Example / Пример")
    made = [
        import_evidence(seat.desk, case.scope, io.BytesIO(f"file {one}".encode() * 100), f"{one}.txt")
        for one in range(number)
    ]
    seat.heart.rest()
    return made


def pass_quietly(seat: Seat, seconds: float = 61) -> None:
    """A quiet minute: the tick, and what comes of it."""
    for _ in range(3):
        seat.window.checks.tick(seconds)
        seat.wait(lambda: not seat.window.checks._busy)
        seat.settle()


def _planned(seat: Seat) -> None:
    """The first tick of a quiet minute asks what is due."""
    seat.window.checks.tick(61)
    seat.wait(lambda: not seat.window.checks._busy)


def noted(seat: Seat) -> list[tuple[str, bytes | None, bytes | None]]:
    return [(one.deed, one.about, one.by) for one in seat.desk.all(Access)]


def stored(seat: Seat, piece: Evidence) -> Path:
    assert piece.blob is not None
    return seat.desk.vault.blobs.path(piece.blob)


def harmed(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def test_nothing_is_read_while_a_person_types(seat: Seat) -> None:
    pieces(seat)
    pass_quietly(seat, 5)
    assert noted(seat) == []


def test_every_file_is_read_in_quiet_minutes_and_nobody_is_named_for_it(seat: Seat) -> None:
    made = pieces(seat)
    pass_quietly(seat)
    assert sorted(noted(seat), key=repr) == sorted((("verify", one.id, None) for one in made), key=repr)
    pass_quietly(seat)
    assert len(noted(seat)) == 3, "what was read waits for thirty days"
    assert not seat.desk.can_undo or seat.desk.all(Evidence), "a look is no step of undo"


def test_looks_alone_bring_no_backup(seat: Seat) -> None:
    pieces(seat)
    pass_quietly(seat)
    seat.window.quiet.tick(61)
    seat.settle()
    assert copies.backups(seat.desk) == ()


def test_a_fault_stands_on_today_until_the_file_is_whole_again(seat: Seat) -> None:
    _, two, _ = pieces(seat)
    whole = stored(seat, two).read_bytes()
    harmed(stored(seat, two))
    pass_quietly(seat)
    text = RU("The stored file of {piece} is damaged").format(piece=f"{_code(seat)} A02")
    seat.window.work.go("today")
    seat.settle()
    assert seat.sees(text)
    shown = read_today(Look(seat.desk), RU, seat.desk.tables)
    assert (shown.safety[0].text, shown.safety[0].kind, shown.deeds) == (text, "row-bad", 1)
    seat.tab_to(text)
    seat.press("Space")
    seat.settle()
    assert seat.page.view.detail.evidence.id == two.id
    stored(seat, two).write_bytes(whole)
    integrity.note(seat.desk, [(two.key, viewing.check(seat.desk, two))])
    seat.window.work.go("today")
    seat.settle()
    assert not seat.sees(text)


def _code(seat: Seat) -> str:
    from fieldcase.model.case import Case

    (case,) = seat.desk.all(Case)
    return case.code


def test_a_person_who_comes_back_ends_the_reading_at_once_and_it_goes_on_later(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = pieces(seat)
    begun = threading.Event()
    whole_check = viewing.check

    def slow(desk: Any, piece: Evidence, progress: Any, cancelled: Any) -> viewing.Verdict:
        begun.set()
        for _ in range(5000):
            if cancelled():
                break
            threading.Event().wait(0.002)
        return whole_check(desk, piece, progress, cancelled)

    monkeypatch.setattr(viewing, "check", slow)
    _planned(seat)
    seat.window.checks.tick(61)
    seat.wait(begun.is_set)
    seat.press("Shift")
    seat.wait(lambda: not seat.window.checks._busy, seconds=1)
    seat.settle()
    assert noted(seat) == []
    monkeypatch.setattr(viewing, "check", whole_check)
    pass_quietly(seat)
    assert {about for _, about, _ in noted(seat)} == {one.id for one in made}, "none was forgotten"


def test_what_was_found_before_a_person_came_back_is_written_down(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    pieces(seat)
    whole_check = viewing.check

    def woken(desk: Any, piece: Evidence, progress: Any, cancelled: Any) -> viewing.Verdict:
        verdict = whole_check(desk, piece, progress, cancelled)
        seat.window.checks.wake()
        return verdict

    monkeypatch.setattr(viewing, "check", woken)
    _planned(seat)
    seat.window.checks.tick(61)
    seat.wait(lambda: not seat.window.checks._busy)
    seat.settle()
    assert len(noted(seat)) == 1


def test_looks_older_than_twelve_months_go_in_a_quiet_minute(seat: Seat) -> None:
    (one,) = pieces(seat, 1)
    now = seat.desk.now()
    old = Instant(now.milliseconds - 366 * 86_400_000, 0)
    seat.desk.save(None, Access(id=AccessId(seat.desk.new_id()), scope=seat.desk.own, deed="view", at=old))
    assert len(safekeeping.outdated(seat.desk)) == 1
    pass_quietly(seat)
    assert [deed for deed, _, _ in noted(seat)] == ["verify"]
    assert one.id


def test_a_vault_that_cannot_be_written_to_is_not_read_again_and_again(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fieldcase.errors import ReadOnly

    pieces(seat)

    def refused(*_: object, **__: object) -> None:
        raise ReadOnly(path="Work")

    monkeypatch.setattr(integrity, "note", refused)
    told: list[object] = []
    seat.window.work.failed.connect(told.append)
    pass_quietly(seat)
    monkeypatch.setattr(quiet, "_ASKED_AGAIN_SECONDS", 0.0)
    pass_quietly(seat)
    assert (noted(seat), told) == ([], [])
    assert seat.window.checks._asked_at == float("inf")
    assert isinstance(seat.window, QObject)


def test_the_piece_says_what_is_wrong_and_is_mended_from_a_copy(seat: Seat, tmp_path: Path) -> None:
    one, _, _ = pieces(seat)
    (tmp_path / "stick").mkdir()
    copies.copied(seat.desk, tmp_path / "stick")
    stored(seat, one).unlink()
    pass_quietly(seat)
    seat.window.work.go("evidence", one.id)
    seat.settle()
    card = seat.page.view.detail.wanting
    assert card.isVisible()
    assert card.said.text() == RU(viewing.SENTENCES["found_missing"])
    seat.tab_to(RU("Take it from a copy…"))
    seat.press("Space")
    seat.wait(lambda: seat.window.overlay.panel is not None)
    seat.type(str(tmp_path / "stick"))
    seat.press("Enter")
    seat.wait(lambda: not card.isVisible())
    seat.settle()
    assert viewing.check(seat.desk, one).sound
    assert integrity.standing(seat.desk) == ()


def test_safety_says_how_far_the_files_are_and_leads_to_what_is_wanting(seat: Seat) -> None:
    one, _, _ = pieces(seat)
    whole = stored(seat, one).read_bytes()
    harmed(stored(seat, one))
    pass_quietly(seat)
    seat.window.work.go("safety", None, "check")
    seat.settle()
    section = seat.page.sections["check"]
    said = RU.plural(
        "{lately} of {n} evidence file was found whole in the last thirty days.",
        "{lately} of {n} evidence files were found whole in the last thirty days.", 3,
    )  # fmt: skip
    assert section.lately.text() == said.format(lately=2, n=3)
    text = RU("The stored file of {piece} is damaged").format(piece=f"{_code(seat)} A01")
    assert seat.sees(text)
    stored(seat, one).write_bytes(whole)
    section.check()
    seat.wait(lambda: section.lately.text() == said.format(lately=3, n=3))
    seat.settle()
    assert not seat.sees(text)
    harmed(stored(seat, one))
    section.check()
    seat.wait(lambda: seat.sees(text))
    seat.settle()
    seat.tab_to(text)
    seat.press("Space")
    seat.settle()
    assert seat.page.view.detail.evidence.id == one.id
    assert seat.page.view.detail.wanting.isVisible()
