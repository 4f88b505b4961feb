"""Every field of free text that a public report opens of the records beside its cases, and why it may leave.

Read by the test that fails where a new field is opened without anybody having decided so here.
"""

from __future__ import annotations

from collections.abc import Mapping

from fieldcase.model.campaigns import Action, Campaign, Handout
from fieldcase.model.case import Source
from fieldcase.model.declare import Record
from fieldcase.model.fieldwork import Figure, Organisation, Recommendation, Site, Visit
from fieldcase.model.letters import Delivery, Letter
from fieldcase.model.results import ChangeStory, Grant, Objective
from fieldcase.model.signals import FollowUp

TOLD: Mapping[type[Record], Mapping[str, str]] = {
    Letter: {
        "number": "the letter's own number, which its addressee has", "subject": "said to an authority, as it was sent",
        "text": "never printed; searched for whom it speaks of", "enclosures": "never printed",
        "template": "a code of ours, never printed",
    },
    Delivery: {
        "reference": "never printed", "due_by": "never printed: a rule in a sentence",
        "answer": "an authority's words; a record that speaks of anybody is left out before",
    },
    Organisation: {},
    Site: {},
    Visit: {"findings": "what was found, about nobody: a visit that speaks of anybody is left out before"},
    Recommendation: {
        "text": "said to an authority", "addressed": "a body or an office", "promised_by": "an office, by its function",
        "source": "never printed",
    },
    FollowUp: {"what": "never printed", "source": "never printed"},
    Campaign: {
        "title": "said in the open", "aim": "said in the open", "result": "said in the open", "lessons": "our own",
        "source": "never printed",
    },
    Action: {
        "settlements": "held in the open", "region": "held in the open", "form": "seen by anybody", "aim": "said aloud",
        "addressed": "said aloud", "participants_words": "a number in words", "result": "our own",
        "next_step": "our own", "source": "never printed",
    },
    Handout: {"what": "was given to anybody"},
    Grant: {"title": "told to the donor", "aim": "told to the donor"},
    Objective: {"text": "told to the donor", "result": "told to the donor", "source": "never printed"},
    ChangeStory: {
        "title": "told in the open", "problem": "about nobody", "activities": "about nobody", "change": "about nobody",
        "lessons": "our own", "source": "never printed",
    },
    Figure: {
        "what": "what was counted", "region": "of a country's statistics",
        "source_words": "where it says so; only where no source is named that could lead to somebody",
    },
    Source: {
        "title": "only of a source that leads to nobody", "outlet": "the same", "medium_as_written": "never printed",
        "pages": "never printed", "lines": "never printed", "address": "only of a source that leads to nobody",
        "quote": "never printed", "reference": "only of a source that leads to nobody",
        "description": "written to identify nobody",
    },
}  # fmt: skip
