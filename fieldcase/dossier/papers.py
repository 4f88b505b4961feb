"""How a document without any record of a case is drawn: handed to a child, its file handed back.

A blank questionnaire is drawn by the dossier's own renderer; no release is needed where nobody is told of. Loads no
font: all of that happens in the child (`paper_child`).
"""

from __future__ import annotations

import pickle
from io import BytesIO

from fieldcase import sandbox
from fieldcase.dossier import verify
from fieldcase.dossier.blocks import Document
from fieldcase.errors import ChildFailed, GlyphMissing, NotADossier

TIMEOUT = 120.0
# The first byte of an answer says what it is.
DRAWN, MISSING = b"D", b"M"


def drawn(document: Document) -> bytes:
    """The PDF of a document without exhibits. GlyphMissing where no font has a sign of it, ChildFailed where it was not
    drawn within the limits."""
    answer = sandbox.run(sandbox.MAKER, "paper", pickle.dumps(document, protocol=5), TIMEOUT)
    kind, rest = answer[:1], answer[1:]
    if kind == MISSING:
        raise GlyphMissing(characters=rest.decode("utf-8", "replace"))
    try:
        agrees = kind == DRAWN and verify.check(BytesIO(rest)).agrees
    except NotADossier:
        agrees = False
    if not agrees:
        raise ChildFailed
    return rest
