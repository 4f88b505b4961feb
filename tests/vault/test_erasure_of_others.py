"""Whose words an erasure takes: those of the same hand and what grew from that hand alone; of others it asks. The same
on every laptop, whatever came first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import permutations
from pathlib import Path

import pytest
import stranger
from vaults import PASSPHRASE, decrypted, new_vault, projected, rebuilt, reopened, save

from fieldcase.errors import Erased
from fieldcase.model.case import Event
from fieldcase.model.declare import field_named
from fieldcase.model.ids import EventId, ScopeId
from fieldcase.vault import backup, header, projection, quarantine
from fieldcase.vault.check import faults
from fieldcase.vault.entry import Entry
from fieldcase.vault.journal import Stamp
from fieldcase.vault.meeting import meet, show_as
from fieldcase.vault.peers import Peer
from fieldcase.vault.vault import Vault
from fieldcase.world import SeededWorld

RECORD = EventId(b"r" * 16)
WHAT = field_named(Event, "what")
OWNER, LAWYER, THIRD = range(3)
NAMES = (b"owner", b"lawyer", b"third")
YEARS = 24 * 30 * 86_400_000


@dataclass
class Three:
    """Three vaults of three people who have met, and one case."""

    vaults: list[Vault]
    scope: ScopeId

    def shown(self, at: int) -> Event | None:
        return self.vaults[at].store.get(Event, RECORD)

    def write(self, at: int, **values: str) -> list[Entry]:
        shown = self.shown(at)
        blank = shown or Event(id=RECORD, scope=self.scope)
        changed = replace(blank, **values)  # type: ignore[arg-type]
        return self.of(at, save(self.vaults[at], shown, changed, self.stamp(at)))

    def erase(self, at: int, field: bool = False) -> list[Entry]:
        shown, vault = self.shown(at), self.vaults[at]
        assert shown is not None
        with vault.transaction():
            written = vault.store.erase(shown, WHAT if field else None, self.stamp(at))
        vault.settle_to_disk()
        return self.of(at, written)

    def of(self, at: int, written: list[bytes]) -> list[Entry]:
        found = [self.vaults[at].journal.entry(one) for one in written]
        return [one for one in found if one is not None]

    def stamp(self, at: int) -> Stamp:
        return Stamp(NAMES[at].ljust(16), self.vaults[at].world.random(16))

    def bring(self, to: int, *entries: Entry) -> None:
        self.vaults[to].absorb([Entry.unpacked(one.packed()) for one in entries])
        assert projected(self.vaults[to]) == rebuilt(self.vaults[to])
        assert list(faults(self.vaults[to])) == []

    def bring_all(self, giver: int, to: int) -> None:
        self.bring(to, *self.vaults[giver].journal.entries(self.scope))

    def asked(self, at: int) -> list[tuple[str, bytes]]:
        found = projection.asked(self.vaults[at].write, self.vaults[at].journal)
        return [(one.field, one.device) for one in found]


@pytest.fixture
def three(quick_path: Path) -> Three:
    vaults = [new_vault(quick_path, SeededWorld(name), f"{name.decode()}.fieldcase") for name in NAMES]
    with vaults[0].transaction():
        scope = ScopeId(vaults[0].new_scope("case"))
    for vault, name in zip(vaults, NAMES, strict=True):
        vault.adopt_scope(scope, *vaults[0].scope_key(scope))
        show_as(vault, name, name.decode())
    for vault in vaults:
        for other in vaults:
            if vault is not other:
                introduce(vault, other)
    return Three(vaults, scope)


def introduce(vault: Vault, other: Vault) -> None:
    own = other.peers.own()
    assert own.member is not None
    peer = Peer(own.device, own.identity.recipient.public, own.label, own.member, 0)
    meet(vault, peer, another_of_theirs=True)


def test_the_owners_erasure_takes_what_others_added_and_a_members_only_asks(three: Three) -> None:
    three.write(OWNER, what="обыск")
    three.bring_all(OWNER, LAWYER)
    three.write(LAWYER, what="обыск без протокола", place="Талас")
    three.erase(LAWYER)
    assert three.asked(LAWYER) == [("", three.vaults[LAWYER].journal.device)]
    event = three.shown(LAWYER)
    assert event is not None
    assert (event.what, event.place) == ("", ""), "their own words they may take back"
    three.bring_all(LAWYER, OWNER)
    event = three.shown(OWNER)
    assert event is not None
    assert three.asked(OWNER) == [("", three.vaults[LAWYER].journal.device)]
    three.erase(OWNER)
    assert three.shown(OWNER) is None
    assert three.asked(OWNER) == []
    three.bring_all(OWNER, LAWYER)
    assert three.shown(LAWYER) is None
    assert "обыск".encode() not in decrypted(three.vaults[LAWYER])


def test_a_member_who_asks_blanks_nothing(three: Three) -> None:
    three.write(OWNER, what="обыск", place="Талас")
    three.bring_all(OWNER, LAWYER)
    three.erase(LAWYER, field=True)
    three.bring_all(LAWYER, OWNER)
    for at in (OWNER, LAWYER):
        event = three.shown(at)
        assert event is not None
        assert event.what == "обыск"
        assert three.vaults[at].store.conflicts() == []
        assert three.asked(at) == [("what", three.vaults[LAWYER].journal.device)]
    three.erase(OWNER, field=True)
    three.bring_all(OWNER, LAWYER)
    assert three.asked(LAWYER) == []
    assert "обыск".encode() not in decrypted(three.vaults[LAWYER])


def test_in_whatever_order_they_arrive_the_same_is_left(three: Three, quick_path: Path) -> None:
    made = three.write(OWNER, what="обыск")
    three.bring_all(OWNER, LAWYER)
    added = three.write(LAWYER, what="обыск и побои", notes="я была там")
    asked = three.erase(LAWYER, field=True)
    three.bring(OWNER, *added)
    erased = three.erase(OWNER, field=True)
    entries, left = [*made, *added, *asked, *erased], set()
    for number, order in enumerate(list(permutations(entries))[::3]):
        with new_vault(quick_path, SeededWorld(b"x"), f"{number}.fieldcase") as at:
            at.adopt_scope(three.scope, *three.vaults[OWNER].scope_key(three.scope))
            for vault in three.vaults[:2]:
                introduce(at, vault)
            for one in order:
                at.absorb([one])
                assert projected(at) == rebuilt(at)
            left.add(at.store.get(Event, RECORD))
            assert "обыск".encode() not in decrypted(at)
    assert len(left) == 1
    assert {event.notes for event in left if event is not None} == {"я была там"}


def test_an_erasure_that_comes_first_silences_until_it_can_be_told(three: Three) -> None:
    made = three.write(OWNER, what="обыск")
    three.bring(LAWYER, *made)
    changed = three.write(LAWYER, what="обыск и побои")
    three.bring(OWNER, *changed)
    erased = three.erase(OWNER)
    three.bring(THIRD, *changed)
    assert three.shown(THIRD) is not None
    three.bring(THIRD, *erased)
    assert three.shown(THIRD) is None, "what it grew from is not here: it is silent"
    assert three.vaults[THIRD].search("побои") == []
    three.bring(THIRD, *made)
    assert three.shown(THIRD) is None
    assert "побои".encode() not in decrypted(three.vaults[THIRD]), "now it is told: it answers to who erased"


def test_nobody_makes_a_word_of_anothers_theirs_by_an_early_clock(three: Three) -> None:
    three.write(OWNER, what="обыск")
    lawyer = three.vaults[LAWYER]
    lawyer.world = lawyer.journal._world = SeededWorld(b"backdated", clock=1)
    save(lawyer, None, Event(id=RECORD, scope=three.scope, notes="раньше всех"), three.stamp(LAWYER))
    three.erase(LAWYER)
    three.bring_all(LAWYER, OWNER)
    event = three.shown(OWNER)
    assert event is not None
    assert event.what == "обыск"


def test_a_withheld_body_comes_late_and_is_taken_all_the_same(three: Three) -> None:
    made = three.write(OWNER, what="обыск")
    bare = [replace(one, parts=(None,) * len(one.parts)) for one in made]
    three.bring(THIRD, *bare, *three.erase(OWNER))
    three.bring(THIRD, *made)
    assert three.shown(THIRD) is None
    assert "обыск".encode() not in decrypted(three.vaults[THIRD])


def test_a_laptop_stale_for_two_years_brings_nothing_back(three: Three) -> None:
    made = three.write(OWNER, what="обыск")
    three.bring(LAWYER, *made)
    erased = three.erase(OWNER)
    stale = three.vaults[LAWYER]
    stale.journal._world = SeededWorld(b"two years later", clock=stale.world.now() + YEARS)
    later = three.write(LAWYER, what="обыск, два года спустя", notes="и ещё")
    three.bring(OWNER, *made, *later)
    three.bring(THIRD, *later, *erased, *made)
    three.bring(LAWYER, *erased)
    for at in (OWNER, LAWYER, THIRD):
        assert three.shown(at) is None
        for word in ("обыск", "спустя", "и ещё"):
            assert word.encode() not in decrypted(three.vaults[at])
    with pytest.raises(Erased):
        three.write(LAWYER, what="снова")


def test_the_owners_restored_device_erases_what_the_old_one_began(three: Three, quick_path: Path) -> None:
    three.write(OWNER, what="обыск")
    three.bring_all(OWNER, LAWYER)
    three.write(LAWYER, place="Талас")
    owner = three.vaults[OWNER]
    kept = owner.backup()
    source = backup.Source(kept, header.read(kept), owner.source().master, SeededWorld(b"restored"))
    backup.restored(source, quick_path / "again.fieldcase")
    owner.close()
    three.vaults[OWNER] = Vault(quick_path / "again.fieldcase", source.master, owner.slot, source.world)
    three.bring_all(LAWYER, OWNER)
    erased = three.erase(OWNER)
    assert three.shown(OWNER) is None
    three.bring(LAWYER, *erased)
    assert three.shown(LAWYER) is not None, "a device that was not met erases nothing"
    introduce(three.vaults[LAWYER], three.vaults[OWNER])
    assert three.shown(LAWYER) is None
    assert "обыск".encode() not in decrypted(three.vaults[LAWYER])


def test_an_erasure_takes_words_in_quarantine_too(three: Three) -> None:
    three.write(OWNER, what="обыск")
    three.bring_all(OWNER, LAWYER)
    words = three.write(LAWYER, what="обыск и побои")
    third = three.vaults[THIRD]
    with third.transaction():
        third.peers.revoke(three.vaults[LAWYER].journal.device, 1)
    three.bring_all(OWNER, THIRD)
    three.bring(THIRD, *words)
    assert "побои".encode() in decrypted(third), "the control"
    three.bring(THIRD, *three.erase(OWNER))
    kept = quarantine.get(third.write, words[0].id)
    assert kept is not None
    assert kept.raw == words[0].raw
    assert set(kept.parts) == {None}
    assert "побои".encode() not in decrypted(third)


def test_a_draft_stays_where_a_member_only_asks(three: Three) -> None:
    three.write(OWNER, what="обыск")
    three.bring_all(OWNER, LAWYER)
    asked = three.erase(LAWYER, field=True)
    shown, owner = three.shown(OWNER), three.vaults[OWNER]
    assert shown is not None
    with owner.transaction():
        owner.drafts.keep(shown, "what", "обыск и", 1)
    three.bring(OWNER, *asked)
    assert [draft.value for draft in owner.drafts.kept()] == ["обыск и"]
    three.bring_all(OWNER, THIRD)
    third = three.vaults[THIRD]
    with third.transaction():
        third.drafts.keep(shown, "what", "обыск и", 1)
    three.bring(THIRD, *three.erase(OWNER, field=True))
    assert list(third.drafts.kept()) == []


def test_a_stranger_with_the_format_in_hand_reads_the_same(three: Three) -> None:
    three.write(OWNER, what="обыск", place="Талас")
    three.bring_all(OWNER, LAWYER)
    three.write(LAWYER, notes="я была там")
    three.erase(LAWYER, field=True)
    three.bring_all(LAWYER, OWNER)
    vault = three.vaults[OWNER]
    vault.close()
    found = stranger.read(vault.path, PASSPHRASE, "--records")
    assert found.findings == ""
    assert [one["values"] for one in found.told["values"]] == [
        {"kind": "other", "what": "обыск", "place": "Талас", "notes": "я была там"}
    ]
    three.vaults[OWNER] = reopened(vault)
    three.erase(OWNER)
    three.vaults[OWNER].close()
    found = stranger.read(vault.path, PASSPHRASE, "--records")
    assert (found.findings, found.told["values"]) == ("", [])


def test_what_is_written_where_an_erasure_left_something_standing_stays(three: Three) -> None:
    three.write(OWNER, what="обыск")
    three.write(THIRD, place="Талас")  # a beginning of their own: nothing of the owner's has come
    three.bring_all(OWNER, LAWYER)
    three.bring_all(THIRD, LAWYER)
    three.erase(OWNER)
    three.bring_all(OWNER, LAWYER)
    standing = three.shown(LAWYER)
    assert standing is not None
    assert (standing.what, standing.place) == ("", "Талас"), "control: the owner's words went, the third's stand"
    written = three.write(LAWYER, what="новое")
    for at in (LAWYER, OWNER, THIRD):
        three.bring_all(LAWYER, at)
        event = three.shown(at)
        assert event is not None
        assert (event.what, event.place) == ("новое", "Талас")
        assert three.vaults[at].store.conflicts() == []
    assert three.asked(LAWYER) == [("", three.vaults[OWNER].journal.device)]
    assert [len(one.header.basis) for one in written] == [2], "what was seen, and what upholds it"


def test_new_words_where_only_what_may_be_taken_is_left_are_refused_and_not_lost(three: Three) -> None:
    three.write(OWNER, what="обыск")
    three.bring_all(OWNER, LAWYER)
    three.bring_all(OWNER, THIRD)
    three.write(THIRD, what="обыск без понятых")
    three.erase(OWNER)
    before = three.shown(LAWYER)
    assert before is not None
    three.bring_all(OWNER, LAWYER)
    vault = three.vaults[LAWYER]
    with pytest.raises(Erased), vault.transaction():
        vault.store.save(before, replace(before, place="Талас"), three.stamp(LAWYER))


def test_words_that_surely_grew_from_two_are_shown_before_all_of_that_has_come(three: Three) -> None:
    """The third's entry upholds them and is here; what the lawyer saw of the field is not."""
    first = three.write(OWNER, what="обыск")
    third = three.write(THIRD, place="Талас")
    three.bring(LAWYER, *first, *third)
    changed = three.write(LAWYER, what="обыск без протокола")
    erased = three.erase(OWNER)
    three.bring(LAWYER, *erased)
    new = three.write(LAWYER, what="новое")
    vault = three.vaults[THIRD]
    three.bring(THIRD, *erased, *new)
    event = three.shown(THIRD)
    assert event is not None
    assert event.what == "новое"
    assert not vault.journal.known(changed[0].id), "control: of what it grew from not all is here"
    three.bring_all(LAWYER, THIRD)
    event = three.shown(THIRD)
    assert event is not None
    assert event.what == "новое"
