"""The sentences of a charge check: true, the status beside each conclusion, what does not fit asked and never found."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldcase.casework.amounts import delivered
from fieldcase.casework.tables import shipped
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import ScopeId, ThresholdId
from fieldcase.model.law import Threshold
from fieldcase.model.values import Quantity
from fieldcase.rules.charge import Answer, Asked, check
from fieldcase.rules.charge_lines import from_lines, said, to_lines, without_substance
from fieldcase.rules.charge_said import Named, sentences

TABLES, ENGLISH = shipped(), words("en")
STATUS = "named by an organisation, to be confirmed"
WEIGHT = "0.8\xa0g"


def answer(
    country: str = "KG", substance: str = "амфетамин", weight: str = "0.8 g", on: str = "2019", **more: Any
) -> Answer:
    asked = Asked(country, UncertainDate(on), substance, weight=Quantity(weight) if weight else None, **more)
    return check(delivered(), asked, TABLES)


def told(found: Answer, *named: Named) -> list[tuple[str, str]]:
    return [(one.kind, one.text) for one in sentences(found, ENGLISH, TABLES, named)]


def test_said_and_decided_are_told_apart_and_what_does_not_fit_is_asked() -> None:
    found = told(answer(), Named("large", "268"), Named(), Named("", "123", "a fine"))
    assert found[0] == ("fact", "Police said: large, article 268.")
    assert found[1] == ("fact", "Decided: article 123, a fine.")
    assert [text for kind, text in found if kind == "question"] == [
        f"Police said “large”; by this table (comes with the program; {STATUS}) that is more than 1.5\xa0g, and "
        f"{WEIGHT} is not: a question for a lawyer."
    ]


def test_the_charge_that_nobody_told_is_not_told() -> None:
    assert not any("Charged" in text for _, text in told(answer(), Named("large"), Named(), Named("large")))
    assert any("Charged" in text for _, text in told(answer(), Named(), Named("large")))


def test_a_size_that_fits_is_no_question() -> None:
    assert not [text for kind, text in told(answer(), Named("up_to_large")) if kind == "question"]
    assert [text for kind, text in told(answer(), Named("significant")) if kind == "question"]


def test_a_size_is_asked_about_where_the_weight_lies_below_all_that_the_table_names() -> None:
    row = Threshold(
        id=ThresholdId(b"o" * 16), scope=ScopeId(b"r" * 16), country="KG", instrument="Example / Пример", unit="g",
        substance="амфетамин", bands=("large > 1.5",), valid_to=UncertainDate("2020-01-01"), status="seed",
    )  # fmt: skip
    found = check((row,), answer().asked, TABLES)
    (kept,) = [text for kind, text in told(found, Named("large")) if kind == "question"]
    assert "entered by the organisation" in kept
    assert "a question for a lawyer" in kept


@pytest.mark.parametrize("row", delivered(), ids=lambda row: f"{row.country}-{row.substance}")
def test_every_sentence_that_concludes_names_the_status_of_its_row(row: Threshold) -> None:
    on = row.valid_to or row.checked_on
    asked = Asked(row.country, on, row.substance, row.form, Quantity(f"1.1 {row.unit}"))
    found = check(delivered(), asked, TABLES)
    for kind, text in told(found, Named("large"), Named("small"), Named("significant")):
        if kind in ("row", "question"):
            assert any(term.label("en") in text for term in TABLES.vocabularies["law_status"].values())


def test_numbers_are_told_as_they_were_typed() -> None:
    assert "0.80\xa0g" in said(answer(weight="0.80 g"), ENGLISH, TABLES)
    assert "800\xa0mg" in said(answer(weight="800 mg"), ENGLISH, TABLES)
    assert "0,80\xa0г" in said(answer(weight="0.80 g"), words("ru"), TABLES)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"country": ""}, "Please choose the country"),
        ({"substance": ""}, "Please say which substance"),
        ({"country": "BY", "substance": "heroin"}, "for this country: Belarus"),
        ({"substance": "соль"}, "Not in any table: соль."),
        ({"substance": "героин"}, "for this country (Kyrgyzstan): героин"),
        ({"on": "2022-03-01"}, "No table is confirmed for this date: 1 March 2022."),
    ],
)
def test_why_there_is_no_answer_is_said(asked: dict[str, str], sentence: str) -> None:
    ((kind, text),) = told(answer(**asked))
    assert kind == "missing"
    assert sentence in text


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ({"weight": "1 L"}, "no size follows"),
        ({"basis": "dry_residue"}, "dry residue. No size follows"),
        ({"country": "RU", "form": "раствор"}, "another form than “раствор”"),
        ({"weight": ""}, "names these sizes: “up to large”: 1.5\xa0g or less; “large”: more than 1.5\xa0g."),
        ({"country": "UA", "weight": "0.8 g"}, "between two sizes and has no name of its own"),
    ],
)
def test_where_no_size_follows_the_sentence_says_why(asked: dict[str, str], part: str) -> None:
    rows = [text for kind, text in told(answer(**asked)) if kind == "row"]
    assert any(part in text for text in rows)
    assert not any("has the size" in text for text in rows)


def test_a_unit_is_told_in_the_language_of_the_sentence() -> None:
    found = answer("UA", "ацетон", "3 kg")
    assert "«л»" in sentences(found, words("ru"), TABLES)[0].text
    assert "“L”" in sentences(found, ENGLISH, TABLES)[0].text


def test_a_doubtful_date_tells_for_which_days_each_row_holds() -> None:
    found = told(answer("GE", "марихуана", "60 g", "2017-07"))
    notes = [text for kind, text in found if kind == "note" and "a part of the days" in text]
    assert len(notes) == 2
    assert "until" in notes[0] or "before 28 July 2017" in notes[0]
    half = told(answer(on="2018-12/2019-01"))
    assert ("note", "For a part of the days that the date of the act may mean no table is confirmed.") in half


TEXTS = st.text('порошк раствoлиqй=\n;"', max_size=12)


@given(
    st.sampled_from(delivered()),
    st.sampled_from(["2017-07", "2019-10-01", "2019", "../2018", "2020-01~"]),
    st.sampled_from([None, "0.80 g", "3 L", "1500 mg"]),
    st.sampled_from(["", "dry_residue", "whole_mixture"]),
    TEXTS,
)
def test_what_is_kept_as_lines_tells_the_same(
    row: Threshold, on: str, weight: str | None, basis: str, form: str
) -> None:
    asked = Asked(row.country, UncertainDate(on), row.substance, form, Quantity(weight) if weight else None, basis)
    found = check(delivered(), asked, TABLES)
    back = from_lines(to_lines(found))
    assert back is not None
    assert back == found
    for language in ("en", "ru"):
        assert said(back, words(language), TABLES) == said(found, words(language), TABLES)


def test_what_is_kept_of_an_own_row_says_that_it_was_the_organisations() -> None:
    own = replace(delivered()[0], scope=ScopeId(b"r" * 16), country="KG", substance="амфетамин")
    found = check((own,), replace(answer().asked, on=UncertainDate("2017-01-01")), TABLES)
    back = from_lines(to_lines(found))
    assert back is not None
    assert [one.own for one in back.given] == [True]
    assert said(back, ENGLISH, TABLES) == said(found, ENGLISH, TABLES)


def test_no_lines_are_no_answer_and_lines_of_a_later_version_are_passed_over() -> None:
    assert from_lines(()) is None
    kept = to_lines(answer())
    assert from_lines((*kept, "later=whatever", "no sign")) == answer()
    broken = tuple(line.replace("asked.on=2019", "asked.on=when") for line in kept)
    assert (from_lines(broken) or answer()).asked.on is None


def test_without_its_substance_no_word_of_a_check_tells_which_it_was() -> None:
    found = answer("RU", "героин", "1 g", form="порошок")
    assert "heroin" in said(found, ENGLISH, TABLES)
    plain = without_substance(found)
    for text in (said(plain, ENGLISH, TABLES), *to_lines(plain)):
        assert not any(word in text for word in ("heroin", "героин", "powder", "порошок"))
    assert "has the size “significant”" in said(plain, ENGLISH, TABLES)
