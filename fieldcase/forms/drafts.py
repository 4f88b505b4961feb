"""An interview that is not finished yet, as rows of text: what autosave writes and a later session takes up.

Knows how a draft is written: the address of each leaf with a value; beside it, behind "!", what holds for it (a mark,
that a person wrote over a calculation), how many instances a repeat has, and when the interview began. Non-relevant
answers are in it. Knows nothing of where it is kept.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from fieldcase.errors import FormError, InterviewUnreadable
from fieldcase.forms.living import Living
from fieldcase.forms.places import Place
from fieldcase.forms.rules import Kind

MARK, TYPED, COUNT = "!mark", "!typed", "!count"
FORM, BEGAN, LANGUAGE, IDENTITY = "!form", "!began", "!language", "!identity"
MARKS = frozenset({"unknown", "refused"})
MOST_COUNTED = 1000


def rows(living: Living) -> dict[str, str]:
    """All rows of the draft of an interview."""
    found = {
        FORM: f"{living.definition.id} {living.definition.version}".strip(),
        BEGAN: f"{living.began[0]} {living.began[1]}",
        LANGUAGE: living.evaluation.language,
        IDENTITY: living.identity,
    }
    for place in living.top.walk():
        found.update(rows_of(place))
        for spot in place.spot.below.values():
            if spot.repeated is not None:
                name = spot.path[len(place.spot.path) :]
                found[f"{place.address}{name}{COUNT}"] = str(len(place.rows(spot)))
    return found


def rows_of(place: Place) -> Iterator[tuple[str, str]]:
    """The rows of one place: none where there is nothing to say."""
    if place.value or place.typed or place.mark:
        address = place.address
        if place.value:
            yield address, place.value
        if place.typed:
            yield address + TYPED, "1"
        if place.mark:
            yield address + MARK, place.mark


def began(draft: Mapping[str, str]) -> tuple[int, int]:
    """When the interview of a draft began. InterviewUnreadable where it does not say."""
    try:
        moment, offset = (int(part) for part in draft[BEGAN].split())
    except (KeyError, ValueError):
        raise InterviewUnreadable from None
    if not 0 <= moment < 253_000_000_000_000 or abs(offset) > 24 * 60:
        raise InterviewUnreadable
    return moment, offset


def restore(living: Living, draft: Mapping[str, str]) -> None:
    """Let an instance that has just been made be as the draft says. InterviewUnreadable where it is of another form."""
    if draft.get(FORM, "").split(" ")[0] != living.definition.id.split(" ")[0]:
        raise InterviewUnreadable
    living.identity = draft.get(IDENTITY, "")
    living.asked = True
    _count(living, living.top, draft)
    living.settle()
    for place in living.top.walk():
        if place.spot.leaf and place.value:
            living.ledger.write(place, "")
    try:
        for key, text in draft.items():
            address, bang, name = key.partition("!")
            if not address or name == COUNT[1:]:
                continue
            place = living.place(address)
            if not bang:
                living.ledger.write(place, text)
            elif name == TYPED[1:]:
                place.typed = True
            elif name == MARK[1:] and text in MARKS:
                place.mark = text
    except FormError:
        raise InterviewUnreadable from None


def _count(living: Living, above: Place, draft: Mapping[str, str]) -> None:
    """Make or take away instances of repeats, from the outside inwards."""
    for spot in above.spot.below.values():
        if spot.repeated is None:
            continue
        written = draft.get(f"{above.address}{spot.path[len(above.spot.path) :]}{COUNT}", "0")
        wanted = int(written) if written.isdecimal() else -1
        if not 0 <= wanted <= MOST_COUNTED:
            raise InterviewUnreadable
        for place in above.rows(spot)[wanted:]:
            living.ledger.remove(place)
        for _ in range(len(above.rows(spot)), wanted):
            living.row(above, spot, None)
    for below in above.below:
        _count(living, below, draft)


def settle_restored(living: Living) -> None:
    """Work out everything but values and counts, which the draft holds."""
    held = frozenset({Kind.CALCULATE, Kind.COUNT})
    living.cascade.resting = frozenset(rule for rule in living.definition.rules.ordered if rule.kind in held)
    living.cascade.begun(living.top)
    living.cascade.run()
    living.cascade.resting = frozenset()


def fingerprint(living: Living) -> str:
    """A hash over all that holds in an interview: two interviews with the same hash are the same."""
    digest = hashlib.sha256(f"{living.evaluation.language} {living.identity}".encode())
    for place in living.top.walk():
        state = (
            place.address, place.value, place.relevant, place.own_relevant, place.readonly, place.own_readonly,
            place.required, place.valid, place.typed, place.mark, place.offered, place.words,
        )  # fmt: skip
        digest.update(repr(state).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
