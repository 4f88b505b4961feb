"""Translations of evidence: whose, how far checked, and their text, passage by passage beside the original."""

from dataclasses import dataclass
from typing import Annotated

from fieldcase.errors import N_
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import About, Record, record
from fieldcase.model.ids import EvidenceId, MemberId, SegmentId, TranslationId


@record("translation", 22, TranslationId, "evidence")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Translation(Record):
    """One translation of a piece of evidence into one language.

    `file` is the translation as it was handed over, a piece of evidence of its own, where there is one (a certified
    translation is such a paper). The translator appears under a role code.
    """

    id: TranslationId
    evidence: Annotated[EvidenceId | None, About(N_("Evidence"))] = None
    language: Annotated[str, About(N_("Translated into"), vocabulary="language")] = ""
    translator: Annotated[MemberId | None, About(N_("Translator"))] = None
    made_on: Annotated[UncertainDate | None, About(N_("Translated on"))] = None
    status: Annotated[str, About(N_("State of the translation"), vocabulary="translation_status")] = "draft"
    checked_by: Annotated[MemberId | None, About(N_("Checked by"))] = None
    file: Annotated[EvidenceId | None, About(N_("The translation as a file"))] = None
    remark: Annotated[str, About(N_("Remark of the translator"))] = ""


@record("segment", 23, SegmentId, "translation")
@dataclass(frozen=True, kw_only=True, repr=False, eq=False)
class Segment(Record):
    """A passage of the original and the same passage translated, with the place where it stands.

    `page` counts from 1, `place` is the illustration or column on it ("Illustration 1"), `continues` the page on which
    the passage goes on. What stands in square brackets is the translator's, not the author's.
    """

    id: SegmentId
    translation: Annotated[TranslationId | None, About(N_("Translation"))] = None
    page: Annotated[int | None, About(N_("Page"))] = None
    place: Annotated[str, About(N_("Place on the page"))] = ""
    kind: Annotated[str, About(N_("Kind of passage"), vocabulary="segment_kind")] = "text"
    position: Annotated[int | None, About(N_("Order"))] = None
    original: Annotated[str, About(N_("Original"), prose="verbatim")] = ""
    translated: Annotated[str, About(N_("Translation"), prose="verbatim")] = ""
    continues: Annotated[int | None, About(N_("Continued on page"))] = None
