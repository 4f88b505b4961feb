"""`make opens`: whether LibreOffice opens a report's Word file, and sees in it the headings, lists, tables and pictures
that were written.

Not a part of `make test`: LibreOffice is no tool of the program, and is not small. Prints a line for each file.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pdf_samples
from pdf_said import Node, structure
from report_said import Said, said
from report_samples import report

from fieldcase.dossier.blocks import Document
from fieldcase.dossier.docx.report import report_of

# LibreOffice writes what it understood of a file into the structure of its PDF.
_TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
_HEADINGS = ("H1", "H2", "H3")


def understood(word: bytes, folder: Path) -> Node:
    """The structure that LibreOffice sees in a Word file."""
    source = folder / "report.docx"
    source.write_bytes(word)
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to",
               _TAGGED, "--outdir", str(folder), str(source)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return structure((folder / "report.pdf").read_bytes())


def walked(node: Node) -> Iterator[Node]:
    """An element and all below it, in order."""
    yield node
    for one in node.kids:
        if isinstance(one, Node):
            yield from walked(one)


def words(node: Node) -> str:
    """The texts of an element, one after another."""
    return "".join(one if isinstance(one, str) else words(one) for one in node.kids)


def differences(document: Document, folder: Path) -> list[str]:
    """What LibreOffice does not see as it was written; nothing where all is well."""
    seen, told = list(walked(understood(report_of(document, {}), folder))), said(document)
    headings = [(one.kind, " ".join(words(one).split())) for one in seen if one.kind in _HEADINGS]
    kinds, written = Counter(one.kind for one in seen), Counter(one[0] for one in told)
    rows = written["row"] + written["head"] + written["event"]
    pairs: list[tuple[str, object, object]] = [
        ("headings", headings, [one for one in told if one[0] in _HEADINGS]),
        ("lines of lists", kinds["LI"], written["line"]),
        ("rows", kinds["TR"], rows),
        ("pictures", kinds["Figure"], written["figure"]),
        ("lines of the contents", kinds["TOCI"], len(headings)),
    ]
    return [f"{name}: {found} for {expected}" for name, found, expected in pairs if found != expected] + [
        f"lost: {line}" for line in _lost(seen[0], told)
    ]


def _lost(whole: Node, told: list[Said]) -> list[str]:
    """The texts that LibreOffice's file does not have; a picture's words it keeps elsewhere."""
    found = "".join(words(whole).split())
    texts = (text for kind, *line in told for text in line if kind not in ("figure", "note") and "[" not in text)
    return [text for text in texts if "".join(text.split()) not in found]


def main() -> int:
    """1 where anything is not seen as it was written."""
    samples = {"every kind of block": report(), "four sections in Russian": pdf_samples.document("ru", 4),
               "four sections in English": pdf_samples.document("en", 4)}  # fmt: skip
    wrong = 0
    for name, document in samples.items():
        with tempfile.TemporaryDirectory(prefix="fieldcase-opens-") as folder:
            found = differences(document, Path(folder))
        print(f"{name}: {'as written' if not found else '; '.join(found)}", flush=True)
        wrong += bool(found)
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
