"""Sources and reported figures: cited in full or only described, with links, doubt and numbers that hold."""

from __future__ import annotations

from typing import Any

import pytest
from dossier.compose_reading import read, section, text_of
from dossier.compose_samples import act, attack, document, event, figure, having, number, piece, released, source

from fieldcase.dossier.blocks import Chronology, ChronologyRow, Table
from fieldcase.dossier.compose import texts_of
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import SourceId
from fieldcase.rules.released import Release

WHOLE: dict[str, Any] = {
    "outlet": "The Morning Sheet",
    "title": "A plague",
    "medium": "newspaper",
    "language": "ru",
    "published": UncertainDate("2019-12-04"),
    "pages": "1, 8",
    "lines": "12-14",
    "address": "https://example.org/plague",
    "quote": "As only a state can.",
    "reference": "archive 7",
}


def rows(release: Release) -> tuple[ChronologyRow, ...]:
    (listed,) = [block for block in section(document(release), "sources") if isinstance(block, Chronology)]
    return listed.rows


def only_described(**values: Any) -> Release:
    """One source that may not be cited."""
    return released([source(31, **values)], sources={SourceId(number(31)): False})


def test_a_source_that_is_cited_has_everything_by_which_it_is_found() -> None:
    (row,) = rows(released([source(31, **WHOLE)]))
    assert row.when == "S1"
    assert text_of(row.what) == (
        "The Morning Sheet, “A plague”, newspaper, 4 December 2019, Russian, pages: 1, 8, lines: 12-14."
    )
    assert text_of(row.details) == "“As only a state can.” Reference: archive 7."
    assert [(run.text, run.target) for run in row.sources] == [(WHOLE["address"], WHOLE["address"])]


@pytest.mark.parametrize("field", ["outlet", "title", "pages", "lines", "address", "quote", "reference"])
def test_of_a_source_that_is_only_described_nothing_leads_to_it(field: str) -> None:
    hidden, open_ = only_described(**WHOLE), released([source(31, **WHOLE)])
    assert WHOLE[field] in read(document(open_).blocks)
    assert not [text for _, text in texts_of(document(hidden)) if WHOLE[field] in text]


def test_a_described_source_is_told_by_kind_and_month() -> None:
    (row,) = rows(only_described(**WHOLE))
    assert text_of(row.what) == "Newspaper, December 2019; reference kept by the authors."
    (russian,) = rows(having(only_described(**WHOLE), language="ru"))
    assert text_of(russian.what) == "Газета, декабрь 2019; выходные данные хранятся у составителей."


@pytest.mark.parametrize(
    ("description", "printed"),
    [
        ("national newspaper, December 2019", "National newspaper, December 2019. Reference kept by the authors."),
        (
            "National newspaper, December 2019; reference kept by the authors",
            "National newspaper, December 2019; reference kept by the authors.",
        ),
    ],
)
def test_the_authors_own_description_goes_before_ours(description: str, printed: str) -> None:
    (row,) = rows(only_described(description=description, **WHOLE))
    assert text_of(row.what) == printed


def test_a_source_of_which_nothing_may_be_told_keeps_its_number() -> None:
    (row,) = rows(only_described())
    assert (row.when, text_of(row.what)) == ("S1", "Source; reference kept by the authors.")


def test_a_source_on_which_the_release_is_silent_is_only_described() -> None:
    (row,) = rows(released([source(31, **WHOLE)], sources={}))
    assert "Morning" not in text_of(row.what)


def test_the_list_says_why_some_sources_are_only_described() -> None:
    sentence = "only a description is printed"
    assert sentence in read(section(document(only_described(**WHOLE)), "sources"))
    assert sentence not in read(section(document(released([source(31, **WHOLE)])), "sources"))


def test_sources_are_numbered_as_a_reader_meets_them() -> None:
    release = released(
        [
            event(1, "2020", sources=(number(35),)), event(2, "2019", sources=(number(34), number(35))),
            act(3, charged="x", charged_source=number(33)), piece(4, source=number(32)),
            figure(5, "=1", source=number(31)), *(source(one, title=f"t{one}") for one in range(30, 36)),
        ]
    )  # fmt: skip
    assert [text_of(row.what) for row in rows(release)] == [f"“t{one}”." for one in (34, 35, 33, 32, 31, 30)]


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("https://example.org/a", "https://example.org/a"),
        ("http://example.org/a", ""),
        ("example.org", ""),
        ("https://example.org/a b", ""),
        ("file:///etc/passwd", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_only_an_https_address_becomes_a_link(address: str, target: str) -> None:
    (row,) = rows(released([source(31, title="t", address=address)]))
    assert [(run.text, run.target) for run in row.sources] == [(address, target)]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"outlet": "Court of Poplar Town"}, "Court of Poplar Town."),
        ({"title": "Who?"}, "“Who?”"),
        ({"title": "Who"}, "“Who”."),
        ({"outlet": "Diary", "medium_as_written": "a notebook", "medium": "newspaper"}, "Diary, a notebook."),
        ({"description": "a conversation"}, "A conversation."),
        ({"outlet": "Sheet", "description": "a newspaper"}, "Sheet."),
        ({"outlet": "Sheet", "language": "en"}, "Sheet."),
    ],
)
def test_a_citation_holds_what_is_known_and_no_empty_places(values: dict[str, str], said: str) -> None:
    (row,) = rows(released([source(31, **values)]))
    assert text_of(row.what) == said


def figures(release: Release) -> list[list[str]]:
    (table,) = [block for block in section(document(release), "figures") if isinstance(block, Table)]
    return [[text_of(cell) for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("count", "english", "russian"),
    [
        ("=36", "36", "36"),
        (">100", "more than 100", "более 100"),
        (">=100", "at least 100", "не менее 100"),
        ("~250", "about 250", "около 250"),
        ("10..20", "from 10 to 20", "от 10 до 20"),
        ("?", "not stated", "не указано"),
    ],
)
def test_a_reported_figure_keeps_its_doubt(count: str, english: str, russian: str) -> None:
    release = released([figure(1, count)])
    assert figures(release)[0][1] == english
    assert figures(having(release, language="ru"))[0][1] == russian


def test_a_figure_has_period_place_source_and_says_that_it_is_preliminary() -> None:
    release = released(
        [
            figure(
                1, ">100", what="People\ninterviewed", country="KZ", region="Steppe", period=UncertainDate("2019"),
                source=number(31), preliminary=True,
            ),
            source(31, title="Report"),
        ]
    )  # fmt: skip
    assert figures(release) == [
        ["People interviewed", "more than 100 (preliminary)", "2019", "Kazakhstan, Steppe", "[S1]"]
    ]


def test_figures_without_period_or_source_stand_last_with_a_dash() -> None:
    release = released([figure(1, "=1", what="b"), figure(2, "=2", what="a", period=UncertainDate("2018"))])
    assert figures(release) == [["a", "2", "2018", "–", "–"], ["b", "1", "–", "–", "–"]]


def test_the_sample_links_its_figure_to_its_source() -> None:
    (table,) = [block for block in section(document(attack()), "figures") if isinstance(block, Table)]
    assert [run.target for run in table.rows[0][4]] == ["source-2"]
