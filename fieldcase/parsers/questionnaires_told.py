"""What is told of a questionnaire: faults that keep it out, remarks that do not, and repairs that are offered.

Knows each by a stable code and a sentence of ours with named values; where it stands, by sheet, row and column. Refuses
to pass on a converter's own words, which no catalogue translates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fieldcase.errors import N_
from fieldcase.i18n import Words

# Each keeps the questionnaire out.
FAULTS: Mapping[str, str] = {
    "no-survey": N_("The file has no sheet “survey” with questions. Its sheets: {sheets}."),
    "column-missing": N_("The sheet has no column “{name}”."),
    "column-twice": N_("Two columns are called “{name}”. Rename or remove one."),
    "type-missing": N_("The question has no type."),
    "type-unknown": N_("There is no type “{type}”. Check its spelling."),
    "name-missing": N_("The question or group has no name."),
    "name-invalid": N_(
        "“{name}” cannot be a name: a name begins with a letter and has letters, digits, “_”, “-” and “.” only."
    ),
    "name-reserved": N_("“{name}” is a name that the form keeps for itself. Choose another one."),
    "name-twice": N_("There is already a question “{name}” in row {first}."),
    "label-missing": N_("The question “{name}” has no label: nobody would know what to ask."),
    "list-unnamed": N_("The question does not say from which list one chooses."),
    "list-missing": N_("The sheet “choices” has no list “{list}”."),
    "choice-list-missing": N_("The choice belongs to no list."),
    "choice-name-missing": N_("A choice of the list “{list}” has no name."),
    "choice-twice": N_("The list “{list}” already has a choice “{name}” in row {first}."),
    "choice-with-blank": N_("Several can be chosen from the list “{list}”, so that “{name}” may have no blank in it."),
    "end-without-begin": N_("Here ends a group or repeat that began nowhere."),
    "end-of-another": N_("Here stands “{ends}”, but what is open since row {first} is “{begun}”."),
    "begin-without-end": N_("The group or repeat “{name}” begins here and ends nowhere."),
    "reference-malformed": N_("A reference is not written as “${{name}}”."),
    "reference-unknown": N_("It refers to “{name}”, and there is no such question."),
    "circular": N_("These questions wait for one another, so that none can be computed: {names}."),
    "calculation-missing": N_("The calculation is empty."),
    "settings-row": N_("The sheet “settings” has headings and no row below them."),
    "kobo-without-list": N_("“{type}” does not say from which list: the column “{column}” is empty."),
    "kobo-within": N_("Between “{begun}” in row {first} and its end only “{only}” may stand, and here is “{type}”."),
    "kobo-several": N_("The file holds {count} forms of KoboToolbox. Save one of them as a file of its own."),
    "kobo-no-content": N_("The file tells of a project of KoboToolbox and holds no questions: “content” is missing."),
    "beside-large": N_("The file “{file}” beside the form is larger than {most} MiB."),
    "beside-many": N_("The form names more than {most} files that would lie beside it."),
    "beside-letters": N_("The file “{file}” is not in UTF-8 (line {line}). Save it as “CSV UTF-8”."),
    "beside-broken": N_("The file “{file}” beside the form is damaged, or is not of the kind that its name says."),
    "beside-empty": N_("The file “{file}” beside the form is empty."),
    "beside-column-twice": N_("In the file “{file}” two columns are called “{name}”. Rename or remove one."),
    "beside-table-large": N_(
        "The file “{file}” has more than {rows} rows, {columns} columns or {cells} cells. Take out what the form does "
        "not ask for."
    ),
    "pattern-unbounded": N_(
        "The pattern of “{name}” cannot be read, or could be tried for ever: {expression}. Write it without a "
        "repetition within a repetition."
    ),
    "expression-unreadable": N_("An expression of “{name}” cannot be read: {expression}."),
    "expression-large": N_("An expression of “{name}” is too long or nested too deeply. Split it into several."),
    "expression-function": N_("“{name}” asks for {function}() with {count} arguments, and there is none such."),
    "expression-wrong": N_("What an expression of “{name}” hands to a function cannot be used there: {expression}."),
    "not-converted": N_("The form could not be put together here. Compare this row with the XLSForm reference."),
    "not-a-form": N_("The file is XML, but no form of ODK: {part} is missing."),
    "xml-broken": N_("The XML is broken off or not well formed."),
    "xml-unsafe": N_("The XML declares entities of its own or lies too deep; that is not opened here."),
}  # fmt: skip

# Each is for a person to weigh; the first ones are about people's safety.
STRONG: Mapping[str, str] = {
    "asks-name": N_("“{label}” seems to ask for a name. A visit holds no names: take the question out."),
    "asks-address": N_("“{label}” seems to ask for an address. A visit holds no addresses: take the question out."),
    "asks-contact": N_("“{label}” seems to ask for a telephone or another contact. Take the question out."),
    "asks-birth-date": N_("“{label}” seems to ask for a date of birth. Ask for an age band at most."),
    "asks-document": N_("“{label}” seems to ask for a document’s or register’s number. Take the question out."),
    "asks-position": N_("“{label}” asks for a position on the map, which can lead to a home. Take the question out."),
    "beside-people": N_(
        "The column “{column}” of “{file}” seems to hold names, contacts or addresses of people, and goes with the "
        "form to every laptop. Take it out of the file."
    ),
    "score-rejects": N_("The score shuts somebody out ({words}). A score orders, it never decides."),
    "score-counts-risk": N_(
        "Points depend on a risk or a time limit ({words}). These open a question to a person and cost no points."
    ),
}  # fmt: skip
PLAIN: Mapping[str, str] = {
    "asks-file": N_("“{label}” asks for a picture, a sound or a file. Keep it as evidence instead."),
    "translation-missing": N_("Nothing is written in the language “{language}” for {names}."),
    "required-without-way-out": N_("“{name}” has to be answered, and whoever does not know cannot say so."),
    "list-unused": N_("The list “{list}” belongs to no question."),
    "appearance-unknown": N_("The appearance “{appearance}” is not known here; the question is shown plainly."),
    "constraint-silent": N_("The answer to “{name}” can be refused without a word: write the constraint’s message."),
    "file-absent": N_("The file “{file}” is named in the form and is not within it."),
    "table-absent": N_(
        "The form looks something up in “{file}”, which does not lie beside it: its choices would be empty. Put the "
        "file into the same folder, and take the form in again."
    ),
    "version-missing": N_("The form names no version: two of its editions could be taken for one."),
    "id-missing": N_("The form names no form_id: another form without one could be taken for it."),
}  # fmt: skip

REPAIRS: Mapping[str, str] = {
    "rename-question": N_("Rename the second question “{before}” to “{after}”."),
    "drop-choice": N_("Leave out the choice “{before}” of the list “{list}”: the same stands there already."),
    "rename-choice": N_("Rename the second choice “{before}” of the list “{list}” to “{after}”."),
}
_AT = N_("{sheet}, row {row}, {column}: {what}")
_AT_ROW = N_("{sheet}, row {row}: {what}")
_AT_LINE = N_("Line {row}: {what}")
_AT_SHEET = N_("{sheet}: {what}")
_DOUBTFUL = N_("References to “{before}” stay with the first one. Look at those that may mean the second: {places}.")


@dataclass(frozen=True)
class Place:
    """Where something stands; row 0 is the whole sheet, an empty sheet is a form without sheets."""

    sheet: str = ""
    row: int = 0
    column: str = ""

    def told(self, words: Words, what: str) -> str:
        """`what` with the place before it."""
        if not self.sheet:
            return words(_AT_LINE).format(row=self.row, what=what) if self.row else what
        if not self.row:
            return words(_AT_SHEET).format(sheet=self.sheet, what=what)
        at = words(_AT if self.column else _AT_ROW)
        return at.format(sheet=self.sheet, row=self.row, column=self.column, what=what)


@dataclass(frozen=True)
class Remark:
    """A fault or a remark: its code, its place, and the values of its sentence."""

    code: str
    place: Place = Place()
    values: tuple[tuple[str, str], ...] = ()

    @property
    def strong(self) -> bool:
        """Whether it is about people's safety, and is to be seen before all others."""
        return self.code in STRONG

    def told(self, words: Words) -> str:
        """Its sentence in the language of `words`, with its place."""
        sentence = FAULTS.get(self.code) or STRONG.get(self.code) or PLAIN[self.code]
        return self.place.told(words, words(sentence).format(**dict(self.values)))


