"""Folders on the disk: making one private, making a rename last.

Knows paths and the system's calls for them; refuses to know what lies inside a folder.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

if sys.platform == "win32":

    def fsync_folder(path: Path) -> None:
        """Make the names in folder `path` outlast a power cut.

        NTFS journals a rename by itself and a folder cannot be opened for flushing, so only its presence is checked.
        OSError where the folder is gone.
        """
        os.stat(path)

else:

    def fsync_folder(path: Path) -> None:
        """Make the names in folder `path` outlast a power cut (fsync of the folder itself). OSError where it is gone."""
        folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
