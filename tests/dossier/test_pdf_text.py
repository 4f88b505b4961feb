"""Every letter a person typed stands on the page as typed, or the document is refused."""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pdf_reading
import pdf_samples
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.dossier.blocks import (
    Block,
    Chronology,
    ChronologyRow,
    Exhibit,
    Heading,
    Paragraph,
    Run,
    Table,
)
from fieldcase.dossier.pdf.characters import can_be_set, drawn
from fieldcase.dossier.pdf.fonts import font
from fieldcase.dossier.pdf.render import render
from fieldcase.errors import GlyphMissing

ALPHABETS = {
    "Kazakh": "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя",
    "Kazakh Latin": "AaÄäBbDdEeFfGgĞğHhIıİiJjKkLlMmNnŊŋOoÖöPpQqRrSsŞşTtUuŪūÜüVvYyZz",
    "Kyrgyz": "АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнҢңОоӨөПпРрСсТтУуҮүФфХхЦцЧчШшЩщЪъЫыЬьЭэЮюЯя",
    "Tajik": "АаБбВвГгҒғДдЕеЁёЖжЗзИиӢӣЙйКкҚқЛлМмНнОоПпРрСсТтУуӮӯФфХхҲҳЧчҶҷШшЪъЭэЮюЯя",
    "Uzbek": "АаБбВвГгДдЕеЁёЖжЗзИиЙйКкЛлМмНнОоПпРрСсТтУуФфХхЦцЧчШшЪъЬьЭэЮюЯяЎўҚқҒғҲҳ",
    "Uzbek Latin": "AaBbDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvXxYyZz\u02bb\u02bc\u2018\u2019",
    "Turkmen": "AaBbÇçDdEeÄäFfGgHhIiJjŽžKkLlMmNnŇňOoÖöPpRrSsŞşTtUuÜüWwYyÝýZz",
    "Georgian": "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "Armenian": "ԱաԲբԳգԴդԵեԶզԷէԸըԹթԺժԻիԼլԽխԾծԿկՀհՁձՂղՃճՄմՅյՆնՇշՈոՉչՊպՋջՌռՍսՎվՏտՐրՑցՒւՓփՔքՕօՖֆև֏",
    "Ukrainian": "ҐґЄєІіЇї'",
    "Belarusian": "ЎўІіЁё",
    "Moldovan": "ĂăÂâÎîȘșȚțŞşŢţ",
    "Azerbaijani": "ƏəĞğİıÖöŞşÜüÇç",
    "signs": "«»„“”‘’—–…№§€₽₸₾₴±×÷≤≥≈→←•·°′″½¹²³☐☑✓",
}
STYLES = [(False, False), (True, False), (False, True), (True, True)]


def _found(file: bytes) -> str:
    with TemporaryDirectory() as folder:
        return pdf_reading.text(file, Path(folder))


@pytest.mark.parametrize(("bold", "italic"), STYLES, ids=["regular", "bold", "italic", "bold-italic"])
@pytest.mark.parametrize("alphabet", ALPHABETS.values(), ids=ALPHABETS.keys())
def test_every_letter_of_the_languages_of_the_region_is_drawn(alphabet: str, bold: bool, italic: bool) -> None:
    # pdftotext takes letters with a space between each for a spaced word, so spaces are left out of account.
    spaced = " ".join(unicodedata.normalize("NFC", alphabet))
    file = render(pdf_samples.plain(Paragraph((Run(f"<< {spaced} >>", bold, italic),))))
    found = "".join(_found(file).split())
    assert f"<<{''.join(spaced.split())}>>" in found


@pytest.mark.parametrize("alphabet", ["Kazakh", "Georgian", "Armenian"])
def test_a_word_is_one_word_for_who_searches_the_file(alphabet: str) -> None:
    word = ALPHABETS[alphabet][:20]
    assert word in _found(render(pdf_samples.plain(Paragraph((Run(f"a {word}, b"),)))))


