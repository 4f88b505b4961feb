"""What of a record may be handed to another vault: freely, only when asked twice, or to the lawyer alone.

A map of allies, a safety plan, who sees to what and who is out are what an adversary would look for first
(do-no-harm.md, What a field reveals). Knows kinds and fields; refuses to know who receives them and how.
"""

from __future__ import annotations

from enum import StrEnum

from fieldcase.model.declare import Record, Reveals, declared


class Sharing(StrEnum):
    """How a kind or a field may be shared."""

    PLAIN = "plain"
    ASKED_TWICE = "asked_twice"
    LAWYER_ALONE = "lawyer_alone"


# Kinds whose mere presence tells: that there is an ally, that somebody is out.
SECRET_KINDS = frozenset({"safety_check", "safety_plan", "ally", "check_in"})


def sharing_of(kind: type[Record]) -> Sharing:
    """How records of a kind may be shared at all; a kind that may be shared can still hold fields that may not."""
    return Sharing.ASKED_TWICE if kind.KIND in SECRET_KINDS else Sharing.PLAIN


def sharing_of_field(kind: type[Record], name: str) -> Sharing:
    """How a field may be shared, never more freely than its kind. KeyError for a field that the kind has not."""
    reveals = {field.name: field.about.reveals for field in declared(kind)}[name]
    if reveals is Reveals.PRIVILEGED:
        return Sharing.LAWYER_ALONE
    if reveals is Reveals.NETWORK:
        return Sharing.ASKED_TWICE
    return sharing_of(kind)


def may_share(kind: type[Record], *, answers: int) -> bool:
    """Whether records of a kind may be shared after so many separate answers of yes: one is not enough for a secret."""
    return sharing_of(kind) is Sharing.PLAIN or answers >= 2
