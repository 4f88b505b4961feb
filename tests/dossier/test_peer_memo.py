"""The memo for peer workers: one A5 page for every country with rows and in both languages, every word of it drawn."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from fieldcase.casework import amounts, detention_memo, legislation, peer_memo
from fieldcase.casework.peer_memo import Facts
from fieldcase.casework.peer_memo_law import replaced
from fieldcase.casework.tables import shipped
from fieldcase.dossier.blocks import Document, Heading, Paragraph, Run, Table
from fieldcase.dossier.pdf.leaf import HEIGHT, WIDTH, DoesNotFit, leaf
from fieldcase.dossier.pdf.render import render
from fieldcase.errors import GlyphMissing
from fieldcase.i18n import LANGUAGES, words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import InstrumentId, ProvisionId, ScopeId
from fieldcase.model.law import Instrument, Provision
from fieldcase.model.values import Money

ROWS = amounts.delivered()
PROVISIONS, INSTRUMENTS = legislation.delivered_provisions(), legislation.delivered_instruments()
# Every country with a row of any sort, and one without any.
COUNTRIES = sorted({row.country for row in ROWS} | {one.country for one in INSTRUMENTS} | {"TJ"})
SCOPE = ScopeId(bytes(16))
# A day on which the rows of most countries are told, and one of the codes of 2019.
DAYS = (datetime.date(2026, 11, 20), datetime.date(2019, 10, 1))


def facts(country: str, on: datetime.date = DAYS[0], **more: Any) -> Facts:
    provisions = tuple(one for one in PROVISIONS if legislation.country_of(one.instrument) == country)
    instruments = tuple(one for one in INSTRUMENTS if one.country == country)
    rows = tuple(row for row in ROWS if row.country == country)
    return replace(Facts(country, on, rows, provisions, instruments), **more)


def text_of(pdf: bytes) -> str:
    """The words of the one page."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    said: str = document[0].get_textpage().get_text_range()
    return " ".join(said.split())


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("on", DAYS, ids=str)
def test_it_is_one_page_of_a5_with_nothing_beyond_its_edge(country: str, language: str, on: datetime.date) -> None:
    pdf = render(peer_memo.document_of(facts(country, on), words(language), shipped()))
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert len(opened.pages) == 1
        box = [float(one) for one in opened.pages[0].MediaBox]
        assert box == pytest.approx([0, 0, WIDTH, HEIGHT], abs=0.01)
        assert [round(points / 72 * 25.4) for points in (WIDTH, HEIGHT)] == [148, 210]
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf)[0]
    found = page.get_textpage()
    for at in range(found.count_chars()):
        left, bottom, right, top = found.get_charbox(at)
        assert 0 <= left <= right <= WIDTH
        assert 0 <= bottom <= top <= HEIGHT


@pytest.mark.parametrize("country", COUNTRIES)
def test_rows_that_find_no_room_are_counted_and_all_others_are_there(country: str) -> None:
    told = facts(country)
    said = text_of(render(peer_memo.document_of(told, words("en"), shipped())))
    rows = peer_memo.in_force(told)
    section = said.partition("Amounts By:")[2].partition("Old law")[0]
    shown = section.count("to confirm") + section.count("confirmed")
    left = sum(int(one) for one in re.findall(r"(\d+) more rows?: see Courts and law, Amounts", said))
    if rows:
        assert shown + left == len(rows)
        assert shown >= min(len(rows), 3)
        assert shipped().label("substance", rows[0].substance, "en").split()[0] in section
    else:
        assert "No table of amounts is confirmed for that day." in said


def test_what_is_printed_of_an_amount_carries_its_status_and_keeps_its_bounds_strict() -> None:
    said = text_of(render(peer_memo.document_of(facts("KG", DAYS[1]), words("en"), shipped())))
    assert "amphetamine up to large ≤ 1.5 g; large > 1.5 g to confirm" in said
    assert "Misconduct" in said
    late = text_of(render(peer_memo.document_of(facts("KG"), words("en"), shipped())))
    assert "No table of amounts is confirmed for that day." in late
    assert "1.5" not in late


