"""What a court decision leaves a lawyer to ask: article and offence, weight and size, what was done and what was not.

Pure: the decision, the law and words come in, questions go out. They ask and never find: each names its source, and
the status of that source stands in the same sentence (do-no-harm.md, Law). What the decision says stays as it is, right
or wrong. A thing that was not written down is not asked about: only what the decision says can contradict something.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.courts import Decision
from fieldcase.model.law import Provision, Threshold
from fieldcase.model.said import said_money
from fieldcase.model.terms import Tables
from fieldcase.model.terms_of_time import said_term
from fieldcase.rules import charge, charge_said
from fieldcase.rules.court_codes import CODES, kind_of_code, plain_number
from fieldcase.rules.law_versions import holding

# Punishments that are measured in time.
TIMED = frozenset({"restriction_of_freedom", "imprisonment", "arrest", "corrective_work", "probation", "ban_on_work"})
TIMED |= {"community_service", "treatment_order"}
# Outcomes after which nothing is imposed.
NOTHING_IMPOSED = frozenset({"acquitted", "closed", "returned", "released_from_punishment", "overturned"})
_ABSENT = ("no", "refused")
_UNSTATED = ("", "not_stated")
# Where it was seen that two main punishments are imposed at once (a code of the vocabulary law_text).
_TWO_SOURCE = "grants_report_2019"


@dataclass(frozen=True)
class Placed:
    """A provision with the country and the kind of code (rules.court_codes) that its instrument is of."""

    provision: Provision
    country: str
    code: str


@dataclass(frozen=True)
class Law:
    """What the questions are asked from: provisions by their codes, rows of amounts, vocabularies and norms."""

    provisions: tuple[Placed, ...]
    amounts: tuple[Threshold, ...]
    tables: Tables


@dataclass(frozen=True)
class Question:
    """One question: the rule that asks (a name for ever), a sign of a few letters, the finished sentence, and where it
    comes from with how well that was checked."""

    rule: str
    sign: str
    text: str
    source: str


def questions(decision: Decision, law: Law, words: Words) -> tuple[Question, ...]:
    """All questions about a decision, in the order in which they are to be read; none where nothing is to be asked."""
    return tuple(_Asking(decision, law, words).all())


@dataclass(frozen=True)
class _Asking:
    """One decision being asked about."""

    decision: Decision
    law: Law
    words: Words

    def all(self) -> Iterator[Question]:
        """Every question."""
        yield from self._other_code()
        yield from self._offence()
        yield from self._weight()
        yield from self._two_punishments()
        yield from self._absent()
        yield from self._minor()
        for rule, holds, sentence in _CONTRADICTIONS:
            if holds(self.decision):
                yield self._question(rule, N_("outcome"), self.words(sentence).format(**self._told()))

    def _question(self, rule: str, sign: str, text: str, source: str = "") -> Question:
        return Question(rule, self.words(sign), text, source or self.words(N_("what the decision itself says")))

    def _told(self) -> dict[str, str]:
        one, words = self.decision, self.words
        return {
            "outcome": self._label("decision_outcome", one.outcome),
            "punishments": ", ".join(self._label("punishment", code) for code in (*one.punishments, *one.additional)),
            "fine": said_money(one.fine, words) if one.fine is not None else "",
            "term": said_term(one.term, words) if one.term is not None else "",
        }

    def _label(self, vocabulary: str, code: str) -> str:
        return self.law.tables.label(vocabulary, code, self.words.language) if code else ""

    def _status(self, code: str) -> str:
        return self._label("law_status", code)

    def _of_the_day(self) -> list[Placed]:
        """The provisions with the article's number that may have been in force on the day of the act, else of the
        decision, in its country (law_versions.holding)."""
        one, number = self.decision, plain_number(self.decision.article)
        on = one.act_date or one.date
        if on is None or not number or not one.country:
            return []
        meant = [
            placed for placed in self.law.provisions
            if placed.country == one.country and plain_number(placed.provision.number) == number
        ]  # fmt: skip
        held = {version.key for version in holding((placed.provision for placed in meant), on)}
        return [placed for placed in meant if placed.provision.key in held]

    def _other_code(self) -> Iterator[Question]:
        """The number belongs to another code than the one that is named: "the Criminal Code, article 123"."""
        named = kind_of_code(self.decision.code)
        found = self._of_the_day()
        if not named or not found or any(placed.code == named for placed in found):
            return
        placed = found[0]
        text = self.words(N_(
            "The decision names “{code}, article {article}”. The article {number} that is known here is in another "
            "code, {other} ({status}). Which code is meant?"
        )).format(
            code=self.decision.code, article=self.decision.article, number=placed.provision.number,
            other=self._code(placed), status=self._status(placed.provision.status),
        )  # fmt: skip
        yield self._question("decision-other-code", N_("article"), text, self._of_provision(placed))

    def _offence(self) -> Iterator[Question]:
        """The article is meant for other offences than the one that the decision speaks of."""
        one = self.decision
        named = kind_of_code(one.code)
        found = [placed for placed in self._of_the_day() if named in ("", placed.code)]
        meant = {code for placed in found for code in placed.provision.offences}
        if one.offence in ("", "not_stated", "other") or not meant or one.offence in meant:
            return
        placed = found[0]
        text = self.words(N_(
            "The act is described as: {offence}. Article {number} of {code} ({status}) is meant for: {meant}. Does it "
            "fit?"
        )).format(
            offence=self._label("offence", one.offence), number=placed.provision.number, code=self._code(placed),
            status=self._status(placed.provision.status),
            meant=", ".join(sorted(self._label("offence", code) for code in meant)),
        )  # fmt: skip
        yield self._question("decision-offence", N_("article"), text, self._of_provision(placed))

    def _code(self, placed: Placed) -> str:
        """The instrument by its title, its kind of code, or its short name."""
        titles = self.law.tables.instruments.get(placed.provision.instrument)
        if titles is not None:
            return titles[self.words.language]
        return self.words(CODES[placed.code][0]) if placed.code in CODES else placed.provision.instrument

    def _of_provision(self, placed: Placed) -> str:
        provision = placed.provision
        named = f"{self._code(placed)}, {provision.number}"
        source = self._label("law_text", provision.source)
        return f"{named}: {source}" if source else named

    def _weight(self) -> Iterator[Question]:
        """The size that the court named is not the one that a table in force on the day of the act gives."""
        one = self.decision
        if one.size in _UNSTATED or one.weight is None:
            return
        asked = charge.Asked(one.country, one.act_date, one.substance, one.form, one.weight, one.weight_basis)
        answer = charge.check(self.law.amounts, asked, self.law.tables)
        named = (charge_said.Named(), charge_said.Named(), charge_said.Named(size=one.size))
        said = charge_said.sentences(answer, self.words, self.law.tables, named)
        asks = [at for at, sentence in enumerate(said) if sentence.kind == charge_said.QUESTION]
        if not asks:
            return
        rows = [sentence for sentence in said if sentence.kind in (charge_said.ROW, charge_said.QUESTION)]
        read = dict.fromkeys(given.row.source or given.row.instrument for given in answer.given)
        source = "; ".join(self._label("amounts_text", text) for text in read)
        yield self._question("decision-weight", N_("size"), " ".join(sentence.text for sentence in rows), source)

    def _two_punishments(self) -> Iterator[Question]:
        one = self.decision
        if len(one.punishments) < 2:
            return
        text = self.words(N_(
            "Two or more main punishments at once: {punishments}. Does the code allow them together? It was noted that "
            "courts do so ({source}; {status})."
        )).format(
            punishments=", ".join(self._label("punishment", code) for code in one.punishments),
            source=self._label("law_text", _TWO_SOURCE), status=self._status("seed"),
        )  # fmt: skip
        yield self._question("decision-two-punishments", N_("2×"), text, self._label("law_text", _TWO_SOURCE))

    def _absent(self) -> Iterator[Question]:
        one = self.decision
        for rule, sign, value, sentence in (
            ("decision-no-defence", N_("defence"), one.defence,
             N_("Defence: {presence}. Is the right to a defence kept? {norm}")),
            ("decision-no-interpreter", N_("interpreter"), one.interpreter,
             N_("Interpreter: {presence}. Did the person understand what was said? {norm}")),
        ):  # fmt: skip
            if value in _ABSENT:
                told = {"presence": self._label("presence", value), "norm": self._norm("iccpr:14")}
                yield self._question(rule, sign, self.words(sentence).format(**told), self._norm("iccpr:14"))

    def _minor(self) -> Iterator[Question]:
        if self.decision.minor == "yes":
            text = self.words(N_(
                "The person was a minor at the time of the act. Was that taken into account in the procedure and in "
                "the punishment? {norm}"
            )).format(norm=self._norm("crc:3"))  # fmt: skip
            yield self._question("decision-minor", N_("minor"), text, self._norm("crc:3"))

    def _norm(self, code: str) -> str:
        """A norm by its full reference, with how well its text was checked."""
        norm = self.law.tables.norms.get(code)
        if norm is None:
            return code
        titles = self.law.tables.instruments[norm.instrument]
        said = self.words(N_("{instrument}, article {number} ({status})."))
        return said.format(
            instrument=titles[self.words.language], number=norm.number, status=self._status(norm.status)
        )  # fmt: skip


def _imposed(one: Decision) -> bool:
    return bool(one.punishments or one.additional or one.fine is not None or one.term is not None)


def _turned_round(one: Decision) -> bool:
    return one.date is not None and one.act_date is not None and one.date.last < one.act_date.first


# What a decision says that contradicts what else it says: the rule, whether it holds, the question.
_CONTRADICTIONS: tuple[tuple[str, Callable[[Decision], bool], str], ...] = (
    ("decision-nothing-to-impose", lambda one: one.outcome in NOTHING_IMPOSED and _imposed(one),
     N_("The outcome is “{outcome}”, and a punishment stands beside it: {punishments} {fine} {term}. Which is right?")),
    ("decision-nothing-imposed", lambda one: one.outcome == "convicted" and not _imposed(one),
     N_("The outcome is “{outcome}”, and no punishment stands beside it. Is it missing here, or in the decision?")),
    ("decision-fine-alone",
     lambda one: one.fine is not None and "fine" not in (*one.punishments, *one.additional) and _imposed_by_name(one),
     N_("A fine of {fine} stands there, and it is not among the punishments: {punishments}. Which is right?")),
    ("decision-term-alone",
     lambda one: one.term is not None and _imposed_by_name(one) and not TIMED & {*one.punishments, *one.additional},
     N_("A term of {term} stands there, and no punishment that is measured in time: {punishments}. Which is right?")),
    ("decision-before-the-act", _turned_round,
     N_("The decision is dated before the act. Which date is right?")),
)  # fmt: skip


def _imposed_by_name(one: Decision) -> bool:
    return bool(one.punishments or one.additional)
