"""`make pictures`: every page of the window as a picture, on the sample vault, without a display.

Each in Russian and English, light and dark, at 1366x768 and 1093x600, some in high contrast and large text too, and one
contact sheet of them all. The day, the ids and the pseudonyms are always the same, so that a picture changes only
where the window did. An argument names a part of a view's name; with it only those are drawn.
"""

from __future__ import annotations

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import picture_advocacy_asks  # noqa: E402
import picture_advocacy_campaigns  # noqa: E402
import picture_advocacy_signals  # noqa: E402
import picture_advocacy_words  # noqa: E402
import picture_asking  # noqa: E402
import picture_attacks  # noqa: E402
import picture_evidence  # noqa: E402
import picture_exchange  # noqa: E402
import picture_judged  # noqa: E402
import picture_legal_charge  # noqa: E402
import picture_legal_courts  # noqa: E402
import picture_legal_detention  # noqa: E402
import picture_legal_law  # noqa: E402
import picture_legal_remedies  # noqa: E402
import picture_legal_violations  # noqa: E402
import picture_letter_files  # noqa: E402
import picture_letters  # noqa: E402
import picture_questionnaires  # noqa: E402
import picture_reports  # noqa: E402
import picture_safety  # noqa: E402
import picture_sealed  # noqa: E402
import picture_triage  # noqa: E402
import picture_views  # noqa: E402
from picture_views import DAY, PASSPHRASE, StillWorld, View, first_run, locked, settle  # noqa: E402
from PIL import Image, ImageDraw  # noqa: E402
from PySide6.QtCore import QBuffer, QCoreApplication, QEvent  # noqa: E402

from fieldcase.casework import sample, settings  # noqa: E402
from fieldcase.casework.desk import Desk  # noqa: E402
from fieldcase.vault.keys import TEST_COST  # noqa: E402
from ui.choices import Choices  # noqa: E402
from ui.shell import Shell  # noqa: E402
from ui.start import application  # noqa: E402

VIEWS = (
    *picture_views.VIEWS, *picture_evidence.VIEWS, *picture_questionnaires.VIEWS, *picture_asking.VIEWS,
    *picture_triage.VIEWS, *picture_legal_charge.VIEWS, *picture_legal_courts.VIEWS, *picture_legal_detention.VIEWS,
    *picture_legal_law.VIEWS, *picture_legal_violations.VIEWS, *picture_legal_remedies.VIEWS,
    *picture_attacks.VIEWS, *picture_letter_files.VIEWS, *picture_letters.VIEWS,
    *picture_advocacy_signals.VIEWS, *picture_advocacy_words.VIEWS,
    *picture_advocacy_campaigns.VIEWS, *picture_advocacy_asks.VIEWS,
    *picture_reports.VIEWS, *picture_safety.VIEWS, *picture_exchange.VIEWS,
    *picture_judged.VIEWS, *picture_sealed.VIEWS,
)  # fmt: skip
FOLDER = ROOT / "docs" / "pictures"
SIZES = ((1366, 768), (1093, 600))
THUMB, COLUMNS = 240, 16
# So few colours hold all that a page has when the rare ones count too (red stays red) and the frequent ones are exact.
COLOURS, RARE_TOO, EXACT = 96, Image.Quantize.MAXCOVERAGE, 3


