"""Every word that stands in a file of a report is one that the search for known identities reads."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from html import unescape
from io import BytesIO
from urllib.parse import unquote

import pytest
from report_samples import report

from fieldcase.dossier.blocks import Document
from fieldcase.dossier.compose.printed import texts_of
from fieldcase.dossier.docx.report import report_of
from fieldcase.dossier.sheets.json_text import json_of
from fieldcase.dossier.sheets.separated import csv_of
from fieldcase.dossier.sheets.workbook import workbook_of

_CYRILLIC = re.compile("[А-Яа-яЁё]{2,}")


def _of_zip(file: bytes) -> str:
    """Everything that the parts of a file say: texts, attributes, addresses."""
    with zipfile.ZipFile(BytesIO(file)) as parts:
        texts = [parts.read(name).decode("utf-8") for name in parts.namelist() if name.endswith((".xml", ".rels"))]
        names = " ".join(parts.namelist())
    return unquote(unescape(" ".join(texts))) + names


FILES: dict[str, Callable[[Document], str]] = {
    "docx": lambda document: _of_zip(report_of(document, {})),
    "xlsx": lambda document: _of_zip(workbook_of(document)),
    "csv": lambda document: " ".join(name + content.decode("utf-8-sig") for name, content in csv_of(document)),
    "json": lambda document: json_of(document).decode(),
}


def words_of(text: str) -> set[str]:
    """The Russian words of a text: what the formats themselves say is in other letters."""
    return set(_CYRILLIC.findall(text))


@pytest.mark.parametrize("written", FILES.values(), ids=FILES.keys())
def test_no_word_stands_in_a_file_that_the_search_does_not_read(written: Callable[[Document], str]) -> None:
    document = report()
    read = words_of(" ".join(text for _, text in texts_of(document)))
    found = words_of(written(document))
    assert found - read == set()
    assert found, "it would have been found"


def test_a_word_that_the_search_does_not_read_would_be_found() -> None:
    document = report()
    read = words_of(" ".join(text for place, text in texts_of(document) if "footnote" not in place))
    assert "списке" in words_of(FILES["docx"](document)) - read
