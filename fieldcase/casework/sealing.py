"""Sealed visits: chosen before the first answer; afterwards nobody opens them on this laptop, passphrase or not.

Such a visit is written down in a small vault of its own whose only key is a row of this one. `begin` makes it; at its
desk visits, people, interviews and notes work as at any other. `seal` encrypts all of it to the coordinator and deletes
the key (docs/decisions/0067-sealed-visits.md). Lock afterwards: what was on the screen is in memory until then.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from fieldcase.casework import visits
from fieldcase.casework.desk import Desk
from fieldcase.casework.history import store_of
from fieldcase.casework.sealing_down import write_down
from fieldcase.casework.sealing_made import Made, made
from fieldcase.casework.sight import Sight
from fieldcase.casework.tables import shipped
from fieldcase.errors import NoSuchPeer, PeerRevoked, PeerUnchecked, SealingTooLate, VaultError
from fieldcase.model.declare import Record, kinds
from fieldcase.model.deskwork import Setting
from fieldcase.model.fieldwork import Organisation, Site, Visit
from fieldcase.model.ids import ScopeId, SealedVisitId, VisitId
from fieldcase.model.law import Instrument, Provision
from fieldcase.model.people import Member
from fieldcase.model.questionnaires import CountryNote, Questionnaire
from fieldcase.model.results import GlossaryEntry, Wording
from fieldcase.model.sealing import SealedVisit
from fieldcase.model.security import CheckIn, SafetyCheck, SafetyPlan
from fieldcase.vault import key_rows
from fieldcase.vault.peers import Peer
from fieldcase.vault.vault import Vault

COUNTED = frozenset({"interviews", "refusals", "people"})
"""The numbers that may stay here, where the worker agrees to all of them."""
# What a visit needs of the register and of this desk. It is copied, and does not travel.
_BROUGHT: tuple[type[Record], ...] = (
    Member, Organisation, Site, Questionnaire, CountryNote, Instrument, Provision, Wording, GlossaryEntry, Setting,
)  # fmt: skip
# What is made before a visit, and says nothing of what was told on it.
_PLANNED: tuple[type[Record], ...] = (Visit, SafetyCheck, SafetyPlan, CheckIn)
_TOLD = ("findings", "met")


@dataclass(frozen=True, repr=False)
class UnderSeal:
    """A sealed visit under way: its id, the laptop it will be sealed to, and the desk at which it is written down. The
    desk is the caller's to close (`leave`)."""

    id: bytes
    peer: Peer
    desk: Desk

    @property
    def visit(self) -> Visit:
        """The visit itself, also where it was put into the bin."""
        return (self.desk.all(Visit) or self.desk.vault.store.all(Visit, hidden=True))[0]


@dataclass(frozen=True, repr=False)
class Sealed:
    """What became of it: what stays here, and whether the disk has forgotten the key already; where a look in another
    lane or a full disk kept it from that, the next opening sees to it."""

    record: SealedVisit
    settled: bool


def begin(desk: Desk, device: bytes, visit: Visit | None = None, **values: Any) -> UnderSeal:
    """Begin a visit that will be sealed to the laptop with this key; `visit` is one that was planned here and stays, a
    plan. `values` are fields of the new visit (`visits.new_visit`).

    NoSuchPeer, PeerRevoked, PeerUnchecked; SealingTooLate where something was written down of `visit` already;
    DiskFull and the like.
    """
    peer = _believed(desk, device)
    if visit is not None and is_told(desk, visit):
        raise SealingTooLate
    made = list[Desk]()

    def fill(inner: Vault) -> None:
        _bring(desk, inner)
        there = Desk(inner, desk.world, shipped())
        visits.new_visit(there, **{**_plan_of(there, visit), **values})
        there.forget_undo()
        made.append(there)

    row, _ = key_rows.begin(desk.vault, device, visit.id if visit is not None else None, fill)
    return UnderSeal(row.id, peer, made[0])


def resume(desk: Desk, number: bytes) -> UnderSeal:
    """Go on with a visit under way. VisitSealed where it was sealed or given up; FolderGone, DatabaseDamaged."""
    row = key_rows.of(desk.vault, number)
    peer = desk.vault.peers.of(row.device)
    if peer is None:
        raise NoSuchPeer
    return UnderSeal(number, peer, Desk(key_rows.resume(desk.vault, number), desk.world, shipped()))


def leave(under: UnderSeal) -> None:
    """Close a visit under way, to be resumed."""
    under.desk.close()