HOSTILE = [
    "<b>not bold</b>",
    "&amp; &lt; &#65;",
    "]]> --> ?>",
    '<font color="red">x</font> <para/> <br/>',
    "(unbalanced \\ brackets)) ((",
    "%PDF-1.7 endstream endobj",
    "{page} of {total} %s %(x)s",
    "tab\there",
    "nul\x00bell\x07escape\x1b[31m",
    "\u202eright to left\u202c \u200fmark\u200e",
    "joined\u200dby\u200cnothing\ufeff",
    "soft\u00adhyphen and non\u00a0breaking",
    "e\u0301tude, ударе\u0301ние",
]


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_signs_that_mean_something_to_a_program_are_drawn_as_they_are(hostile: str) -> None:
    expected = " ".join(drawn(hostile).split())
    blocks = (
        Paragraph((Run(f"P {hostile} p", footnote=f"F {hostile} f"),)),
        Table(f"C {hostile} c", (f"H {hostile} h",), (((Run(f"D {hostile} d"),),),), (1,)),
        Chronology(
            (ChronologyRow("day", (Run(f"W {hostile} w"),), (Run(f"T {hostile} t"),), (Run(f"S {hostile} s"),)),)
        ),
        Exhibit("A1", f"X {hostile} x", "", f"Y {hostile} y", reason=f"Z {hostile} z", lines=(f"L {hostile} l",)),
    )
    found = _found(render(pdf_samples.plain(*blocks)))
    for letter in "PFCHDWTSXZL":
        assert f"{letter} {expected} {letter.lower()}" in found


@pytest.mark.parametrize("where", ["title", "subtitle", "confidentiality", "marked_example", "contents_title", "cover"])
def test_the_texts_around_the_blocks_are_drawn_as_they_are(where: str) -> None:
    odd = "<i>&amp; (\\ {x}"
    document = pdf_samples.changed(pdf_samples.with_blocks(Heading("h")), where, (odd,) if where == "cover" else odd)
    assert odd in _found(render(document))


def test_a_line_end_in_a_text_ends_the_line(tmp_path: Path) -> None:
    text = "one\ntwo\r\nthree\u2028four\x0bfive"
    (_, page) = pdf_reading.pages(render(pdf_samples.plain(Paragraph((Run("x"),)), Paragraph((Run(text),)))), tmp_path)
    assert page.split()[1:6] == ["one", "two", "three", "four", "five"]
    assert "one\ntwo\nthree\nfour\nfive" in page


def test_a_very_long_word_is_cut_where_it_must_be_and_loses_nothing(tmp_path: Path) -> None:
    word = "".join(chr(ord("a") + number % 26) for number in range(3000))
    file = render(pdf_samples.plain(Paragraph((Run(f"before {word} after"),))))
    pages = "".join("".join(pdf_reading.pages(file, tmp_path)).split())
    assert f"before{word}after" in pages


def test_a_long_address_is_cut_after_its_signs(tmp_path: Path) -> None:
    address = "https://example.org/" + "/".join(f"part{number}" for number in range(60))
    file = render(pdf_samples.plain(Paragraph((Run(address, target=address),))))
    lines = [line for page in pdf_reading.pages(file, tmp_path) for line in page.splitlines() if "part" in line]
    assert "".join(lines) == address
    assert all(line.endswith("/") for line in lines[:-1])
    with pdf_reading.opened(file) as pdf:
        notes = [note for page in pdf.pages for note in page.obj.get("/Annots", [])]
        assert {str(note.A.URI) for note in notes} == {address}
        assert len(notes) == len(lines)


MISSING = {
    "Chinese": "中",
    "Devanagari": "अ",
    "Arabic": "ع",
    "Hebrew": "א",
    "private use": "\ue000",
    "lone surrogate": "\ud800",
    "unassigned": "\u0378",
    "emoji": "\U0001f9d1",
    "Thai": "ก",
}


@pytest.mark.parametrize("sign", MISSING.values(), ids=MISSING.keys())
def test_a_sign_that_cannot_be_drawn_rightly_is_refused_and_named(sign: str) -> None:
    with pytest.raises(GlyphMissing) as refused:
        render(pdf_samples.plain(Paragraph((Run(f"x{sign}y"),))))
    assert f"U+{ord(sign):04X}" in str(refused.value.values["characters"])


