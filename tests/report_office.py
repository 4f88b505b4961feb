"""A vault with a report in the making: a case that may be told, one that may not, and records of every kind beside
them. All invented. Makes no promise about what becomes of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from ingredients import number
from report_worlds import AGREED, REFUSED, REGISTER, case_of
from vaults import PASSPHRASE, new_desk

from fieldcase.casework import report_gathering, reporting
from fieldcase.casework.desk import Desk
from fieldcase.dossier.answers import Finished, Refused
from fieldcase.dossier.compose.printed import texts_of
from fieldcase.dossier.report.ingredients import ReportIngredients
from fieldcase.dossier.report.maker import made_report
from fieldcase.dossier.report.telling import Beside
from fieldcase.dossier.report.whole import compose_report
from fieldcase.i18n import words
from fieldcase.model.case import Case
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.ids import DeliveryId, LetterId, RecommendationId, ScopeId
from fieldcase.model.letters import Delivery, Letter
from fieldcase.model.reports import Report, ReportPart
from fieldcase.rules.report_gate import report_release
from fieldcase.world import SeededWorld

EN = words("en")
AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass
class Office:
    """A desk, and its report. `open` and `shut` are the keys of the two cases, `scopes` those of the vault for the
    invented ones of the samples."""

    desk: Desk
    scopes: dict[bytes, ScopeId]
    report: Report
    open: bytes
    shut: bytes

    def placed(self, one: Record) -> Record:
        """A record in the scope that it has in this vault."""
        return placed(self.desk, self.scopes, one)

    def scope_of(self, case: bytes) -> ScopeId:
        """The scope of a case."""
        found = self.desk.get(Case, case)
        assert found is not None
        return found.scope

    def now(self, one: AnyRecord) -> AnyRecord:
        """A record as it stands."""
        found = self.desk.get(type(one), one.key)
        assert found is not None
        return found

    def keep(self, *records: Record) -> None:
        """Keep some records."""
        with self.desk.deed():
            for one in records:
                self.desk.save(None, self.placed(one))

    def change(self, one: Record, **values: Any) -> None:
        """Change a record."""
        now = self.now(one)
        self.desk.save(now, replace(now, **values))

    def add(self, kind: str, **of: Any) -> ReportPart:
        """A further section."""
        return reporting.add_part(self.desk, self.report, kind=kind, **of)

    def set(self, **values: Any) -> None:
        """Change the report."""
        now = self.desk.get(Report, self.report.id)
        assert now is not None
        self.report = replace(now, **values)
        self.desk.save(now, self.report)

    def gathered(self) -> ReportIngredients:
        """What a child would be handed."""
        made = report_gathering.gather(self.desk, self.report, "report", EN).ingredients
        assert isinstance(made, ReportIngredients)
        return made

    def made(self) -> Finished | Refused:
        """The answer of the child."""
        answer = made_report(self.gathered(), {})
        assert isinstance(answer, Finished | Refused)
        return answer

    def said(self) -> str:
        """Every text of the document."""
        from_ = self.gathered()
        released = report_release(
            from_.report, from_.parts, from_.cases, from_.others, from_.on, use=from_.use, language=from_.language,
            tables=from_.tables, pseudonym_key=from_.pseudonym_key, words=EN, around=from_.around,
        )  # fmt: skip
        beside = Beside(from_.tables, words(from_.language), {}, from_.program, from_.provisions)
        return "\n".join(text for _, text in texts_of(compose_report(released, beside).document))


def ask(n: int, **of: Any) -> Recommendation:
    """An invented demand."""
    given = {"scope": REGISTER, "text": f"Ask {n}.", "country": "KG", **of}
    return Recommendation(id=RecommendationId(number(600 + n)), **given)


def letter(n: int, **of: Any) -> tuple[Letter, Delivery]:
    """An invented letter that was sent."""
    given = {"scope": REGISTER, "subject": f"Letter {n}", "country": "KG", "text": "Text.", **of}
    one = Letter(id=LetterId(number(500 + n)), **given)
    sent = Delivery(id=DeliveryId(number(550 + n)), scope=one.scope, letter=one.id, sent=UncertainDate("2026-02-01"))
    return one, sent


def placed(desk: Desk, scopes: dict[bytes, ScopeId], one: Record) -> Record:
    """A record in a scope of the vault, the same for the same invented one."""
    if one.scope in (desk.own, desk.register) or one.scope in scopes.values():
        return one
    if one.scope not in scopes:
        scopes[one.scope] = desk.new_scope("case")
    return replace(one, scope=scopes[one.scope])


@contextmanager
def office(folder: Path, submission: str = "", **of: Any) -> Iterator[Office]:
    """A new vault with a report of a kind, without a kind one of own text alone."""
    desk = new_desk(folder / "office.fieldcase", PASSPHRASE, SeededWorld(b"office"))
    scopes: dict[bytes, ScopeId] = {REGISTER: desk.register}
    told, held = case_of(1, "K-17", AGREED), case_of(2, "K-18", REFUSED)
    with desk.deed():
        for one in (told, held):
            for record in (one.case, *one.records):
                desk.save(None, placed(desk, scopes, record))
        use = of.pop("use", "un_public")
        given = {"title": "Report", "country": "KG", "cases": (told.case.id, held.case.id), **of}
        report = reporting.begin(desk, submission, "en", EN, **given)
        if not submission:
            before, report = report, replace(report, use=use)
            desk.save(before, report)
    yield Office(desk, scopes, report, told.case.key, held.case.key)
    desk.close()