@dataclass(frozen=True)
class Dress:
    """How the window is dressed for a series of pictures; `only` names the views of a short series."""

    language: str
    theme: str
    size: tuple[int, int]
    text: int = 100
    only: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What the pictures of the series are called by."""
        text = "" if self.text == 100 else f"-{self.text}"
        return f"{self.language}-{self.theme}{text}-{self.size[0]}x{self.size[1]}"


DRESSES = (
    *(Dress(language, theme, size) for language in ("ru", "en") for theme in ("light", "dark") for size in SIZES),
    Dress("ru", "contrast", SIZES[0], only=("today", "case-chronology")),
    *(Dress("ru", "light", size, 150, ("visit-interviews", "people", "today")) for size in SIZES),
)


def taken(shell: Shell) -> Image.Image:
    """The window as a picture."""
    settle(shell)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    shell.grab().save(buffer, "PNG")
    return Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB")


def sample_vault(folder: Path) -> Path:
    """The sample vault, closed."""
    folder.mkdir(exist_ok=True)
    path = folder / "Sample.fieldcase"
    desk, _ = Desk.new(path, PASSPHRASE, StillWorld(b"pictures", clock=DAY), TEST_COST)
    sample.load(desk)
    picture_evidence.add(desk)
    picture_triage.add(desk)
    picture_legal_charge.add(desk)
    picture_legal_courts.add(desk)
    picture_legal_remedies.add(desk)
    picture_advocacy_asks.add(desk)
    picture_letter_files.add(desk)
    picture_letters.add(desk)
    picture_legal_law.add(desk)
    picture_asking.add(desk)
    picture_questionnaires.add(desk)
    picture_legal_detention.add(desk)
    picture_advocacy_signals.add(desk)
    picture_advocacy_words.add(desk)
    picture_exchange.add(desk)
    desk.close()
    return path


def _shell(vault: Path | None, dress: Dress) -> Shell:
    choices = Choices(vault=vault, language=dress.language, theme=dress.theme, text_size=dress.text)
    made = Shell(choices, application())
    made.resize(*dress.size)
    made.show()
    return made


def _gone(shell: Shell) -> None:
    shell.close()
    shell.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def series(vault: Path, dress: Dress, views: tuple[View, ...]) -> Iterator[tuple[str, Image.Image]]:
    """The pictures of the work in one dress, on a copy of the vault: what a view did is in no other series."""
    kept = shutil.copytree(vault, vault.with_suffix(".kept"))
    desk = Desk.open(vault, PASSPHRASE, StillWorld(b"pictures again", clock=DAY))
    settings.put(desk, "language", dress.language)
    settings.put(desk, "theme", dress.theme)
    settings.put(desk, "text_size", str(dress.text))
    shell = _shell(vault, dress)
    shell.opened(desk)
    for view in views:
        window = shell.window_of_work
        assert window is not None
        while window.overlay.panel is not None:
            window.overlay.close_panel()
        view.show(shell)
        yield view.name, taken(shell)
    _gone(shell)
    shutil.rmtree(vault)
    kept.rename(vault)


def beginnings(vault: Path, dress: Dress, folder: Path) -> Iterator[tuple[str, Image.Image]]:
    """The pictures of what stands before the work: unlocking, and the first run."""
    shell = _shell(vault, dress)
    for name in locked(shell):
        yield name, taken(shell)
    _gone(shell)
    with tempfile.TemporaryDirectory(dir=folder) as fresh:
        shell = _shell(None, dress)
        for name in first_run(shell, Path(fresh)):
            yield name, taken(shell)
        _gone(shell)


def drawn(vault: Path, dress: Dress, only: str) -> Iterator[tuple[str, Image.Image]]:
    """Every picture of a series whose name has `only` in it."""
    views = tuple(view for view in VIEWS if only in view.name and (not dress.only or view.name in dress.only))
    if not dress.only:
        yield from ((name, picture) for name, picture in beginnings(vault, dress, vault.parent) if only in name)
    if views:
        yield from series(vault, dress, views)


def sheet(pictures: list[tuple[str, Image.Image]]) -> Image.Image:
    """All pictures, small, on one sheet with their names."""
    tall = THUMB * 768 // 1366 + 22
    rows = (len(pictures) + COLUMNS - 1) // COLUMNS
    made = Image.new("RGB", (COLUMNS * (THUMB + 8), rows * tall), "white")
    draw = ImageDraw.Draw(made)
    for at, (name, picture) in enumerate(pictures):
        x, y = at % COLUMNS * (THUMB + 8), at // COLUMNS * tall
        made.paste(picture, (x, y + 16))
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
        os.chdir(folder)  # the page Safety shows where the vault lies: no picture is to name this computer's folders
        vault = sample_vault(Path("Fieldcase"))
        for dress in DRESSES:
            for name, picture in drawn(vault, dress, only):
                whole = f"{name}-{dress.name}"
                few = picture.quantize(COLOURS, RARE_TOO, EXACT, dither=Image.Dither.NONE)
                few.save(FOLDER / f"{whole}.png", optimize=True)
                picture.thumbnail((THUMB, THUMB))
                found.setdefault(name, []).append((whole, picture))
    pictures = [pair for pairs in found.values() for pair in pairs]
    if not only:
        sheet(pictures).quantize(256).save(FOLDER / "contact-sheet.png", optimize=True)
    print(f"pictures: {len(pictures)} in docs/pictures/")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
