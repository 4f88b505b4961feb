"""What of the libraries goes into the bundle and what stays out: the parts of Qt, languages, code that could reach out.

Knows names of files and of modules, and which library needs which. Refuses to know PyInstaller: the recipe,
fieldcase.spec, asks here, and check_bundle.py looks at what came of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

# The languages that dates and numbers are written in; Babel brings nine hundred more.
LOCALES = {"root.dat", "en.dat", "en_GB.dat", "ru.dat", "ru_RU.dat"}

# Qt's plugins by folder. Not here on purpose: tls and networkinformation (network), vnc and tuiotouch (they listen),
# the desktops' own dialogs (they keep lists of recent files), ibus (it may learn what is typed), printing (libcups
# speaks HTTP).
PLUGINS = {
    "platforms": {"xcb", "wayland", "offscreen", "windows"},
    "platforminputcontexts": {"composeplatforminputcontextplugin"},
    "imageformats": {"svg", "jpeg"},
    "iconengines": {"svgicon"},
    "styles": {"modernwindowsstyle"},
    "wayland-shell-integration": {"xdg-shell"},
    "wayland-decoration-client": {"bradient", "adwaita"},
}
TRANSLATIONS = {"qtbase_ru.qm"}

# The program never imports them; a library mentions each in a place that is not reached here. Without them there is no
# code in the bundle that Python could open a connection with, no second database, no toolkit, no developer's tool.
EXCLUDED = [
    "socket", "_socket", "ssl", "_ssl", "http", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc", "socketserver",
    "urllib.request", "email", "webbrowser", "asyncio", "multiprocessing", "_multiprocessing", "_posixshmem",
    "concurrent.futures.process", "PySide6.QtNetwork", "sqlite3", "tkinter", "ensurepip", "pip", "setuptools",
    "unittest", "doctest", "pdb", "pydoc", "lib2to3", "readline", "PIL._avif", "PIL._imagingtk", "PIL.ImageTk",
    "lxml.objectify", "lxml.html", "lxml.isoschematron",
    "pyxform.validators.enketo_validate", "pyxform.validators.odk_validate", "pyxform.validators.updater",
]  # fmt: skip

# The system's own is newer or equal; those of the build machine would demand that machine's C library, or keep the
# system's OpenGL from finding what it needs.
_OF_THE_SYSTEM = re.compile(r"lib(stdc\+\+|gcc_s)\.so")
_QT_PLUGIN = re.compile(r"(?:^|/)plugins/(?P<folder>[^/]+)/(?:lib)?(?:q(?=[a-z]))?(?P<name>[^/.]+)\.(?:so|dll)$")


def plugin_of(name: str) -> tuple[str, str] | None:
    """(folder, plugin) where the file is a plugin of Qt, without the system's way of writing it: qxcb, libqxcb.so."""
    found = _QT_PLUGIN.search(name.replace("\\", "/"))
    return (found["folder"], found["name"]) if found else None


def wanted(name: str) -> bool:
    """Whether the file with this name in the bundle goes into it."""
    path = PurePosixPath(name.replace("\\", "/"))
    if plugin := plugin_of(name):
        return plugin[1] in PLUGINS.get(plugin[0], ())
    if path.parent.name == "locale-data":
        return path.name in LOCALES
    if path.suffix == ".qm":
        return path.name in TRANSLATIONS
    return not _OF_THE_SYSTEM.match(path.name)


def reached(roots: Iterable[str], needs: Callable[[str], Iterable[str]]) -> set[str]:
    """The names of `roots` and of all libraries that they need, and that those need; `needs` says it of one."""
    found: set[str] = set()
    waiting = list(roots)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(needs(name))
    return found
