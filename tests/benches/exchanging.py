"""A large bundle taken in, against its signatures verified and its bytes inserted in plain SQLite; and how long the
window's thread waits meanwhile.

The goals: 2,000 verified entries a second, and no wait over 50 ms. Seconds are of the processor, of this process and
its child, so that whoever else works on the machine does not count.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from benches.pairs import Pairs
from benches.records import PASSPHRASE
from nacl.signing import VerifyKey

from fieldcase.casework import cases, colleagues, consents, giving, people, taking, visits
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.i18n import words
from fieldcase.model.case import Case, Event
from fieldcase.model.fieldwork import Visit
from fieldcase.model.ids import EventId
from fieldcase.rules.share_gate import Terms
from fieldcase.vault.entry import SIGNED_AS, Entry
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World

ENTRIES = 20_000
ROUNDS = 2
SAID = "Меня держали у вокзала до утра и не давали воды, потом отвезли на освидетельствование без протокола. "
YES = {"count": "yes", "story": "yes", "court": "yes"}
_BEAT = 0.001


@dataclass
class Pulse:
    """A thread that wants to wake every millisecond, as the window's does: each wait beyond that, in seconds."""

    waits: list[float] = field(default_factory=list)

    @contextmanager
    def beating(self) -> Iterator[None]:
        """Beat while the body runs."""
        over = threading.Event()

        def beat() -> None:
            while not over.is_set():
                began = time.perf_counter()
                time.sleep(_BEAT)
                self.waits.append(time.perf_counter() - began - _BEAT)

        thread = threading.Thread(target=beat)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()

    def told(self) -> str:
        """Waits as they are printed."""
        every = sorted(self.waits)
        long = sum(1 for one in every if one > 0.05)
        most, nearly = every[-1] * 1000, every[len(every) * 99 // 100] * 1000
        return f"longest wait {most:.0f} ms, 99 of 100 below {nearly:.1f} ms, {long} of {len(every)} over 50 ms"


def exchanges(folder: Path, most: int = ENTRIES, rounds: int = ROUNDS) -> list[Pairs]:
    """One bundle of visits, interviews, case records and later edits, looked at and taken in by an empty vault."""
    giver = Desk.new(folder / "Giver.fieldcase", PASSPHRASE, World(), TEST_COST)[0]
    taker = Desk.new(folder / "Taker.fieldcase", PASSPHRASE, World(), TEST_COST)[0]
    for one, other in ((giver, taker), (taker, giver)):
        colleagues.meet(one, colleagues.own_card(other, "Ольха"), checked=True)
    _fill(giver, most)
    holders: list[Case | Visit] = [*giver.all(Case), *giver.all(Visit)]
    what = giving.beforehand(giver, holders, taker.vault.journal.device, Terms(identity=True), words("ru"))
    given = giving.give(giver, what, folder)
    entries = [entry for one in what.parcels for entry in one.entries]
    blank, ours, theirs, remark = taker.vault.path, list[float](), list[float](), ""
    taker.close()
    for number in range(rounds):
        copy = folder / f"Copy{number}.fieldcase"
        shutil.copytree(blank, copy)
        desk = Desk.open(copy, PASSPHRASE, World())
        began, looked, took, pulses = time.perf_counter(), 0.0, 0.0, (Pulse(), Pulse(), Pulse())
        before = _processor()
        arrival = taking.Arrival(desk, given.file)
        with pulses[0].beating():
            summary = arrival.summary()
        arrival.close()
        looked = _processor() - before
        with pulses[1].beating():
            arrival.accept()
        took = _processor() - before - looked
        wall = time.perf_counter() - began
        with pulses[2].beating():
            _pages(desk)
        desk.close()
        ours.append(looked + took)
        theirs.append(_plain(folder / f"plain{number}.sqlite", entries))
        remark = (
            f"{summary.entries:,} entries in {given.size / 2**20:.1f} MiB: {summary.entries / ours[-1]:,.0f} a second "
            f"of processor, {summary.entries / wall:,.0f} by the wall (looking {looked:.1f} s, taking {took:.1f} s)\n"
            + "\n".join(f"    {name}: {pulse.told()}" for name, pulse in zip(_TIMES, pulses, strict=True))
        )
    giver.close()
    return [Pairs("a bundle looked at and taken in", "its signatures and plain sqlite3", tuple(ours), tuple(theirs),
                  remark)]  # fmt: skip


_TIMES = ("while looking", "while taking in", "while pages are read after it")


def _fill(desk: Desk, most: int) -> None:
    """Visits of four interviews and cases of forty events, some of each changed later."""
    written, case = 0, cases.new_case(desk)
    while written < most:
        with desk.deed():
            visit = visits.new_visit(desk, place="Вымышленный город")
            for _ in range(4):
                who = people.new_person(desk, visit.scope, gender="female")
                consents.spoken(desk, who, YES)
                one = visits.new_interview(desk, visit, who, account=SAID * 5, health="Боится")
                desk.save(one, replace(one, account=SAID * 6))
            for at in range(40):
                event = Event(id=EventId(desk.new_id()), scope=case.scope, what=f"{SAID}{at}", place="Талас")
                desk.save(None, event)
                if at % 2:
                    desk.save(event, replace(event, what=SAID))
        written = desk.vault.journal.reached()[0]
        if written % 5 == 0:
            case = cases.new_case(desk)


def _pages(desk: Desk) -> None:
    """What a window's pages read once it is told that all of them changed."""
    look = Look(desk)
    for kind in (Case, Visit, Event):
        look.all(kind)


def _processor() -> float:
    """Seconds of processor of this process and of the children it has ended."""
    own, ended = time.process_time(), os.times()
    return own + ended.children_user + ended.children_system


def _plain(path: Path, entries: list[Entry]) -> float:
    """The same signatures verified, the same bytes inserted: no key, no projection, no index."""
    began = time.process_time()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("CREATE TABLE entry (id BLOB PRIMARY KEY, raw BLOB, signature BLOB)")
    connection.execute("CREATE TABLE part (entry BLOB, place INTEGER, body BLOB)")
    connection.execute("BEGIN")
    for entry in entries:
        VerifyKey(entry.header.device).verify(SIGNED_AS + entry.raw, entry.signature)
        connection.execute("INSERT INTO entry VALUES (?, ?, ?)", (entry.id, entry.raw, entry.signature))
        connection.executemany(
            "INSERT INTO part VALUES (?, ?, ?)", [(entry.id, at, part) for at, part in enumerate(entry.parts)]
        )
    connection.execute("COMMIT")
    connection.close()
    return time.process_time() - began
