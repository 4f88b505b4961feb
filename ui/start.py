"""The start of the window: application, fonts, the unlock page. What a vault needs is loaded while a person types.

Knows the order of the first moments, which is measured in `make bench`: nothing heavy is imported before the window
stands.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from dataclasses import replace
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QTimer, QtMsgType, QTranslator, qInstallMessageHandler
from PySide6.QtGui import QSessionManager
from PySide6.QtWidgets import QApplication

from ui import choices as chosen
from ui import theme, traces
from ui.choices import Choices
from ui.collecting import Collector
from ui.shell import Shell, vaults_at_home

# Loaded on a thread of its own while the passphrase is being typed.
WARM = ("fieldcase.casework.desk", "fieldcase.casework.look", "fieldcase.casework.today", "ui.window", "ui.pages.today")


def application() -> QApplication:
    """The application, dressed in the shipped fonts; made once in a process."""
    known = QApplication.instance()
    if isinstance(known, QApplication):
        return known
    # The lanes share the interpreter with the window: it is to get its turn after 1 ms and not after Python's own 5.
    sys.setswitchinterval(0.001)
    qInstallMessageHandler(_quiet)
    # Qt's own option: to set the style from Python would first make the hundreds of constants of its class.
    app = QApplication([sys.argv[0] if sys.argv else "fieldcase", "-style", "Fusion"])
    app.setApplicationName("Fieldcase")
    app.setDesktopFileName("fieldcase")
    app.setQuitOnLastWindowClosed(True)
    theme.load_fonts()
    return app


def _quiet(kind: QtMsgType, _context: object, message: str) -> None:
    """Qt's own messages: they may quote what a widget shows, so none is printed but that the platform is missing."""
    if kind == QtMsgType.QtFatalMsg:
        print("fieldcase: Qt could not start on this system.", file=sys.stderr)


def _excepthook(kind: type[BaseException], wrong: BaseException, trace: TracebackType | None) -> None:
    """An exception in a slot: shown as the crash page where there is a window; frames only, never values."""
    try:
        for one in QApplication.topLevelWidgets():
            if isinstance(one, Shell) and one.window_of_work is not None:
                one.window_of_work.work.failed.emit(wrong)
                return
    except Exception as second:  # noqa: BLE001 - Python would print the words of both
        traces.print_frames(type(second), second, second.__traceback__)
    traces.print_frames(kind, wrong, trace)


def qt_words(app: QApplication, language: str) -> None:
    """Qt's own words (the menu of a text field) in the person's language."""
    translator = QTranslator(app)
    if translator.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def shell_for(choices: Choices) -> Shell:
    """The window on its first page: the named vault, else the only one at home, else a list or the first run."""
    app = application()
    qt_words(app, choices.language)
    if choices.vault is None:
        found = vaults_at_home(chosen.home())
        choices = replace(choices, vault=found[0] if found else None)
    shell = Shell(choices, app)
    shell.show_start()
    return shell


def run(arguments: Sequence[str]) -> int:
    """Show the window and stay until it is closed; the exit status."""
    traces.install()
    app = application()
    app.saveStateRequest.connect(_remember_nothing)
    shell = shell_for(chosen.read(arguments))
    sys.excepthook = _excepthook
    Collector(app, shell.idle_seconds)
    shell.show()
    QTimer.singleShot(60, lambda: shell.lanes.work(_warm, lambda _: None))
    status = app.exec()
    shell.lanes.settle()  # a vault that is just being opened is not cut off
    return status


def _remember_nothing(session: QSessionManager) -> None:
    """The session of the desktop, which would write down how to begin this program anew, with the vault's folder."""
    session.setRestartHint(QSessionManager.RestartHint.RestartNever)


def _warm() -> None:
    for name in WARM:
        importlib.import_module(name)
