"""The self-check: a finished file agrees with itself, and a changed bit anywhere is found."""

from __future__ import annotations

import hashlib
import json
import random
import re
import subprocess
from pathlib import Path
from typing import Any

import pdf_reading
import pdf_samples
import pytest

from fieldcase import __version__
from fieldcase.dossier import verify
from fieldcase.dossier.manifest import FORMAT, MARK, OPENING, manifest_json, seal
from fieldcase.dossier.pdf.render import render
from fieldcase.dossier.verify import CheckResult, Finding, check
from fieldcase.errors import NotADossier
from fieldcase.i18n import words


@pytest.fixture(scope="module")
def file() -> bytes:
    """A finished dossier with two pictures."""
    return render(pdf_samples.document("en", 2, 2))


def _refused(file: bytes) -> bool:
    """Whether the check finds something, one way or the other."""
    try:
        return not check(file).agrees
    except NotADossier:
        return True


def _resealed(file: bytes) -> bytes:
    """The file with a sum that agrees again: what somebody can do who knows how the check works."""
    at = file.find(MARK) + len(MARK)
    zeroed = file[:at] + b"0" * 64 + file[at + 64 :]
    return zeroed[:at] + hashlib.sha256(zeroed).hexdigest().encode() + zeroed[at + 64 :]


def _codes(file: bytes) -> list[str]:
    return [finding.code for finding in check(file).findings]


def test_a_finished_file_agrees_with_itself(file: bytes) -> None:
    result = check(file)
    assert result == CheckResult(True, (), hashlib.sha256(file).hexdigest(), result.manifest)


def test_the_manifest_says_program_language_records_and_pictures(file: bytes) -> None:
    manifest = check(file).manifest
    assert manifest["format"] == FORMAT == "fieldcase-dossier/1"
    assert manifest["program"] == f"Fieldcase {__version__}"
    assert manifest["language"] == "en"
    assert manifest["records"] == ["0a", "0b"]
    pictures = [pdf_samples.jpeg(shade=61), pdf_samples.jpeg(shade=62)]
    assert manifest["exhibits"] == [
        {"exhibit": f"A{number:02d}", "size": len(picture), "sha256": hashlib.sha256(picture).hexdigest()}
        for number, picture in enumerate(pictures, start=1)
    ]
    assert (*manifest,)[:1] == ("format",)
    assert (*manifest,)[-1:] == ("file_sha256",)


def test_the_sum_can_be_checked_without_fieldcase(file: bytes) -> None:
    digits = re.findall(rb'"file_sha256": "([0-9a-f]{64})"', file)
    assert len(digits) == 1
    assert hashlib.sha256(file.replace(digits[0], b"0" * 64)).hexdigest().encode() == digits[0]


def test_other_programs_find_the_same_manifest(file: bytes, tmp_path: Path) -> None:
    path = tmp_path / "dossier.pdf"
    path.write_bytes(file)
    pdf_reading.tool("pdfdetach", "-save", "1", "-o", str(tmp_path / "out.json"), str(path))
    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == check(file).manifest
    with pdf_reading.opened(file) as pdf:
        assert list(pdf.attachments) == ["manifest.json"]
        assert "/Filter" not in pdf.Root.AF[0].EF.F
        assert "/CheckSum" not in pdf.Root.AF[0].EF.F.Params


def test_pictures_as_issued_can_be_taken_out_with_the_sums_the_manifest_names(file: bytes, tmp_path: Path) -> None:
    path = tmp_path / "dossier.pdf"
    path.write_bytes(file)
    pdf_reading.tool("pdfimages", "-all", str(path), str(tmp_path / "picture"))
    sums = {hashlib.sha256(picture.read_bytes()).hexdigest() for picture in tmp_path.glob("picture*.jpg")}
    manifest = check(file).manifest
    assert isinstance(manifest["exhibits"], list)
    assert sums == {entry["sha256"] for entry in manifest["exhibits"]}


