"""What may go wrong where two records bear the same name."""

from __future__ import annotations

from fieldcase.errors.base import N_
from fieldcase.errors.records import RecordError


class AmbiguousCode(RecordError):
    """Two cases have the same code: one of them came from another vault."""

    code = "record.ambiguous-code"
    sentence = N_(
        "More than one case has the code {code}: one was made here, another came from elsewhere. Nothing was changed. "
        "Write the number of the one you mean in place of the code: {choices}."
    )
