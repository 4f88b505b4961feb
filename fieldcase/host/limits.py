"""What a child process may use of the machine.

Knows memory, processor seconds, files; refuses to know what the child does with them.
"""

from __future__ import annotations

import sys

# Standard streams, the libraries' own files and a few fonts at a time.
_OPEN_FILES = 64

if sys.platform == "win32":
    from fieldcase.host import windows_calls

    def limit_myself(memory: int, seconds: int) -> None:
        """Cap this process for good at `memory` bytes, `seconds` of processor time and no children (a job object).

        Windows has no limit on written files; OSError where the system refuses.
        """
        windows_calls.enter_job(memory, seconds)

    def my_limits() -> dict[str, int]:
        """What this process may use: memory in bytes, processor seconds."""
        memory, seconds = windows_calls.job_limits()
        return {"memory": memory, "seconds": seconds}

else:
    import resource

    def _lower(which: int, most: int) -> None:
        """Set both limits to `most`, or to what somebody already allowed less."""
        _, hard = resource.getrlimit(which)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        resource.setrlimit(which, (most, most))

    def limit_myself(memory: int, seconds: int) -> None:
        """Cap this process for good at `memory` bytes of addresses, `seconds` of processor time, no written file
        and few open ones. Pipes are not files to the kernel: an answer may be of any size."""
        _lower(resource.RLIMIT_AS, memory)
        _lower(resource.RLIMIT_CPU, seconds)
        _lower(resource.RLIMIT_FSIZE, 0)
        _lower(resource.RLIMIT_NOFILE, _OPEN_FILES)

    def my_limits() -> dict[str, int]:
        """What this process may use: memory in bytes, processor seconds, bytes of a written file, open files."""
        kinds = {
            "memory": resource.RLIMIT_AS,
            "seconds": resource.RLIMIT_CPU,
            "written": resource.RLIMIT_FSIZE,
            "files": resource.RLIMIT_NOFILE,
        }
        return {name: resource.getrlimit(kind)[1] for name, kind in kinds.items()}
