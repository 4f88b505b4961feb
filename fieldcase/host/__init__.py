"""What differs by operating system, one module per subject; nothing else imports fcntl, msvcrt, signal or prctl.

Knows processes, folders and memory as the system gives them. Refuses to know vaults, keys, people or Qt.
"""

from __future__ import annotations

from fieldcase.host.folders import FolderLock, fsync_folder, private_folder

__all__ = ["FolderLock", "fsync_folder", "private_folder"]
