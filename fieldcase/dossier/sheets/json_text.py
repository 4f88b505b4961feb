"""A whole report as JSON: every text of it in its order, for programs.

Pictures are named by their sums; their bytes stay out.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass

from fieldcase.dossier.blocks import Document

FORMAT = "fieldcase-report/1"


def json_of(document: Document) -> bytes:
    """The document with the keys of every object in order; each block says its kind. The same document gives the same
    bytes. Half a sign, which UTF-8 cannot hold, is written as JSON writes it."""
    whole = {"format": FORMAT, "document": _plain(document)}
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, indent=1)
    return (text + "\n").encode("utf-8", "backslashreplace")


def _plain(value: object) -> object:
    """A value in what JSON knows."""
    if is_dataclass(value) and not isinstance(value, type):
        inside = {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
        return inside if isinstance(value, Document) else {"kind": type(value).__name__.lower(), **inside}
    if isinstance(value, bytes):
        return _sum(value)
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return value


def _sum(stored: bytes) -> str:
    """A picture's bytes by their sum, a sum of 32 bytes as hexadecimal digits, nothing as nothing."""
    if not stored or len(stored) == hashlib.sha256().digest_size:
        return stored.hex()
    return hashlib.sha256(stored).hexdigest()
