"""What may go wrong with evidence that travels as files of its own."""

from __future__ import annotations

from fieldcase.errors.base import N_
from fieldcase.errors.exchange import ExchangeError
from fieldcase.errors.files import Cancelled


class EvidenceNameTaken(ExchangeError):
    """In the folder that evidence is written to, something else has the name of one of its files."""

    code = "exchange.evidence-name-taken"
    sentence = N_(
        "In the folder that was chosen, something else bears the name {name}, or what was written there before is "
        "damaged. It was left as it is; files that were written whole are kept. Choose an empty folder, or another "
        "stick."
    )


class EvidenceStopped(Cancelled):
    """A person stopped between the first file of evidence and the last."""

    code = "exchange.evidence-stopped"
    sentence = N_(
        "Stopped, as you asked. Files of evidence that were whole are kept, and no half of one is left. Do the same "
        "again to go on where it was stopped."
    )
