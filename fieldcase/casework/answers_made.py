"""The files of an export of answers: submissions as XML, CSV tables, a workbook; and how they are written.

From what the gate let go. In a coded export the answers that say who somebody is are emptied, and every identity that
the vault knows is looked for before there is a file. Nothing lies anywhere before a person has seen what goes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fieldcase.casework import answers_closed, answers_out, issuing, questionnaires
from fieldcase.casework.answers_out import Given, Leaving
from fieldcase.casework.desk import Desk
from fieldcase.casework.known_identities import cells, refuse
from fieldcase.casework.outline_words import Spoken
from fieldcase.casework.safekeeping import log_access
from fieldcase.dossier.sheets import answers as sheets
from fieldcase.errors import AnswersChanged, Cancelled, FileExists, FormNotXml
from fieldcase.forms import markup
from fieldcase.forms.declared import Control, Question, walk
from fieldcase.forms.definition import Definition
from fieldcase.forms.flat import Grid, Line, grids, layouts, lines, name_of
from fieldcase.forms.narrowed import collected, narrowed
from fieldcase.forms.tree import ELEMENT, descendants, text_of
from fieldcase.i18n import Words
from fieldcase.model.deskwork import Issued
from fieldcase.model.ids import AnyId, IssuedId, PersonId
from fieldcase.model.questionnaires import Questionnaire

CSV, XLSX, XML = "csv", "xlsx", "xml"
FORMS = (CSV, XLSX, XML)
# So many people an entry of the journal holds with room to spare.
_PEOPLE_OF_AN_ENTRY = 10_000


@dataclass(frozen=True, repr=False)
class Made:
    """Finished files in memory, in the order of their names. `rows`: of each table its name ("" for the form's own)
    and how many rows; `closed`: the questions whose answers stay, as the form calls them; `broken`: how many
    interviews could not be read."""

    leaving: Leaving
    form: str
    files: tuple[tuple[str, bytes], ...]
    rows: tuple[tuple[str, int], ...]
    closed: tuple[str, ...]
    broken: int


@dataclass(frozen=True)
class _One:
    """An interview ready to be written."""

    key: str
    xml: str
    rows: tuple[Line, ...]
    unanswered: str


def made(
    leaving: Leaving, form: str, told: Words, stop: Callable[[], bool] = lambda: False
) -> Made:  # fmt: skip
    """The files in one of FORMS. Touches no vault and may take long. IdentityInText where what identifies a person
    stands in a coded export, with the places; Cancelled; InterviewUnreadable where a form cannot be read."""
    definitions = {one.id: questionnaires.definition_of(one) for one in _used(leaving)}
    closed = {
        key: frozenset() if leaving.whole else answers_closed.closed(one) for key, one in definitions.items()
    }  # fmt: skip
    ready: list[_One] = []
    taken: set[str] = set()
    broken = 0
    for given in leaving.given:
        if stop():
            raise Cancelled
        try:
            ready.append(_one(given, definitions[given.form], closed[given.form], taken, whole=leaving.whole))
        except FormNotXml:
            broken += 1
    ordered = list(definitions.values())
    marks = {one.key: one.unanswered for one in ready}
    laid = list(grids(layouts(ordered, _choices(ordered)), [row for one in ready for row in one.rows], marks))
    name = stem(leaving)
    if not leaving.whole:
        refuse(leaving.known, _texts(laid, told), name, told)
    return Made(
        leaving, form, _files(leaving, form, ready, laid, name),
        tuple((one.name, len(one.rows)) for one in laid), () if leaving.whole else _called(ordered, told), broken,
    )  # fmt: skip


def stem(leaving: Leaving) -> str:
    """What the files are called: the form, and that it is invented where it is; nobody's name."""
    plain = re.sub(r"[^\w.-]+", "-", leaving.form_id).strip("-.") or "form"
    return "-".join(part for part in ("example" if leaving.example else "", plain, "answers") if part)


def refuse_taken(made: Made, folder: Path) -> None:
    """FileExists where something stands in the place of a file: somebody may have worked on it."""
    for name, _ in made.files:
        if (folder / name).exists():
            raise FileExists(name=name)


def write(
    desk: Desk, made: Made, folder: Path, told: Words, stop: Callable[[], bool] = lambda: False
) -> tuple[Path, ...]:  # fmt: skip
    """Write the files into a folder, all or none, and keep who is in them: a deed, for the writing lane.

    AnswersChanged where an interview or a consent is no longer what was looked at; FileExists, CannotWrite, Cancelled:
    then nothing was written.
    """
    leaving = made.leaving
    now = answers_out.gather(desk, leaving.form_id, told, leaving.use, whole=leaving.whole, stop=stop)
    if now.state != leaving.state:
        raise AnswersChanged
    refuse_taken(made, folder)
    targets = [(folder / name, content) for name, content in made.files]

    def kept_first() -> None:
        """A kill leaves no file that nobody knows of."""
        with desk.deed(undoable=False):  # what left cannot be taken back
            for people in _stretches(leaving.people):
                desk.save(None, Issued(
                    id=IssuedId(desk.new_id()), scope=desk.own, use=leaving.use, at=desk.now(), by=desk.member,
                    people=tuple(people), form=made.form,
                ))  # fmt: skip
            log_access(desk, "export", AnyId(leaving.versions[-1].id))

    issuing.write_all([(target, BytesIO(content)) for target, content in targets], kept_first)
    return tuple(target for target, _ in targets)


def _stretches(people: Sequence[PersonId]) -> Iterator[Sequence[PersonId]]:
    return (people[at : at + _PEOPLE_OF_AN_ENTRY] for at in range(0, len(people), _PEOPLE_OF_AN_ENTRY))


def _one(given: Given, definition: Definition, closed: frozenset[str], taken: set[str], *, whole: bool) -> _One:
    xml = collected(given.answers) if whole else narrowed(given.answers, definition, closed, given.key)
    own = _instance_id(xml) if whole else ""
    key = given.key if own in taken else own or given.key
    taken.add(key)
    names = {name_of(path) for path in closed}
    marks = (mark.rpartition("=") for mark in given.unanswered)
    unanswered = " ".join(
        f"{ref}={why}" for ref, _, why in marks if name_of(re.sub(r"\[\d+\]", "", ref)) not in names
    )  # fmt: skip
    return _One(key, xml, tuple(lines(xml, definition, key)), unanswered)


def _instance_id(xml: str) -> str:
    """The id that the answers themselves name."""
    for node in descendants(markup.read(xml)):
        if node.kind == ELEMENT and node.name == "instanceID" and node.parent is not None:
            return text_of(node).strip() if node.parent.name == "meta" else ""
    return ""


def _choices(definitions: Sequence[Definition]) -> Mapping[str, Sequence[str]]:
    """The values of every question of which several may be chosen, in all versions."""
    found: dict[str, dict[str, None]] = {}
    for definition in reversed(definitions):
        spoken = Spoken(definition, definition.default_language)
        for member in walk(definition.body):
            if isinstance(member, Question) and member.control == Control.SELECT:
                values = (value for value, _ in spoken.choices(member))
                found.setdefault(name_of(member.path), {}).update(dict.fromkeys(values))
    return {name: tuple(values) for name, values in found.items()}


def _texts(laid: Sequence[Grid], told: Words) -> Iterator[tuple[str, str]]:
    """Every cell that holds words, with its place; a text that stands in many is looked through once."""
    seen: set[str] = set()
    for grid in laid:
        for place, text in cells(grid.head, grid.rows, told):
            if text not in seen and not text.startswith("uuid:") and any(sign.isalpha() for sign in text):
                seen.add(text)
                yield f"{grid.name} {place}".strip(), text


def _used(leaving: Leaving) -> tuple[Questionnaire, ...]:
    """The versions that somebody answered, the newest last; the newest where nobody did."""
    answered = {one.form for one in leaving.given}
    return tuple(one for one in leaving.versions if one.id in answered) or leaving.versions[-1:]


def _called(definitions: Sequence[Definition], told: Words) -> tuple[str, ...]:
    """The questions whose answers stay, by what they are called, in words' language where the form speaks it."""
    found: dict[str, None] = {}
    for definition in definitions:
        closed = answers_closed.closed_by_themselves(definition)
        spoken = Spoken(definition, questionnaires.language_of(definition, told.language))
        asked = {one.path: one for one in walk(definition.body)}
        for spot in definition.spots:
            if spot.path in closed:
                one = asked.get(spot.path)
                label = spoken.text(one.label) if one is not None else ""
                found.setdefault(label or spot.path.rpartition("/")[2])
    return tuple(found)


def _files(
    leaving: Leaving, form: str, ready: Sequence[_One], laid: Sequence[Grid], name: str
) -> tuple[tuple[str, bytes], ...]:
    if form == CSV:
        return sheets.csv_files(laid, name, example=leaving.example)
    if form == XLSX:
        return ((f"{name}.xlsx", sheets.workbook(laid, leaving.form_id, example=leaving.example)),)
    kept = [(f"{_plain(one.form_id)}-{_plain(one.version) or '0'}.xml", questionnaires.xform_of(one).encode())
            for one in _used(leaving)]  # fmt: skip
    told = [(f"instances/{_plain(one.key)}/submission.xml", one.xml.encode()) for one in ready]
    return ((f"{name}-xml.zip", sheets.archive((*kept, *told))),)


def _plain(name: str) -> str:
    """A name that every system takes as that of a folder; ODK Briefcase leaves the colon of a key out too."""
    return re.sub(r"[^\w.-]", "", name).strip(".")
