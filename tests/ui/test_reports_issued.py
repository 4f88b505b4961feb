"""What keeps a report's files from being written: a person who stops them, a report that changed after they were
made."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from report_steps import RU, begun
from seats import Seat

from fieldcase.casework import report_files, reporting
from fieldcase.model.reports import Report
from ui.pages.submission_issue import IssuePanel, RevealedPanel
from ui.trouble import TroublePanel
from ui.widgets.file_picker import FilePicker
from ui.widgets.progress import Progress


def on_its_way(seat: Seat) -> None:
    """The forms are asked for, and the Word file alone is wanted."""
    seat.press("Ctrl+Shift+O")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, IssuePanel))
    seat.press("Ctrl+Enter")


def with_words(seat: Seat) -> Report:
    report = begun(seat)
    part = reporting.parts(seat.desk, report)[0]
    seat.window.work.do(lambda desk: desk.save(part, replace(part, text="Суды не спрашивают.")))
    seat.settle()
    return report


def test_stopped_while_they_are_made_nothing_stays(sample_seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    seat = sample_seat
    report = with_words(seat)
    made, begun_making = report_files.made_from, []

    def slow(ingredients, clean, step, stop):  # type: ignore[no-untyped-def]
        begun_making.append(stop)
        while not stop():  # a long annex
            time.sleep(0.005)
        return made(ingredients, clean, step, stop)

    monkeypatch.setattr(report_files, "made_from", slow)
    on_its_way(seat)
    seat.wait(lambda: isinstance(seat.window.overlay.panel, Progress) and begun_making)
    seat.press("Esc")
    seat.wait(lambda: seat.window.overlay.panel is None)
    seat.settle()
    assert RU("Stopped. Nothing was changed.") in seat.window.banner.sentence
    assert report_files.issued_versions(seat.desk, report) == ()
    monkeypatch.undo()
    on_its_way(seat)
    seat.wait(lambda: isinstance(seat.window.overlay.panel, RevealedPanel), 60)


def test_a_report_that_changed_after_its_files_were_made_is_not_written(sample_seat: Seat, tmp_path: Path) -> None:
    seat = sample_seat
    report = with_words(seat)
    on_its_way(seat)
    seat.wait(lambda: isinstance(seat.window.overlay.panel, RevealedPanel), 60)
    part = reporting.parts(seat.desk, report)[0]
    seat.window.work.do(lambda desk: desk.save(part, replace(part, text="Суды спрашивают.")))
    seat.settle()
    seat.press("Enter")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, FilePicker))
    seat.press("Ctrl+A")
    seat.type(str(tmp_path / "cedaw"))
    seat.press("Enter")
    seat.wait(lambda: isinstance(seat.window.overlay.panel, TroublePanel), 30)
    assert seat.sees("что-то изменилось: его слова, дело или согласие. Файл не записан.")
    assert list(tmp_path.glob("*.docx")) == []
    assert report_files.issued_versions(seat.desk, report) == ()
