"""What a questionnaire asks, entry by entry, for whoever reads its exported answers: a data dictionary.

Every question, calculation and hidden node in the order of the form: where its answers stand, its type, its words and
choices in each language, when it is asked, what it must be, whether its answers say who somebody is. Knows forms;
tells of nobody, so that it needs no release.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fieldcase.casework import answers_closed, issuing, outlines, questionnaires
from fieldcase.casework.asked_when import NEVER, Conditions
from fieldcase.casework.outline_words import Spoken
from fieldcase.dossier.sheets.guarded import guarded, written
from fieldcase.errors import N_, FileExists
from fieldcase.forms.declared import Control, Text, walk
from fieldcase.forms.definition import Definition
from fieldcase.forms.flat import layouts, name_of
from fieldcase.forms.spots import Spot
from fieldcase.forms.xpath import Expression
from fieldcase.i18n import Words
from fieldcase.model.questionnaires import Questionnaire

_TYPES = {"string": "text", "int": "integer"}
_CONTROLS = {
    Control.SELECT_ONE: "select_one", Control.SELECT: "select_multiple", Control.RANK: "rank", Control.RANGE: "range",
    Control.NOTE: "note", Control.TRIGGER: "acknowledge", Control.UPLOAD: "file",
}  # fmt: skip
NO, ITSELF, BY_OTHERS = "no", "yes", "calculated"
_SAID_OF = {NO: N_("no"), ITSELF: N_("yes"), BY_OTHERS: N_("yes, by what it is calculated from")}
_NEVER = N_("never asked")
YES = N_("yes")


@dataclass(frozen=True)
class Entry:
    """One question or calculation. `number` as in the program, 0 where nobody is asked; `table` the repeat it stands
    in; `labels`, `hints`, `messages` by language; `choices` value and labels by language; `only` its conditions and
    those of the groups it stands in, in words, a line each, `relevant` the same as they are written; `identifying` one
    of NO, ITSELF, BY_OTHERS."""

    name: str
    table: str
    number: int
    type: str
    section: str
    labels: tuple[str, ...]
    hints: tuple[str, ...]
    choices: tuple[tuple[str, tuple[str, ...]], ...]
    only: str
    relevant: str
    required: str
    constraint: str
    messages: tuple[str, ...]
    calculation: str
    identifying: str

    @property
    def column(self) -> str:
        """What its column is called within its table."""
        return self.name.removeprefix(f"{self.table}/" if self.table else "").replace("/", "-")


@dataclass(frozen=True)
class Dictionary:
    """A form's entries, and the languages in which its words stand."""

    languages: tuple[str, ...]
    entries: tuple[Entry, ...]


def dictionary(questionnaire: Questionnaire, words: Words) -> Dictionary:
    """The dictionary of one version, its conditions told in the language of `words`. InterviewUnreadable."""
    return _Reader(questionnaires.definition_of(questionnaire), words).whole()


def said_identifying(entry: Entry, words: Words) -> str:
    """Whether its answers say who somebody is, in words."""
    return words(_SAID_OF[entry.identifying])


def said_required(entry: Entry, words: Words) -> str:
    """Whether it has to be answered: in words, or as it is written."""
    return words(YES) if entry.required == "true()" else "" if entry.required == "false()" else entry.required


def csv_of(whole: Dictionary, words: Words) -> bytes:
    """The dictionary as a CSV file with a head in the language of `words`; no cell of it is a formula."""
    in_each = [f" ({questionnaires.code_of(one)})" if one else "" for one in whole.languages]

    def each(title: str) -> list[str]:
        return [f"{words(title)}{language}" for language in in_each]

    head = [
        words(N_("Name")), words(N_("Table")), words(N_("Column")), "№", words(N_("Type")), words(N_("Section")),
        *each(N_("Question")), *each(N_("Hint")), *each(N_("Choices")), words(N_("When it is asked")),
        words(N_("Condition as written")), words(N_("Required")), words(N_("Rule for the answer")),
        *each(N_("What is said against it")), words(N_("Calculation")), words(N_("Says who somebody is")),
    ]  # fmt: skip
    rows = (_row(one, len(in_each), words) for one in whole.entries)
    return written([guarded(one) for one in head], rows).encode("utf-8-sig")


def _row(one: Entry, languages: int, words: Words) -> list[str]:
    choices = ["\n".join(f"{value} = {labels[at]}" for value, labels in one.choices) for at in range(languages)]
    return [
        one.name, one.table, one.column, str(one.number or ""), one.type, one.section, *one.labels, *one.hints,
        *choices, one.only, one.relevant, said_required(one, words), one.constraint, *one.messages, one.calculation,
        said_identifying(one, words),
    ]  # fmt: skip


def suggested_stem(questionnaire: Questionnaire, language: str) -> str:
    """The name of its files without an ending: the form, its version, what it is, the language of its heads."""
    parts = (questionnaire.form_id or "form", questionnaire.version, "dictionary", language)
    return re.sub(r"[^\w.-]+", "-", "-".join(part for part in parts if part)).strip("-.")