def readdress(desk: Desk, number: bytes, device: bytes) -> None:
    """Have a visit under way sealed to another laptop, where the first one is believed no longer. NoSuchPeer,
    PeerRevoked, PeerUnchecked, VisitSealed."""
    _believed(desk, device)
    with desk.vault.transaction():
        key_rows.readdress(desk.vault, number, device)


def seal(desk: Desk, under: UnderSeal, stay: Collection[str] = COUNTED) -> Sealed:
    """Encrypt a visit to its coordinator, and forget it: file, entry and the end of the key, in this order. `stay` are
    those of COUNTED that may be known here. All that was half typed is entered first (`sealing_down`).

    PeerRevoked, PeerUnchecked, NoSuchPeer, BundleTooLarge, SealingFailed, DiskFull and the like: then the visit
    is as it was and still open at `under.desk`. Once the key is gone that desk is closed.
    """
    row = key_rows.of(desk.vault, under.id)
    peer = _believed(desk, row.device)
    write_down(under.desk, under.visit)
    told = visits.counts(under.desk, under.visit)
    files = made(desk, under.desk, peer)
    record = SealedVisit(
        id=SealedVisitId(under.id), scope=desk.own, device=peer.device, visit=VisitId(row.visit) if row.visit else None,
        at=desk.now(), by=desk.member, blob=files.bundle.blob, sha256=files.bundle.sha256, size=files.bundle.size,
        **{name: getattr(told, name) for name in COUNTED.intersection(stay)},
    )  # fmt: skip
    try:
        with desk.deed(undoable=False):
            desk.save(None, record)
            for file in files.records(desk, record):
                desk.save(None, file)
            key_rows.forget(desk.vault, under.id)
    except BaseException:
        if desk.get(SealedVisit, record.key) is None:
            _take_back(desk, files)
        raise
    key_rows.let_go(under.desk.vault)
    return Sealed(record, key_rows.finish(desk.vault))


def abandon(desk: Desk, number: bytes) -> bool:
    """Destroy a visit under way without sealing it; nothing of it is left here, nor anywhere else. Its desk is closed
    already. Whether the disk has forgotten the key too. VisitSealed."""
    with desk.vault.transaction():
        key_rows.forget(desk.vault, number)
    return key_rows.finish(desk.vault)


def is_told(source: Sight, visit: Visit) -> bool:
    """Whether anything but the plan of a visit was ever written down here, or is being typed: then it is too late to
    seal it."""
    now = source.get(Visit, visit.key) or visit
    if any(getattr(now, name) for name in _TOLD):
        return True
    store = store_of(source)
    if any(store.ever(kind, visit.scope) for kind in kinds() if kind not in _PLANNED):
        return True
    planned = {kind.KIND for kind in _PLANNED}
    begun = any(one.scope == visit.scope and one.KIND not in planned for one in source.unfinished())
    return begun or any(
        one.scope == visit.scope and (one.kind not in planned or (one.kind == Visit.KIND and one.field in _TOLD))
        for one in source.drafts()
    )


def _take_back(desk: Desk, files: Made) -> None:
    """Remove what was written and not entered. What cannot be removed now, the next opening sweeps."""
    for blob in files.blobs():
        with suppress(VaultError):
            desk.vault.blobs.remove(blob)


def _believed(desk: Desk, device: bytes) -> Peer:
    peer = desk.vault.peers.of(device)
    if peer is None:
        raise NoSuchPeer
    if peer.revoked is not None:
        raise PeerRevoked
    if not peer.checked:
        raise PeerUnchecked
    return peer


def _bring(desk: Desk, inner: Vault) -> None:
    """Copy into a small vault what a visit needs, under the same ids; who is at work there is the same member."""
    register, own = ScopeId(inner.scope("register")), ScopeId(inner.scope("desk"))
    with inner.transaction():
        for kind in _BROUGHT:
            for record in desk.all(kind):
                home = {desk.register: register, desk.own: own}.get(record.scope)
                if home is not None:
                    inner.store.save(None, replace(record, scope=home), desk.stamp)


def _plan_of(inner: Desk, visit: Visit | None) -> dict[str, Any]:
    """What a visit takes over from its plan."""
    if visit is None:
        return {}
    kept = {one: getattr(visit, one) for one in ("kind", "date", "country", "place", "workers", "safety")}
    return {**kept, "site": inner.get(Site, visit.site) if visit.site is not None else None}
