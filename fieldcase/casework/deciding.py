"""What a person decides about an interview: no case is made of it, why, and where whoever told it was referred.

Nobody is turned away without a referral, and each decision can be taken back or made anew (do-no-harm.md, Law). Knows
decisions; a score is not among what they are made of. Taking up is in `taking_up`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fieldcase.casework import settings
from fieldcase.casework.changes import Changes
from fieldcase.casework.desk import Desk
from fieldcase.casework.history import called
from fieldcase.casework.look import Look
from fieldcase.errors import N_
from fieldcase.i18n import words
from fieldcase.model.fieldwork import Interview, Task
from fieldcase.model.ids import TaskId
from fieldcase.model.values import Instant

TAKEN, NO_CASE = "taken_up", "no_case"
# Until it is decided, what was typed is a draft of this field, in these places.
FIELD = "decided_because"
BECAUSE, REFERRAL, REFERRED_TO, TAKEN_BECAUSE = "because", "referral", "referred_to", "taken_because"
_TELL = N_("Tell the person what was decided, and where they can turn: {where}.")


@dataclass(frozen=True)
class Decision:
    """What was decided: by whom (a pseudonym, "" where nobody known here) and when (None where that is unknown)."""

    decided: str
    because: str
    referral: str
    referred_to: str
    by: str
    at: Instant | None


def decision_of(look: Look, interview: Interview) -> Decision | None:
    """The decision about an interview, with its author from the journal; None while it waits for one."""
    if not interview.decided:
        return None
    written = [one for one in look.history(Interview, interview.key, "decided") if one.value == interview.decided]
    last = written[-1] if written else None
    return Decision(
        interview.decided, interview.decided_because, interview.referral, interview.referred_to,
        called(look.reader, last.author) if last is not None else "",
        Instant(last.at, look.world.offset()) if last is not None else None,
    )  # fmt: skip


def decide(
    desk: Desk, interview: Interview, because: str, referral: str, referred_to: str = "", *, tell: bool = False
) -> Changes:
    """Decide that no case is made of an interview: why, and where the person was referred. May be decided anew.

    With `tell` a task asks to tell the person. ValueError without a reason, without a referral, for one that is not in
    the vocabulary, or for a refusal.
    """
    if not because.strip() or referral not in desk.tables.vocabularies["referral"] or interview.refused_because:
        raise ValueError("a decision has a reason and a referral")
    with desk.deed():
        now = desk.get(Interview, interview.key) or interview
        changes = desk.save(now, replace(
            now, decided=NO_CASE, decided_because=because.strip(), referral=referral, referred_to=referred_to.strip()
        ))  # fmt: skip
        if tell and now.person is not None:
            changes |= desk.save(None, _to_tell(desk, now, referral, referred_to.strip()))
        forget_typed(desk, interview)
    return changes


def _to_tell(desk: Desk, interview: Interview, referral: str, referred_to: str) -> Task:
    language = settings.get(desk, "language")
    where = ", ".join(part for part in (desk.tables.label("referral", referral, language), referred_to) if part)
    return Task(
        id=TaskId(desk.new_id()), scope=interview.scope, text=words(language)(_TELL).format(where=where),
        person=interview.person, assigned=desk.member, interview=interview.id,
    )  # fmt: skip


def open_again(desk: Desk, interview: Interview) -> Changes:
    """Take a decision back: the interview waits again. The reason stays until there is another; a case that was made
    of it stays too."""
    now = desk.get(Interview, interview.key) or interview
    return desk.save(now, replace(now, decided=""))


def keep_typed(desk: Desk, interview: Interview, typed: dict[str, str]) -> None:
    """Keep what is typed of a decision that is not made yet, by its places."""
    desk.draft_parts(interview, FIELD, {place: text or None for place, text in typed.items()})


def typed_so_far(look: Look, interview: Interview) -> dict[str, str]:
    """What was typed of a decision that is not made yet, or else what was decided last."""
    kept = look.draft_parts_of(interview.key, FIELD)
    if kept:
        return kept
    now = look.get(Interview, interview.key) or interview
    reason = "" if now.decided == TAKEN else now.decided_because
    return {BECAUSE: reason, REFERRAL: now.referral, REFERRED_TO: now.referred_to}


def forget_typed(desk: Desk, interview: Interview) -> None:
    """Forget it, within the deed that decides."""
    desk.vault.drafts.drop(interview.key, FIELD)
