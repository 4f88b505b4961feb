"""What the machine tells of its memory, on folders laid out like /proc and /sys."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from fieldcase import host
from fieldcase.host import KeysOnDisk
from fieldcase.i18n import words

HEAD = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"


@dataclasses.dataclass
class Machine:
    """A machine's /proc and /sys under one folder."""

    root: Path

    def __post_init__(self) -> None:
        (self.root / "proc").mkdir()
        (self.root / "sys" / "power").mkdir(parents=True)
        self.states("freeze mem")
        self.swaps()

    def swaps(self, *lines: str) -> None:
        (self.root / "proc" / "swaps").write_text(HEAD + "".join(line + "\n" for line in lines), "utf-8")

    def states(self, told: str) -> None:
        (self.root / "sys" / "power" / "state").write_text(told + "\n", "ascii")

    def device(self, name: str, uuid: str = "", *below: str) -> None:
        folder = self.root / "sys" / "block" / name
        (folder / "dm").mkdir(parents=True)
        (folder / "dm" / "uuid").write_text(uuid + "\n", "ascii")
        (folder / "slaves").mkdir()
        for one in below:
            (folder / "slaves" / one).symlink_to(self.root / "sys" / "block" / one)

    def finding(self) -> KeysOnDisk:
        return host.swap_or_hibernation_holds_keys(self.root / "proc", self.root / "sys")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_memory_of_this_machine_is_what_the_kernel_says() -> None:
    lines = Path("/proc/meminfo").read_text("ascii").splitlines()
    kilobytes = next(int(line.split()[1]) for line in lines if line.startswith("MemTotal"))
    assert host.memory_of_machine() == kilobytes * 1024


def test_this_very_machine_can_be_asked() -> None:
    assert host.swap_or_hibernation_holds_keys() in KeysOnDisk


def test_a_machine_without_swap_holds_no_keys_on_disk(machine: Machine) -> None:
    assert machine.finding() is KeysOnDisk.NOWHERE


def test_a_machine_without_swap_has_nowhere_to_hibernate_to(machine: Machine) -> None:
    machine.states("freeze mem disk")
    assert machine.finding() is KeysOnDisk.NOWHERE


@pytest.mark.parametrize("name", ["/dev/no-such-disk2", "/no/such/swapfile", "/no\\040such/swap\\040file"])
def test_bare_swap_is_found(machine: Machine, name: str) -> None:
    machine.swaps(f"{name} partition 1000 0 -2")
    assert machine.finding() is KeysOnDisk.SWAP


def test_bare_swap_of_a_machine_that_hibernates_is_worse(machine: Machine) -> None:
    machine.swaps("/dev/no-such-disk2 partition 1000 0 -2")
    machine.states("freeze mem disk")
    assert machine.finding() is KeysOnDisk.SWAP_AND_HIBERNATION


def test_swap_in_compressed_memory_is_no_disk(machine: Machine) -> None:
    machine.swaps("/dev/zram0 partition 1000 0 100")
    machine.states("freeze mem disk")
    assert machine.finding() is KeysOnDisk.NOWHERE


@pytest.mark.parametrize("uuid", ["CRYPT-LUKS2-0123-swap", "CRYPT-PLAIN-swap"])
def test_swap_on_an_encrypted_device_holds_nothing_readable(machine: Machine, uuid: str) -> None:
    machine.device("dm-no7", uuid)
    machine.swaps("/dev/dm-no7 partition 1000 0 -2")
    machine.states("freeze mem disk")
    assert machine.finding() is KeysOnDisk.NOWHERE


def test_a_volume_that_stands_on_an_encrypted_device_is_encrypted(machine: Machine) -> None:
    machine.device("dm-no7", "CRYPT-LUKS2-0123-disk")
    machine.device("dm-no8", "LVM-abc", "dm-no7")
    machine.swaps("/dev/dm-no8 partition 1000 0 -2")
    assert machine.finding() is KeysOnDisk.NOWHERE


def test_a_volume_that_stands_on_a_bare_disk_as_well_is_not(machine: Machine) -> None:
    machine.device("dm-no7", "CRYPT-LUKS2-0123-disk")
    machine.device("no-sda")
    machine.device("dm-no8", "LVM-abc", "dm-no7", "no-sda")
    machine.swaps("/dev/dm-no8 partition 1000 0 -2")
    assert machine.finding() is KeysOnDisk.SWAP


def test_one_bare_swap_among_safe_ones_is_enough(machine: Machine) -> None:
    machine.swaps("/dev/zram0 partition 1 0 100", "/dev/no-such-disk2 partition 1000 0 -2")
    assert machine.finding() is KeysOnDisk.SWAP


def test_a_system_that_does_not_tell_is_not_taken_for_a_safe_one(machine: Machine) -> None:
    (machine.root / "proc" / "swaps").unlink()
    assert machine.finding() is KeysOnDisk.NOT_KNOWN


def test_a_kernel_without_power_states_only_swaps(machine: Machine) -> None:
    (machine.root / "sys" / "power" / "state").unlink()
    machine.swaps("/dev/no-such-disk2 partition 1000 0 -2")
    assert machine.finding() is KeysOnDisk.SWAP


def test_a_swap_file_is_judged_by_the_disk_it_lies_on(machine: Machine) -> None:
    swap = machine.root / "swapfile"
    swap.write_bytes(b"")
    machine.swaps(f"{swap} file 1000 0 -2")
    assert machine.finding() is KeysOnDisk.SWAP
    device = machine.root / "sys" / "block" / "dm-no7"
    machine.device("dm-no7", "CRYPT-LUKS2-0123-disk")
    number = swap.stat().st_dev
    numbered = (
        machine.root / "sys" / "dev" / "block" / f"{number >> 8 & 0xFFF}:{number & 0xFF | number >> 12 & 0xFFF00}"
    )
    numbered.parent.mkdir(parents=True)
    numbered.symlink_to(device)
    assert machine.finding() is KeysOnDisk.NOWHERE


@pytest.mark.parametrize("finding", [one for one in KeysOnDisk if one is not KeysOnDisk.NOWHERE])
def test_every_finding_says_what_to_do(finding: KeysOnDisk) -> None:
    assert "Encrypt the whole disk" in words("en")(finding.sentence)


def test_nothing_found_is_nothing_said() -> None:
    assert words("en")(KeysOnDisk.NOWHERE.sentence) == ""
