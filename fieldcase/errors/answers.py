"""Why answers that came from another program cannot be taken in as a whole."""

from __future__ import annotations

from fieldcase.errors.base import N_
from fieldcase.errors.records import ImportRefused


class AnswersWithoutForm(ImportRefused):
    """Nothing says which questionnaire the answers belong to, or it is not here."""

    code = "import.answers-without-form"
    sentence = N_(
        "To which questionnaire these answers belong is not said in them, or it is not here. Nothing was taken in. "
        "Take the questionnaire in first, or say which one it is:\n{files}"
    )


class AnswersDoubtful(ImportRefused):
    """Columns that may be those of more than one question."""

    code = "import.answers-doubtful"
    sentence = N_(
        "These columns may belong to more than one question. Nothing was taken in. Export the answers again with XML "
        "values and headers, and with groups in the headers:\n{columns}"
    )
