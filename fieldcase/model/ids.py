"""Ids: 16 random bytes, one NewType per kind of record, lower-case hex where a person or a file sees them.

Random and not time-ordered, since an ordered id tells when an interview was made (decision 1).
"""

from __future__ import annotations

from typing import NewType

PersonId = NewType("PersonId", bytes)
IdentityId = NewType("IdentityId", bytes)
OrganisationId = NewType("OrganisationId", bytes)
SiteId = NewType("SiteId", bytes)
VisitId = NewType("VisitId", bytes)
InterviewId = NewType("InterviewId", bytes)
CaseId = NewType("CaseId", bytes)
EventId = NewType("EventId", bytes)
ActId = NewType("ActId", bytes)
SourceId = NewType("SourceId", bytes)
DetentionId = NewType("DetentionId", bytes)
DecisionId = NewType("DecisionId", bytes)
InvolvementId = NewType("InvolvementId", bytes)
RemedyId = NewType("RemedyId", bytes)
HearingId = NewType("HearingId", bytes)
EvidenceId = NewType("EvidenceId", bytes)
CustodyId = NewType("CustodyId", bytes)
TranslationId = NewType("TranslationId", bytes)
SegmentId = NewType("SegmentId", bytes)
MarkId = NewType("MarkId", bytes)
MomentId = NewType("MomentId", bytes)
ConsentId = NewType("ConsentId", bytes)
TaskId = NewType("TaskId", bytes)
QuestionnaireId = NewType("QuestionnaireId", bytes)
CountryNoteId = NewType("CountryNoteId", bytes)
RecommendationId = NewType("RecommendationId", bytes)
FigureId = NewType("FigureId", bytes)
PassageId = NewType("PassageId", bytes)
NamingId = NewType("NamingId", bytes)
MemberId = NewType("MemberId", bytes)
IssuedId = NewType("IssuedId", bytes)
CaptureId = NewType("CaptureId", bytes)
SettingId = NewType("SettingId", bytes)
AccessId = NewType("AccessId", bytes)
InstrumentId = NewType("InstrumentId", bytes)
ProvisionId = NewType("ProvisionId", bytes)
ThresholdId = NewType("ThresholdId", bytes)
TimeLimitId = NewType("TimeLimitId", bytes)
ScopeId = NewType("ScopeId", bytes)
AnyId = NewType("AnyId", bytes)

ID_BYTES = 16
