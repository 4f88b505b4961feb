"""Rendering writes no file and opens no connection: what is drawn stands in memory and in the answer only."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

_WATCHED = """
import json, os, sys
seen = []
def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND) or (mode or "r").strip("brt"):
            seen.append(f"open {path} {mode}")
    elif event.split(".")[0] in ("socket", "subprocess", "tempfile", "shutil") or event in (
        "os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "os.posix_spawn", "os.fork", "os.exec"
    ):
        seen.append(event)
import pdf_samples
from fieldcase.dossier.pdf.render import render
from fieldcase.parsers.pictures import cleaned
from fieldcase.dossier.verify import check
import ingredients, pickle
from fieldcase.dossier.asking import KEEP, MAKE, PAGE, READY
from fieldcase.dossier.maker import child
shown = ingredients.picture()
from fieldcase.dossier import paper_child
from fieldcase.dossier.blocks import Blank
sheet = pickle.dumps(pdf_samples.plain(Blank("1", "Example", ("remark",), (("1", "Yes"), ("2", "No")), 2, ("Day",))))
asked = MAKE + pickle.dumps(ingredients.ingredients(preview=True))
document = pdf_samples.document("ru", 3, 2)
picture = pdf_samples.png("RGBA")
sys.addaudithook(watch)
"""
_DEEDS = {
    "render": "render(document)",
    "paper": "assert paper_child.child(sheet).startswith(b'D%PDF')",
    "clean": "cleaned(picture)",
    "check": "check(render(document))",
    "make and look": (
        "child(READY + b'')\nchild(KEEP + shown)\nassert len(child(asked) + child(PAGE + b'[1, 400]')) > 600_000"
    ),
}


def _seen(root: Path, folder: Path, deed: str) -> list[str]:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "TMPDIR": str(folder),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    environment["PYTHONPATH"] = f"{root}{os.pathsep}{root / 'tests'}"
    ran = subprocess.run(
        [sys.executable, "-c", f"{_WATCHED}\n{deed}\nprint(json.dumps(seen))"],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=environment,
        cwd=folder,
    )
    return [str(line) for line in json.loads(ran.stdout)]


@pytest.mark.parametrize("deed", _DEEDS.values(), ids=_DEEDS.keys())
def test_nothing_is_opened_for_writing(deed: str, root: Path, tmp_path: Path) -> None:
    assert _seen(root, tmp_path, deed) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("deed", "trace"),
    [
        ("open('leak', 'w').write('x')", "open leak w"),
        ("import tempfile; tempfile.TemporaryFile()", "open /"),
        ("from PIL import Image; Image.new('L', (9, 9)).save('leak.png')", "open leak.png"),
    ],
)
def test_the_watch_sees_what_is_written(deed: str, trace: str, root: Path, tmp_path: Path) -> None:
    assert any(line.startswith(trace) for line in _seen(root, tmp_path, deed))