PLACES: dict[str, Block] = {
    "heading": Heading("中"),
    "footnote": Paragraph((Run("x", footnote="中"),)),
    "caption": Table("中", ("a",), (), (1,)),
    "header": Table("", ("中",), (), (1,)),
    "cell": Table("", ("a",), (((Run("中"),),),), (1,)),
    "day": Chronology((ChronologyRow("中", (Run("x"),)),)),
    "source": Chronology((ChronologyRow("x", (Run("x"),), sources=(Run("中"),)),)),
    "exhibit": Exhibit("中", "t", "", ""),
    "reason": Exhibit("A", "t", "", "", reason="中"),
}


@pytest.mark.parametrize("block", PLACES.values(), ids=PLACES.keys())
def test_a_missing_sign_is_refused_wherever_it_stands(block: Block) -> None:
    with pytest.raises(GlyphMissing):
        render(pdf_samples.plain(block))


@pytest.mark.parametrize("where", ["title", "subtitle", "confidentiality", "marked_example", "page_of", "annex_stamp"])
def test_a_missing_sign_around_the_blocks_is_refused(where: str) -> None:
    with pytest.raises(GlyphMissing):
        render(pdf_samples.changed(pdf_samples.document("en", 1, 1), where, "中 {page}"))


def test_all_missing_signs_are_named_at_once() -> None:
    blocks = Heading("中"), Paragraph((Run("ع文"),)), Exhibit("A1", "字", "", "")
    with pytest.raises(GlyphMissing) as refused:
        render(pdf_samples.plain(*blocks))
    assert refused.value.values["characters"] == "中 (U+4E2D), ع (U+0639), 文 (U+6587), 字 (U+5B57) (in: 中)"


def test_a_missing_sign_is_named_with_the_section_and_the_row_it_stands_in() -> None:
    rows = tuple((pdf_samples.runs("x" if number != 7 else "中"),) for number in range(9))
    blocks = Heading("First"), Heading("Second"), Table("", ("a",), rows, (1,)), Heading("Third"), Heading("ع")
    with pytest.raises(GlyphMissing) as refused:
        render(pdf_samples.changed(pdf_samples.with_blocks(*blocks), "subtitle", "字"))
    assert refused.value.values["characters"] == (
        "字 (U+5B57) (in: the title page), 中 (U+4E2D) (in: Second, row 8), ع (U+0639) (in: ع)"
    )


def _drawable(upright: bool) -> list[str]:
    names = ("NotoSans-Regular", "NotoSansGeorgian-Regular", "NotoSansArmenian-Regular", "DejaVuSans")
    known = {chr(code) for name in names for code in font(name).widths}
    # A mark that stands on a letter, and what NFC makes another letter of, cannot be looked for one by one; a hyphen at
    # the end of a line is dropped by pdftotext.
    return sorted(
        sign
        for sign in known
        if drawn(sign) == sign
        and not sign.isspace()
        and not unicodedata.category(sign).startswith(("M", "Pd" if upright else "M"))
        and sign not in "-\u2010\u2011"
        and unicodedata.normalize("NFKC", sign) == sign
    )


SIGNS = _drawable(upright=True)


def test_thousands_of_signs_can_be_drawn() -> None:
    assert len(SIGNS) > 4000
    assert all(can_be_set(ord(sign)) for sign in SIGNS)


@given(st.lists(st.text(st.sampled_from(SIGNS), min_size=1, max_size=12), min_size=1, max_size=40), st.booleans())
def test_any_words_of_drawable_signs_are_found_again(words: list[str], bold: bool) -> None:
    text = " ".join(words)
    found = _found(render(pdf_samples.plain(Paragraph((Run(f"<< {text} >>", bold),)))))
    inside = found[found.index("<<") : found.rindex(">>") + 2]
    assert "".join(inside.split()) == "".join(f"<<{text}>>".split())


@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_text_at_all_is_drawn_or_refused_as_missing_a_glyph(texts: list[str]) -> None:
    blocks = tuple(Paragraph((Run(text, target=text, footnote=text),)) for text in texts)
    # Any other error would end the test.
    with suppress(GlyphMissing):
        assert render(pdf_samples.plain(*blocks)).startswith(b"%PDF-1.7")
