"""What becomes of each exhibit: shown, or a page under its number that says why not.

An exhibit is shown only if everybody in it appears for this use and agreed to its medium, and nobody can be recognised
who has not agreed to be named in it. What nobody has looked at is shown where a court or the organisation itself reads
it, with a warning, and left out elsewhere. Opens no file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from fieldcase.errors import N_
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import PersonId, SourceId
from fieldcase.model.terms import Tables
from fieldcase.rules.consents import Answer, answer
from fieldcase.rules.material import Material
from fieldcase.rules.passages import passages_of
from fieldcase.rules.people import Row, Standing
from fieldcase.rules.released import ExhibitFate, How

PROTECTS = N_("This exhibit is kept back to protect a person.")
NOT_AGREED = N_("This exhibit is kept back: not everybody it shows has agreed to be shown in this way.")
UNCHECKED = N_("This exhibit is kept back: nobody has yet said whom it shows.")

_BY_KIND = {"photo": "picture", "document": "document", "audio": "voice", "video": "video"}
_BY_TYPE = {"image": "picture", "audio": "voice", "video": "video", "text": "document", "application": "document"}
# Of something nobody knows the medium of, every medium has to have been agreed to.
_ANY = frozenset({"picture", "voice", "video", "document"})


@dataclass(frozen=True)
class Treatment:
    """An exhibit as it may be told, its fate, and whether a warning is due because nobody has looked at it."""

    evidence: Evidence
    fate: ExhibitFate
    unchecked: bool = False


def media_of(evidence: Evidence, tables: Tables) -> frozenset[str]:
    """The media a person in an exhibit has to have agreed to, by its kind, else by the type of its file."""
    medium = tables.mark("evidence_kind", evidence.kind, "medium") or _BY_KIND.get(evidence.kind, "")
    medium = medium or _BY_TYPE.get(evidence.media_type.partition("/")[0], "")
    return frozenset({medium}) if medium else _ANY


def looked_at(evidence: Evidence) -> bool:
    """Whether somebody has said whom the exhibit shows, in a way that makes sense."""
    return bool(evidence.shows or evidence.identifies) or evidence.looked_at == "nobody"


def treated(
    material: Material,
    evidence: Evidence,
    standings: Mapping[PersonId, Standing],
    in_full: Mapping[SourceId, bool],
    bare: Collection[bytes],
    shown: Collection[SourceId],
) -> Treatment:
    """How one exhibit is treated; `bare` are those of which only the number may be told, `shown` the sources that it
    shows.

    `evidence` is already redacted; the people in it are all told of, or it is bare.
    """
    if evidence.key in bare:
        return Treatment(_number_alone(evidence), ExhibitFate(False, PROTECTS))
    if not all(in_full.get(source, False) for source in shown):
        return Treatment(kind_alone(evidence), ExhibitFate(False, PROTECTS))
    if not looked_at(evidence):
        if not material.use.trusts_unchecked:
            return Treatment(kind_alone(evidence), ExhibitFate(False, UNCHECKED))
        return Treatment(_hashed(material, evidence), ExhibitFate(True), unchecked=True)
    if not all(_may_recognise(material, evidence, who, standings[who]) for who in evidence.identifies):
        return Treatment(kind_alone(evidence), ExhibitFate(False, PROTECTS))
    if not all(_agreed(material, evidence, who, standings[who]) for who in evidence.shows):
        return Treatment(_hashed(material, evidence), ExhibitFate(False, NOT_AGREED))
    return Treatment(_hashed(material, evidence), ExhibitFate(True))


def with_metadata(
    material: Material, original: Evidence, one: Treatment, relabelled: Callable[[str], str]
) -> Treatment:
    """The exhibit with what its original file says of itself: place, device, dates, author.

    Only where somebody chose to print it, the use proves originals, and the exhibit is shown; the redaction has emptied
    it everywhere. Where somebody marked a passage of it, it is held back whole.
    """
    chosen = original.metadata_printed and material.use.proves and one.fate.shown
    if not chosen or passages_of(material, original, "metadata"):
        return replace(one, evidence=replace(one.evidence, metadata=()))
    told = tuple(relabelled(line) for line in original.metadata)
    return replace(one, evidence=replace(one.evidence, metadata=told))


def as_original(translated: Treatment, original: Treatment | None) -> Treatment:
    """How the paper of a translation is treated: it tells what its original tells, so it is kept back with it. Of an
    original that lies in the bin (None) nobody knows what it may tell."""
    if not translated.fate.shown or (original is not None and original.fate.shown):
        return translated
    return Treatment(kind_alone(translated.evidence), original.fate if original else ExhibitFate(False, PROTECTS))


def _agreed(material: Material, evidence: Evidence, who: PersonId, standing: Standing) -> bool:
    """Whether a person agreed to every medium of an exhibit; officials are not asked."""
    if standing.row is Row.OFFICIAL:
        return True
    return all(_answer(material, who, standing, medium).granted for medium in media_of(evidence, material.tables))


def _may_recognise(material: Material, evidence: Evidence, who: PersonId, standing: Standing) -> bool:
    """Whether a person may be recognised in an exhibit: by the agreed name, and never a child."""
    if standing.row is Row.OFFICIAL:
        return standing.how is How.NAMED
    if standing.row is Row.CHILD or not _agreed(material, evidence, who, standing):
        return False
    media = media_of(evidence, material.tables)
    return standing.how is How.NAMED or all(_answer(material, who, standing, one).named for one in media)


def _answer(material: Material, who: PersonId, standing: Standing, medium: str) -> Answer:
    consents = material.consents.get(who, ())
    return answer(consents, material.use.code, medium, material.on, minor=standing.row is Row.CHILD)


def _hashed(material: Material, evidence: Evidence) -> Evidence:
    """The exhibit, with what could be matched against the original only where originals are proved."""
    return evidence if material.use.proves else replace(evidence, sha256=None, size=None)


def kind_alone(evidence: Evidence) -> Evidence:
    """All that is told of an exhibit that is kept back and betrays nobody by being there."""
    return Evidence(id=evidence.id, scope=evidence.scope, number=evidence.number, kind=evidence.kind)


def _number_alone(evidence: Evidence) -> Evidence:
    return Evidence(id=evidence.id, scope=evidence.scope, number=evidence.number)
