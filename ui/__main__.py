"""Where the program begins: a child, a command, or the window.

Knows the order of the first moments: the process is hardened before anything is read, and a child is sent to its work
before Qt or the vault is imported. Refuses to know what a command does.
"""

from __future__ import annotations

import contextlib
import os
import sys

from fieldcase import errors, host, i18n, sandbox

NO_WINDOW_YET = errors.N_(
    "The window comes with the next version of Fieldcase. Until then everything is done by these commands:"
)


def main() -> int:
    """Run the program on the command line it was started with; the exit status."""
    host.harden()
    arguments = sys.argv[1:]
    if arguments[:1] == [sandbox.CHILD_OPTION]:
        from fieldcase import children

        children.main(arguments[1:])
    if not arguments:
        return _show_commands()
    try:
        return _run(arguments)
    except BrokenPipeError:
        # Whoever read the answer has had enough; the rest of it must not be tried again at the end of the process.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(arguments: list[str]) -> int:
    from fieldcase import cli

    status = cli.main(arguments)
    if sys.stdout is not None:
        sys.stdout.flush()
    return status


def _show_commands() -> int:
    """Say that there is no window yet, and which commands there are; exit status 2, for nothing was done."""
    from fieldcase import cli

    print(i18n.words(i18n.language_of_the_person())(NO_WINDOW_YET), file=sys.stderr)
    with contextlib.suppress(SystemExit):  # how argparse leaves after its help; the status here is our own
        cli.main(["--help"])
    return 2


if __name__ == "__main__":
    sys.exit(main())