def test_the_difference_between_old_and_new_law_is_told_with_both_statuses() -> None:
    code = Instrument(
        id=InstrumentId(b"i" * 16), scope=SCOPE, code="xx-admin", country="XX", title="Кодекс / Пример",
        title_en="Code / Example", status="seed", valid_from=UncertainDate("2001"),
    )  # fmt: skip
    old = Provision(
        id=ProvisionId(b"1" * 16), scope=SCOPE, instrument="xx-admin", number="44", title_en="Possession / Example",
        offences=("possession",),
        valid_from=UncertainDate("2001"), valid_to=UncertainDate("2020-01-01"), fine_to=Money("1700 UAH"),
        status="seed",
    )  # fmt: skip
    new = replace(old, id=ProvisionId(b"2" * 16), valid_from=UncertainDate("2020-01-01"), valid_to=None,
                  fine_to=Money("51000 UAH"), status="verified", checked_on=UncertainDate("2026-11-22"))  # fmt: skip
    told = facts("XX", provisions=(old, new), instruments=(code,))
    said = text_of(render(peer_memo.document_of(told, words("en"), shipped())))
    before, after = "until 1 January 2020 fine up to 1,700 UAH (to confirm)", "fine up to 51,000 UAH (confirmed)"
    assert f"{before}, since then {after}" in said
    assert said.count("Possession / Example") == 1, "the law of that day alone"


def test_a_known_change_of_law_is_told_by_the_delivered_rows_themselves() -> None:
    said = text_of(render(peer_memo.document_of(facts("UA"), words("en"), shipped())))
    assert "fine up to 1,700 UAH (to confirm), since then fine up to 51,000 UAH (to confirm)" in said


def test_an_own_row_that_corrects_a_delivered_one_stands_for_it_and_is_no_change_of_law() -> None:
    delivered = next(one for one in PROVISIONS if one.fine_to == Money("51000 UAH"))
    ours = replace(
        delivered, id=ProvisionId(b"o" * 16), scope=ScopeId(b"s" * 16), fine_to=Money("17000 UAH"), status="verified"
    )
    told = facts("UA", datetime.date(2020, 2, 1), provisions=(ours, *PROVISIONS))
    changes = replaced(told, words("en"), shipped())
    assert any("1,700" in one and "17,000" in one for one in changes), "the change of the law itself"
    assert not any("51,000" in one for one in changes)
    said = text_of(render(peer_memo.document_of(told, words("en"), shipped())))
    assert "17,000" in said
    assert "51,000" not in said


def test_it_says_what_a_bribe_is_and_whose_sentences_these_are() -> None:
    for language in LANGUAGES:
        said = text_of(render(peer_memo.document_of(facts("KZ"), words(language), shipped())))
        told = detention_memo.memo(language)
        for section in told.of(detention_memo.ON_PAPER):
            assert section.heading in said
        assert shipped().label("law_status", told.status, language) in said


def test_the_norms_it_rests_on_are_norms_of_the_tables() -> None:
    assert detention_memo.norms() <= set(shipped().norms)


def document(*blocks: Heading | Paragraph | Table) -> Document:
    return Document("Title", "", "en", "", "", "", "", blocks, plain=True, leaf=True)


def test_what_does_not_fit_without_its_tables_is_refused_and_not_cut() -> None:
    many = tuple(Paragraph((Run(f"line {n} / Example"),)) for n in range(80))
    with pytest.raises(DoesNotFit):
        leaf(document(*many))
    assert leaf(document(*many[:20])).startswith(b"%PDF"), "the control"


def test_a_sign_that_no_font_has_is_named() -> None:
    with pytest.raises(GlyphMissing):
        render(document(Paragraph((Run("\u13a0"),))))


def test_the_same_facts_give_the_same_bytes() -> None:
    one, two = (render(peer_memo.document_of(facts("UA"), words("ru"), shipped())) for _ in range(2))
    assert one == two
