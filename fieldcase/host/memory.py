"""The machine's memory: how much there is, and whether the system writes it to a disk where keys would be found.

Knows what the system tells of itself; refuses to change it.
"""

from __future__ import annotations

import os
import re
import sys
from enum import Enum
from pathlib import Path

from fieldcase.errors import N_


class KeysOnDisk(Enum):
    """Where keys in memory may end up on the disk; `sentence` is a msgid for the person, empty when all is well."""

    NOWHERE = ""
    SWAP = N_(
        "This computer writes parts of its memory to the disk (swap), and keys may be among them. Encrypt the whole "
        "disk, or switch swap off."
    )
    HIBERNATION = N_(
        "This computer can write its whole memory to the disk when it sleeps (hibernation), and keys would be in it. "
        "Encrypt the whole disk, or switch hibernation off."
    )
    SWAP_AND_HIBERNATION = N_(
        "This computer writes its memory to the disk (swap, and hibernation when it sleeps), and keys may be in it. "
        "Encrypt the whole disk, or switch both off."
    )
    NOT_KNOWN = N_(
        "It could not be found out whether this computer writes its memory to the disk, where keys would be in it. "
        "Encrypt the whole disk."
    )

    @property
    def sentence(self) -> str:
        """The msgid of what to tell the person."""
        return str(self.value)


def _finding(swap: bool, hibernation: bool) -> KeysOnDisk:
    if swap and hibernation:
        return KeysOnDisk.SWAP_AND_HIBERNATION
    if swap:
        return KeysOnDisk.SWAP
    return KeysOnDisk.HIBERNATION if hibernation else KeysOnDisk.NOWHERE


if sys.platform == "win32":
    import winreg

    from fieldcase.host import windows_calls

    _CONTROL = r"SYSTEM\CurrentControlSet\Control"

    def memory_of_machine() -> int:
        """Bytes of memory built into this machine."""
        return windows_calls.physical_memory()

    def _setting(key: str, name: str) -> object:
        """A value of the machine's registry, None where it is not set."""
        try:
            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, rf"{_CONTROL}\{key}") as opened:
                return winreg.QueryValueEx(opened, name)[0]
        except FileNotFoundError:
            return None

    def swap_or_hibernation_holds_keys() -> KeysOnDisk:
        """What the registry says of page file and hibernation. BitLocker is not looked at: asking needs an
        administrator, so the sentence names it as the remedy."""
        try:
            files = _setting(r"Session Manager\Memory Management", "PagingFiles")
            encrypted = _setting("FileSystem", "NtfsEncryptPagingFile") == 1
            hibernation = _setting("Power", "HibernateEnabled") == 1
        except OSError:
            return KeysOnDisk.NOT_KNOWN
        paging = isinstance(files, list) and any(str(line).strip() for line in files)
        return _finding(paging and not encrypted, hibernation)

else:

    def memory_of_machine() -> int:
        """Bytes of memory built into this machine."""
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")

    def _encrypted(device: Path) -> bool:
        """Whether the block device at /sys/... is dm-crypt, or stands on nothing but dm-crypt."""
        try:
            if (device / "dm" / "uuid").read_text("ascii").startswith("CRYPT-"):
                return True
            below = sorted((device / "slaves").iterdir())
        except OSError:
            return False
        return bool(below) and all(_encrypted(one) for one in below)

    def _device_of(swap: Path, kernel: Path) -> Path:
        """The folder in /sys of the device that a line of /proc/swaps names, or that its file lies on."""
        try:
            facts = swap.stat()
        except OSError:
            return kernel / "block" / swap.name
        number = facts.st_rdev or facts.st_dev
        return (kernel / "dev" / "block" / f"{os.major(number)}:{os.minor(number)}").resolve()

    def _holds_keys(line: str, kernel: Path) -> bool:
        # The kernel writes a blank in a name as \040.
        name = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), line.split()[0])
        if Path(name).name.startswith("zram"):
            return False
        return not _encrypted(_device_of(Path(name), kernel))

    def swap_or_hibernation_holds_keys(processes: Path = Path("/proc"), kernel: Path = Path("/sys")) -> KeysOnDisk:
        """Whether swap lies anywhere but on dm-crypt or in memory (zram), and whether Linux could hibernate into it."""
        try:
            lines = (processes / "swaps").read_text("utf-8").splitlines()[1:]
        except OSError:
            return KeysOnDisk.NOT_KNOWN
        bare = any(_holds_keys(line, kernel) for line in lines if line.strip())
        try:
            states = (kernel / "power" / "state").read_text("ascii").split()
        except OSError:
            states = []
        # Linux writes the image of a hibernation into swap: without bare swap there is nowhere to write it bare.
        return _finding(bare, bare and "disk" in states)