def test_a_flipped_bit_anywhere_in_the_file_is_found(file: bytes) -> None:
    chosen = random.Random(7)
    for place in sorted(chosen.sample(range(len(file)), 400)):
        for bit in range(8):
            changed = bytearray(file)
            changed[place] ^= 1 << bit
            assert _refused(bytes(changed)), (place, bit)


def test_any_other_byte_in_the_manifest_is_found(file: bytes) -> None:
    start = file.find(OPENING) - 200
    end = file.find(MARK) + 120
    for place in range(start, end):
        for other in {file[place] ^ 0x20, file[place] ^ 0x01, file[place] ^ 0x80, 0x30, 0x61, 0x41, 0x00}:
            if other != file[place]:
                changed = bytearray(file)
                changed[place] = other
                assert _refused(bytes(changed)), place


def test_every_digit_of_the_sum_counts_also_in_capitals(file: bytes) -> None:
    at = file.find(MARK) + len(MARK)
    assert _codes(file[:at] + file[at : at + 64].upper() + file[at + 64 :]) == ["changed"]
    assert _codes(file[:at] + b"0" * 64 + file[at + 64 :]) == ["changed"]


@pytest.mark.parametrize("added", [b"\n", b"\x00", b"%%EOF\n", b"1 0 obj\n<<>>\nendobj\n"], ids=range(4))
def test_bytes_added_before_or_after_or_inside_are_found(file: bytes, added: bytes) -> None:
    assert _refused(file + added)
    assert _refused(added + file)
    assert _refused(file[:5000] + added + file[5000:])


@pytest.mark.parametrize("share", [0.0, 0.001, 0.1, 0.5, 0.9, 0.99, 0.9999])
def test_a_cut_file_is_found(file: bytes, share: float) -> None:
    assert _refused(file[: int(len(file) * share)])
    assert _refused(file[int(len(file) * (1 - share)) + 1 :])


@pytest.mark.parametrize(
    "other",
    [
        b"",
        b"%PDF-1.7\n%%EOF\n",
        b"not a PDF at all",
        b"PK\x03\x04" + b"\x00" * 200,
        b"\xff" * 5000,
        MARK + b"0" * 64,
        b"GIF89a" + MARK,
    ],
    ids=["empty", "bare-pdf", "text", "zip", "ones", "mark-alone", "no-pdf"],
)
def test_what_is_no_dossier_is_said_to_be_none(other: bytes) -> None:
    with pytest.raises(NotADossier) as refused:
        check(other, "gift.pdf")
    assert "gift.pdf" in refused.value.told(words("en"))


def test_two_manifests_are_found_even_with_a_sum_that_agrees(file: bytes) -> None:
    second = manifest_json(__version__, "en", {}, [])
    assert _codes(_resealed(file + second)) == ["two-manifests"]
    assert _codes(_resealed(file[:30] + MARK + b"0" * 64 + file[30:])) == ["two-manifests"]


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (b'{\n "format": "fieldcase-dossier/1"', b'{\n "format": "fieldcase-dossier/9"', "other-format"),
        (b'{\n "format": "fieldcase-dossier/1"', b'{\n "Format": "fieldcase-dossier/1"', "manifest-unreadable"),
        (b'"language": "en"', b'"language": en  ', "manifest-unreadable"),
        (b'"language": "en"', b'"program":  "en"', "manifest-unreadable"),
        (b'"language": "en"', b'"language": "\xff\xfe"', "manifest-unreadable"),
        (b'"exhibits": [', b'"Exhibits": [', "manifest-unreadable"),
        (b'"exhibit": "A01"', b'"exhibit": 0e001', "exhibit-differs"),
    ],
)
def test_a_forged_manifest_with_a_sum_that_agrees_is_a_finding_never_a_crash(
    file: bytes, before: bytes, after: bytes, code: str
) -> None:
    assert len(before) == len(after)
    assert file.count(before) == 1
    forged = file.replace(before, after)
    if code == "exhibit-differs":
        stated: Any = check(file).manifest
        forged = forged.replace(stated["exhibits"][0]["sha256"].encode(), b"f" * 64)
    assert _codes(_resealed(forged)) == [code]


