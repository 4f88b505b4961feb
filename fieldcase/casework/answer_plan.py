"""What answers from another program will come to: which become interviews, which are here already, what does not fit.

Reads and reckons, and keeps nothing: whoever takes them in is told all of it before. Knows forms and submissions;
refuses to know of which visit the interviews will be.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from fieldcase.casework import questionnaires
from fieldcase.casework.answer_beside import Beside, Media
from fieldcase.casework.answer_files import Found
from fieldcase.casework.answer_submissions import Remarks, Submission, of_tree, telling, told_by
from fieldcase.casework.answer_tables import BookReader, NoTable
from fieldcase.casework.answer_telling import bare, day_of, identity_of, invented, path_of, spoken_in, timed
from fieldcase.casework.answer_words import FormWords
from fieldcase.casework.consents import QUESTIONS
from fieldcase.casework.originals import Left
from fieldcase.casework.sight import Sight, everything
from fieldcase.errors import N_, AnswersDoubtful, AnswersWithoutForm, Cancelled, NothingTaken, QuestionnaireUnknown
from fieldcase.forms.definition import Definition
from fieldcase.forms.received import TOO_MUCH, Given, Odd, Received, Unfit, receive
from fieldcase.forms.rules import Kind
from fieldcase.i18n import Words
from fieldcase.model.fieldwork import Interview
from fieldcase.model.questionnaires import Questionnaire
from fieldcase.parsers.submitted import Table
from fieldcase.world import World

Step = Callable[[int, int], None]
# Why a submission is not taken: its id stands twice with other answers; who was asked said no to everything; it answers
# no question, as a row that a server could not decrypt.
TWICE, REFUSED, EMPTY = "twice", "refused", "empty"
_NO_TABLE = N_("it holds no table of the form’s questions, or more than one: take each export by itself")
_NO_FORM = N_("it belongs to a questionnaire that is not here: take that in first, or say which one it is")
# How a server of Kobo numbers versions, which no form says of itself.
_OF_A_SERVER = re.compile(r"v[A-Za-z0-9]{20,24}")


@dataclass(frozen=True)
class Here:
    """What is in a vault already: its questionnaires, and the ids of its interviews."""

    forms: tuple[Questionnaire, ...]
    ids: frozenset[str]


@dataclass(frozen=True)
class Coming:
    """One submission that becomes an interview. `files` lie beside it; `spoken` is what the form says of consent."""

    file: str
    row: int
    form: Questionnaire
    identity: str
    received: Received
    day: str
    notes: str
    spoken: Mapping[str, str]
    files: tuple[Beside, ...] = ()


@dataclass(frozen=True)
class Failed:
    """One submission that cannot be taken: where it stands, why (a code), of which question."""

    file: str
    row: int
    why: str
    name: str = ""


@dataclass
class Plan:
    """What will be taken in, and what a person is told before. `versions` are those that the answers name and that are
    not here, with the one that reads them; `absent` counts files that are named and lie nowhere beside."""

    coming: list[Coming] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    known: int = 0
    left: list[Left] = field(default_factory=list)
    remarks: Remarks = field(default_factory=Remarks)
    odd: Counter[Odd] = field(default_factory=Counter)
    versions: dict[tuple[str, str, str], int] = field(default_factory=dict)
    absent: int = 0
    beside: int = 0


def here(source: Sight) -> Here:
    """What answers are compared with."""
    forms = tuple(source.all(Questionnaire))
    return Here(forms, frozenset(identity_of(one.answers) for one in everything(source, Interview) if one.answers))


def planned(
    found: Found, known: Here, world: World, words: Words, form_id: str = "", step: Step | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Plan:  # fmt: skip
    """What opened files come to. `form_id` says which questionnaire they answer, where they do not say it themselves.

    QuestionnaireUnknown, AnswersWithoutForm, AnswersDoubtful, NothingTaken where nothing of it can be taken.
    """
    if form_id and not any(one.form_id == form_id for one in known.forms):
        raise QuestionnaireUnknown(code=form_id)
    planning = _Planning(found, known, world, form_id, words.language)
    planning.read()
    doubtful = planning.plan.remarks.doubtful
    if doubtful:
        raise AnswersDoubtful(columns="\n".join(doubtful))
    planning.reckon(step, cancelled)
    plan = planning.plan
    if not (plan.coming or plan.failed or plan.known):
        if planning.nameless:
            raise AnswersWithoutForm(files="\n".join(planning.nameless))
        raise NothingTaken(files="\n".join(f"{one.name}: {words(one.why)}" for one in plan.left))
    return plan


class _Planning:
    """One import on its way to a plan."""

    def __init__(self, found: Found, known: Here, world: World, form_id: str, language: str) -> None:
        self._found, self._known, self._world, self._form_id = found, known, world, form_id
        self._language = language
        self.plan = Plan(left=list(found.left))
        self.nameless: list[str] = []
        self._read: list[tuple[Submission, Questionnaire]] = []
        self._words: dict[bytes, FormWords] = {}
        self._media = Media(found.media)
        self._met: dict[str, str] = {}
        self._alike: Counter[str] = Counter()

    def read(self) -> None:
        """Read all submissions, each with the version of the form that fits best."""
        for name, tree in self._found.trees:
            form = self._version(self._named((tree.form_id,)), tree.version)
            if form is None:
                self._no_form(name)
                continue
            made = of_tree(tree, self._of(form).definition, self._blank(form), name, self.plan.remarks)
            self._read.append((made, form))
        for name, tables in self._found.books:
            self._book(name, tables)

    def _no_form(self, name: str) -> None:
        self.nameless.append(name)
        self.plan.left.append(Left(name, _NO_FORM))

    def _book(self, name: str, tables: tuple[Table, ...]) -> None:
        names = (PurePosixPath(name).stem, *(one.name for one in tables))
        versions = self._named(names)
        form = self._version(versions, "")
        if form is None:
            self._no_form(name)
            return
        try:
            made = self._submissions(name, tables, form, self.plan.remarks)
        except NoTable:
            self.plan.left.append(Left(name, _NO_TABLE))
            return
        # Rows that name an older version which is here are read once more, by that one.
        others = {one.key: one for each in made if (one := self._version(versions, each.read.get("version", "")))}
        others.pop(form.key, None)
        again = {key: self._submissions(name, tables, one, Remarks()) for key, one in others.items()}
        for number, each in enumerate(made):
            one = self._version(versions, each.read.get("version", "")) or form
            self._read.append((again[one.key][number] if one.key in again else each, one))

    def _submissions(
        self, name: str, tables: Sequence[Table], form: Questionnaire, remarks: Remarks
    ) -> list[Submission]:  # fmt: skip
        return BookReader(self._of(form), self._blank(form), remarks, name).submissions(tables)

    def _blank(self, form: Questionnaire) -> frozenset[str]:
        return telling(self._of(form).definition, form.left_out)

    def _of(self, form: Questionnaire) -> FormWords:
        if form.key not in self._words:
            self._words[form.key] = FormWords(questionnaires.definition_of(form))
        return self._words[form.key]

    def _named(self, names: Iterable[str]) -> tuple[Questionnaire, ...]:
        """All versions of the form that is meant: the one a person said, else the one that the file names."""
        wanted = {self._form_id} if self._form_id else {one.strip() for one in names}
        found = [one for one in self._known.forms if one.form_id in wanted]
        if not found and not self._form_id:
            ids = {one.form_id for one in self._known.forms if one.title.strip() and one.title.strip() in wanted}
            found = [one for one in self._known.forms if one.form_id in ids] if len(ids) == 1 else []
        return tuple(one for one in found if one.form_id == found[0].form_id)

    def _version(self, versions: Sequence[Questionnaire], named: str) -> Questionnaire | None:
        """The version that answers name, else the one taken in last."""
        return next((one for one in versions if one.version == named), versions[-1] if versions else None)

    def reckon(self, step: Step | None, cancelled: Callable[[], bool] | None) -> None:
        """Make an interview of each, or say why not."""
        self._media.owners = frozenset(made.near for made, _ in self._read if made.near)
        for number, (made, form) in enumerate(self._read):
            if cancelled is not None and cancelled():
                raise Cancelled
            if step is not None:
                step(number, len(self._read))
            try:
                self._one(made, form)
            except Unfit as wrong:
                self.plan.failed.append(Failed(made.file, made.row, wrong.code, wrong.name))
        self.plan.beside = self._media.left()

    def _one(self, made: Submission, form: Questionnaire) -> None:
        if made.fault is not None:
            raise made.fault
        definition = self._of(form).definition
        identity = made.identity or self._invented(made, form)
        if bare(identity) in self._known.ids or bare(made.read.get("corrects", "")) in self._known.ids:
            self.plan.known += 1
            return
        spots = (definition.spot(path_of(one)) for one in made.values)
        if not any(spot is not None and spot.question is not None for spot in spots):
            raise Unfit(EMPTY)
        spoken = spoken_in(made.values)
        if spoken and all(spoken.get(one) == "no" for one in QUESTIONS):
            raise Unfit(REFUSED)
        given = self._given(made, form, definition, identity)
        before = self._met.get(bare(identity))
        received = receive(definition, given, self._world, questionnaires.language_of(definition, self._language))
        if len(received.xml.encode()) > questionnaires.MOST_KEPT:
            raise Unfit(TOO_MUCH)
        if before is not None:
            if before != received.xml:
                raise Unfit(TWICE)
            self.plan.known += 1
            return
        self._met[bare(identity)] = received.xml
        self.plan.odd.update(received.odd)
        files = self._media.of(made, definition)
        self.plan.absent += len(made.files) - len(files)
        notes = " · ".join(made.read[one] for one in ("notes", "tags") if made.read.get(one))
        self.plan.coming.append(Coming(
            made.file, made.row, form, identity, received, day_of(made, definition), notes, spoken, files
        ))  # fmt: skip

    def _invented(self, made: Submission, form: Questionnaire) -> str:
        """An id for answers without one, the same whenever the same file comes: of two alike in it, two."""
        told = repr((form.form_id, sorted(made.values.items()), sorted(made.counts.items())))
        self._alike[told] += 1
        return invented(f"{told} {self._alike[told]}")

    def _given(self, made: Submission, form: Questionnaire, definition: Definition, identity: str) -> Given:
        """The answers as this version takes them. What another version reckoned is reckoned anew: a score stays with
        the version of its form."""
        telling = told_by(definition, self._blank(form))
        self.plan.remarks.who.update(one.rpartition("/")[2] for one in made.values if path_of(one) in telling)
        anew = set(telling)
        named = made.read.get("version", "")
        if named and named != form.version and not _OF_A_SERVER.fullmatch(named):
            which = (form.form_id, named, form.version)
            self.plan.versions[which] = self.plan.versions.get(which, 0) + 1
            anew |= {rule.spot.path for rule in definition.rules.ordered
                     if rule.kind == Kind.CALCULATE and not rule.unsteady}  # fmt: skip
        values = {address: text for address, text in made.values.items() if path_of(address) not in anew}
        own = next((one.path for one in definition.spots if re.search("[/:]instanceID$", one.path)), "")
        if own:
            values[own] = identity
        began = next((text for name, text in timed(values, definition) if name == "start"), "")
        return Given(values, made.counts, frozenset(made.known - anew), began or made.read.get("sent", ""))


def without(plan: Plan, ids: frozenset[str]) -> Plan:
    """The plan without what has come in since it was made."""
    still = [one for one in plan.coming if bare(one.identity) not in ids]
    return replace(plan, coming=still, known=plan.known + len(plan.coming) - len(still))
