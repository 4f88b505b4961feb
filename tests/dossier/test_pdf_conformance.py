"""What a file says of itself for archives and screen readers, and that it claims nothing nobody checked."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pdf_reading
import pdf_samples
import pikepdf
import pytest
import structure_checker
from PIL import Image, ImageCms

from fieldcase.dossier.blocks import Exhibit, Paragraph, Run, Sheet
from fieldcase.dossier.pdf.colour import NAME, SRGB
from fieldcase.dossier.pdf.conformance import CLAIMS, Claim, describe
from fieldcase.dossier.pdf.render import render


def test_no_standard_is_claimed_before_its_validator_was_run() -> None:
    assert CLAIMS == ()
    with pdf_reading.opened(render(pdf_samples.plain())) as pdf, pdf.open_metadata() as told:
        assert not told.pdfa_status
        assert "pdfuaid:part" not in told


def test_a_claim_stands_in_the_metadata_once_it_may_be_made() -> None:
    with pdf_reading.opened(render(pdf_samples.plain())) as pdf:
        describe(pdf, "T & <t>", "en", (Claim.PDF_A_3A, Claim.PDF_UA_1))
        with pdf.open_metadata(set_pikepdf_as_editor=False) as told:
            assert told.pdfa_status == "3A"
            assert told["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
            assert told["dc:title"] == "T & <t>"
        assert b"pdfaExtension:schemas" in pdf.Root.Metadata.read_bytes()


def test_the_colour_space_is_srgb_to_another_program() -> None:
    assert ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(SRGB))).strip() == NAME
    assert _most_apart(SRGB) <= 1


def test_another_curve_would_have_been_noticed() -> None:
    at = SRGB.index(b"curv") + 12
    straight = struct.pack(">1024H", *(round(step * 65535 / 1023) for step in range(1024)))
    assert _most_apart(SRGB[:at] + straight + SRGB[at + len(straight) :]) > 40


def _most_apart(profile: bytes) -> int:
    """How far the shades of grey in this profile are from the same in sRGB, of 255."""
    shades = Image.linear_gradient("L").convert("RGB")
    ours = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    changed = ImageCms.profileToProfile(shades, ours, ImageCms.createProfile("sRGB"), outputMode="RGB")
    assert changed is not None
    return max(abs(a - b) for a, b in zip(shades.tobytes(), changed.tobytes(), strict=True))


def test_the_profile_says_neither_when_nor_by_whom_it_was_made() -> None:
    assert struct.unpack(">I", SRGB[:4]) == (len(SRGB),)
    assert SRGB[24:36] == bytes(12)
    assert SRGB[48:64] == bytes(16)


def test_an_annex_of_three_hundred_pages_is_stamped_tagged_and_sound(tmp_path: Path) -> None:
    pictures = [pdf_samples.jpeg(60, 85, number % 200) for number in range(300)]
    more = tuple(Sheet(f"Page {number}", picture) for number, picture in enumerate(pictures[1:], start=2))
    annex = Exhibit("A01", "Paper", "a01", "Page 1", pictures[0], more=more, paged=True)
    file = render(pdf_samples.plain(Paragraph((Run("See the annex", target="a01"),)), annex))
    pages = pdf_reading.pages(file, tmp_path)
    assert sum("Annex A01, p." in page for page in pages) == 300
    assert "Annex A01, p. 300" in pages[-1]
    assert structure_checker.findings(file) == []


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_link_says_where_it_leads(language: str) -> None:
    runs = (Run("the report", target="https://example.org/report"), Run("x", footnote="note"))
    with pdf_reading.opened(render(pdf_samples.plain(Paragraph(runs)))) as pdf:
        notes: list[pikepdf.Object] = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
        assert sorted(str(note.Contents) for note in notes) == ["1", "1", "https://example.org/report"]
