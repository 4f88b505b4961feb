"""What is kept of a report after something of it was erased or brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from ingredients import number
from report_office import EN, Office, office
from report_worlds import AGREED, case_of, person_of

from fieldcase.casework import counted_table, erasing, report_files, spending
from fieldcase.casework.counting import CountAsked, What
from fieldcase.casework.report_files import DOCX, PDF
from fieldcase.dossier.answers import Refused
from fieldcase.errors import IdentityInText
from fieldcase.model.case import Case
from fieldcase.model.dates import UncertainDate
from fieldcase.model.fieldwork import Figure
from fieldcase.model.ids import FigureId, IdentityId, ScopeId
from fieldcase.model.people import PersonIdentity
from fieldcase.model.said import EXAMPLE
from fieldcase.model.values import Count, Money


def issued(at: Office, folder: Path) -> None:
    report_files.issue(at.desk, report_files.make(at.desk, at.report, "r", EN, (PDF, DOCX)), folder, "r")


def kept(at: Office) -> list[bool]:
    return [one.secret is not None for one in report_files.issued_versions(at.desk, at.report)]


def test_once_a_section_or_its_words_are_erased_no_kept_file_holds_them(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        at.add("cases")
        whole, words = at.add("text", text="What Granite said."), at.add("text", text="Where it was.")
        issued(at, tmp_path)
        assert kept(at) == [True, True]
        erasing.erase(at.desk, whole.id)
        assert kept(at) == [False, False]
        again = tmp_path / "again"
        again.mkdir()
        issued(at, again)
        assert any(kept(at))
        erasing.erase(at.desk, words.id, "text")
        assert not any(kept(at))


def counted_cases(at: Office) -> int:
    (counts,) = at.gathered().counts.counts.values()
    return len(counts.of(What.CASES))


def test_invented_cases_are_counted_in_an_example_alone(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        at.keep(case_of(3, "K-19", AGREED, example=True).case)
        at.add("tables", counts=(CountAsked(What.CASES, "country").text(),))
        real = counted_cases(at)
        at.set(example=True)
        assert counted_cases(at) == real + 1


def test_a_table_with_a_name_among_its_figures_is_not_written(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        who = person_of(case_of(1, "K-17", AGREED))
        scope = at.scope_of(at.open)
        at.keep(
            PersonIdentity(id=IdentityId(number(990)), scope=scope, person=who, name="Zamira Toktogulova"),
            Figure(id=FigureId(number(991)), scope=at.desk.register, what="Visits by Toktogulova", count=Count("=7")),
        )
        made = counted_table.made(at.desk, counted_table.asked("visits", "kind"), EN, outside=True, figures=True)
        assert any("Toktogulova" in cell for row in made.rows for cell in row)
        with pytest.raises(IdentityInText):
            counted_table.export(at.desk, tmp_path / "visits.csv", made, EN)
        assert not (tmp_path / "visits.csv").exists()


def test_invented_money_is_compared_with_nothing_real_and_its_file_says_so(tmp_path: Path) -> None:
    with office(tmp_path) as at:
        invented = case_of(3, "K-19", AGREED, example=True).case
        at.keep(invented, money(1, invented.scope, "health", "10 KGS"), money(2, at.desk.register, "police", "90 KGS"))
        assert [len(one.figures) for one in spending.compare(at.desk)] == [1, 1]
        assert all(one.times is None for one in spending.compare(at.desk))
        spending.export(at.desk, tmp_path / "s.csv", EN)
        assert EXAMPLE in (tmp_path / "s.csv").read_text(encoding="utf-8")


def money(n: int, scope: ScopeId, code: str, amount: str) -> Figure:
    return Figure(
        id=FigureId(number(991 + n)), scope=scope, what="Budget", amount=Money(amount), spending=code, country="KG",
        period=UncertainDate("2025"),
    )  # fmt: skip


def test_own_words_that_speak_of_somebody_who_goes_are_told_before_because_nothing_stops_them_afterwards(
    tmp_path: Path,
) -> None:
    with office(tmp_path) as at:
        at.add("cases")
        part = at.add("text", text="As K-18 told us, it hurt.")
        at.add("text", text="Nobody is meant here.")
        before, shut = at.made(), at.desk.get(Case, at.shut)
        assert isinstance(before, Refused), "as long as K-18 is known, the report is stopped"
        assert shut is not None
        found = erasing.erase(at.desk, shut.about[0]).naming
        assert [(one.record.key, one.field) for one in found if one.record.scope == part.scope] == [(part.key, "text")]