def test_a_picture_exchanged_for_another_is_found_though_the_sum_agrees(file: bytes) -> None:
    picture = pdf_samples.jpeg(shade=62)
    assert file.count(picture) == 1
    forged = file.replace(picture, picture[:-40] + bytes(byte ^ 1 for byte in picture[-40:]))
    (finding,) = check(_resealed(forged)).findings
    assert finding == Finding("exhibit-differs", {"exhibit": "A02"})
    assert check(_resealed(forged)).manifest == {}


def test_a_manifest_that_nests_without_end_is_a_finding(file: bytes) -> None:
    deep = b'{\n "format": "fieldcase-dossier/1",\n "x": ' + b"[" * 200_000 + MARK + b"0" * 64 + b'"\n}\n'
    assert _codes(_resealed(b"%PDF-1.7\n" + deep)) == ["manifest-unreadable"]


def test_a_file_full_of_false_pictures_is_read_once_not_a_thousand_times(file: bytes) -> None:
    false = b"<< /Subtype /Image /Length 9999999 >>\nstream\n" * 40_000
    manifest = manifest_json(__version__, "en", {}, [{"exhibit": "A1", "sha256": "00"}])
    forged = _resealed(b"%PDF-1.7\n" + false + manifest)
    assert _codes(forged) == ["exhibit-differs"]


def test_a_png_is_checked_by_the_sum_of_what_is_stored() -> None:
    from fieldcase.dossier.blocks import Exhibit

    for mode in ("1", "L", "RGB", "RGBA", "P", "LA"):
        file = render(pdf_samples.plain(Exhibit("A1", "t", "", "alt", pdf_samples.png(mode))))
        assert check(file).agrees
        assert len(check(file).manifest["exhibits"]) == 1  # type: ignore[arg-type]


def test_a_long_dossier_with_many_pictures_agrees_too() -> None:
    assert check(render(pdf_samples.document("ru", 20, 25))).agrees


def test_text_that_looks_like_a_manifest_does_not_disturb_the_real_one() -> None:
    from fieldcase.dossier.blocks import Heading, Paragraph, Run

    forged = '{\n "format": "fieldcase-dossier/1",\n "file_sha256": "' + "0" * 64 + '"\n}\n'
    document = pdf_samples.with_blocks(
        Heading(forged), Paragraph((Run(forged, target="https://example.org/" + forged, footnote=forged),))
    )
    for where in ("title", "language", "subtitle"):
        document = pdf_samples.changed(document, where, forged)
    document = pdf_samples.changed(document, "manifest", {"said": forged, forged: [forged]})
    assert check(render(document)).agrees


def test_a_file_is_sealed_once(file: bytes) -> None:
    with pytest.raises(ValueError, match="not where it was put"):
        seal([file], {})


@pytest.mark.parametrize("own", ["format", "file_sha256", "exhibits", "program", "language"])
def test_the_composer_cannot_overwrite_what_the_manifest_says_itself(own: str) -> None:
    with pytest.raises(ValueError, match="own words"):
        manifest_json("1", "en", {own: "x"}, [])


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_finding_is_a_sentence(language: str) -> None:
    try:
        said = words(language)
    except FileNotFoundError:
        pytest.skip("the catalogues are not compiled")
    for code, sentence in verify.SENTENCES.items():
        fields = re.findall(r"\{(\w+)\}", sentence)
        told = Finding(code, dict.fromkeys(fields, "A07")).told(said)
        assert told.endswith(".")
        assert "{" not in told
        assert not fields or "A07" in told


def test_checking_loads_no_pdf_library(root: Path) -> None:
    import sys

    program = "import sys; import fieldcase.dossier.verify; print(sorted({'reportlab', 'PIL'} & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=root)
    assert ran.stdout.strip() == "[]"
