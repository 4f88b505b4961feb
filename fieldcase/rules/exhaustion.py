"""The draft on domestic remedies for an individual complaint: what was tried, what came of it, why no more was.

For a lawyer to write on: every sentence says what is recorded, none says that remedies are exhausted. The rule is
article 4 of the Optional Protocol to CEDAW (1999). Knows steps and words; refuses to conclude.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import EvidenceId
from fieldcase.model.remedies import Remedy
from fieldcase.model.said import said_date
from fieldcase.model.terms import Tables
from fieldcase.rules.remedies import Standing, in_order, receipt_shown, standing

Marks = Callable[[Iterable[EvidenceId]], str]
# Grounds that article 4 (1) of the Optional Protocol names, and those that have to be argued under them.
_GROUNDS = {
    "prolonged": N_("Unreasonably prolonged, a ground that article 4 (1) names: {steps}."),
    "ineffective": N_("Unlikely to bring relief, a ground that article 4 (1) names: {steps}."),
    "unavailable": N_("Not available, and article 4 (1) asks for available remedies alone: {steps}."),
    "reprisals": N_(
        "Reprisals are feared: {steps}. Article 4 (1) does not name this ground; whether it makes a remedy unlikely to "
        "bring relief is for the lawyer to argue. Interim measures: article 5."
    ),
}
_RULE = N_(
    "Rule: Optional Protocol to CEDAW, article 4 (1). A complaint is considered when all available domestic remedies "
    "are exhausted, unless they are unreasonably prolonged or unlikely to bring effective relief."
)
_FIRST = N_(
    "Draft for a lawyer. It says what is recorded and draws no conclusion; whatever is unclear is to be checked."
)
_LAST = N_(
    "To be answered by the lawyer: is there a step that was not tried, and why? Was the same matter examined elsewhere "
    "(article 4 (2) (a))? Did it happen, or go on, after the Protocol came into force for the State (4 (2) (e))?"
)
_SENTENCES = {
    Standing.UNDATED: N_("No answer is recorded, and no day by which one was due."),
    Standing.WAITING: N_("An answer is due by {due}."),
    Standing.SILENT: N_("Receipt is shown. No answer by {due}."),
    Standing.UNSHOWN: N_(
        "An answer was due by {due}. No answer is known; receipt is not shown, so silence is not claimed."
    ),
    Standing.WITHDRAWN: N_("The step was withdrawn."),
}


@dataclass(frozen=True)
class Draft:
    """How a draft is worded: the day it is made on, words, tables, which steps are told by the month alone, and what
    marks an exhibit behind a sentence."""

    on: datetime.date
    words: Words
    tables: Tables
    coarse: Collection[bytes] = frozenset()
    marks: Marks = lambda _evidence: ""

    def paragraphs(self, remedies: Sequence[Remedy]) -> tuple[str, ...]:
        """The draft, a paragraph each; nothing where no step is recorded."""
        steps = in_order(remedies)
        if not steps:
            return ()
        numbered = tuple(enumerate(steps, start=1))
        return (
            self.words(_FIRST), self.words(_RULE), *(self.step(number, one) for number, one in numbered),
            *self._grounds(numbered), *self._end(numbered), self.words(_LAST),
        )  # fmt: skip

    def step(self, number: int, remedy: Remedy) -> str:
        """One step: what it was, when, what for; what came of it; why it was not pursued."""
        return " ".join(one for one in (self._head(number, remedy), *self._course(remedy), *self._why(remedy)) if one)

    def _head(self, number: int, remedy: Remedy) -> str:
        kind = self.tables.label("remedy_type", remedy.type, self.words.language)
        what = ", ".join(part for part in (kind, remedy.authority.strip()) if part)
        first = self.words(N_("Step {number}: {what}.")).format(number=number, what=what)
        asked = self._sentence(N_("Asked for: {words}."), words=_bare(remedy.what)) if remedy.what.strip() else ""
        return f"{first} {asked}".strip()

    def _course(self, remedy: Remedy) -> Iterator[str]:
        if remedy.filed is not None:
            yield self._sentence(N_("Filed: {day}."), day=self._day(remedy, remedy.filed))
        if remedy.received is not None:
            sentence = N_("Received: {day}.") if receipt_shown(remedy) else N_("Received, as is said: {day}.")
            shown = self.marks((remedy.proof,)) if remedy.proof is not None else ""
            yield " ".join(
                part for part in (self._sentence(sentence, day=self._day(remedy, remedy.received)), shown) if part
            )
        if remedy.due is not None and remedy.due_by.strip():
            due = self._day(remedy, remedy.due)
            yield self._sentence(N_("Time for the answer, by {rule}: until {due}."), rule=_bare(remedy.due_by), due=due)
        yield self.outcome(remedy)

    def outcome(self, remedy: Remedy) -> str:
        """What came of a step, in one or two sentences."""
        stands = standing(remedy, self.on)
        due = self._day(remedy, remedy.due) if remedy.due is not None else ""
        if stands is Standing.NOT_FILED:
            return self.words(N_("Not filed."))
        if stands is not Standing.ANSWERED:
            return self._sentence(_SENTENCES[stands], due=due)
        result = self.tables.label("remedy_result", remedy.result, self.words.language)
        told = [result] if remedy.result not in ("pending", "no_answer", "not_filed") else []
        told += [_bare(remedy.answer)] if remedy.answer.strip() else []
        said = "; ".join(told) or self.words(N_("the words are not recorded"))
        if remedy.answered is None:
            return self._sentence(N_("Answer: {answer}."), answer=said)
        return self._sentence(N_("Answer of {day}: {answer}."), day=self._day(remedy, remedy.answered), answer=said)

    def _why(self, remedy: Remedy) -> Iterator[str]:
        grounds = [self.tables.label("remedy_why_not", one, self.words.language) for one in remedy.why_not]
        if grounds:
            yield self._sentence(N_("Why it was not pursued: {grounds}."), grounds="; ".join(grounds))
        if remedy.why_not_words.strip():
            yield f"{_bare(remedy.why_not_words)}."

    def _grounds(self, numbered: Sequence[tuple[int, Remedy]]) -> Iterator[str]:
        for code, message in _GROUNDS.items():
            steps = [
                self._sentence(N_("step {number}"), number=number) for number, one in numbered if code in one.why_not
            ]
            if steps:
                yield self._sentence(message, steps=", ".join(steps))

    def _end(self, numbered: Sequence[tuple[int, Remedy]]) -> Iterator[str]:
        """The last step in the country, and steps before bodies outside it."""
        abroad = [one for one in numbered if self.tables.mark("remedy_type", one[1].type, "domestic") == "no"]
        home = [one for one in numbered if one not in abroad]
        last = [number for number, one in home if one.last == "yes"]
        if last:
            yield self._sentence(
                N_("After step {number} there is no further step in the country, as recorded."), number=last[-1]
            )
        elif home:
            yield self.words(N_("Nobody has recorded yet that there is no further step in the country."))
        for number, _ in abroad:
            yield self._sentence(N_("Step {number} was taken before a body outside the country."), number=number)

    def _day(self, remedy: Remedy, day: UncertainDate) -> str:
        return said_date(day, self.words, coarse=remedy.key in self.coarse)

    def _sentence(self, message: str, **values: object) -> str:
        return self.words(message).format(**values)


def _bare(text: str) -> str:
    """Words that people typed, in one line, without the full stop that the sentence around them brings."""
    return " ".join(text.split()).rstrip(".")
