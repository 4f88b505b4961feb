"""What an organisation hands its outreach workers: questionnaires, and what to know before the first question.

Both lie in the network's register. They tell of nobody and are in no dossier.
"""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Record, Reveals, record
from fieldcase.model.ids import CountryNoteId, QuestionnaireId


@record("questionnaire", 37, QuestionnaireId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Questionnaire(Record):
    """One version of a questionnaire, as an XForm. Another version is another record: interviews keep theirs.

    `definition` is the XForm's text, deflated (RFC 1950); `digest` is the SHA-256 of that text. `attached` are the
    files in which it looks something up, name to text as JSON, deflated too. `left_out` are the
    questions that were taken out at import because they identify a device or whoever holds it. One that is `retired`
    is offered no more, and still opens the interviews made with it.
    """

    id: QuestionnaireId
    form_id: Annotated[str, About(N_("Identifier of the form"), search=False)] = ""
    version: Annotated[str, About(N_("Version"), search=False)] = ""
    title: Annotated[str, About(N_("Title"), sort=True)] = ""
    languages: Annotated[tuple[str, ...], About(N_("Languages of the form"), search=False)] = ()
    file_name: Annotated[str, About(N_("Name of the file"), Reveals.NETWORK, search=False)] = ""
    definition: Annotated[bytes | None, About(N_("The form itself"), Reveals.KEY)] = None
    digest: Annotated[bytes | None, About(N_("SHA-256"))] = None
    attached: Annotated[bytes | None, About(N_("Files beside the form"), Reveals.KEY)] = None
    left_out: Annotated[tuple[str, ...], About(N_("Questions left out"), search=False)] = ()
    taken_in: Annotated[UncertainDate | None, About(N_("Taken in on"))] = None
    retired: Annotated[bool, About(N_("No longer offered"))] = False


@record("country_note", 38, CountryNoteId)
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class CountryNote(Record):
    """What an outreach worker has to know in a country before the first question: the organisation's own text.

    `detained` is for the memo of a detention alone: lawyers and their numbers are not shown in visit mode.

    None is delivered with the program (do-no-harm.md, Law): who may speak for a minor and what has to be reported is
    to be said by a lawyer of that country.
    """

    id: CountryNoteId
    country: Annotated[str, About(N_("Country"), vocabulary="country")] = ""
    minors: Annotated[str, About(N_("When somebody is a minor"))] = ""
    reporting: Annotated[str, About(N_("What has to be reported, and to whom"))] = ""
    more: Annotated[str, About(N_("What else to know"))] = ""
    source: Annotated[str, About(N_("Where this comes from"))] = ""
    as_of: Annotated[UncertainDate | None, About(N_("As of"))] = None
    detained: Annotated[str, About(N_("Whom to call when somebody is detained"), Reveals.NETWORK)] = ""
