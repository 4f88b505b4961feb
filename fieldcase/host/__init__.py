"""What differs by operating system, one module per subject; nothing else imports fcntl, msvcrt, signal or ctypes.

Knows processes, folders and memory as the system gives them. Refuses to know vaults, keys, people or Qt.
"""

from __future__ import annotations

from fieldcase.host.clock import seconds_with_sleep
from fieldcase.host.folders import FolderLock, fsync_folder, private_folder
from fieldcase.host.limits import limit_myself, my_limits
from fieldcase.host.memory import KeysOnDisk, memory_of_machine, swap_or_hibernation_holds_keys
from fieldcase.host.originals import leads_elsewhere, open_original
from fieldcase.host.process import die_with_parent, harden, is_hardened, kill_and_wait, reexec, start

__all__ = [
    "FolderLock",
    "KeysOnDisk",
    "die_with_parent",
    "fsync_folder",
    "harden",
    "is_hardened",
    "kill_and_wait",
    "leads_elsewhere",
    "limit_myself",
    "memory_of_machine",
    "my_limits",
    "open_original",
    "private_folder",
    "reexec",
    "seconds_with_sleep",
    "start",
    "swap_or_hibernation_holds_keys",
]
