"""The same document gives the same bytes, whatever the process, the seed, the zone, the home or settings."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pdf_samples
import pytest

from fieldcase.dossier.blocks import Heading, Paragraph, Run
from fieldcase.dossier.pdf.render import render

_PROGRAM = (
    "import hashlib, pdf_samples; from fieldcase.dossier.pdf.render import render\n"
    "for language in ('en', 'ru'): print(hashlib.sha256(render(pdf_samples.document(language, 4, 2))).hexdigest())\n"
    "print(hashlib.sha256(render(pdf_samples.plain(pdf_samples.parallel(9)))).hexdigest())"
)
# What reportlab would read from a person's home or environment, set to the opposite of what the renderer wants.
_STRANGE_SETTINGS = (
    "useA85 = 1\npdfComments = 1\ninvariant = 0\npdfMultiLine = 1\ndocumentLang = 'xx'\nttfAsciiReadable = 1\n"
)


def _sums_elsewhere(root: Path, home: Path, **variables: str) -> list[str]:
    environment = {"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONPATH": f"{root}{os.pathsep}{root / 'tests'}"}
    ran = subprocess.run(
        [sys.executable, "-c", _PROGRAM],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=environment | variables,
        cwd=home,
    )
    return ran.stdout.split()


@pytest.fixture(scope="module")
def sums() -> list[str]:
    """The sums of the documents in this process."""
    made = [pdf_samples.document(language, 4, 2) for language in ("en", "ru")]
    made.append(pdf_samples.plain(pdf_samples.parallel(9)))
    return [hashlib.sha256(render(document)).hexdigest() for document in made]


@pytest.mark.parametrize(
    "variables",
    [
        {"TZ": "Asia/Bishkek", "PYTHONHASHSEED": "1", "LANG": "ru_RU.UTF-8"},
        {"TZ": "America/St_Johns", "PYTHONHASHSEED": "4242", "LANG": "C", "LC_ALL": "C"},
        {"TZ": "UTC", "PYTHONHASHSEED": "0", "USER": "somebody", "SOURCE_DATE_EPOCH": "1"},
        {"RL_useA85": "1", "RL_invariant": "0", "RL_pageCompression": "0", "RL_documentLang": "xx"},
    ],
    ids=["bishkek", "newfoundland", "utc", "reportlab-environment"],
)
def test_another_process_elsewhere_gives_the_same_bytes(
    variables: dict[str, str], sums: list[str], root: Path, tmp_path: Path
) -> None:
    assert _sums_elsewhere(root, tmp_path, **variables) == sums


def test_reportlab_settings_in_the_home_change_nothing(sums: list[str], root: Path, tmp_path: Path) -> None:
    (tmp_path / ".reportlab_settings").write_text(_STRANGE_SETTINGS)
    assert _sums_elsewhere(root, tmp_path) == sums


def test_what_was_rendered_before_changes_nothing(sums: list[str]) -> None:
    render(pdf_samples.with_blocks(Paragraph((Run("ყველა Ամեն ≥ №", bold=True),))))
    assert hashlib.sha256(render(pdf_samples.document("en", 4, 2))).hexdigest() == sums[0]


def test_another_word_gives_other_bytes() -> None:
    one, other = (render(pdf_samples.with_blocks(Heading(word))) for word in ("one", "two"))
    assert hashlib.sha256(one).digest() != hashlib.sha256(other).digest()
