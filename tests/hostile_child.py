"""A child process that misbehaves in every way a test asks for; started in place of `fieldcase.children`.

All but its entries is the real child: the same hardening, limits and pipes.
"""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import time

from fieldcase import children

KEPT: list[bytes] = []


def keep(message: bytes) -> bytes:
    """Remember every message for good; answer with how many there are."""
    KEPT.append(message)
    return str(len(KEPT)).encode("ascii")


def twice(message: bytes) -> bytes:
    """An answer longer than the message."""
    return message + message


def hang(message: bytes) -> bytes:
    """Never answer, at no cost."""
    time.sleep(600)
    return message


def spin(message: bytes) -> bytes:
    """Never answer, with all the processor's time."""
    while True:
        pass


def hog(message: bytes) -> bytes:
    """Take as many bytes of memory as the message says."""
    return str(len(bytearray(int(message)))).encode("ascii")


def fail(message: bytes) -> bytes:
    """Fail with the message in the error's text."""
    raise ValueError(message.decode("utf-8"))


def leave(message: bytes) -> bytes:
    """End as if all were well."""
    os._exit(0)


def crash(message: bytes) -> bytes:
    """Read where nothing is."""
    ctypes.string_at(0)
    return message


def chatter(message: bytes) -> bytes:
    """Print and read as a library might, then answer."""
    print("noise", message, flush=True)
    print("noise", message, file=sys.stderr, flush=True)
    os.write(1, b"noise")
    return message + sys.stdin.read().encode("utf-8") + os.read(0, 10)


def write(message: bytes) -> bytes:
    """Write to the file that the message names."""
    with open(message.decode("utf-8"), "wb", buffering=0) as file:
        file.write(b"secret")
    return b"written"


def text(message: bytes) -> bytes:
    """Answer with something that is not bytes."""
    return message.decode("utf-8")  # type: ignore[return-value]


def late(message: bytes) -> bytes:
    """Answer, and die a moment after."""
    threading.Timer(0.05, os._exit, (0,)).start()
    return message


if __name__ == "__main__":
    names = [name for name, thing in list(globals().items()) if getattr(thing, "__module__", "") == "__main__"]
    children.ENTRIES = {name: f"__main__:{name}" for name in names}
    children.main(sys.argv[1:])
