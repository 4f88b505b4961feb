"""A charge check in sentences: what was named by whom, what each table gives, what does not fit as a question.

True sentences only. The status of a row stands in the same sentence as what follows from it; nothing is found, a lawyer
is asked. What the police said, what was charged and what was decided stay three things. Knows words and no record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.bands import Band, read_bands, read_consequences
from fieldcase.model.dates import UncertainDate
from fieldcase.model.law import Threshold
from fieldcase.model.said import said_date, said_quantity
from fieldcase.model.terms import Tables
from fieldcase.model.typed_amounts import edited_unit
from fieldcase.model.values import NotAValue, Quantity
from fieldcase.rules.charge import UNNAMED, Answer, Given

FACT, ROW, NOTE, QUESTION, MISSING = "fact", "row", "note", "question", "missing"
_BAND = N_("By the table “{table}” ({status}), {weight} has the size “{size}”: {bounds}.")
_RESULTS = {
    "band": _BAND,
    "between": N_(
        "By the table “{table}” ({status}), {weight} lies between two sizes and has no name of its own: {all}."
    ),
    "below": N_("By the table “{table}” ({status}), {weight} lies below every size that it names: {all}."),
    "above": N_("By the table “{table}” ({status}), {weight} lies above every size that it names: {all}."),
    "weight": N_("The table “{table}” ({status}) names these sizes: {all}."),
    "unit": N_("The table “{table}” ({status}) counts in “{unit}”, and here it is {weight}: no size follows from it."),
    "basis": N_("The table “{table}” ({status}) weighs: {basis}. Here was weighed: {other}. No size follows from it."),
    "form": N_("The table “{table}” ({status}) is for another form than “{form}”: no size follows from it."),
    "overlap": N_(
        "The table “{table}” ({status}) names no size or two sizes for {weight}: its row is to be looked at."
    ),
}
_MISSING = {
    "country": N_("Please choose the country: each country has its own tables."),
    "substance": N_("Please say which substance."),
    "date": N_("Please say when the act was: its date decides which table was in force."),
    "unknown": N_("Not in any table: {substance}."),
    "no_country": N_("No table of amounts is known here for this country: {country}."),
    "no_substance": N_("No table known here names it for this country ({country}): {substance}."),
    "no_date": N_("No table is confirmed for this date: {date}."),
}
_NAMED = (N_("Police said: {what}."), N_("Charged: {what}."), N_("Decided: {what}."))
# Where the table names the size that was named, and where it does not.
_ASKS = (
    (
        N_("Police said “{named}”; by this table ({status}) that is {bounds}, and {weight} is not: a question for a "
           "lawyer."),
        N_("Police said “{named}”, a size that this table ({status}) does not name: a question for a lawyer."),
    ),
    (
        N_("Charged: “{named}”; by this table ({status}) that is {bounds}, and {weight} is not: a question for a "
           "lawyer."),
        N_("Charged: “{named}”, a size that this table ({status}) does not name: a question for a lawyer."),
    ),
    (
        N_("Decided: “{named}”; by this table ({status}) that is {bounds}, and {weight} is not: a question for a "
           "lawyer."),
        N_("Decided: “{named}”, a size that this table ({status}) does not name: a question for a lawyer."),
    ),
)  # fmt: skip
_CONCLUDED = ("band", "between", "below", "above")
_UNSTATED = ("", "not_stated")


@dataclass(frozen=True)
class Named:
    """What somebody named: a size (code), an article, and words of their own, each as it was written; all may be
    empty."""

    size: str = ""
    article: str = ""
    words: str = ""


@dataclass(frozen=True)
class Sentence:
    """One finished sentence and its kind: fact (named by somebody), row (what a table gives), note, question, missing
    (why no table answers)."""

    kind: str
    text: str


def said(answer: Answer, words: Words, tables: Tables, named: Sequence[Named] = ()) -> str:
    """The whole check in one paragraph. `named` are the police, the charge and the decision, in this order."""
    return " ".join(one.text for one in sentences(answer, words, tables, named))


def sentences(answer: Answer, words: Words, tables: Tables, named: Sequence[Named] = ()) -> tuple[Sentence, ...]:
    """The sentences of a check, in the order in which they are to be read."""
    return tuple(_Saying(answer, words, tables, tuple(named)).all())


@dataclass(frozen=True)
class _Saying:
    """One check being said."""

    answer: Answer
    words: Words
    tables: Tables
    named: tuple[Named, ...]

    def all(self) -> Iterator[Sentence]:
        """Every sentence."""
        for sentence, one in zip(_NAMED, self.named, strict=False):
            if what := self._what(one):
                yield Sentence(FACT, self.words(sentence).format(what=what))
        if self.answer.missing:
            yield Sentence(MISSING, self._missing())
        for given in self.answer.given:
            yield from self._given(given)
        if self.answer.part:
            none = N_("For a part of the days that the date of the act may mean no table is confirmed.")
            yield Sentence(NOTE, self.words(none))

    def _what(self, one: Named) -> str:
        article = self.words(N_("article {number}")).format(number=one.article) if one.article else ""
        return ", ".join(part for part in (self._size(one.size), article, one.words.strip().rstrip(".")) if part)

    def _missing(self) -> str:
        asked = self.answer.asked
        return self.words(_MISSING[self.answer.missing]).format(
            substance=asked.substance, country=self._label("country", asked.country),
            date=said_date(asked.on, self.words) if asked.on else "",
        )  # fmt: skip

    def _given(self, given: Given) -> Iterator[Sentence]:
        row, asked = given.row, self.answer.asked
        bands = read_bands(row.bands)
        held = [self._bounds(band, row.unit) for band in bands if band.size == given.size]
        yield Sentence(
            ROW,
            self.words(_RESULTS.get(given.result, _RESULTS["overlap"])).format(
                table=self._table(row), status=self._status(given), weight=self._weight(asked.weight),
                size=self._size(given.size), bounds=next(iter(held), ""), all=self._all(bands, row.unit),
                unit=edited_unit(row.unit, self.words.language), form=asked.form,
                basis=self._label("weight_basis", row.weight_basis), other=self._label("weight_basis", asked.basis),
            ),
        )  # fmt: skip
        yield from self._consequence(given)
        yield from self._notes(given)
        yield from self._questions(given)

    def _consequence(self, given: Given) -> Iterator[Sentence]:
        what = read_consequences(given.row.consequences).get(given.size, "") if given.size else ""
        if what:
            sentence = self.words(N_("For “{size}” this table ({status}) names: {what}."))
            told = {"size": self._size(given.size), "status": self._status(given), "what": self._norm(what)}
            yield Sentence(ROW, sentence.format(**told))

    def _notes(self, given: Given) -> Iterator[Sentence]:
        row = given.row
        if given.result in _CONCLUDED and self.answer.asked.basis in _UNSTATED:
            weighed = N_("The table weighs: {basis}. What was weighed here is not stated.")
            if row.weight_basis not in _UNSTATED:
                basis = self._label("weight_basis", row.weight_basis)
                yield Sentence(NOTE, self.words(weighed).format(basis=basis))
        if not given.whole:
            part = N_("This row holds for a part of the days that the date of the act may mean: {days}.")
            yield Sentence(NOTE, self.words(part).format(days=self._days(row)))
        if row.source:
            read = N_("Where the table was read: {source}.")
            yield Sentence(NOTE, self.words(read).format(source=self._text(row.source)))
        if row.notes:
            yield Sentence(NOTE, self.words(N_("About the table: {notes}.")).format(notes=self._text(row.notes)))

    def _questions(self, given: Given) -> Iterator[Sentence]:
        if given.result not in _CONCLUDED:
            return
        bands = {band.size: band for band in read_bands(given.row.bands)}
        weight = self._weight(self.answer.asked.weight)
        for (within, without), one in zip(_ASKS, self.named, strict=False):
            if not one.size or one.size == given.size:
                continue
            told = {"named": self._size(one.size), "status": self._status(given), "weight": weight}
            if one.size in bands:
                bounds = self._bounds(bands[one.size], given.row.unit)
                yield Sentence(QUESTION, self.words(within).format(bounds=bounds, **told))
            else:
                yield Sentence(QUESTION, self.words(without).format(**told))

    def _all(self, bands: tuple[Band, ...], unit: str) -> str:
        told = self.words(N_("“{size}”: {bounds}"))
        named = [band for band in bands if band.size != UNNAMED]
        return "; ".join(told.format(size=self._size(band.size), bounds=self._bounds(band, unit)) for band in named)

    def _bounds(self, band: Band, unit: str) -> str:
        return said_bounds(band, unit, self.words)

    def _table(self, row: Threshold) -> str:
        name = self._text(row.instrument) or self.words(N_("without a name"))
        what = [self._label("substance", row.substance), self._label("substance_form", row.form)]
        told = ", ".join(part for part in what if part)
        return self.words(N_("{table}: {substance}")).format(table=name, substance=told) if told else name

    def _status(self, given: Given) -> str:
        whose = N_("entered by the organisation") if given.own else N_("comes with the program")
        return f"{self.words(whose)}; {self._label('law_status', given.row.status)}"

    def _norm(self, what: str) -> str:
        norm = self.tables.norms.get(what)
        if norm is None:
            return self._text(what)
        title = self.tables.instruments[norm.instrument][self.words.language]
        return self.words(N_("{instrument}, article {number}")).format(instrument=title, number=norm.number)

    def _days(self, row: Threshold) -> str:
        first, last = row.valid_from, row.valid_to or row.checked_on
        start, end = first.text if first else "..", last.text if last else ".."
        if "/" in start or "/" in end:
            return "; ".join(said_date(one, self.words) for one in (first, last) if one is not None)
        return said_date(UncertainDate(f"{start}/{end}"), self.words)

    def _weight(self, weight: Quantity | None) -> str:
        return said_quantity(weight, self.words) if weight is not None else ""

    def _size(self, code: str) -> str:
        return self._label("size", code)

    def _text(self, text: str) -> str:
        return self._label("amounts_text", text).rstrip(".")

    def _label(self, vocabulary: str, code: str) -> str:
        return self.tables.label(vocabulary, code, self.words.language) if code else ""


def said_bounds(band: Band, unit: str, words: Words) -> str:
    """Both bounds of a size, each strict or not: "more than 0.5 g, 2.5 g or less"."""
    low = N_("{amount} or more") if band.low_in else N_("more than {amount}")
    high = N_("{amount} or less") if band.high_in else N_("less than {amount}")
    sides = ((band.low, low), (band.high, high))
    return ", ".join(words(side).format(amount=_amount(digits, unit, words)) for digits, side in sides if digits)


def _amount(digits: str, unit: str, words: Words) -> str:
    try:
        return said_quantity(Quantity(f"{digits} {unit}"), words)
    except NotAValue:
        return digits
