"""One paper form that is being typed in: consent and person first, then the form; every answer kept at once.

Knows what is kept when, and in which order lines are typed; refuses to know keys and how a line looks. The three
answers make the interview, as in a visit; three times no keeps a refusal with its reason and nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, Signal

from fieldcase.casework import asking, meetings, visits
from fieldcase.casework.consents import ANSWERS, MEANINGS, TITLES
from fieldcase.casework.paper import MET, PERSON_NUMBERS
from fieldcase.casework.tables import options
from fieldcase.casework.typed_answers import NotTyped
from fieldcase.casework.typing_rows import Paper, Sort
from fieldcase.errors import N_, FieldcaseError
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.people import Person
from fieldcase.model.questionnaires import Questionnaire
from ui.pages.typing_in_lines import Heading, Line, MetLine, MoreLine, PersonLine, QuestionLine

if TYPE_CHECKING:
    from fieldcase.casework.asking import Asking, Rows
    from fieldcase.casework.desk import Desk
    from fieldcase.casework.look import Look
    from fieldcase.i18n import Words
    from ui.workplace import Workplace

_MET = N_("1, 2, or the pseudonym as it stands on the paper")
_REASON = N_("All three are no: why? Only the reason is kept.")
_STATED = "not_stated"


@dataclass(frozen=True)
class Prepared:
    """What is read before a sheet can be typed: the interview begun in memory or taken up again, the form as paper, the
    pseudonyms that are known, the person where there is one already."""

    asking: Asking
    paper: Paper
    known: Mapping[str, bytes]
    person: Person | None


def prepared(
    look: Look, visit: Visit, questionnaire: Questionnaire, interview: Interview | None, words: Words
) -> Prepared:  # fmt: skip
    """Read it. Runs on the reading lane. InterviewUnreadable where form or draft is not there."""
    nobody = Interview(id=visit.id, scope=visit.scope)  # type: ignore[arg-type]  # replaced before anything is kept
    begun = (
        asking.resume(look, interview)
        if interview is not None
        else asking.begin(look, nobody, questionnaire, words.language)
    )
    key = interview.person if interview is not None else None
    person = look.get(Person, key) if key is not None else None
    known = {name: one for one, name in meetings.known(look, key)}
    return Prepared(begun, Paper(begun, words), known, person)


class Sheet(QObject):
    """The sheet. `grew` comes when its lines are others, `ended` after a refusal. While the interview itself is being
    kept it `waits`, and so does what is typed meanwhile; whoever types does not."""

    grew = Signal()
    ended = Signal()

    def __init__(self, work: Workplace, visit: Visit, found: Prepared, interview: Interview | None) -> None:
        super().__init__()
        self.work, self.words, self.visit, self.found, self.interview = work, work.words, visit, found, interview
        self.waits = False
        # The interview as soon as the writing lane has made it: lock finds it before the window hears of it.
        self._kept_as: list[Interview] = []
        self._unwritten: dict[str, str | None] = {}
        self._later: dict[str, Callable[[Desk, Interview], Any]] = {}
        self._today = work.desk.world.today()
        self._person = dict(self._person_lines())
        self.lines: list[Line] = []
        self._lay()

    def _lay(self) -> None:
        """Put the lines together anew, the answers above the form as they are."""
        words = self.words
        person = [Heading("", words(N_("Consent comes first"))), *self._person.values()]
        person.insert(5, Heading("", words(N_("The person, as a table counts them"))))
        self.lines = [*person, *self._form_lines()]

    def _form_lines(self) -> list[Line]:
        asked, found = self.found.asking, list[Line]()
        for row in self.found.paper.rows():
            if row.sort is Sort.HEADING:
                found.append(Heading("", row.label))
            elif row.sort is Sort.MORE:
                found.append(MoreLine(asked, row, self.words, self._is_kept, self._grown))
            else:
                line = QuestionLine(asked, row, self.words, self._today, self._is_kept, self._kept_rows)
                found.append(line)
        return found

    def _person_lines(self) -> list[tuple[str, PersonLine]]:
        words, numbers, language = self.words, iter(PERSON_NUMBERS), self.words.language
        answers = tuple((code, words(text)) for code, text in ANSWERS)
        lines: list[tuple[str, PersonLine]] = []
        for name, title in TITLES.items():
            asked = PersonLine(
                next(numbers), words(title), answers, about=words(MEANINGS[name]), stands=self._unkept,
                kept=self._answered, needed=True,
            )  # fmt: skip
            lines.append((name, asked))
        reasons = options("refusal_reason", language)
        why = PersonLine(next(numbers), words(_REASON), reasons, stands=self._all_no, kept=self._refused, needed=True)
        lines.append(("reason", why))
        for name, title in (("gender", N_("Gender")), ("age_band", N_("Age band"))):
            line = PersonLine(
                next(numbers), words(title), options(name, language), stands=self._is_kept, kept=self._seen
            )
            line.code = getattr(self.found.person, name) if self.found.person is not None else ""
            lines.append((name, line))
        met = tuple((code, words(text)) for code, text in MET)
        last = MetLine(
            next(numbers), words(N_("Did we meet before?")), met, self.found.known, about=words(_MET),
            stands=self._is_kept, kept=self._met, same=self._met_as,
        )  # fmt: skip
        last.code = self.interview.met_before if self.interview is not None else ""
        return [*lines, ("met", last)]

    @property
    def _consent(self) -> dict[str, str]:
        return {name: self._person[name].code for name in TITLES if self._person[name].code}

    def _unkept(self) -> bool:
        return self.interview is None and not self.waits

    def _is_kept(self) -> bool:
        return self.interview is not None or self.waits

    def _all_no(self) -> bool:
        return self._unkept() and [*self._consent.values()] == ["no"] * len(TITLES)

    def _answered(self, _code: str) -> None:
        """The last of the three answers makes the interview, unless all are no."""
        answers, visit, form = self._consent, self.visit, self.found.asking.questionnaire
        if len(answers) < len(TITLES) or set(answers.values()) == {"no"}:
            return
        rows, known = self.found.asking.rows(), self._kept_as

        def deed(desk: Desk) -> Interview:
            if not known:  # what was cut off is done again: nobody is to be counted twice
                with desk.deed():
                    person = visits.agreed(desk, visit, answers)
                    made = visits.new_interview(desk, visit, person, questionnaire=form.id)
                    asking.keep_first(desk, made, rows)
                known.append(made)
            return known[0]

        self.waits = True
        self.work.owed.keep(deed, then=self._made)

    def _made(self, interview: Interview) -> None:
        if shiboken6.isValid(self):
            self.interview, self.found.asking.interview, self.waits = interview, interview, False
            later, self._later = self._later, {}
            for name, what in later.items():
                self._deed(name, what)
            self._write()

    def _refused(self, reason: str) -> None:
        visit = self.visit
        said = self.words(N_("The refusal is kept, without anybody in it."))
        self.work.owed.keep(lambda desk: visits.refusal(desk, visit, reason), said=said)
        self.ended.emit()

    def _deed(self, name: str, what: Callable[[Desk, Interview], Any]) -> None:
        interview = self.interview
        if interview is None:
            self._later[name] = what
        else:
            self.work.owed.keep(lambda desk: what(desk, interview), (interview.key, name))

    def _seen(self, _code: str) -> None:
        gender, age = (self._person[name].code or _STATED for name in ("gender", "age_band"))
        self._deed("seen", lambda desk, one: meetings.seen(desk, one, gender, age))

    def _met(self, answer: str) -> None:
        self._deed("met", lambda desk, one: meetings.met(desk, one, answer))

    def _met_as(self, known: bytes) -> None:
        self._deed("met", lambda desk, one: meetings.met_as(desk, one, known))

    def _kept_rows(self, rows: Rows) -> None:
        self._unwritten.update(rows)
        self._write()

    def _write(self) -> None:
        """Write every row that is not known to be written: what waited for the disk must not come after it."""
        interview, rows = self.interview, dict(self._unwritten)
        if interview is not None and rows:
            self.work.owed.keep(
                lambda desk: asking.keep(desk, interview, rows), (interview.key, asking.FIELD),
                lambda _: self._written(rows),
            )  # fmt: skip

    def _written(self, rows: Rows) -> None:
        for place, text in rows.items():
            if place in self._unwritten and self._unwritten[place] == text:
                del self._unwritten[place]

    def _grown(self, rows: Rows) -> None:
        self._kept_rows(rows)
        self._lay()
        self.grew.emit()

    def progress(self) -> tuple[int, int]:
        """How many of the form's questions that are asked have an answer or a mark, and how many are asked."""
        standing = [one for one in self.lines if isinstance(one, QuestionLine) and one.stands()]
        return sum(bool(one.said()) for one in standing), len(standing)

    def missing(self) -> tuple[str, ...]:
        """The numbers of required questions without an answer, and of answers that do not fit."""
        lacking = set(self.found.asking.session.missing())
        return tuple(one.number for one in self.lines if isinstance(one, QuestionLine) and one.row.ref in lacking)

    def finish(self, then: Callable[[], None]) -> None:
        """Make one entry of the interview; the missing was told before."""
        interview, found = self.interview, self.found
        if interview is None or self.waits:
            return
        finished = found.asking.finished()
        said = self.words(N_("The sheet is typed in."))

        def refused(wrong: FieldcaseError) -> None:
            self.waits = False
            self.work.tell(wrong)

        self.waits = True
        self.work.do(lambda desk: asking.finish(desk, interview, finished), lambda _: then(), said, refused)

    def leave(self, line: Line | None, typed: str) -> None:
        """Keep a line that was typed and not taken yet."""
        self._read(line, typed)
        self._write()

    def _read(self, line: Line | None, typed: str) -> None:
        if self._is_kept() and isinstance(line, QuestionLine) and typed.strip() != line.again():
            with suppress(NotTyped):
                self._unwritten.update(line.rows(typed))

    def held(self, line: Line | None, typed: str) -> list[Callable[[Desk], Any]]:
        """What keeps, at lock, a line that was typed and not taken yet, and all that waits for the interview."""
        self._read(line, typed)
        rows, later, known = dict(self._unwritten), tuple(self._later.values()), self._kept_as
        interview = self.interview

        def deed(desk: Desk) -> None:
            one = interview or (known[0] if known else None)
            if one is not None:
                asking.keep(desk, one, rows)
                for what in later:
                    what(desk, one)

        return [deed] if rows or later else []
