"""What the documents of the field tell of laws stands in the law that comes with the program (docs/traceability.md)."""

from __future__ import annotations

from fieldcase.casework import legislation
from fieldcase.casework.tables import shipped
from fieldcase.model.dates import UncertainDate
from fieldcase.rules.law_versions import holding


def test_the_two_laws_on_reports_and_on_the_internet_stand_beside_the_guideline_they_may_be_contrary_to() -> None:
    found = {one.code: one.contrary_to for one in legislation.delivered_instruments()}
    assert found["kg-ngo-law"] == found["kg-internet-law"] == ("guidelines:II.12",)
    assert "guidelines:II.12" in shipped().norms


def test_the_duty_to_report_of_doctors_is_told_from_its_year_on() -> None:
    (duty,) = [one for one in legislation.delivered_instruments() if one.code == "by-doctors-report"]
    assert duty.valid_from == UncertainDate("2014")
    assert set(duty.contrary_to) == {"icescr:12", "iccpr:17"}
    assert duty.status != "verified", "nobody read it in the official source"


def test_the_age_from_which_children_are_sentenced_stands_beside_the_convention_on_the_child() -> None:
    (found,) = [one for one in legislation.delivered_provisions() if one.instrument == "by-cc" and one.number == "328"]
    assert "crc:40" in found.contrary_to
    assert "14" in shipped().label("law_text", found.text, "en")


def test_the_highest_term_and_fine_of_an_article_are_told_by_date() -> None:
    fines = {
        day: [str(one.fine_to.text) for one in holding(legislation.delivered_provisions(), UncertainDate(day))
              if one.instrument == "ua-cc" and one.number == "309" and one.fine_to is not None]
        for day in ("2019-06-01", "2020-06-01")
    }  # fmt: skip
    assert fines == {"2019-06-01": ["1700 UAH"], "2020-06-01": ["51000 UAH"]}
