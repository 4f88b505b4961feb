"""`make pictures`: every page of the window as a picture, on the sample vault, without a display.

Each in Russian and English, light and dark, at 1366x768 and 1093x600, and one contact sheet of them all. The day, the
ids and the pseudonyms are always the same, so that a picture changes only where the window did.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from PIL import Image, ImageDraw  # noqa: E402
from PySide6.QtCore import QBuffer  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from fieldcase.casework import cases, sample  # noqa: E402
from fieldcase.casework.desk import Desk  # noqa: E402
from fieldcase.vault.keys import TEST_COST  # noqa: E402
from fieldcase.world import SeededWorld  # noqa: E402
from ui.choices import Choices  # noqa: E402
from ui.shell import Shell  # noqa: E402
from ui.start import application  # noqa: E402

FOLDER = ROOT / "docs" / "pictures"
# 26 November 2026, 10:00 UTC.
DAY = 1_795_687_200_000
PASSPHRASE = "берёза паром кувшин лестница облако сито"
SIZES = ((1366, 768), (1093, 600))
THUMB = 340


class StillWorld(SeededWorld):
    """A world whose clock stands: every picture is of the same minute."""

    def now(self) -> int:
        """The same moment at every look."""
        return DAY


@dataclass(frozen=True)
class View:
    """One picture's name and how the window gets there."""

    name: str
    show: Callable[[Shell], None]


def go(page: str, code: str = "", part: str = "") -> Callable[[Shell], None]:
    """A way to a page, to a case on it, to a part of that case."""

    def show(shell: Shell) -> None:
        window = shell.window_of_work
        assert window is not None
        assert shell.desk is not None
        record = cases.by_code(shell.desk, code).id if code else None
        window.work.go(page, record, part)

    return show


def press(page: str, command: str) -> Callable[[Shell], None]:
    """A command over a page."""

    def show(shell: Shell) -> None:
        from ui.commands import everywhere

        go(page)(shell)
        settle(shell)
        window = shell.window_of_work
        assert window is not None
        next(one for one in everywhere(window) if one.name == command).run()

    return show


def first_visit(shell: Shell) -> None:
    """The newest visit of the sample."""
    from fieldcase.model.fieldwork import Visit

    window = shell.window_of_work
    assert window is not None
    assert shell.desk is not None
    window.work.go("visits", shell.desk.all(Visit)[0].id)


VIEWS = (
    View("today", go("today")),
    View("visits", first_visit),
    View("cases", go("cases")),
    View("case-chronology", go("cases", "EX-KG-ATTACK")),
    View("case-law", go("cases", "EX-KG-DETENTION", "law")),
    View("case-people", go("cases", "EX-KG-ATTACK", "people")),
    View("case-evidence", go("cases", "EX-KG-ATTACK", "evidence")),
    View("case-dossiers", go("cases", "EX-KG-ATTACK", "dossiers")),
    View("case-history", go("cases", "EX-KG-ATTACK", "history")),
    View("people", go("people")),
    View("evidence", go("evidence")),
    View("reports", go("reports", "EX-KG-ATTACK")),
    View("safety", go("safety")),
    View("search", press("cases", "search")),
    View("quick-note", press("today", "capture")),
    View("keys", press("today", "keys")),
    View("help", press("today", "help")),
)


def settle(shell: Shell, seconds: float = 12.0) -> None:
    """Let the window live until nothing is on its way any more."""
    app = QApplication.instance()
    end = time.perf_counter() + seconds
    calm = 0
    while calm < 12 and time.perf_counter() < end:
        done: list[object] = []
        shell.lanes.work(shell.lanes.settle_reading, done.append)
        while not done and time.perf_counter() < end:
            assert app is not None
            app.processEvents()
            time.sleep(0.002)
        calm = calm + 1 if shell.lanes.writing == 0 else 0


def taken(shell: Shell) -> Image.Image:
    """The window as a picture."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    shell.grab().save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")


def sample_vault(folder: Path) -> Path:
    """The sample vault, closed."""
    path = folder / "Sample.fieldcase"
    desk, _ = Desk.new(path, PASSPHRASE, StillWorld(b"pictures", clock=DAY), TEST_COST)
    sample.load(desk)
    desk.close()
    return path


def series(
    vault: Path, language: str, theme: str, size: tuple[int, int], only: str
) -> Iterator[tuple[str, Image.Image]]:
    """The pictures of one language, theme and size."""
    app = application()
    choices = Choices(vault=vault, language=language, theme=theme)
    shell = Shell(choices, app)
    shell.resize(*size)
    shell.show_start()
    shell.show()
    settle(shell)
    yield "unlock", taken(shell)
    shell.opened(Desk.open(vault, PASSPHRASE, StillWorld(b"pictures again", clock=DAY)))
    for view in VIEWS:
        if only in view.name:
            window = shell.window_of_work
            assert window is not None
            while window.overlay.panel is not None:
                window.overlay.close_panel()
            view.show(shell)
            settle(shell)
            yield view.name, taken(shell)
    shell.close()
    shell.deleteLater()


def sheet(pictures: list[tuple[str, Image.Image]]) -> Image.Image:
    """All pictures, small, on one sheet with their names."""
    columns = 8
    tall = THUMB * 768 // 1366 + 22
    rows = (len(pictures) + columns - 1) // columns
    made = Image.new("RGB", (columns * (THUMB + 8), rows * tall), "white")
    draw = ImageDraw.Draw(made)
    for at, (name, picture) in enumerate(pictures):
        small = picture.copy()
        small.thumbnail((THUMB, tall - 22))
        x, y = at % columns * (THUMB + 8), at // columns * tall
        made.paste(small, (x, y + 16))
        draw.text((x + 2, y + 2), name, fill="black")
    return made


def main(only: str = "") -> int:
    """Draw every picture anew; `only` names a part of a view's name."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    if not only:
        for old in FOLDER.glob("*.png"):
            old.unlink()
    found: dict[str, list[tuple[str, Image.Image]]] = {}
    with tempfile.TemporaryDirectory(prefix="fieldcase-pictures-") as folder:
        vault = sample_vault(Path(folder))
        for language in ("ru", "en"):
            for theme in ("light", "dark"):
                for size in SIZES:
                    for name, picture in series(vault, language, theme, size, only):
                        whole = f"{name}-{language}-{theme}-{size[0]}x{size[1]}"
                        picture.quantize(256, dither=Image.Dither.NONE).save(FOLDER / f"{whole}.png", optimize=True)
                        found.setdefault(name, []).append((whole, picture))
    pictures = [pair for pairs in found.values() for pair in pairs]
    if not only:
        sheet(pictures).quantize(256).save(FOLDER / "contact-sheet.png", optimize=True)
    print(f"pictures: {len(pictures)} in docs/pictures/")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
