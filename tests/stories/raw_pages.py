"""Every page of a vault's database and of its write-ahead log, decrypted without SQLite: free pages and slack too.

Knows SQLCipher 4's page format (zetetic.net/sqlcipher/design): AES-256-CBC under the raw key, the last 80 bytes of a
page are its IV (16) and HMAC (64), the first page begins with the salt of 16 bytes. Refuses to know tables.
"""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from fieldcase.vault.vault import unlocked

PAGE = 4096
_RESERVE, _IV, _SALT = 80, 16, 16
_LOG_HEADER, _FRAME_HEADER = 32, 24


def _plain(page: bytes, key: bytes, skipped: int) -> bytes:
    sealed, iv = page[skipped : PAGE - _RESERVE], page[PAGE - _RESERVE : PAGE - _RESERVE + _IV]
    opened = Cipher(algorithms.AES256(key), modes.CBC(iv)).decryptor()
    return opened.update(sealed) + opened.finalize()


def _of_database(content: bytes, key: bytes) -> list[bytes]:
    pages = [content[at : at + PAGE] for at in range(0, len(content), PAGE)]
    return [_plain(page, key, _SALT if number == 0 else 0) for number, page in enumerate(pages)]


def _of_log(content: bytes, key: bytes) -> list[bytes]:
    found = []
    for at in range(_LOG_HEADER, len(content), _FRAME_HEADER + PAGE):
        frame = content[at : at + _FRAME_HEADER + PAGE]
        first = int.from_bytes(frame[:4], "big") == 1
        if len(frame) == _FRAME_HEADER + PAGE:
            found.append(_plain(frame[_FRAME_HEADER:], key, _SALT if first else 0))
    return found


def decrypted(vault: Path, passphrase: str) -> bytes:
    """All pages of `vault.db` and `vault.db-wal`, one after the other, opened by the passphrase or recovery code."""
    header, master, _ = unlocked(vault, passphrase)
    key = header.database_key(master).reveal()
    pages = _of_database((vault / "vault.db").read_bytes(), key)
    log = vault / "vault.db-wal"
    if log.exists():
        pages += _of_log(log.read_bytes(), key)
    assert b"CREATE TABLE" in b"".join(pages), "the pages are read as they should be"
    return b"".join(pages)
