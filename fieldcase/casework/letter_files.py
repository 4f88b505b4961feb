"""A letter as files: what to look at before, the release, a PDF or a Word document for each addressee, written whole.

What leaves went through `rules.letter_gate`. The files are named after nobody (decision 13), appear all or none, and
never take the place of a stranger's file. Nothing is written anywhere but there.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fieldcase.casework import issuing, wordings
from fieldcase.casework.desk import Desk
from fieldcase.casework.letter_templates import cited_in_full, template
from fieldcase.casework.safekeeping import log_access
from fieldcase.casework.sight import Sight, case_of, everything, found, with_id
from fieldcase.dossier import letter_papers
from fieldcase.dossier.answers import Drawn as Drawn
from fieldcase.dossier.letter_papers import DOCX as DOCX
from fieldcase.dossier.letter_papers import PDF as PDF
from fieldcase.dossier.letter_papers import Form as Form
from fieldcase.dossier.letter_papers import Pages as Pages
from fieldcase.errors import N_, Cancelled, FileExists, LetterChanged
from fieldcase.i18n import LANGUAGES, Words, words
from fieldcase.model.asked import Asked
from fieldcase.model.campaigns import Campaign
from fieldcase.model.case import Case
from fieldcase.model.deskwork import RECIPIENTS, Issued
from fieldcase.model.fieldwork import Recommendation
from fieldcase.model.ids import AnyId, IssuedId
from fieldcase.model.letters import Delivery, Letter
from fieldcase.model.people import Consent, Naming, Passage, Person, PersonIdentity
from fieldcase.model.security import Relation
from fieldcase.model.terms import Tables
from fieldcase.rules.detention_clock import CONFIRMED
from fieldcase.rules.letter_checks import letter_findings
from fieldcase.rules.letter_gate import letter_release
from fieldcase.rules.letter_released import LetterRelease as LetterRelease
from fieldcase.rules.letter_words import USE, Correspondence
from fieldcase.rules.preflight import WARN
from fieldcase.rules.preflight import Finding as Finding
from fieldcase.rules.wording import Advice, Wordings

_NORMS = N_(
    "Nobody compared these norms with the official text yet; a lawyer looks at them before it is sent: {norms}."
)
_MOST_OF_A_NAME = 40


@dataclass(frozen=True, repr=False)
class Gathered:
    """All that a letter is made from and judged by, read at one moment."""

    made_from: Correspondence
    on: datetime.date
    tables: Tables
    key: bytes
    words: Words
    advice: tuple[Advice, ...] = ()

    @property
    def letter(self) -> Letter:
        """The letter itself."""
        return self.made_from.letter

    def released(self) -> LetterRelease:
        """The letter as it may leave. IdentityInLetter, NoAddressee, LetterEmpty."""
        return letter_release(
            self.made_from, self.on, tables=self.tables, pseudonym_key=self.key, words=self.words
        )  # fmt: skip

    def findings(self) -> tuple[Finding, ...]:
        """What to look at before it leaves, what stops it first. Loads the dictionary of names: not for a lane that
        somebody waits for."""
        looked_for = Wordings(self.advice, self.letter.country)
        lines = letter_findings(
            self.made_from, self.on, tables=self.tables, pseudonym_key=self.key, wordings=looked_for, words=self.words
        )
        return (*lines, *self._norms())

    def _norms(self) -> tuple[Finding, ...]:
        """The norms of its template whose text nobody compared yet, as long as they stand in the letter."""
        chosen = template(self.letter.template)
        if chosen is None or self.letter.language not in LANGUAGES:
            return ()
        known = [code for code in chosen.norms if code in self.tables.norms]
        unread = [code for code in known if self.tables.norms[code].status not in CONFIRMED]
        told = words(self.letter.language)
        if not any(one in self.letter.text for one in cited_in_full(self.tables, chosen.norms, told)):
            return ()
        open_ones = cited_in_full(self.tables, unread, self.words)
        return (Finding(WARN, _NORMS, {"norms": "; ".join(open_ones)}, self.letter.id, "text"),) if open_ones else ()


@dataclass(frozen=True, repr=False)
class LetterFile:
    """One finished file: its name and its bytes."""

    name: str
    content: bytes


def gather(desk: Desk, letter: Letter, told: Words, source: Sight | None = None) -> Gathered:
    """Read what the letter is made from; `source` is the reading lane where this is called on it."""
    look = source if source is not None else desk
    people: tuple[Person | Consent | PersonIdentity | Naming | Passage | Relation, ...] = (
        *look.all(Person), *everything(look, Consent), *everything(look, PersonIdentity), *look.all(Naming),
        *look.all(Passage), *look.all(Relation),
    )  # fmt: skip
    deliveries = tuple(one for one in look.all(Delivery, letter.scope) if one.letter == letter.id)
    asked = found(look, Recommendation, Asked(Recommendation, equals=(("origin", letter.id),)))
    demands = tuple(sorted(asked, key=lambda one: (one.number is None, one.number or 0, one.id)))
    case = case_of(look, letter.scope)
    example, lead = _is_example(look, letter, case), case.lead if case is not None else None
    made_from = Correspondence(letter, deliveries, demands, people, example, lead)
    return Gathered(made_from, desk.world.today(), desk.tables, desk.vault.pseudonym_key(), told, wordings.in_use(look))


def by_id(source: Sight, key: str) -> Letter:
    """The letter with this number; NoSuchRecord."""
    return with_id(source, Letter, key)


def names(letter: LetterRelease, form: Form, together: bool) -> tuple[str, ...]:
    """The name of each file: the letter's own number, the place of the addressee, the language; never a person, by
    whatever name or pseudonym."""
    clean = "".join(sign if sign.isalnum() or sign in "-_." else "-" for sign in letter.filed)[:_MOST_OF_A_NAME]
    stem = "-".join(part for part in ("letter", clean.strip("-.")) if part)
    language = "".join(sign for sign in letter.language if sign.isalnum() or sign == "-") or "xx"
    count = 1 if together else len(letter.addressees)
    return tuple(f"{stem}-{number}-{language}.{form}" for number in range(1, count + 1))


def drawn(
    letter: LetterRelease,
    form: Form,
    told: Words,
    *,
    together: bool = False,
    step: Callable[[int, int], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> tuple[LetterFile, ...]:
    """The files, one for each addressee or one for all `together`, drawn in a child. GlyphMissing, ChildFailed,
    Cancelled where `stop` says so. Touches no lane of the vault."""
    named = names(letter, form, together)
    made = []
    for number, name in enumerate(named):
        if stop is not None and stop():
            raise Cancelled
        made.append(LetterFile(name, letter_papers.drawn(letter, None if together else number, told.language, form)))
        if step is not None:
            step(number + 1, len(named))
    return tuple(made)


def write(
    desk: Desk,
    letter: LetterRelease,
    files: Sequence[LetterFile],
    places: Sequence[Path],
    told: Words | None = None,
) -> None:
    """Write each file to its place, all or none, and keep first that the letter left, and whom it tells of: a deed.

    FileExists where something stands there that is not the same file, or a PDF of ours; CannotWrite. The letter is
    judged once more: IdentityInLetter where somebody may not be told of any more, LetterChanged where it is no longer
    what the pages were drawn from. `told` are the words of whoever writes, without it those of the letter.
    """
    _refuse_changed(desk, letter, told or words(letter.language if letter.language in LANGUAGES else LANGUAGES[0]))
    for file, place in zip(files, places, strict=True):
        refuse_taken(file, place)

    def kept_first() -> None:
        """A kill leaves no file that nobody knows of."""
        with desk.deed(undoable=False):  # what left cannot be taken back
            _keep(desk, letter, files)
            log_access(desk, "export", AnyId(letter.letter))

    pairs = [(place, BytesIO(file.content)) for file, place in zip(files, places, strict=True)]
    issuing.write_all(pairs, kept_first)


def _refuse_changed(desk: Desk, letter: LetterRelease, told: Words) -> None:
    now = desk.get(Letter, letter.letter)
    if now is None or now.hidden:
        raise LetterChanged
    if gather(desk, now, told).released() != letter:
        raise LetterChanged


def _keep(desk: Desk, letter: LetterRelease, files: Sequence[LetterFile]) -> None:
    """Of a letter that tells of people, keep which it was and of whom: who takes a consent back learns of it. Its words
    are the letter's own; no file is kept."""
    known = [one for one in desk.all(Issued, desk.own) if AnyId(letter.letter) in one.records]
    listed = letter.people or known  # after a version that told of somebody, one that tells of nobody counts too
    sums = {hashlib.sha256(file.content).digest(): at for at, file in enumerate(files)}
    fresh = {one: at for one, at in sums.items() if one not in {before.sha256 for before in known}}
    for number, (sha256, at) in enumerate(fresh.items() if listed else (), start=len(known) + 1):
        to = letter.addressees[at : at + 1] if len(files) == len(letter.addressees) else letter.addressees
        issued = Issued(
            id=IssuedId(desk.new_id()), scope=desk.own, use=USE, language=letter.language, version=number,
            at=desk.now(), by=desk.member, recipient=RECIPIENTS.join(to), sha256=sha256, people=letter.people,
            records=(AnyId(letter.letter),),
        )  # fmt: skip
        desk.save(None, issued)


def refuse_taken(file: LetterFile, place: Path) -> None:
    """FileExists where something stands that must not be lost: somebody may have worked on a Word document."""
    if not place.exists():
        return
    if place.suffix.lower() != f".{DOCX}":
        issuing.refuse_foreign_file(place)
        return
    try:
        same = place.read_bytes() == file.content
    except OSError:
        same = False
    if not same:
        raise FileExists(name=place.name)


def _is_example(source: Sight, letter: Letter, case: Case | None) -> bool:
    """Whether the letter stands in what is invented."""
    campaign = source.get(Campaign, letter.campaign) if letter.campaign is not None else None
    return bool((case is not None and case.example) or (campaign is not None and campaign.example))
