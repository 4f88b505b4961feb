"""The finished interviews of a questionnaire on their way out: whose answers may go, and which of them.

The gate decides (rules.release, rules.share_gate): in an external use answers of single people are told to nobody, a
refusal stands everywhere. Two ways: coded, for the team, without what asks who somebody is and under keys drawn for
this one export; whole, back to the network's own server, as the answers were given. Knows records and consents; how
the files are made is `answers_made`'s.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fieldcase.casework import questionnaires
from fieldcase.casework.desk import Desk
from fieldcase.casework.gathering import records_of_case
from fieldcase.casework.handed import handed
from fieldcase.casework.known_identities import Known, known
from fieldcase.casework.sight import case_of, example_scopes, found
from fieldcase.dossier.ingredients import without_keys
from fieldcase.errors import AnswersStay, Cancelled, QuestionnaireUnknown, ReleaseRefused
from fieldcase.i18n import Words
from fieldcase.model.asked import Asked
from fieldcase.model.case import Case
from fieldcase.model.declare import field_named
from fieldcase.model.fieldwork import Interview, Visit
from fieldcase.model.ids import CaseId, PersonId, QuestionnaireId, ScopeId
from fieldcase.model.questionnaires import Questionnaire
from fieldcase.rules.release import release
from fieldcase.rules.share_gate import Terms
from fieldcase.rules.uses import USES

INTERNAL = "internal"
_ALL = 1 << 62
# Why an interview stays: it is not finished, nobody is recorded to have given it, the rules on people say no.
UNDER_WAY, OF_NOBODY, WITHHELD, EXAMPLES = "under way", "of nobody", "withheld", "examples"


@dataclass(frozen=True, repr=False)
class Given:
    """One interview as the gate lets it go: the version of its form, its answers (XML), the questions without one
    ("/data/q=unknown"), the key it stands under; in a whole copy only where the answers have none."""

    form: QuestionnaireId
    answers: str
    unanswered: tuple[str, ...]
    key: str


@dataclass(frozen=True, repr=False)
class Leaving:
    """What goes. `left_out`: how many interviews stay, by reason. `known`: the identities that must not stand in it.
    A value: files are made of it where no vault is."""

    form_id: str
    use: str
    whole: bool
    versions: tuple[Questionnaire, ...]
    given: tuple[Given, ...]
    people: tuple[PersonId, ...]
    left_out: Mapping[str, int]
    known: Known
    state: bytes
    example: bool = False


def gather(
    desk: Desk, form_id: str, words: Words, use: str = INTERNAL, *, whole: bool = False,
    stop: Callable[[], bool] = lambda: False,
) -> Leaving:  # fmt: skip
    """What of all finished interviews of a form, in any version, may go for a use today. Touches nothing.

    QuestionnaireUnknown; AnswersStay where the rules let none go; ValueError for a use that is in no list, and for a
    whole copy of an external one; Cancelled between two visits.
    """
    if use not in USES or (whole and USES[use].external):
        raise ValueError("no such use")
    versions = questionnaires.of_form(desk, form_id)
    if not versions:
        raise QuestionnaireUnknown(code=form_id)
    listed, left_out = _finished(desk, versions)
    examples = example_scopes(desk)
    invented = [one for one in listed if one.scope in examples]
    if len(invented) < len(listed):  # what is invented is not to be counted among what is not
        listed = [one for one in listed if one.scope not in examples]
        left_out[EXAMPLES] = len(invented)
    told = list(_told(desk, listed, words, use, whole=whole, stop=stop))
    left_out[WITHHELD] = len(listed) - len(told)
    if listed and not told:
        raise AnswersStay(use=desk.tables.label("use", use, words.language))
    secret = desk.world.random(32)
    given = [
        Given(one.questionnaire, answers, one.unanswered, _key(one.key if whole else _drawn(secret, one)))
        for one, answers in told if one.questionnaire is not None
    ]  # fmt: skip
    if not whole:  # in the order of the visits they would say whose is whose
        given.sort(key=lambda one: one.key)
    people = tuple(dict.fromkeys(one.person for one, _ in told if one.person is not None))
    return Leaving(
        form_id, use, whole, versions, tuple(given), people, {why: n for why, n in left_out.items() if n},
        known(desk), _state(told), example=bool(invented) and len(invented) == len(listed),
    )  # fmt: skip


def _finished(desk: Desk, versions: Iterable[Questionnaire]) -> tuple[list[Interview], Counter[str]]:
    """The interviews that are finished and were given by somebody, and how many are not."""
    left_out: Counter[str] = Counter()
    listed: list[Interview] = []
    for version in versions:
        asked = Asked(Interview, equals=(("questionnaire", version.id), ("refused_because", "")))
        for one in found(desk, Interview, asked, _ALL):
            if not one.answers:
                left_out[UNDER_WAY] += 1
            elif one.person is None:
                left_out[OF_NOBODY] += 1
            else:
                listed.append(one)
    return listed, left_out


def _drawn(secret: bytes, interview: Interview) -> bytes:
    """The key of an interview in this export: another one in the next, and none leads back."""
    return hmac.digest(secret, interview.key, "sha256")[:16]


def _key(drawn: bytes) -> str:
    """Sixteen bytes as servers know the id of a submission: a UUID of the version that is drawn."""
    digits = bytes((*drawn[:6], drawn[6] & 0x0F | 0x40, drawn[7], drawn[8] & 0x3F | 0x80, *drawn[9:])).hex()
    return "uuid:" + "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def _state(told: Iterable[tuple[Interview, str]]) -> bytes:
    """A sum over whose answers go and what they say: another one where anything of it changed."""
    found = hashlib.sha256()
    for one, answers in sorted(told, key=lambda pair: pair[0].key):
        for part in (one.key, answers.encode(), "\n".join(one.unanswered).encode()):
            found.update(hashlib.sha256(part).digest())
    return found.digest()


def _told(
    desk: Desk, listed: Sequence[Interview], words: Words, use: str, *, whole: bool, stop: Callable[[], bool]
) -> Iterator[tuple[Interview, str]]:
    """The interviews that the gate lets go, each with its answers as they may be told."""
    scopes: dict[ScopeId, list[Interview]] = {}
    for one in listed:
        scopes.setdefault(one.scope, []).append(one)
    for scope, mine in scopes.items():
        if stop():
            raise Cancelled
        said = _as_given(desk, scope, mine, words) if whole else _released(desk, scope, use, words)
        yield from ((one, said[one.key]) for one in mine if said.get(one.key))


def _as_given(desk: Desk, scope: ScopeId, mine: Sequence[Interview], words: Words) -> dict[bytes, str]:
    """The answers of a visit that colleagues may read, word for word."""
    holder = next(iter(desk.all(Visit, scope)), None) or case_of(desk, scope)
    if holder is None:
        return {}
    wire = field_named(Interview, "answers").wire
    fields = handed(desk, (holder,), Terms(), words).fields
    return {one.key: one.answers for one in mine if wire in fields.get(one.key, ())}


def _released(desk: Desk, scope: ScopeId, use: str, words: Words) -> dict[bytes, str]:
    """The answers of a visit in a release for a use: passages cut, working pseudonyms replaced."""
    case = case_of(desk, scope) or Case(id=CaseId(scope), scope=scope)
    try:
        released = release(
            [without_keys(one) for one in records_of_case(desk, case)], use, desk.world.today(), case=case,
            language=words.language, tables=desk.tables, pseudonym_key=desk.vault.pseudonym_key(), heads="",
            words=words,
        )  # fmt: skip
    except ReleaseRefused:
        return {}
    return {one.key: one.answers for one in released.records if isinstance(one, Interview)}