class _Reader:
    """Reads one form."""

    def __init__(self, definition: Definition, words: Words) -> None:
        self._definition, self._words = definition, words
        spoken = questionnaires.language_of(definition, words.language)
        self._languages = tuple(sorted(definition.languages, key=lambda one: one != spoken)) or ("",)
        self._spoken = [Spoken(definition, one) for one in self._languages]
        whole = outlines.outline(definition, self._languages[0], words)
        self._numbers = {one.path: one.number for one in outlines.questions(whole)}
        self._conditions = Conditions(self._spoken[0], self._numbers, words)
        self._itself = answers_closed.closed_by_themselves(definition)
        self._closed = answers_closed.closed(definition)
        self._parts = {one.path: one for one in walk(definition.body) if one.path}

    def whole(self) -> Dictionary:
        """All entries, table by table."""
        known = {name_of(spot.path): spot for spot in self._definition.spots if spot.leaf}
        entries = tuple(
            self._entry(known[leaf.name], layout.name)
            for layout in layouts([self._definition], {}) for leaf in layout.leaves
        )  # fmt: skip
        return Dictionary(self._languages, entries)

    def _entry(self, spot: Spot, table: str) -> Entry:
        question, bind = spot.question, spot.bind
        choices = [spoken.choices(question) for spoken in self._spoken] if question is not None else []
        when = [each.bind.relevant for each in list(spot.chain())[::-1] if each.bind.relevant is not None]
        only = [self._conditions.told(one.bind.relevant, one) for one in list(spot.chain())[::-1]]
        itself = spot.path in self._itself
        return Entry(
            name_of(spot.path), table, self._numbers.get(spot.path, 0), _type(spot), " / ".join(self._sections(spot)),
            self._said(question.label) if question is not None else self._beside(spot, "label"),
            self._said(question.hint) if question is not None else self._beside(spot, "hint"),
            tuple((value, tuple(labels[at][1] for labels in choices)) for at, (value, _) in enumerate(choices[0]))
            if choices else (),
            self._words(_NEVER) if NEVER in only else "\n".join(one for one in only if one),
            "\n".join(one.text.strip() for one in when), _written(bind.required),
            _written(bind.constraint), self._said(bind.constraint_message), _written(bind.calculate),
            ITSELF if itself else BY_OTHERS if spot.path in self._closed else NO,
        )  # fmt: skip

    def _said(self, text: Text | None) -> tuple[str, ...]:
        return tuple(spoken.text(text) for spoken in self._spoken)

    def _beside(self, spot: Spot, what: str) -> tuple[str, ...]:
        """What is written of a calculation that nobody is asked."""
        kept = self._definition.translations
        found = [kept.get(one, {}).get(f"{spot.path}:{what}", {}).get("", ()) for one in self._languages]
        return tuple("".join(part if isinstance(part, str) else "…" for part in parts).strip() for parts in found)

    def _sections(self, spot: Spot) -> Iterator[str]:
        """The groups and repeats that it stands in, from the outside, by what they are called."""
        for above in list(spot.chain())[:0:-1]:
            part = self._parts.get(above.path)
            said = self._spoken[0].text(part.label) if part is not None else ""
            if said:
                yield said


def _type(spot: Spot) -> str:
    """Its type as authors of forms write it."""
    question, bind = spot.question, spot.bind
    if bind.preload == "timestamp":
        return bind.preload_with
    if (bind.preload, bind.preload_with) == ("date", "today"):
        return "today"
    if question is None or (bind.calculate is not None and bind.readonly is not None):
        return "calculate" if bind.calculate is not None else "hidden"
    return _CONTROLS.get(question.control) or _TYPES.get(bind.type, bind.type)


def _written(expression: Expression | None) -> str:
    return expression.text.strip() if expression is not None else ""


def file_of(questionnaire: Questionnaire, words: Words, form: str) -> tuple[str, bytes]:
    """The name and the bytes of the dictionary as "csv" or "pdf", in the language of `words`. InterviewUnreadable,
    GlyphMissing, ChildFailed."""
    whole = dictionary(questionnaire, words)
    name = f"{suggested_stem(questionnaire, words.language)}.{form}"
    if form == "csv":
        return name, csv_of(whole, words)
    from fieldcase.casework import form_dictionary_pages

    return name, form_dictionary_pages.drawn(questionnaire, whole, words)


def write(files: Sequence[tuple[str, bytes]], folder: Path) -> tuple[Path, ...]:
    """Write files into a folder, all or none. FileExists where something stands there, CannotWrite."""
    targets = [(folder / name, content) for name, content in files]
    for target, _ in targets:
        if target.exists():
            raise FileExists(name=target.name)
    issuing.write_all([(target, BytesIO(content)) for target, content in targets], lambda: None)
    return tuple(target for target, _ in targets)
