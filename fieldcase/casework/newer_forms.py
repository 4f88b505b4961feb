"""A new version of a questionnaire that is here: what is other in it, and what becomes of interviews under way.

Interviews that are finished keep the version they were made with. Of those that are not, the answers go over by name;
what has no place any more is kept beside them and told. Knows versions of one form; refuses to change an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from fieldcase.casework import former_answers, questionnaires
from fieldcase.casework.desk import Desk
from fieldcase.casework.form_changes import Change, changes, maybe_renamed
from fieldcase.casework.former_answers import NOTE, WORDS, Former
from fieldcase.casework.look import Look
from fieldcase.casework.outline_words import Spoken
from fieldcase.casework.visits import ANSWERS
from fieldcase.errors import FieldcaseError
from fieldcase.forms import drafts, moving
from fieldcase.forms.definition import Definition
from fieldcase.forms.ways import name_of
from fieldcase.model.fieldwork import Interview
from fieldcase.model.ids import ScopeId
from fieldcase.model.questionnaires import Questionnaire
from fieldcase.parsers import questionnaires as parsing
from fieldcase.world import World

_BESIDE = (NOTE, WORDS)


@dataclass(frozen=True)
class Moving:
    """What becomes of one interview under way: its rows in the new version, how many answers go over, what does not."""

    interview: Interview
    rows: Mapping[str, str]
    answers: int
    left: tuple[Former, ...]


@dataclass(frozen=True)
class Newer:
    """A form that was read, beside the version of it that is here: the differences, the questions that may only have
    got another name, and the interviews under way. `stay`: interviews whose draft cannot be read; they keep theirs."""

    old: Questionnaire
    changes: tuple[Change, ...]
    renamed: Mapping[str, str]
    moving: tuple[Moving, ...]
    stay: tuple[Interview, ...]


def beside(
    look: Look, given: parsing.Questionnaire, language: str, renamed: Mapping[str, str] | None = None
) -> Newer | None:  # fmt: skip
    """The form beside the version taken in last; None where there is no other one, or where this one is here already.
    `language` is a code (ru, en). `renamed`: what a person said has got another name; by default what may have.
    Takes up to seconds where many interviews are under way."""
    versions = questionnaires.of_form(look, given.form_id)
    if not versions or any(one.version == given.version for one in versions):
        return None
    old, new = questionnaires.definition_of(versions[-1]), questionnaires.loaded(given)
    spoken = questionnaires.language_of(new, language)
    said = maybe_renamed(old, new, spoken) if renamed is None else dict(renamed)
    moved, stay = [], []
    for one, draft in _drafts(look.drafted_in_parts(Interview, ANSWERS), look):
        if (form := _version(versions, one)) is None:
            continue
        try:
            moved.append(move(one, draft, form, new, look.world, said))
        except FieldcaseError:
            stay.append(one)
    return Newer(versions[-1], changes(old, new, spoken, said), said, tuple(moved), tuple(stay))


def take_over(
    desk: Desk, given: parsing.Questionnaire, file_name: str = "", renamed: Mapping[str, str] | None = None,
    *, move_drafts: bool = True,
) -> Questionnaire:  # fmt: skip
    """Keep a new version, and let the interviews under way go over to it, in one deed that is not taken back: undo
    knows entries, and drafts are none. Raises as `questionnaires.take_in`; an interview whose draft cannot be read
    stays with its version."""
    gone_over = 0
    with desk.deed():
        versions = questionnaires.of_form(desk, given.form_id)
        taken = questionnaires.take_in(desk, given, file_name)
        new = questionnaires.definition_of(taken)
        begun = desk.vault.drafts.drafted_in_parts(Interview, ANSWERS) if move_drafts else ()
        for one, draft in _drafts(begun, desk):
            form = _version(versions, one)
            if form is None or form.key == taken.key:
                continue
            try:
                moved = move(one, draft, form, new, desk.world, renamed or {})
            except FieldcaseError:
                continue
            desk.save(one, replace(one, questionnaire=taken.id))
            desk.vault.drafts.drop(one.key, ANSWERS)
            desk.vault.drafts.keep_parts(one, ANSWERS, moved.rows, desk.world.now())
            gone_over += 1
    if gone_over:
        desk.forget_undo()
    return taken


def _drafts(begun: Iterable[tuple[bytes, ScopeId]], source: Look | Desk) -> list[tuple[Interview, dict[str, str]]]:
    """Interviews that are under way, with their drafts."""
    found = []
    for key, _ in begun:
        one = source.get(Interview, key)
        if one is not None and not one.hidden and not one.answers and one.questionnaire is not None:
            parts = source.vault.drafts.parts_of if isinstance(source, Desk) else source.draft_parts_of
            found.append((one, parts(key, ANSWERS)))
    return found


def _version(versions: tuple[Questionnaire, ...], interview: Interview) -> Questionnaire | None:
    return next((one for one in versions if one.id == interview.questionnaire), None)


def move(
    interview: Interview, draft: Mapping[str, str], old: Questionnaire, new: Definition, world: World,
    renamed: Mapping[str, str],
) -> Moving:  # fmt: skip
    """What becomes of one interview in the new version. InterviewUnreadable where its draft cannot be read."""
    form = questionnaires.definition_of(old)
    own = {key: text for key, text in draft.items() if not former_answers.is_beside(key)}
    # A language that is written otherwise now is the same by its code.
    code = questionnaires.code_of(own.get(drafts.LANGUAGE, ""))
    if code and own[drafts.LANGUAGE] not in new.languages:
        own[drafts.LANGUAGE] = questionnaires.language_of(new, code)
    moved = moving.moved(own, form, new, world, renamed)
    spoken = Spoken(form, questionnaires.language_of(form, interview.language))
    left = [_former(spoken, old.version, one, draft) for one in moved.left]
    rows = {**moved.rows, **{key: text for key, text in draft.items() if former_answers.MARK in key}}
    known = {one.address for one in left}
    for key, text in draft.items():
        address, what = next(((key.removesuffix(each), each) for each in _BESIDE if key.endswith(each)), ("", ""))
        if to := moved.places.get(address, "") or _same_place(form, new, address, renamed):
            rows[to + what] = text
        elif address and address not in known:
            left.append(Former(old.version, address, _question(spoken, address), "", "", text))
            known.add(address)
    rows.update(former_answers.rows_of(left))
    return Moving(interview, rows, _answered(moved, form), tuple(left))


def _same_place(old: Definition, new: Definition, address: str, renamed: Mapping[str, str]) -> str:
    """Where a note goes that stands at a question without an answer."""
    return moving.place_of(old, new, address, renamed) if address else ""


def _answered(moved: moving.Moved, form: Definition) -> int:
    """How many answers that a person gave went over."""
    spots = (form.spot(moving.bare(address)) for address in moved.places)
    return sum(spot is not None and spot.question is not None and spot.bind.calculate is None for spot in spots)


def _former(spoken: Spoken, version: str, left: moving.Left, draft: Mapping[str, str]) -> Former:
    spot = spoken.definition.spot(moving.bare(left.address))
    choices = dict(spoken.choices(spot.question)) if spot is not None and spot.question is not None else {}
    said = ", ".join(choices.get(each, each) for each in left.value.split()) if choices else left.value
    notes = [left.mark, draft.get(left.address + NOTE, ""), draft.get(left.address + WORDS, "")]
    told = " · ".join(each for each in notes if each)
    return Former(version, left.address, _question(spoken, left.address), left.value, said, told)


def _question(spoken: Spoken, address: str) -> str:
    spot = spoken.definition.spot(moving.bare(address))
    label = spoken.text(spot.question.label) if spot is not None and spot.question is not None else ""
    return label or address.rpartition("/")[2]


def unknown(old: Questionnaire, given: parsing.Questionnaire, renamed: Mapping[str, str]) -> tuple[str, ...]:
    """Names that somebody said and no question has: old ones in the version that is here, new ones in the form."""
    ours = {name_of(spot) for spot in questionnaires.definition_of(old).spots}
    theirs = {name_of(spot) for spot in questionnaires.loaded(given).spots}
    return (*(one for one in renamed if one not in ours), *(one for one in renamed.values() if one not in theirs))


def maybe_renamed_in(old: Questionnaire, given: parsing.Questionnaire, language: str) -> dict[str, str]:
    """Questions of a version that may only have got another name in a form that was read: old name to new name."""
    new = questionnaires.loaded(given)
    return maybe_renamed(questionnaires.definition_of(old), new, questionnaires.language_of(new, language))
