"""Ordinary texts in Russian and English, page by page, with none of the invented people in them.

They are the program's own: its help, its documents, its sentences, the sample pages of the tests. Serves to measure how
often a text stops for nothing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from unit.russian_pages import ENGLISH_PAGE, RUSSIAN_PAGE

ROOT = Path(__file__).resolve().parents[1]
PAGE = 350
# Names that a document gives as an example of a name.
_EXAMPLE = re.compile(r"\(Вера, Роза\)")
_WITH_NAMES = ("leak-check.md",)
_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r'^(msgid|msgstr)(?:\[\d\])? "(.+)"$|^"(.+)"$')


def pages(language: str) -> list[str]:
    """Pages of 350 words each, of texts in Russian or English; every page ends where a paragraph does, or nearly."""
    texts = [RUSSIAN_PAGE, *_folder("resources/help/ru", "*.md"), *_catalogue("msgstr")]
    if language == "en":
        texts = [ENGLISH_PAGE, *_folder("resources/help/en", "*.md"), *_folder("docs", "**/*.md"), *_catalogue("msgid")]
        texts += _folder(".", "*.md")
    else:
        texts += _folder("docs", "*-ru.md")
    return [page for text in texts for page in _pages(_EXAMPLE.sub("", text))]


def _folder(folder: str, pattern: str) -> list[str]:
    files = sorted((ROOT / folder).glob(pattern))
    return [file.read_text("utf-8") for file in files if _is_of(file, pattern)]


def _is_of(file: Path, pattern: str) -> bool:
    """Whether a document is in the language of the pattern, and tells of no planted names."""
    return ("-ru" in pattern or "-ru" not in file.name) and file.name not in _WITH_NAMES


def _catalogue(kind: str) -> list[str]:
    """The sentences of the program, each a paragraph."""
    lines = (ROOT / "resources/locale/ru/LC_MESSAGES/fieldcase.po").read_text("utf-8").splitlines()
    found, kept = [""], ""
    for line in lines:
        match = _SENTENCE.match(line)
        kept = line.split(" ", 1)[0].partition("[")[0] if line.startswith("msg") else kept
        if line.startswith("msg"):
            found.append("")
        if match and kept == kind:
            found[-1] += match.group(2) or match.group(3)
    return ["\n\n".join(one.replace("\\n", "\n").replace('\\"', '"') for one in found if one)]


def _pages(text: str) -> list[str]:
    places = [match.start() for match in _WORD.finditer(text)]
    cuts = [*places[::PAGE], len(text)]
    return [text[begin:end] for begin, end in pairwise(cuts)]
