"""What goes into the bundle: the names that stay out, and that the program has no need of what stays out."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from configparser import ConfigParser
from pathlib import Path

import bundle_contents
import check_bundle
import pytest
import trimming

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGING = ROOT / "packaging"
LINUX, WINDOWS = "PySide6/Qt/plugins", "PySide6\\plugins"


@pytest.mark.parametrize(
    "name",
    [
        f"{LINUX}/platforms/libqxcb.so",
        f"{LINUX}/platforms/libqwayland.so",
        f"{LINUX}/imageformats/libqsvg.so",
        f"{LINUX}/platforminputcontexts/libcomposeplatforminputcontextplugin.so",
        f"{WINDOWS}\\platforms\\qwindows.dll",
        f"{WINDOWS}\\styles\\qmodernwindowsstyle.dll",
        "PySide6/Qt/translations/qtbase_ru.qm",
        "PySide6/Qt/lib/libQt6Gui.so.6",
        "babel/locale-data/ru.dat",
        "resources/icons/lock.svg",
    ],
)
def test_what_the_window_needs_is_wanted(name: str) -> None:
    assert trimming.wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        f"{LINUX}/tls/libqopensslbackend.so",
        f"{LINUX}/networkinformation/libqnetworkmanager.so",
        f"{LINUX}/platforms/libqvnc.so",
        f"{LINUX}/generic/libqtuiotouchplugin.so",
        f"{LINUX}/platformthemes/libqgtk3.so",
        f"{LINUX}/platforminputcontexts/libibusplatforminputcontextplugin.so",
        f"{LINUX}/printsupport/libcupsprintersupport.so",
        f"{WINDOWS}\\tls\\qschannelbackend.dll",
        f"{WINDOWS}\\imageformats\\qpdf.dll",
        "PySide6/Qt/translations/qtbase_de.qm",
        "babel/locale-data/de.dat",
        "libstdc++.so.6",
        "libgcc_s.so.1",
    ],
)
def test_what_reaches_out_or_is_not_needed_stays_out(name: str) -> None:
    assert not trimming.wanted(name)


def test_a_library_stays_as_long_as_something_that_stays_needs_it() -> None:
    needs = {"window": ["gui"], "gui": ["core", "gui"], "quick": ["network", "core"]}
    assert trimming.reached(["window"], lambda name: needs.get(name, [])) == {"window", "gui", "core"}


WITHOUT = """
import importlib, importlib.abc, pkgutil, sys
import trimming

class Missing(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name in trimming.EXCLUDED or any(name.startswith(f"{each}.") for each in trimming.EXCLUDED):
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Missing())
import fieldcase, ui
for package in (fieldcase, ui):
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)
from fieldcase.rules.names import name_forms
assert "ивановой" in name_forms("иванова")
import openpyxl
from fieldcase.parsers.questionnaires_child import child
from fieldcase.parsers.questionnaires_message import asked
from fieldcase.parsers.questionnaires_own import own
assert b'"kind": "given"' in child(asked(own("court-monitoring"), ()))
from fieldcase.dossier.blocks import Document
from fieldcase.dossier.docx.word import word_of
assert word_of(Document("", "", "ru", "", "", "", "", (), letter=True)).startswith(b"PK")
if sys.argv[1:]:
    importlib.import_module(sys.argv[1])
