"""Every page of the sample's report to a committee as a picture in docs/annex/, in English and in Russian.

    python tests/picture_annex.py

They are read page by page after each change to a report; from the same sample they are the same.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]

import pypdfium2  # noqa: E402
from PIL import Image  # noqa: E402

from fieldcase.casework import report_files, sample  # noqa: E402
from fieldcase.casework.desk import Desk  # noqa: E402
from fieldcase.i18n import words  # noqa: E402
from fieldcase.model.reports import Report  # noqa: E402
from fieldcase.vault.keys import TEST_COST  # noqa: E402
from fieldcase.world import SeededWorld  # noqa: E402

FOLDER = HERE.parent / "docs" / "annex"
PASSPHRASE = "колодец ставни рубанок метель подкова ежевика"
# The day of the sample's report; with the seed it makes the same pages on any machine.
CLOCK = 1_795_824_000_000
_SCALE, _COLOURS = 1.25, 64


def pages(content: bytes) -> list[Image.Image]:
    """Every page of a PDF as a picture."""
    document = pypdfium2.PdfDocument(content)
    found = [page.render(scale=_SCALE).to_pil() for page in document]
    document.close()
    return found


def main() -> int:
    """Draw the pages anew."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob("*.png"):
        old.unlink()
    count = 0
    with tempfile.TemporaryDirectory(prefix="fieldcase-annex-") as folder:
        world = SeededWorld(b"annex", clock=CLOCK)
        desk, _ = Desk.new(Path(folder) / "annex.fieldcase", PASSPHRASE, world, TEST_COST)
        sample.load(desk)
        for report in desk.all(Report):
            made = report_files.make(desk, report, "annex", words(report.language))
            for number, page in enumerate(pages(b"".join(made.pieces)), start=1):
                name = f"cedaw-annex-{report.language}-{number:02}.png"
                page.quantize(_COLOURS, dither=Image.Dither.NONE).save(FOLDER / name, optimize=True)
                count += 1
        desk.close()
    print(f"pictures: {count} in docs/annex/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
