"""Drawing in a child process: the renderer gets released blocks over a pipe and no key, no vault, no window.

The message is a pickled `Document` and comes only from the process that started the child; the answer is never
unpickled: its first byte says whether it is a PDF (%) or one line of JSON about a refusal ({).
"""

from __future__ import annotations

import json
import pickle

from fieldcase import sandbox
from fieldcase.dossier.blocks import Document
from fieldcase.errors import ChildFailed, GlyphMissing

TIMEOUT = 300.0
_FINISHED = b"%PDF-"
_REFUSED = b"{"


def child(message: bytes) -> bytes:
    """What the child answers to a pickled document. Runs in the renderer child only."""
    from fieldcase.dossier.pdf.render import render

    document = pickle.loads(message)  # noqa: S301 - written by the process that started this one
    # The pictures are in it: once in memory is enough.
    del message
    if not isinstance(document, Document):
        raise TypeError("not a document")
    try:
        return render(document)
    except GlyphMissing as missing:
        return json.dumps(missing.values).encode()


def render_in_child(document: Document) -> bytes:
    """The PDF of a document, drawn in a fresh renderer child.

    Raises GlyphMissing as `render` does, ChildFailed where the child died, ran out of its limits or answered nonsense.
    """
    answer = sandbox.run(sandbox.RENDERER, "pdf", pickle.dumps(document, protocol=5), TIMEOUT)
    if answer.startswith(_FINISHED):
        return answer
    if answer.startswith(_REFUSED):
        raise GlyphMissing(characters=_refused(answer))
    raise ChildFailed


def _refused(line: bytes) -> str:
    try:
        values = json.loads(line)
        return str(values["characters"])
    except (ValueError, TypeError, KeyError):
        raise ChildFailed from None
