"""Whose words an erasure takes: those of the same hand and what grew from that hand alone; of others it asks. The same
on every laptop, whatever came first."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
import stranger
from three_people import LAWYER, OWNER, RECORD, THIRD, YEARS, Three, introduce, three_people
from vaults import PASSPHRASE, decrypted, new_vault, projected, rebuilt, reopened, save

from fieldcase.errors import Erased
from fieldcase.model.case import Event
from fieldcase.vault import backup, header, quarantine
from fieldcase.vault.vault import Vault
from fieldcase.world import SeededWorld


@pytest.fixture
def three(quick_path: Path) -> Three:
    return three_people(quick_path)


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
