"""What counted tables are called: what is counted, by what, where and when, and each code in words.

Labels come from the vocabularies, names of places from the Counts, answers from whoever read the form. Knows codes; no
record.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from fieldcase.dossier.compose.runs import capital
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.said import said_date
from fieldcase.model.terms import Tables
from fieldcase.rules import counted as by
from fieldcase.rules.count_asked import CountAsked
from fieldcase.rules.counted import Counts, What
from fieldcase.rules.court_codes import CODES
from fieldcase.rules.deliveries import Standing

WHAT: Mapping[What, str] = {
    What.VISITS: N_("Visits"), What.INTERVIEWS: N_("Interviews"), What.PEOPLE: N_("People interviewed"),
    What.CASES: N_("Cases taken"), What.ACTS: N_("Acts"), What.DECISIONS: N_("Court decisions"),
    What.ANSWERS: N_("Answers"), What.REFUSALS: N_("People who did not want anything recorded"),
    What.SIGNALS: N_("People in signals"), What.LETTERS: N_("Letters, one for each addressee"),
    What.ASKS: N_("Demands, recommendations and promises"), What.ACTIONS: N_("Actions of campaigns"),
    What.FUNNEL: N_("From visits to cases"),
}  # fmt: skip
BY: Mapping[str, str] = {
    by.COUNTRY: N_("country"), by.REGION: N_("region"), by.PLACE: N_("town or village"), by.YEAR: N_("year"),
    by.MONTH: N_("month"), by.GENDER: N_("gender"), by.AGE: N_("age band"), by.PREGNANT: N_("pregnancy"),
    by.PARENT: N_("children under 18"), by.KIND: N_("kind"), by.STAGE: N_("stage"), by.TYPE: N_("type of act"),
    by.PERPETRATOR: N_("kind of alleged perpetrator"), by.NORM: N_("norm"), by.SUBSTANCE: N_("substance"),
    by.HARM: N_("harm"), by.ARTICLE: N_("article"), by.OUTCOME: N_("outcome"), by.SIZE: N_("size"),
    by.ANSWER: N_("answer"), by.REASON: N_("reason"), by.CHANNEL: N_("the way it reached us"),
    by.STANDING: N_("how it stands"), by.CATEGORY: N_("what about"), by.STEP: N_("step"), by.FORM: N_("form of action"),
    by.SIDE: N_("before and after the change of law"),
}  # fmt: skip
_STEPS = {
    "visits": N_("visits"), "interviews": N_("interviews"), "screened": N_("interviews about which a person decided"),
    "taken": N_("interviews taken up by a case"),
}  # fmt: skip
_STANDINGS = {
    Standing.NOT_SENT: N_("not sent yet"), Standing.SENT: N_("sent, nothing proves receipt"),
    Standing.UNDATED: N_("received, no day for the answer is known"), Standing.WAITING: N_("received, the time runs"),
    Standing.UNSHOWN: N_("time over, nothing proves receipt"), Standing.SILENT: N_("silence, receipt is shown"),
    Standing.ANSWERED: N_("answered"), Standing.REFUSED: N_("refused"),
}  # fmt: skip
_SIDES = {by.BEFORE: N_("before"), by.AFTER: N_("since then")}


@dataclass(frozen=True)
class CountedWords:
    """The words for tables of some Counts. `questions`: by form and path what a question and its answers are called."""

    counts: Counts
    tables: Tables
    words: Words
    questions: Mapping[tuple[str, str], tuple[str, Mapping[str, str]]] = field(default_factory=dict)

    def code(self, asked: CountAsked, name: str, code: str) -> str:
        """A code of a dimension in words."""
        say, language = self.words, self.words.language
        if code in (by.NOT_STATED, by.UNLISTED, by.ELSEWHERE):
            ends = {by.NOT_STATED: N_("not stated"), by.UNLISTED: N_("other"), by.ELSEWHERE: N_("other places")}
            return say(ends[code])
        if name in (by.PLACE, by.REGION):
            return self.counts.place_names.get(code, code.partition("/")[2])
        if name in (by.YEAR, by.MONTH):
            return code if name == by.YEAR else said_date(UncertainDate(code), say)
        if name == by.ARTICLE:
            kind, _, number = code.partition("|")
            return say(N_("{article} · {code}")).format(article=number, code=say(CODES[kind][0])) if kind else number
        if name == by.ANSWER:
            return self.questions.get((asked.questionnaire, asked.question), ("", {}))[1].get(code, code)
        if name == by.NORM and code in self.tables.norms:
            return self._norm(code)
        own = {by.STEP: _STEPS, by.SIDE: _SIDES, **({by.STANDING: _STANDINGS} if asked.what is What.LETTERS else {})}
        if name in own:
            return say(own[name][code])  # type: ignore[index]
        return self.tables.label(by.DIMENSIONS[asked.what][name], code, language)

    def _norm(self, code: str) -> str:
        """A norm as it is found: its instrument, its number there, its short title."""
        norm, language = self.tables.norms[code], self.words.language
        names = self.tables.instruments.get(norm.instrument, {})
        instrument = names.get(language) or names.get("en") or norm.instrument
        return f"{instrument}, {norm.number}: {norm.label(language)}"

    def dimension(self, name: str) -> str:
        """What a dimension is called."""
        return self.words(BY[name])

    def caption(self, asked: CountAsked) -> str:
        """What, by what, when and where: "Acts: type of act, gender. Kyrgyzstan, 2019"."""
        return caption(asked, self.tables, self.words, self.questions, self.counts.place_names)


Questions = Mapping[tuple[str, str], tuple[str, Mapping[str, str]]]


def caption(asked: CountAsked, tables: Tables, words: Words, questions: Questions, places: Mapping[str, str]) -> str:
    """What a table is called before anything is counted: what, by what, when and where."""
    what = words(WHAT[asked.what])
    if asked.what is What.ANSWERS:
        what = questions.get((asked.questionnaire, asked.question), (what, {}))[0]
    dimensions = ", ".join(words(BY[name]) for name in (asked.rows, asked.columns) if name)
    told = words(N_("{what}: {by}")).format(what=what, by=dimensions)
    return f"{told}. {capital(_where_and_when(asked, tables, words, places))}"


def _where_and_when(asked: CountAsked, tables: Tables, words: Words, places: Mapping[str, str]) -> str:
    """The country, place and period of a table; that it is of all there is, where neither is said."""
    parts = [
        tables.label("country", asked.country, words.language) if asked.country else "",
        places.get(asked.region, ""), places.get(asked.place, ""),
        said_date(asked.period, words) if asked.period is not None else words(N_("all days")),
    ]  # fmt: skip
    parts += [said_date(asked.change, words)] if asked.change is not None else []
    return ", ".join(part for part in parts if part)
