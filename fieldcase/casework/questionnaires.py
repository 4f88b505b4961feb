"""The questionnaires of a network: taken in from a file, kept by version, offered for a visit.

A form is converted in a parser child and kept as an XForm. Another version of a form is another record: interviews keep
the version they were made with. Knows forms as wholes; knows no answer.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from fieldcase.casework import form_faults, forms_beside, outlines
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.sight import Sight, found
from fieldcase.errors import (
    CannotRead,
    InterviewUnreadable,
    QuestionnaireRefused,
    QuestionnaireTooLarge,
    QuestionnaireVersionTaken,
    XPathError,
)
from fieldcase.forms.definition import Definition, load
from fieldcase.forms.scores import PART, labels
from fieldcase.model.asked import Asked
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import QuestionnaireId
from fieldcase.model.questionnaires import Questionnaire
from fieldcase.parsers import questionnaires as parsing
from fieldcase.parsers.questionnaires_own import OWN as OWN
from fieldcase.parsers.questionnaires_own import own as own

# What an entry of the journal holds beside everything else.
MOST_KEPT = 900_000
# As much as the parser gives out.
_MOST_FORM = parsing.MOST_FORM


def from_file(path: Path) -> bytes:
    """What stands in a person's file. CannotRead where it is none or may not be read, QuestionnaireTooLarge before more
    of it is read than a questionnaire can be."""
    try:
        if not path.is_file():  # a pipe would let nobody go on
            raise CannotRead(name=path.name)
        with path.open("rb") as file:
            content = file.read(parsing.MOST_BYTES + 1)
    except (OSError, ValueError):
        raise CannotRead(name=path.name) from None
    if len(content) > parsing.MOST_BYTES:
        raise QuestionnaireTooLarge(most=parsing.MOST_BYTES >> 20)
    return content


def read(
    content: bytes, repairs: Sequence[parsing.Repair] = (), cancelled: Callable[[], bool] | None = None,
    path: Path | None = None,
) -> parsing.Questionnaire:  # fmt: skip
    """What a file holds, after the repairs that a person accepted, with the files that lie beside it where it lies at
    `path`; keeps nothing. Raises as `parsers.questionnaires` does, QuestionnaireRefused too where an expression cannot
    be run here, and a FormError where something else cannot. Takes up to seconds: for a lane of its own."""
    given = parsing.convert(content, repairs, cancelled)
    if path is not None and given.beside:
        given = forms_beside.taken_with(given, path, cancelled)
    try:
        loaded(given)
    except XPathError:
        if wrong := form_faults.faults(given):
            raise QuestionnaireRefused(wrong) from None
        raise
    return given


def questions_in(given: parsing.Questionnaire) -> int:
    """How many questions a form has that was read."""
    return outlines.counted(load(given.xform))


def take_in(desk: Desk, given: parsing.Questionnaire, file_name: str = "") -> Questionnaire:
    """Keep a form that was read. One that is there already, word for word, is only offered again.

    QuestionnaireVersionTaken where that version is there with other words: interviews made with it must go on meaning
    what they meant. QuestionnaireTooLarge where it does not fit into the journal.
    """
    digest = hashlib.sha256(given.xform.encode()).digest()
    same = [one for one in of_form(desk, given.form_id) if one.version == given.version]
    for one in same:
        kept = forms_beside.unpacked(one.attached)
        if one.digest != digest or any(kept[name] != given.files[name] for name in kept.keys() & given.files.keys()):
            raise QuestionnaireVersionTaken(version=given.version or "—", title=one.title)
        # A file that was not there when the form came: nothing was looked up in it yet.
        again = replace(one, retired=False, attached=_fitting(one.definition, {**given.files, **kept}))
        desk.save(one, again)
        return again
    packed = zlib.compress(given.xform.encode(), 9)
    attached = _fitting(packed, given.files)
    made = Questionnaire(
        id=QuestionnaireId(desk.new_id()), scope=desk.register, form_id=given.form_id, version=given.version,
        title=given.title, languages=given.languages, file_name=file_name, definition=packed, digest=digest,
        attached=attached,
        left_out=tuple(f"{one.name}: {one.what}" for one in given.blanked),
        taken_in=UncertainDate(desk.world.today().isoformat()),
    )  # fmt: skip
    desk.save(None, made)
    return made


def _fitting(packed: bytes | None, files: Mapping[str, str]) -> bytes | None:
    """Files as a record keeps them; QuestionnaireTooLarge where they and the form do not fit into an entry."""
    attached = forms_beside.packed(files)
    if len(packed or b"") + len(attached or b"") > MOST_KEPT:
        raise QuestionnaireTooLarge(most=parsing.MOST_BYTES >> 20)
    return attached


def take_in_own(desk: Desk, given: Sequence[parsing.Questionnaire]) -> tuple[Questionnaire, ...]:
    """Keep of our own forms those that are not here in this version yet; what came in. Those that are here stay as they
    are, also where somebody decided to offer them no longer."""
    with desk.deed():
        return tuple(take_in(desk, one) for one in given if not version_of(desk, one.form_id, one.version))


def version_of(source: Sight, form_id: str, version: str) -> Questionnaire | None:
    """The version of a form that is there; None where there is none such."""
    return next((one for one in of_form(source, form_id) if one.version == version), None)


def of_form(source: Sight, form_id: str) -> tuple[Questionnaire, ...]:
    """All versions of a form that are there, the one taken in last at the end."""
    return found(source, Questionnaire, Asked(Questionnaire, equals=(("form_id", form_id),)))


def offered(source: Sight) -> tuple[Questionnaire, ...]:
    """What can be chosen for an interview: of each form the version taken in last, unless that is no longer offered;
    by title."""
    newest = {one.form_id: one for one in found(source, Questionnaire, Asked(Questionnaire))}
    return tuple(sorted((one for one in newest.values() if not one.retired), key=lambda one: (one.title, one.key)))


def retire(desk: Desk, questionnaire: Questionnaire, *, retired: bool = True) -> Changes:
    """Offer a questionnaire no longer, or again. Interviews made with it stay as they are."""
    return desk.save(questionnaire, replace(questionnaire, retired=retired))


def definition_of(questionnaire: Questionnaire) -> Definition:
    """The form, ready to be run; the one read last is kept. InterviewUnreadable where the record has none of its own
    or was changed."""
    return _loaded(*_kept(questionnaire), questionnaire.attached)


def xform_of(questionnaire: Questionnaire) -> str:
    """The form as it was taken in, an XForm. InterviewUnreadable as `definition_of`."""
    return _unpacked(*_kept(questionnaire))


def _kept(questionnaire: Questionnaire) -> tuple[bytes, bytes]:
    packed, digest = questionnaire.definition, questionnaire.digest
    if packed is None or digest is None:
        raise InterviewUnreadable
    return packed, digest


@lru_cache(maxsize=4)
def _loaded(packed: bytes, digest: bytes, attached: bytes | None) -> Definition:
    return forms_beside.equipped(load(_unpacked(packed, digest)), forms_beside.unpacked(attached))


def _unpacked(packed: bytes, digest: bytes) -> str:
    unpacking = zlib.decompressobj()
    try:
        text = unpacking.decompress(packed, _MOST_FORM)
    except zlib.error:
        raise InterviewUnreadable from None
    if not unpacking.eof or hashlib.sha256(text).digest() != digest:
        raise InterviewUnreadable
    return text.decode()


def loaded(given: parsing.Questionnaire) -> Definition:
    """A form that was read, with its files, ready to be run."""
    return forms_beside.equipped(load(given.xform), given.files)


def language_of(definition: Definition, code: str) -> str:
    """The form's own name of a language, "Русский (ru)" for "ru"; its default where it does not speak it."""
    return next((name for name in definition.languages if code_of(name) == code), definition.default_language)


def code_of(language: str) -> str:
    """The code of a form's language: "ru" of "Русский (ru)"; the name itself where it names none."""
    _, bracket, code = language.rpartition("(")
    return (code.rstrip(")") if bracket else language).strip().lower()


def labels_of_score(questionnaire: Questionnaire, language: str) -> dict[str, str]:
    """What the parts of a form's score are called in a language (ru, en), by the names of their calculations.

    InterviewUnreadable as `definition_of`.
    """
    definition = definition_of(questionnaire)
    return labels(definition, language_of(definition, language), PART)
