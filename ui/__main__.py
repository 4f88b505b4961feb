"""Where the program begins: a child, a command, or the window.

Knows the order of the first moments: the process is hardened before anything is read, and a child is sent to its work
before Qt or the vault is imported. Refuses to know what a command does.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from fieldcase import errors, host, i18n, sandbox

VAULT_ENDING = ".fieldcase"
NO_DISPLAY = errors.N_("There is no display here for the window. Without one everything is done by these commands:")


def main() -> int:
    """Run the program on the command line it was started with; the exit status."""
    host.harden()
    arguments = sys.argv[1:]
    if arguments[:1] == [sandbox.CHILD_OPTION]:
        from fieldcase import children

        children.main(arguments[1:])
    if arguments[:1] == ["--window-self-test"]:
        return _self_test(arguments[1:])
    if _wants_window(arguments):
        return _window(arguments) if _has_display() else _show_commands()
    try:
        status = _run(arguments)
    except BrokenPipeError:
        # Whoever read the answer has had enough; the rest of it must not be tried again at the end of the process.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    if status == 0 and arguments[0] == "demo" and "--no-window" not in arguments and _has_display():
        # The sample was made to be looked at; the passphrase stands where the command was typed.
        places = itertools.pairwise(arguments)
        return _window(["--window", *[one for before, one in places if before != "--out" and one[:1] != "-"][:1]])
    return status


def _run(arguments: list[str]) -> int:
    from fieldcase import cli

    status = cli.main(arguments)
    if sys.stdout is not None:
        sys.stdout.flush()
    return status


def _window(arguments: Sequence[str]) -> NoReturn:
    from ui import process

    process.begin()
    from ui import start

    process.end(start.run(arguments))


def _self_test(arguments: Sequence[str]) -> NoReturn:
    from ui import process

    process.begin()
    from ui import self_test

    process.end(self_test.run(arguments))


def _wants_window(arguments: Sequence[str]) -> bool:
    """No argument, one vault, or the options with which the window begins itself anew."""
    if not arguments or arguments[0] == "--window":
        return True
    return len(arguments) == 1 and arguments[0].rstrip("/\\").endswith(VAULT_ENDING)


def _has_display() -> bool:
    """Whether a window can be shown: on Linux Qt would end the process where there is no display."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in names)


def _show_commands() -> int:
    """Say that there is no display here, and which commands there are; exit status 2, for nothing was done."""
    from fieldcase import cli

    print(i18n.words(i18n.language_of_the_person())(NO_DISPLAY), file=sys.stderr)
    with contextlib.suppress(SystemExit):  # how argparse leaves after its help; the status here is our own
        cli.main(["--help"])
    return 2


if __name__ == "__main__":
    sys.exit(main())
