"""Pictures, voices and files of an interview: agreed to by medium, kept as evidence, told by the answer.

The answer to a question that takes a file is the evidence's id in hexadecimal digits and an ending that says its type.
Knows consents and evidence; refuses to know how a file is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from fieldcase.casework import consents, evidence, people
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.evidence import Stored
from fieldcase.casework.sight import Sight
from fieldcase.model.evidence import Evidence
from fieldcase.model.fieldwork import Interview
from fieldcase.model.ids import EvidenceId
from fieldcase.model.people import Person
from fieldcase.rules import consents as rules
from fieldcase.rules.people import Row, row_of

_MEDIA = {"image": "picture", "audio": "voice", "video": "video"}
_ENDINGS = {
    "image/jpeg": "jpg", "image/png": "png", "image/heic": "heic", "image/webp": "webp", "audio/mpeg": "mp3",
    "audio/wav": "wav", "audio/ogg": "ogg", "audio/opus": "opus", "audio/mp4": "m4a", "audio/amr": "amr",
    "video/mp4": "mp4", "application/pdf": "pdf", "text/plain": "txt",
}  # fmt: skip
_ID_LETTERS = 32


@dataclass(frozen=True)
class Attached:
    """A file that was taken in: the evidence, and the answer that tells of it."""

    evidence: Evidence
    answer: str


def medium_of(mediatype: str) -> str:
    """The medium of consent for what a question takes ("image/*"); a document where it does not say."""
    return _MEDIA.get(mediatype.partition("/")[0].strip().lower(), "document")


def said(source: Sight, interview: Interview, medium: str) -> str:
    """What the person of an interview answered last about a medium: "yes", "no", "" where nobody asked."""
    person = source.get(Person, interview.person) if interview.person is not None else None
    mine = people.consents_of(source, person) if person is not None else ()
    about = [one for one in mine if medium in one.media and one.withdrawn_on is None]
    return "" if not about else "no" if about[-1].level == "refused" else "yes"


def agreed_to(desk: Desk, interview: Interview, medium: str, answer: str) -> Changes:
    """Keep what was answered about a medium (yes, no): for the uses that the person agreed to, a no for all of them.

    ValueError for another answer or medium, or where the interview has nobody.
    """
    person = desk.get(Person, interview.person) if interview.person is not None else None
    if person is None or answer not in ("yes", "no") or medium not in desk.tables.vocabularies["medium"]:
        raise ValueError("nobody was asked that")
    given, today = people.consents_of(desk, person), desk.world.today()
    minor = row_of(person, desk.tables) is Row.CHILD
    told = {
        question: answer for question, uses in consents.QUESTIONS.items()
        if answer == "no" or rules.answer(given, uses[0], rules.TEXT, today, minor=minor).granted
    }  # fmt: skip
    return consents.spoken(desk, person, told, (medium,))


def attach(desk: Desk, interview: Interview, stored: Sequence[Stored], title: str) -> Attached:
    """Keep a stored file as evidence of the interview's visit, which shows its person; the same file is not kept
    twice."""
    shows = (interview.person,) if interview.person is not None else ()
    about = Evidence(
        id=EvidenceId(b""), scope=interview.scope, title=title, interview=interview.id, shows=shows,
        looked_at="people" if shows else "not_looked_at", acquired_by=desk.member,
    )  # fmt: skip
    piece = evidence.enter(desk, interview.scope, stored[:1], about).each[0]
    return Attached(piece, f"{piece.key.hex()}.{_ENDINGS.get(piece.media_type, 'bin')}")


def number_of(source: Sight, answer: str) -> str:
    """The number of the evidence that an answer tells of, "A03"; empty where it is none, or gone."""
    with suppress(ValueError):
        piece = source.get(Evidence, bytes.fromhex(answer[:_ID_LETTERS]))
        return piece.number if piece is not None and not piece.hidden else ""
    return ""