def remark(code: str, place: Place = Place(), **values: str | int) -> Remark:
    """A remark with the values of its sentence."""
    return Remark(code, place, tuple(sorted((name, str(value)) for name, value in values.items())))


@dataclass(frozen=True)
class Repair:
    """A change that would put something right: at this place, this word becomes that one.

    `group` is the list of a choice. `doubtful` are references to `before` that may mean the second one.
    """

    code: str
    place: Place
    before: str
    after: str = ""
    group: str = ""
    doubtful: tuple[Place, ...] = ()

    def told(self, words: Words) -> str:
        """What would be done, and what is to be looked at afterwards."""
        what = words(REPAIRS[self.code]).format(before=self.before, after=self.after, list=self.group)
        told = self.place.told(words, what)
        if not self.doubtful:
            return told
        places = ", ".join(f"{each.sheet} {each.row} ({each.column})" for each in self.doubtful)
        return f"{told} {words(_DOUBTFUL).format(before=self.before, places=places)}"


def in_order(remarks: Iterable[Remark], sheets: tuple[str, ...] = ("survey", "choices", "settings")) -> list[Remark]:
    """Strong ones first, then as they stand in the file."""
    ranks = {sheet: rank for rank, sheet in enumerate(sheets)}
    known = dict.fromkeys(remarks)
    return sorted(
        known, key=lambda each: (not each.strong, ranks.get(each.place.sheet, len(ranks)), each.place.row, each.code)
    )
