"""The people of a dossier, each as they may appear for its use, with as much about them as was released."""

from __future__ import annotations

from fieldcase.dossier.blocks import Block, Run, Table
from fieldcase.dossier.compose.runs import capital
from fieldcase.dossier.compose.telling import DASH, Telling
from fieldcase.errors import N_
from fieldcase.model.people import Person
from fieldcase.model.text import sort_key
from fieldcase.rules.released import Appearance, How

_HOW = {
    How.NAMED: N_("by name, as agreed or decided"),
    How.PSEUDONYM: N_("under a pseudonym"),
    How.DESCRIPTION: N_("by description"),
    How.ROLE_CODE: N_("by role code"),
}


def persons(telling: Telling) -> list[Block]:
    """A table of everybody a released record speaks of; those whose case it is come first.

    Who has an appearance and no released record is in records that were left out: the office alone would betray them.
    """
    known = {person.id: person for person in telling.release.of(Person)}
    told = [one for one in telling.release.people.values() if one.how in _HOW and one.label and one.person in known]
    if not told:
        return []
    about = list(telling.release.case.about)
    places = {who: place for place, who in enumerate(about)}
    hows = list(_HOW)
    told.sort(key=lambda one: (places.get(one.person, len(about)), hows.index(one.how), sort_key(one.label)))
    header = (
        telling.say(N_("In this file")),
        telling.label(Person, "kind"),
        telling.label(Person, "gender"),
        telling.label(Person, "age_band"),
        telling.say(N_("How they appear")),
    )
    rows = tuple(_row(telling, one, known[one.person]) for one in told)
    return [
        telling.note(
            N_(
                "People appear here only as they agreed to appear for this use, each under the same designation "
                "throughout. Officials, authors of published texts and alleged perpetrators are described by their "
                "function, and named only after a recorded decision."
            )
        ),
        Table(telling.say(N_("People told of in this file")), header, rows, (0.26, 0.28, 0.12, 0.14, 0.2)),
    ]


def _row(telling: Telling, one: Appearance, person: Person) -> tuple[tuple[Run, ...], ...]:
    """Designation, kind (with the function of somebody named and the part of a lawyer), gender, age band, how."""
    values = {name: telling.value(person, name) for name in ("kind", "gender", "age_band")}
    if one.how is How.NAMED and person.function and person.function != one.label:
        values["kind"] = telling.listed((values["kind"], person.function))
    values["kind"] = telling.listed((values["kind"], telling.value(person, "lawyer_role")))
    cells = [value or DASH for value in values.values()]
    return (
        (Run(capital(one.label), bold=True),),
        *((Run(cell),) for cell in cells),
        (Run(telling.say(_HOW[one.how])),),
    )
