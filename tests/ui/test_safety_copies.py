"""The page Safety: copies that open, rehearsals, checks that find; a passphrase and a code that change."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from seats import Seat
from vaults import PASSPHRASE
from written_files import files_written_outside

from fieldcase.casework import copies
from fieldcase.casework.cases import new_case
from fieldcase.casework.desk import Desk
from fieldcase.errors import WrongPassphrase
from fieldcase.model.case import Case
from fieldcase.model.deskwork import Access
from fieldcase.vault.vault import unlocked
from fieldcase.world import World
from ui.pages.safety_copies import CopiedPanel, RehearsedPanel
from ui.pages.safety_keys import CodePanel, PassphrasePanel
from ui.trouble import TroublePanel

NEW = "север ладонь чернила маяк гончар ветка"


def at_safety(seat: Seat, part: str = "") -> None:
    seat.window.work.go("safety", None, part)
    seat.settle()


def panel(seat: Seat, kind: type):  # type: ignore[no-untyped-def]
    """The panel that lies on top, once it is of this kind."""
    seat.wait(lambda: isinstance(seat.window.overlay.panel, kind))
    seat.settle()
    return seat.window.overlay.panel


def deeds(seat: Seat) -> list[str]:
    return [one.deed for one in seat.desk.all(Access)]


def test_a_copy_on_the_same_disk_is_said_to_be_no_help(seat: Seat, tmp_path: Path) -> None:
    new_case(seat.desk, "Example / Пример")
    at_safety(seat)
    assert seat.sees("Копии вне этого компьютера ещё нет")
    (tmp_path / "folder").mkdir()
    seat.page.sections["copies"].copy_to(tmp_path / "folder")
    panel(seat, CopiedPanel)
    assert seat.sees("на том же диске")
    assert deeds(seat) == ["copy_here"]
    copy = tmp_path / "folder" / "Work.fieldcase"
    with_it = Desk.open(copy, PASSPHRASE, World())
    assert len(with_it.all(Case)) == 1
    with_it.close()
    assert seat.sees("Копии вне этого компьютера ещё нет"), "it does not count"
    seat.heart.rest()


def test_a_copy_on_another_disk_counts(seat: Seat, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "outside", lambda desk, place: True)
    at_safety(seat)
    (tmp_path / "stick").mkdir()
    seat.page.sections["copies"].copy_to(tmp_path / "stick")
    panel(seat, CopiedPanel)
    seat.press("Enter")
    seat.settle()
    assert seat.sees("Последняя копия вне этого компьютера: сегодня")


def test_the_stick_is_chosen_by_keyboard(seat: Seat, tmp_path: Path) -> None:
    at_safety(seat)
    (tmp_path / "stick").mkdir()
    seat.tab_to("Скопировать на флешку")
    seat.press("Space")
    seat.wait(lambda: seat.window.overlay.panel is not None)
    seat.type(str(tmp_path / "stick"))
    seat.press("Enter")
    panel(seat, CopiedPanel)
    assert (tmp_path / "stick" / "Work.fieldcase" / "vault.db").exists()


def test_a_full_or_missing_stick_is_told_and_nothing_is_noted(seat: Seat, tmp_path: Path) -> None:
    at_safety(seat)
    seat.page.sections["copies"].copy_to(tmp_path / "pulled")
    panel(seat, TroublePanel)
    assert deeds(seat) == []


def test_a_backup_is_made_listed_and_rehearsed(seat: Seat) -> None:
    new_case(seat.desk, "Example / Пример")
    at_safety(seat)
    assert not seat.page.sections["copies"].drill_button.isEnabled()
    seat.tab_to("Создать резервную копию")
    seat.press("Space")
    section = seat.page.sections["copies"]
    seat.wait(lambda: section.list.count() == 1)
    seat.settle()
    seat.tab_to("Попробовать восстановить")
    seat.press("Space")
    seat.type(PASSPHRASE)
    seat.press("Enter")
    panel(seat, RehearsedPanel)
    assert seat.sees("Резервная копия открывается")
    assert seat.sees("Пробное хранилище убрано")
    assert [path.name for path in (seat.desk.vault.path / "backups").iterdir()] == [
        path.name for path in seat.desk.vault.backups()
    ], "nothing of the rehearsal is left"
    seat.heart.rest()


def test_a_rehearsal_with_a_wrong_passphrase_says_so(seat: Seat) -> None:
    copies.make_backup(seat.desk)
    seat.heart.rest()
    at_safety(seat)
    seat.page.sections["copies"].rehearse()
    seat.settle()
    seat.type("не тот пароль")
    seat.press("Enter")
    assert panel(seat, TroublePanel).code == "vault.wrong-passphrase"


def test_everything_is_checked_and_a_change_by_another_hand_is_found(seat: Seat) -> None:
    case = new_case(seat.desk, "Example / Пример")
    seat.heart.rest()
    at_safety(seat)
    section = seat.page.sections["check"]
    seat.tab_to("Проверить всё")
    section.check()
    seat.wait(lambda: section.found.text() == "Всё согласуется.")
    seat.settle()
    assert seat.sees("Последняя проверка")
    seat.desk.vault.write.execute("UPDATE record_case SET title = 'не так' WHERE id = ?", (case.id,))
    section.check()
    seat.wait(lambda: section.list.count() > 0)
    assert section.found.property("kind") == "chip-bad"
    assert "не так" not in " ".join(section.list.item(place).text() for place in range(section.list.count()))
    seat.settle()
    assert deeds(seat) == ["verify", "verify"]


def test_the_passphrase_is_changed_by_keyboard(seat: Seat) -> None:
    at_safety(seat)
    seat.tab_to("Сменить пароль")
    seat.press("Space")
    shown = panel(seat, PassphrasePanel)
    seat.type("не тот")
    for name in ("Новый пароль", "Новый пароль ещё раз"):
        seat.tab_to(name)
        seat.type(NEW)
    seat.press("Enter")
    seat.wait(lambda: shown.wrong.isVisible() and not shown.bar.isVisible())
    assert "не открывает" in shown.wrong.text()
    shown.old.setText(PASSPHRASE)
    shown.change()
    seat.wait(lambda: seat.window.overlay.panel is None)
    assert "новый пароль" in seat.window.banner.sentence
    assert unlocked(seat.desk.vault.path, NEW)
    with pytest.raises(WrongPassphrase):
        unlocked(seat.desk.vault.path, PASSPHRASE)
    seat.heart.rest()


@pytest.mark.parametrize(
    ("new", "again", "told"), [("коротко", "коротко", "легко подобрать"), (NEW, f"{NEW}а", "набран иначе")]
)
def test_a_weak_or_mistyped_new_passphrase_is_refused_beside_it(seat: Seat, new: str, again: str, told: str) -> None:
    at_safety(seat)
    seat.page.sections["keys"].change.click()
    shown = panel(seat, PassphrasePanel)
    for line, text in ((shown.old, PASSPHRASE), (shown.new, new), (shown.again, again)):
        line.setText(text)
    shown.change()
    seat.wait(lambda: shown.wrong.isVisible() and not shown.bar.isVisible())
    assert told in shown.wrong.text()
    assert unlocked(seat.desk.vault.path, PASSPHRASE)
    seat.heart.rest()


def test_a_new_recovery_code_is_shown_until_it_is_typed_back(seat: Seat) -> None:
    QGuiApplication.clipboard().setText("before")
    at_safety(seat)
    seat.page.sections["keys"].anew.click()
    shown = panel(seat, CodePanel)
    assert seat.focus().accessibleName() == "Отмена"
    seat.tab_to("Создать новый код")
    seat.press("Space")
    seat.wait(lambda: shown.code.isVisible())
    code = shown.code.text()
    seat.press("Esc")
    assert seat.window.overlay.panel is shown, "the only code there is does not vanish by a slip of the hand"
    seat.type("не то")
    seat.press("Enter")
    assert shown.wrong.isVisible()
    seat.named(QLineEdit, "Код, как вы его переписали").setText(code.lower().replace("-", " "))
    seat.press("Enter")
    seat.wait(lambda: seat.window.overlay.panel is None)
    assert unlocked(seat.desk.vault.path, code)
    assert QGuiApplication.clipboard().text() == "before"
    seat.heart.rest()


def test_checking_and_backing_up_write_nothing_outside_the_vault(seat: Seat) -> None:
    at_safety(seat)
    with files_written_outside(seat.desk.vault.path) as found:
        seat.page.sections["check"].check()
        seat.settle()
        seat.page.sections["copies"].back_up()
        seat.wait(lambda: seat.page.sections["copies"].list.count() == 1)
    assert found == []