"""


def without_excluded(*more: str) -> str:
    """What Python says where the whole program and `more` are imported without the excluded modules; empty if fine."""
    command = [sys.executable, "-c", WITHOUT, *more]
    paths = {"PYTHONPATH": f"{ROOT}:{PACKAGING}", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, env=paths, check=False)
    return done.stderr if done.returncode else ""


def test_the_whole_program_is_imported_without_what_is_left_out_of_the_bundle() -> None:
    assert without_excluded() == ""


def test_the_recipe_takes_along_the_empty_document_that_a_letter_begins_as() -> None:
    import docx

    assert (Path(docx.__file__).parent / "templates" / "default.docx").is_file()
    assert trimming.wanted("docx/templates/default.docx")
    recipe = (PACKAGING / "fieldcase.spec").read_text(encoding="utf-8")
    assert '"docx"' in recipe.partition("datas=[")[2].partition("]")[0]


def test_an_import_of_what_is_left_out_would_be_found() -> None:
    assert "ModuleNotFoundError: email" in without_excluded("importlib.metadata")


def test_every_module_that_the_check_looks_for_is_left_out_by_the_recipe() -> None:
    looked_for = ["socket", "ssl", "http", "ftplib", "smtplib", "asyncio", "multiprocessing", "urllib.request"]
    assert bundle_contents.reaching(looked_for, bundle_contents.REACHING_MODULES) == sorted(looked_for)
    assert set(looked_for) <= set(trimming.EXCLUDED)


@pytest.mark.parametrize(
    "name",
    ["libQt6Network.so.6", "Qt6Network.dll", "QtNetwork.abi3.so", "PySide6/Qt/plugins/tls/libq.so", "libssl.so.3",
     "python3.11/lib-dynload/_socket.cpython-311-x86_64-linux-gnu.so", "libcups.so.2"],
)  # fmt: skip
def test_a_file_that_reaches_out_would_be_found(name: str) -> None:
    assert bundle_contents.reaching(
        [name, "libQt6Core.so.6", "resources/icons/lock.svg"], bundle_contents.REACHING_FILES
    ) == [name]


def test_a_library_says_what_it_needs_and_where_it_is_found(tmp_path: Path) -> None:
    here = Path(sys.executable).resolve()
    assert bundle_contents.is_library(here)
    assert "libc.so.6" in bundle_contents.needed(here)
    assert bundle_contents.resolved(here, tmp_path)["libc.so.6"].startswith("/")


def test_the_control_of_the_check_sees_the_network_code_of_the_whole_library() -> None:
    assert check_bundle.sees(Path(sys.prefix))
    assert not check_bundle.sees(PACKAGING)


def test_a_folder_is_as_large_as_its_files_and_a_link_counts_nothing(tmp_path: Path) -> None:
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "a").write_bytes(b"x" * 1_500_000)
    (tmp_path / "b").symlink_to("inside/a")
    assert bundle_contents.megabytes(tmp_path) == 1.5


def entry() -> dict[str, str]:
    """The menu entry's keys and values."""
    read = ConfigParser(interpolation=None, delimiters=["="])
    read.optionxform = str  # type: ignore[assignment,method-assign]
    read.read(PACKAGING / "fieldcase.desktop", encoding="utf-8")
    return dict(read["Desktop Entry"])


def types() -> dict[str, list[str]]:
    """Each type that is declared and the patterns of names that it has."""
    name = "{http://www.freedesktop.org/standards/shared-mime-info}"
    tree = ElementTree.parse(PACKAGING / "fieldcase-mime.xml")
    return {
        each.attrib["type"]: [glob.attrib["pattern"] for glob in each.findall(f"{name}glob")]
        for each in tree.getroot().findall(f"{name}mime-type")
    }


def test_the_menu_entry_is_valid_and_says_its_words_in_russian_too() -> None:
    done = subprocess.run(["desktop-file-validate", PACKAGING / "fieldcase.desktop"], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"")
    assert entry()["Comment[ru]"] != entry()["Comment"]


def test_the_menu_entry_claims_only_types_that_the_program_opens() -> None:
    from ui.__main__ import VAULT_ENDING

    claimed = entry()["MimeType"].strip(";").split(";")
    assert [types()[each] for each in claimed] == [[f"*{VAULT_ENDING}"]]
    assert entry()["Exec"] == "fieldcase %f"


def test_no_folder_of_anybody_is_claimed() -> None:
    assert "inode/directory" not in entry()["MimeType"]
    assert types() == {"application/x-fieldcase-vault": ["*.fieldcase"], "application/x-fieldcase-bundle": ["*.fcx"]}


def test_each_recipe_takes_the_menu_entry_the_icon_and_the_types_along() -> None:
    for recipe in ("deb.sh", "appimage.sh"):
        text = (PACKAGING / recipe).read_text(encoding="utf-8")
        assert all(name in text for name in ("fieldcase.desktop", "fieldcase.svg", "fieldcase-mime.xml")), recipe
