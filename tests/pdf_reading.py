"""Reading a finished PDF back with other people's programs: poppler and qpdf, and pikepdf for its objects."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pikepdf
import pytest


def tool(*command: str) -> str:
    """What a program prints; the test is skipped where the program is not installed."""
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed (Debian: poppler-utils, qpdf)")
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


def pages(file: bytes, folder: Path, *options: str) -> list[str]:
    """The text of each page as pdftotext finds it."""
    path = folder / "read.pdf"
    path.write_bytes(file)
    return tool("pdftotext", *options, str(path), "-").split("\f")[:-1]


def text(file: bytes, folder: Path) -> str:
    """The words of all pages, one space between them."""
    return " ".join(" ".join(pages(file, folder)).split())


def opened(file: bytes) -> pikepdf.Pdf:
    """The file's objects."""
    return pikepdf.open(io.BytesIO(file))


def boxes(file: bytes, folder: Path) -> list[list[tuple[str, float, float, float, float]]]:
    """For each page its words with left, top, right, bottom in points from the top left corner."""
    path = folder / "boxes.pdf"
    path.write_bytes(file)
    found = []
    for page in tool("pdftotext", "-bbox", str(path), "-").split("<page ")[1:]:
        marks = re.findall(
            r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', page
        )
        found.append([(word, float(x0), float(y0), float(x1), float(y1)) for x0, y0, x1, y1, word in marks])
    return found


def link_pages(pdf: pikepdf.Pdf, page: int) -> list[tuple[float, int]]:
    """For each link of a page (from 0) that stays in the file: the height of its top, the page (from 0) it leads to."""
    places = {made.objgen: number for number, made in enumerate(p.obj for p in pdf.pages)}
    links = []
    for annotation in pdf.pages[page].obj.get("/Annots", []):
        if "/Dest" in annotation:
            links.append((float(annotation.Rect[3]), places[annotation.Dest[0].objgen]))
    return links


def operations(page: pikepdf.Page) -> list[tuple[list[Any], str]]:
    """What the page's content does, step by step: operands and operator."""
    return [(list(step.operands), str(step.operator)) for step in pikepdf.parse_content_stream(page)]
