"""What the answers about a detention call for: who is to be called, what is to be brought, by what hour.

The hours are our own order of what cannot wait and no rule of law: a lawyer and the children first. Knows answers;
refuses to know names and telephone numbers: whom to call is said by a function, the number is the organisation's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.detention import Detention
from fieldcase.model.values import Instant

_MINUTE_MS = 60_000
# Minutes from now; see the head of this module.
_LAWYER, _CHILDREN, _DOCTOR, _INSULIN, _RELATIVES, _INTERPRETER, _TREATMENT = 60, 60, 120, 120, 120, 180, 360

_LAWYERS = {
    "refused": N_("A lawyer was asked for and refused. Have it written down by whom and when; call the lawyer on duty "
                  "of the organisation and go on asking"),
    "called": N_("Find out from the lawyer whether they were let in"),
    "": N_("Call a lawyer: the lawyer on duty of the organisation, else a state-appointed one"),
}  # fmt: skip
_TREATMENTS = {
    "ost": N_("Substitution treatment must not stop: call the site that gives it, have it brought or prescribed"),
    "art": N_("HIV treatment must not stop: call the AIDS centre or relatives, have the tablets brought"),
    "insulin": N_("Insulin must not stop: tell the police and call a doctor or an ambulance"),
    "tb": N_("Tuberculosis treatment must not stop: call the clinic, have it brought"),
    "hepatitis_c": N_("Hepatitis C treatment must not stop: call the clinic or relatives, have it brought"),
    "psychiatric": N_("Psychiatric treatment must not stop: call the doctor who prescribes it"),
    "other": N_("A treatment must not stop: find out which one, and call whoever prescribes it"),
}  # fmt: skip
_UNKNOWN = {
    "lawyer": N_("a lawyer"), "interpreter": N_("an interpreter"), "relatives_told": N_("relatives"),
    "injured": N_("injuries"), "doctor": N_("a doctor"), "withdrawal": N_("withdrawal"),
    "treatments": N_("treatment"), "children_home": N_("children at home"),
}  # fmt: skip


@dataclass(frozen=True)
class Errand:
    """What is to be done, finished words with the hour, and the day by which."""

    text: str
    due: UncertainDate
    kind: str = "task"


def errands(detention: Detention, now: Instant, words: Words) -> tuple[Errand, ...]:
    """What the answers call for, the most urgent first; last a question for what nobody asked yet."""
    needed = sorted(_needed(detention, words), key=lambda pair: pair[0])
    found = [_by(text, minutes, now, words) for minutes, text in needed]
    missing = [words(said) for field, said in _UNKNOWN.items() if getattr(detention, field) in ("", "unknown", ())]
    if missing:
        asked = words(N_("Not known yet, find out: {what}")).format(what=", ".join(missing))
        found.append(Errand(asked, _moment(now, 0)[1], "question"))
    return tuple(found)


def _needed(detention: Detention, words: Words) -> Iterator[tuple[int, str]]:
    """Minutes and words of each."""
    if detention.lawyer not in ("yes", "not_needed"):
        yield _LAWYER, words(_LAWYERS.get(detention.lawyer, _LAWYERS[""]))
    if detention.children_home == "yes":
        who = detention.children_words.strip()
        said = words(N_("Children are at home. Call who is with them: {who}")).format(who=who) if who else words(
            N_("Children are at home: find out who is with them, and send somebody the person trusts")
        )  # fmt: skip
        yield _CHILDREN, said
    if detention.injured == "yes":
        yield _DOCTOR, words(N_("Injuries: have them photographed and written down by a doctor before they fade"))
    if "yes" in (detention.injured, detention.withdrawal) and detention.doctor != "yes":
        yield _DOCTOR, words(N_("A doctor to the person: ask the police for one in writing, else call an ambulance"))
    if detention.treatment_given != "yes":
        for treatment in detention.treatments:
            minutes = _INSULIN if treatment == "insulin" else _TREATMENT
            yield minutes, words(_TREATMENTS.get(treatment, _TREATMENTS["other"]))
    if detention.relatives_told == "no":
        yield _RELATIVES, words(N_("Relatives do not know yet: tell those whom the person wants to know, nobody else"))
    if detention.interpreter in ("no", "refused"):
        yield _INTERPRETER, words(N_("An interpreter is needed: ask the police in writing, else bring one"))


def _by(text: str, minutes: int, now: Instant, words: Words) -> Errand:
    hour, day = _moment(now, minutes)
    return Errand(words(N_("by {hour}: {what}")).format(what=text, hour=hour), day)


def _moment(now: Instant, minutes: int) -> tuple[str, UncertainDate]:
    """The hour of the clock and the day so many minutes from now, where the person is."""
    at = datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=now.milliseconds + minutes * _MINUTE_MS)
    there = at.astimezone(timezone(timedelta(minutes=now.offset)))
    return f"{there:%H:%M}", UncertainDate(there.date().isoformat())
