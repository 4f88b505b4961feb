"""Whom a vault knows: devices met and revoked, what they hold, and what of them is kept aside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from colleagues import RECORD, Colleague
from nacl.signing import SigningKey
from vaults import case_scope, new_vault, open_again, projected

from fieldcase.errors import DeviceIsOwn, MemberKnown, NoSuchPeer
from fieldcase.model.case import Event
from fieldcase.model.ids import ScopeId
from fieldcase.vault import backup, header, quarantine
from fieldcase.vault.age_keys import Identity
from fieldcase.vault.arriving import Brought, arrive, binding_keys, records_of
from fieldcase.vault.check import faults
from fieldcase.vault.entry import ERASURE
from fieldcase.vault.journal import Stamp
from fieldcase.vault.meeting import believe_again, meet, revoke, show_as
from fieldcase.vault.peers import Peer
from fieldcase.vault.unsent import newest, unsent
from fieldcase.vault.vault import Vault


@pytest.fixture
def vault(quick_path: Path) -> Iterator[Vault]:
    with new_vault(quick_path) as made:
        yield made


@pytest.fixture
def olga(vault: Vault) -> Colleague:
    return Colleague(vault, case_scope(vault))


def card(of: Colleague, member: bytes = b"olga............") -> Peer:
    return Peer(of.device, Identity(b"o" * 32).recipient.public, "Ольха", member, 5)


def what(vault: Vault) -> str:
    event = vault.store.get(Event, RECORD)
    return event.what if event is not None else ""


def test_a_device_has_a_key_for_bundles_that_no_copy_of_the_vault_has(vault: Vault, tmp_path: Path) -> None:
    identity = vault.peers.own().identity
    with open_again(vault) as again:
        assert again.peers.own().identity == identity
        kept = again.backup()
        source = backup.Source(kept, header.read(kept), again.source().master, again.world)
        backup.restored(source, tmp_path / "Restored.fieldcase")
        with Vault(tmp_path / "Restored.fieldcase", again.source().master, again.slot, again.world) as restored:
            keys = restored.write.execute("SELECT exchange FROM device WHERE exchange IS NOT NULL").fetchall()
            assert len(keys) == 1
            assert keys != [(identity.secret,)]


def test_a_restored_vault_shows_itself_as_the_same_person(vault: Vault, tmp_path: Path) -> None:
    show_as(vault, b"me..............", "Рябина")
    kept = vault.backup()
    source = backup.Source(kept, header.read(kept), vault.source().master, vault.world)
    backup.restored(source, tmp_path / "Restored.fieldcase")
    with Vault(tmp_path / "Restored.fieldcase", source.master, vault.slot, vault.world) as restored:
        own = restored.peers.own()
        assert (own.member, own.label) == (b"me..............", "Рябина")
        assert own.device != vault.journal.device


def test_what_an_unknown_device_wrote_is_kept_as_it_came_and_changes_nothing(vault: Vault, olga: Colleague) -> None:
    before = projected(vault), vault.journal.reached()
    entries = olga.three()
    outcome = vault.absorb(entries, carrier=b"c" * 32)
    assert [reason for _, reason in outcome.aside] == [quarantine.UNKNOWN] * 3
    assert (projected(vault), vault.journal.reached()) == before
    assert vault.search("обыск") == []
    kept = quarantine.listed(vault.write)
    assert {(one.device, one.carrier, one.reason) for one in kept} == {(olga.device, b"c" * 32, "unknown")}
    assert [quarantine.get(vault.write, one.id) for one in entries] == entries
    assert vault.absorb(entries).known == [one.id for one in entries], "twice changes nothing"
    assert list(faults(vault)) == []


def test_meeting_a_device_takes_in_what_waited(vault: Vault, olga: Colleague) -> None:
    entries = olga.three()
    vault.absorb(entries)
    assert what(vault) == ""
    assert len(meet(vault, card(olga)).taken) == 3
    assert what(vault) == "Обыск без протокола"
    assert quarantine.listed(vault.write) == []
    assert [hit.field for hit in vault.search("протокола")] == ["what"]
    assert list(faults(vault)) == []


def test_after_revocation_what_was_known_is_believed_and_nothing_later(vault: Vault, olga: Colleague) -> None:
    meet(vault, card(olga))
    first, second, third = olga.three()
    vault.absorb([second])
    revoke(vault, olga.device)
    backdated = olga.says({"what": "задним числом"}, hlc=1)
    outcome = vault.absorb([third, backdated, first])
    assert outcome.taken == [first.id], "what a believed entry stands on is older than the revocation"
    assert {reason for _, reason in outcome.aside} == {quarantine.REVOKED}
    assert what(vault) == "Обыск без протокола"
    assert len(believe_again(vault, olga.device).taken) == 2
    assert len(vault.store.conflicts()) == 1, "what had waited is there: two words that had not seen each other"


def test_a_thief_cannot_fill_a_hole_with_entries_of_today(vault: Vault, olga: Colleague) -> None:
    meet(vault, card(olga))
    chain = [*olga.three(), olga.says({"place": "Ош"}), olga.says({"place": "Нарын"})]
    vault.absorb(chain[4:])
    revoke(vault, olga.device)
    olga.last = chain[1]
    forged = olga.says({"what": "подменено"})
    assert vault.absorb([forged]).aside == [(forged.id, quarantine.REVOKED)]
    assert set(vault.absorb(chain[:4]).taken) == {one.id for one in chain[:4]}, "in any order, each by the one after it"
    assert what(vault) == "Обыск без протокола"


def test_a_revocation_may_name_later_entries_than_are_here(vault: Vault, olga: Colleague) -> None:
    meet(vault, card(olga))
    first, second, third = olga.three()
    vault.absorb([first])
    revoke(vault, olga.device)
    vault.absorb([second, third])
    assert what(vault) == "Обыск"
    assert set(revoke(vault, olga.device, last=[third.id]).taken) == {second.id, third.id}
    assert what(vault) == "Обыск без протокола"


def test_a_card_in_the_name_of_somebody_known_needs_a_persons_word(vault: Vault, olga: Colleague) -> None:
    other = Colleague(vault, olga.scope, SigningKey(b"x" * 32))
    meet(vault, card(olga))
    with pytest.raises(MemberKnown):
        meet(vault, card(other))
    with pytest.raises(MemberKnown):
        meet(vault, card(olga, b"somebody else..."))
    meet(vault, card(other), another_of_theirs=True)
    assert {peer.device for peer in vault.peers.known()} == {olga.device, other.device}
    with pytest.raises(MemberKnown):
        show_as(vault, b"olga............", "Рябина")


def test_the_vaults_own_card_and_a_device_never_met_are_refused(vault: Vault, olga: Colleague) -> None:
    with pytest.raises(DeviceIsOwn):
        meet(vault, Peer(vault.journal.device, b"r" * 32, "Рябина", b"m" * 16, 5))
    with pytest.raises(NoSuchPeer):
        revoke(vault, olga.device)
    assert vault.peers.known() == []


def test_that_more_may_be_told_now_is_noticed_by_the_digest_of_the_rules(vault: Vault, olga: Colleague) -> None:
    meet(vault, card(olga))
    with vault.transaction():
        vault.peers.agree(olga.device, olga.scope, b"1" * 32, 7)
    assert vault.peers.agreed(olga.device) == {olga.scope: b"1" * 32}
    with vault.transaction():
        vault.peers.agree(olga.device, olga.scope, b"2" * 32, 8)
    assert vault.peers.agreed(olga.device)[olga.scope] != b"1" * 32
    with vault.transaction():
        vault.peers.end_agreement(olga.device, olga.scope)
    assert vault.peers.agreed(olga.device) == {}


def test_a_clock_at_the_end_of_time_does_not_stop_everybodys(vault: Vault, olga: Colleague) -> None:
    meet(vault, card(olga))
    a_year = 366 * 24 * 60 * 60 * 1000
    vault.absorb([olga.says({"what": "Обыск"}, hlc=2**53 - 1)])
    with vault.transaction():
        vault.peers.agree(olga.device, olga.scope, b"1" * 32, max(vault.world.now(), newest(vault.write)))
        event = vault.store.get(Event, RECORD)
        assert event is not None
        (mine,) = vault.store.save(event, replace(event, place="Ош"), Stamp(b"a" * 16, b"d" * 16))
    written = vault.journal.entry(mine)
    assert written is not None
    assert written.header.hlc < vault.world.now() + a_year
    assert [number for _, number, _ in unsent(vault.write)] == [1], "work that waits is still told of"


def test_an_erasure_that_came_first_does_not_say_of_which_kind_a_record_is(vault: Vault, olga: Colleague) -> None:
    meet(vault, card(olga))
    first = olga.says({"what": "Обыск", "place": "Ош"})
    vault.absorb([olga.says({"place": None}, kind=ERASURE, basis=(first.id,))])
    vault.absorb([first])
    assert what(vault) == "Обыск"
    assert records_of(vault.write, [first.header.record]) == {RECORD: "event"}


def test_no_record_takes_the_place_of_another_of_the_same_id(vault: Vault, olga: Colleague) -> None:
    other = Colleague(vault, case_scope(vault), SigningKey(b"x" * 32))
    meet(vault, card(olga))
    meet(vault, card(other, b"boris..........."))
    vault.absorb(olga.three())
    vault.absorb([other.says({"what": "Обыска не было"})])
    event = vault.store.get(Event, RECORD)
    assert event is not None
    assert (event.what, event.scope) == ("Обыск без протокола", olga.scope)
    assert list(faults(vault)) == []
    assert vault.search("не было") == []


def test_a_scope_of_which_nothing_was_believed_may_get_its_right_key_later(vault: Vault, olga: Colleague) -> None:
    scope, wrong, right = b"scope of a case.", b"w" * 32, b"r" * 32
    arrive(vault, Brought(b"t" * 32, {scope: ("case", wrong)}, {}), [])
    assert binding_keys(vault.write, {scope: right, olga.scope: None}).keys() == {olga.scope}
    arrive(vault, Brought(b"s" * 32, {scope: ("visit", right)}, {}), [])
    assert vault.scope_key(ScopeId(scope)) == ("visit", right)
    meet(vault, card(olga))
    vault.absorb(olga.three())
    kept = vault.scope_key(ScopeId(olga.scope))
    arrive(vault, Brought(b"t" * 32, {olga.scope: ("visit", wrong)}, {}), [])
    assert vault.scope_key(ScopeId(olga.scope)) == kept, "the control: a scope in use keeps its key"
