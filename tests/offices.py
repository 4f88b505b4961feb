"""Three people with a vault each, who hand files to one another: a worker, a lawyer, a coordinator.

Real vaults and real files in a folder that stands for a stick. Makes no claim of its own: tests do.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from vaults import PASSPHRASE, decrypted

from fieldcase.casework import colleagues, giving, taking
from fieldcase.casework.desk import Desk
from fieldcase.casework.giving import Beforehand, Given
from fieldcase.casework.handed import Holder
from fieldcase.casework.taking import Taken
from fieldcase.i18n import words
from fieldcase.rules.share_gate import Terms
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import SeededWorld

RU = words("ru")
START = 1_767_225_600_000
DAY = 24 * 60 * 60 * 1000


@dataclass
class Office:
    """One person at their desk, and the stick they share."""

    name: str
    desk: Desk
    stick: Path

    @property
    def device(self) -> bytes:
        """The key that signs here."""
        return self.desk.vault.journal.device

    def meets(self, other: Office, *, checked: bool = True) -> None:
        """Both take the other's card in, face to face."""
        for one, two in ((self, other), (other, self)):
            card = colleagues.own_card(two.desk, two.name)
            colleagues.meet(one.desk, card, checked=checked)

    def sees_beforehand(self, reader: Office, *holders: Holder, terms: Terms | None = None) -> Beforehand:
        """What a handing over would come to."""
        return giving.beforehand(self.desk, holders, reader.device, terms or Terms(), RU)

    def gives(self, reader: Office, *holders: Holder, terms: Terms | None = None) -> Given:
        """A file for the reader on the stick."""
        return giving.give(self.desk, self.sees_beforehand(reader, *holders, terms=terms), self.stick)

    def takes(self, *files: Given) -> list[Taken]:
        """What came of each file."""
        found = []
        for one in files:
            with taking.Arrival(self.desk, one.file) as arrival:
                arrival.summary()
                found.append(arrival.accept())
        return found

    def bytes_of_vault(self) -> bytes:
        """The decrypted database as it lies there."""
        return decrypted(self.desk.vault)


def office(folder: Path, name: str, days: int = 0) -> Office:
    """A new vault for somebody; `days` is how far its clock is ahead."""
    desk, _ = Desk.new(
        folder / f"{name}.fieldcase", PASSPHRASE, SeededWorld(name.encode(), clock=START + days * DAY), TEST_COST
    )
    stick = folder / "stick"
    stick.mkdir(exist_ok=True)
    return Office(name, desk, stick)
