"""When a dossier is refused outright, and the sentence that says who is missing and what.

A dossier about somebody who is not told of cannot be made, nor one for a use that needs a name and has none. Knows no
record beyond the case, its acts and its people.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from fieldcase.errors import N_, ConsentMissing, NameMissing
from fieldcase.errors.release import Where
from fieldcase.model.case import Act
from fieldcase.model.dates import UncertainDate
from fieldcase.model.detention import Detention
from fieldcase.model.ids import PersonId
from fieldcase.model.said import said_date
from fieldcase.rules.consents import State
from fieldcase.rules.material import Material
from fieldcase.rules.people import PROTECTED, Row, Standing
from fieldcase.rules.released import How

_REASONS = {
    State.WITHDRAWN: N_("took the consent back"),
    State.REFUSED: N_("refused"),
    State.EXPIRED: N_("the consent has run out"),
    State.NO_GUARDIAN: N_("a child; who agreed for the child is not recorded"),
    State.NOT_ASKED: N_("has not been asked"),
    State.WITHOUT_NAME: N_("agreed without the name"),
    State.NAMED: N_("agreed to be named, but the name is not in the vault"),
}
_CHILD = N_("a child is never named")
_UNKNOWN = N_("a person without a record")
_NOBODY = N_("Nobody is recorded as the person whose case this is.")


def about(material: Material) -> tuple[PersonId, ...]:
    """Whose dossier it is: the people the case is about, else the victims of its acts and who was detained, else
    nobody."""
    if material.case.about:
        return tuple(dict.fromkeys(material.case.about))
    detained = (one.person for one in material.of(Detention) if one.person is not None)
    return tuple(dict.fromkeys((*(victim for act in material.of(Act) for victim in act.victims), *detained)))


def missing(material: Material, standings: Mapping[PersonId, Standing]) -> tuple[PersonId, ...]:
    """Those the dossier is about who may not be told of; in statistics, who may not be counted."""
    return tuple(who for who in about(material) if not _present(material, standings[who]))


def _present(material: Material, standing: Standing) -> bool:
    return standing.told if material.use.tells else standing.counted


def refuse_where_due(material: Material, standings: Mapping[PersonId, Standing]) -> None:
    """NameMissing or ConsentMissing, naming working pseudonyms and what is missing, where the rules say no."""
    whose = about(material)
    use = material.tables.label("use", material.use.code, material.words.language)
    may_sign = {who for who in whose if standings[who].row in (*PROTECTED, Row.WORKER)}
    if material.use.needs_name and not any(standings[who].how is How.NAMED for who in may_sign):
        lines = _lines(material, standings, sorted(may_sign))
        raise NameMissing(use=use, people=_told(lines) or material.words(_NOBODY)).at(*lines)
    lacking = missing(material, standings)
    # Where nobody said whose case it is, the rest of the victims can still be told of.
    if lacking and (material.case.about or len(lacking) == len(whose)):
        lines = _lines(material, standings, lacking)
        raise ConsentMissing(use=use, people=_told(lines)).at(*lines)


def _lines(material: Material, standings: Mapping[PersonId, Standing], people: Iterable[PersonId]) -> list[Where]:
    """One line a person: the working pseudonym and what is missing, in the language of whoever exports."""
    return [
        Where(who, "", f"{who_is_meant(material, who)}: {what_is_missing(material, standings[who])}") for who in people
    ]


def _told(lines: Iterable[Where]) -> str:
    return "\n".join(line.said for line in lines)


def who_is_meant(material: Material, who: PersonId) -> str:
    """The working pseudonym, for whoever exports."""
    person = material.persons.get(who)
    return person.pseudonym if person is not None and person.pseudonym else material.words(_UNKNOWN)


def what_is_missing(material: Material, standing: Standing) -> str:
    """What a person said, or was not asked, that keeps them out, in the language of whoever exports."""
    words, given = material.words, standing.answer
    if standing.row is Row.CHILD and given.granted:
        return words(_CHILD)
    reason = words(_REASONS[given.state])
    dated = given.since and given.state in (State.WITHDRAWN, State.REFUSED, State.EXPIRED)
    return f"{reason} ({said_date(UncertainDate(given.since), words)})" if dated else reason
