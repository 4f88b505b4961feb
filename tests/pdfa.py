"""`make pdfa`: PDFBox Preflight on copies of our files that are made to fit PDF/A-1b.

What we make is built after PDF/A-3a; Preflight knows PDF/A-1b alone. So each copy loses what came later (the embedded
manifest, packed objects, the number 1.7) and claims 1b; fonts, colours, metadata, tags and pages stay as they are.
Needs Debian's libpdfbox2-java, libactivation-java, libjaxb-api-java and default-jre-headless. The exit status is the
number of copies that are not valid.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from pathlib import Path

import pdf_charts
import pdf_samples
import pikepdf

from fieldcase.dossier.blocks import Document, Heading, Paragraph, Run
from fieldcase.dossier.pdf.conformance import Claim, describe
from fieldcase.dossier.pdf.render import render

_JARS = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api")
_CLASSES = ":".join(f"/usr/share/java/{jar}.jar" for jar in _JARS)
_VALID = "is a valid PDF/A-1b file"
_VALIDATOR = "org.apache.pdfbox.preflight.Validator_A1b"
_SCRIPTS = Paragraph((Run("Қазақ ქართული Հայերեն ≥ ☐ ", bold=True), Run("курсив Ҷҷ", italic=True), Run("Ӣӣ ₾")))


def documents() -> dict[str, Document]:
    """Documents with everything in them."""
    return {
        "english": pdf_samples.document("en", 3, 2),
        "russian": pdf_samples.document("ru", 12, 2),
        "charts": pdf_charts.document(),
        "scripts": pdf_samples.with_blocks(Heading("Х"), _SCRIPTS),
        "translation": pdf_samples.with_blocks(*pdf_samples.exhibits("en", 1), pdf_samples.parallel(40, "A02")),
        "empty": pdf_samples.plain(),
    }


def as_1b(file: bytes, document: Document) -> bytes:
    """The copy of a finished file that claims PDF/A-1b."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(file)) as pdf:
        del pdf.Root.AF
        del pdf.Root.Names
        describe(pdf, document.title, document.language, (Claim.PDF_A_1B,))
        pdf.save(
            out, force_version="1.4", fix_metadata_version=False, compress_streams=False, deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.disable, stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )  # fmt: skip
    return out.getvalue()


def judged(file: bytes) -> str:
    """What Preflight says of a file."""
    with tempfile.TemporaryDirectory(prefix="fieldcase-pdfa-") as folder:
        path = Path(folder) / "copy.pdf"
        path.write_bytes(file)
        command = ["java", "-cp", _CLASSES, _VALIDATOR, str(path)]
        ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    return (ran.stdout + ran.stderr).replace(str(path), "the copy").strip()


def _finds_what_is_wrong() -> bool:
    """The control: a copy whose colours mean nothing is not valid."""
    document = pdf_samples.plain(Paragraph((Run("x"),)))
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(as_1b(render(document), document))) as pdf:
        del pdf.Root.OutputIntents
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return _VALID not in judged(out.getvalue())


def main() -> int:
    """Judge each document and print the verdict."""
    if not _finds_what_is_wrong():
        print("Preflight took a file without its colour space: nothing it says can be believed.")
        return 1
    wrong = 0
    for name, document in documents().items():
        verdict = judged(as_1b(render(document), document))
        valid = _VALID in verdict
        wrong += not valid
        print(f"{name}: {'valid PDF/A-1b' if valid else verdict}")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
