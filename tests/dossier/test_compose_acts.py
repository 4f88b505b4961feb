"""Acts by norm: each told once in full, three legal statements with three sources, references that are no findings."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from dossier.compose_reading import read, section, text_of
from dossier.compose_samples import (
    TABLES,
    act,
    appears,
    attack,
    composed,
    detention,
    document,
    having,
    number,
    released,
    source,
)

from fieldcase.dossier.blocks import Heading, Paragraph
from fieldcase.model.terms import Norm, Tables
from fieldcase.model.values import Money, Quantity
from fieldcase.rules.released import How, Release


def told(release: Release) -> str:
    """The section on acts as text."""
    return read(section(document(release), "acts"))


def lines(release: Release) -> list[str]:
    """Its paragraphs, one text each."""
    return [text_of(block.runs) for block in section(document(release), "acts") if isinstance(block, Paragraph)]


def headings(release: Release, level: int) -> list[str]:
    return [
        block.text
        for block in section(document(release), "acts")
        if isinstance(block, Heading) and block.level == level
    ]


LAW = [
    ("police_said", "What the police said"),
    ("charged", "What was charged"),
    ("decided", "What was decided"),
]


@pytest.mark.parametrize(("field", "label"), LAW)
def test_each_legal_statement_stands_alone_with_its_own_source(field: str, label: str) -> None:
    values: dict[str, Any] = {field: "article 123", f"{field}_source": number(31)}
    release = released([act(1, **values), source(31, title="Protocol"), source(32, title="Other")])
    found = [line for line in lines(release) if line.startswith(label)]
    assert found == [f"{label}: article 123. [S1]"]
    others = [line for line in lines(release) if line.endswith(": not stated.")]
    assert len(others) == 2


def test_the_three_statements_keep_their_order_and_are_never_mixed() -> None:
    release = released(
        [
            act(
                1, police_said="large", police_said_source=number(31), charged="small", charged_source=number(32),
                decided="none", decided_source=number(33),
            ),
            source(31, title="a"), source(32, title="b"), source(33, title="c"),
        ]
    )  # fmt: skip
    assert lines(release)[-3:] == [
        "What the police said: large. [S1]", "What was charged: small. [S2]", "What was decided: none. [S3]",
    ]  # fmt: skip


def test_a_statement_without_a_source_says_so() -> None:
    assert "What was charged: article 123. (source not stated)" in lines(released([act(1, charged="article 123")]))


def test_an_act_of_which_the_law_has_said_nothing_has_no_legal_lines() -> None:
    assert "What was charged" not in told(released([act(1, what="Shouting.")]))


def test_the_russian_act_has_weight_money_and_the_three_statements() -> None:
    text = told(detention())
    assert "0,80\xa0г" in text
    assert "2\xa0000\xa0USD" in text
    assert "30\xa0000\xa0KGS" in text
    assert "крупный размер, статья 268. [S1]" in text
    assert "не указано." in text
    assert "статья 123, штраф. [S2]" in text


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"weight": Quantity("0.80 g")}, "Weight: 0.80\xa0g."),
        ({"demanded": Money("2000 USD")}, "Money demanded: 2,000\xa0USD."),
        ({"fined": Money("30000 KGS")}, "Fine: 30,000\xa0KGS."),
        ({"harm": "Fear"}, "Harm: Fear."),
        ({"substance": "amphetamine"}, "Substance: amphetamine."),
        ({"perpetrator_kind": "police"}, "Kind of alleged perpetrator: police."),
    ],
)
def test_what_is_known_of_an_act_stands_under_the_label_of_its_field(values: dict[str, Any], said: str) -> None:
    assert said in lines(released([act(1, **values)]))


def test_an_act_that_touches_two_norms_is_told_in_full_once() -> None:
    text = told(attack())
    assert text.count("The article asks the police to act against her.") == 1
    assert text.count("(told above)") == 1
    link = next(
        run
        for block in section(document(attack()), "acts")
        if isinstance(block, Paragraph)
        for run in block.runs
        if run.target == "norm-1"
    )
    assert link.text == "Act 1. Incitement to violence, 4 December 2019"


def test_norms_stand_under_their_instrument_in_the_order_of_the_tables() -> None:
    assert headings(attack(), 2)[0] == "Convention on the Elimination of All Forms of Discrimination against Women"
    assert headings(attack(), 3) == ["Article 5. Stereotypes", "Article 7. Public life"]
    assert headings(detention(), 3) == ["Статья 9. Свобода"]


def titles(release: Release) -> list[str]:
    """The titles of the acts, in the order in which each is told in full."""
    blocks = section(document(release), "acts")
    return [text_of(block.runs) for block in blocks if isinstance(block, Paragraph) and block.style == "label"]


def test_acts_without_a_norm_stand_at_the_end_under_a_heading_of_their_own() -> None:
    assert headings(attack(), 2)[-1] == "Acts for which no norm was named"
    assert titles(attack()) == ["Act 1. Incitement to violence, 4 December 2019", "Act 2"]
    assert headings(released([act(1, type="extortion")]), 2) == []


def test_an_act_that_touches_several_norms_lists_them_and_one_that_touches_one_does_not() -> None:
    listed = "Norms: Convention on the Elimination of All Forms of Discrimination against Women, articles 5, 7."
    assert listed in told(attack())
    assert "Norms:" not in told(released([act(1, norms=("iccpr:9",), harm="x")]))


def units() -> Tables:
    """Instruments whose parts are no articles."""
    return replace(
        TABLES,
        norms={
            "gr:19": Norm("gr:19", "gr", "19", {"en": "Violence", "ru": "Насилие"}, "verified", ""),
            "gr:35": Norm("gr:35", "gr", "35", {"en": "Violence again", "ru": "Снова насилие"}, "verified", ""),
            "g:I.1": Norm("g:I.1", "g", "I.1", {"en": "Dignity", "ru": "Достоинство"}, "verified", ""),
            "x:7": Norm("x:7", "x", "7", {"en": "", "ru": ""}, "verified", ""),
        },
        instruments={
            "gr": {"en": "General recommendation", "ru": "Общая рекомендация", "unit": "recommendation"},
            "g": {"en": "Guidelines", "ru": "Руководящие принципы", "unit": "guideline"},
            "x": {"en": "Something", "ru": "Нечто", "unit": "stanza"},
        },
    )


@pytest.mark.parametrize(
    ("language", "norms", "cited", "titles"),
    [
        (
            "en", ("gr:35", "gr:19"), "General recommendation Nos. 19, 35.",
            ["No. 19. Violence", "No. 35. Violence again"],
        ),
        ("ru", ("gr:35",), "Общая рекомендация № 35.", ["№ 35. Снова насилие"]),
        ("en", ("g:I.1",), "Guidelines, guideline I.1.", ["Guideline I.1. Dignity"]),
        ("ru", ("g:I.1",), "Руководящие принципы, принцип I.1.", ["Принцип I.1. Достоинство"]),
        ("en", ("x:7",), "Something, 7.", ["7"]),
    ],
)  # fmt: skip
def test_the_parts_of_an_instrument_are_called_as_the_tables_say(
    language: str, norms: tuple[str, ...], cited: str, titles: list[str]
) -> None:
    release = released([act(1, norms=norms)], language=language)
    made = composed(release, tables=units()).document
    assert read(section(made, "summary")).endswith(cited)
    assert [block.text for block in section(made, "acts") if isinstance(block, Heading) and block.level == 3] == titles


def test_a_norm_whose_text_was_not_compared_says_so_and_a_verified_one_does_not() -> None:
    blocks = section(document(attack()), "acts")
    notes = {
        block.text: text_of(after.runs)
        for block, after in pairwise(blocks)
        if isinstance(block, Heading) and block.level == 3 and isinstance(after, Paragraph)
    }
    assert notes["Article 5. Stereotypes"] == "Reference; text to be checked."
    assert not notes["Article 7. Public life"].startswith("Reference")


@pytest.mark.parametrize(
    "status", ["partly_verified", "secondary", "seed", "memory", "unsourced", "administrative", ""]
)
def test_every_status_but_verified_is_marked_and_never_hidden(status: str) -> None:
    norm = replace(TABLES.norms["iccpr:9"], status=status)
    tables = replace(TABLES, norms={"iccpr:9": norm})
    assert "Reference; text to be checked." in read(_blocks(tables))
    assert "Reference; text to be checked." not in read(_blocks(TABLES))
    assert "Article 9. Liberty" in read(_blocks(tables))


def _blocks(tables: Tables) -> list[Any]:
    return section(composed(released([act(1, norms=("iccpr:9",))]), tables=tables).document, "acts")


def test_a_norm_that_no_table_knows_is_cited_by_its_code() -> None:
    release = released([act(1, norms=("code:123", "iccpr:9"))])
    assert headings(release, 2) == [
        "International Covenant on Civil and Political Rights", "code:123",
    ]  # fmt: skip


def test_naming_a_norm_is_said_to_be_no_finding() -> None:
    assert "not a finding that the norm was breached" in told(attack())
    assert "а не вывод о том, что норма нарушена" in told(having(attack(), language="ru"))


def test_an_act_leads_to_its_event_and_its_sources() -> None:
    runs = [run for block in section(document(attack()), "acts") if isinstance(block, Paragraph) for run in block.runs]
    assert ("4 December 2019", "event-2") in [(run.text, run.target) for run in runs]
    assert ("[S1]", "source-1") in [(run.text, run.target) for run in runs]


def test_victims_and_perpetrators_appear_as_released() -> None:
    people = dict([appears(1, How.NAMED, "Anna Sample"), appears(2, How.WITHHELD, "")])
    text = told(attack(people=people))
    assert "Victims: Anna Sample." in text
    assert "Alleged perpetrators" not in text
