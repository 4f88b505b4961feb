"""Every error a person may see, as one drawn tree.

    FieldcaseError                      exit 1
    |-- VaultError                      the encrypted folder
    |   |-- NotAVault, VaultExists, WrongPassphrase, WeakPassphrase, HeaderDamaged, DatabaseDamaged,
    |   |-- NewerVault, VaultInUse, DiskFull, ReadOnly, FolderGone, RolledBack, BackupFailed, NoWholeCopy
    |   |-- EvidenceDamaged, EvidenceKeyWrong, EvidenceMissing, TooLargeForDisk, LastSlot, NotEnoughMemory
    |   `-- NotYetWritten, OrganisationKeyWrong, RecoveryCodeOfAnother, RecoveryCodeWrong
    |-- RecordError                     records and their journal
    |   |-- NoSuchRecord, NoSuchCase, NotUndoable, EntryRefused, Erased, NothingToErase, TooLong,
    |   |-- ReasonMissing, NoLead, PassageNotFound, IdentityNeedsReason, IdentityOutsideCase, NotTheLead, CodeTaken,
    |   |-- CheckerMissing, OwnTranslation, CertifiedNeedsFile, TranslatesItself, QuestionnaireUnknown,
    |   |-- NothingToTakeOver, VersionTooEarly, ReviewBeforeDone, BackBeforeOut, CardTooFull,
    |   |-- NoSuchPeer, DeviceIsOwn, MemberKnown,
    |   `-- PeerRevoked, PeerUnchecked, SealedForAnother, SealingTooLate, VisitSealed, SealingFailed, NotYetGiven
    |-- ImportRefused                   a file that does not fit
    |   |-- RowsRefused, FileUnreadable, TableTooLarge, ColumnTwice, UnclearFileType, EvidenceRefused, NothingTaken,
    |   |-- NotAQuestionnaire, OldWorkbook, QuestionnaireRefused, QuestionnaireTooLarge, QuestionnaireVersionTaken
    |   |-- QuestionnaireTooLong, QuestionnaireTooWide, QuestionnaireCellTooLong, QuestionnaireTooManyChoices
    |   `-- AnswersWithoutForm, AnswersDoubtful
    |-- ReleaseRefused                  the rules of do-no-harm said no
    |   |-- ConsentMissing, NameMissing, IdentityInText, GlyphMissing, PictureNotDescribed, NothingToTell,
    |   |-- ConsentWithdrawn, IdentityInExhibit, IdentityInLetter, NoAddressee, LetterEmpty, LetterChanged,
    |   `-- WithheldInReport, UnclearInReport, ReportEmpty, ReportChanged, AnswersStay, AnswersChanged
    |-- DossierError                    the finished file
    |   |-- FileExists, CannotWrite, CannotRead, NotADossier, PictureUnreadable, VersionNotKept,
    |   `-- CaseChanged, DocumentUnreadable, DocumentLocked, SoundUnreadable, SoundTooLarge, NoLoudspeaker
    |-- FormError                       a questionnaire as it is written
    |   |-- FormNotXml, AttachedUnreadable, FormIncomplete, FormTooLarge, FormCircular, AnswerNotTaken, NoSuchQuestion,
    |   |-- InterviewUnreadable, InterviewFinished
    |   `-- XPathError: ExpressionUnreadable, ExpressionTooLarge, FunctionUnknown, PrefixUnknown,
    |       WrongKindOfValue, FormTooHeavy
    |-- RedactionRefused                no copy without what was marked
    |   `-- NotRedactable, SeveralPages, NothingMarked, MarkedWordsRemain, CopyNotClean
    |-- ExchangeError                   what comes from another laptop
    |   |-- CardUnreadable, CardForged, CardLabelRefused, ChangedSinceLook, BundleDamaged, BundleForOthers
    |   |-- EvidenceNameTaken
    |   `-- BundleRefused: BundleForged, BundleReaddressed, BundleMalformed, BundleTooLarge, BundleNewer,
    |       BundleExpired, BundleAhead, BundleScopeUnknown
    |-- Cancelled                       a person stopped the deed: EvidenceStopped
    |-- ChildFailed                     a child process died or hit a limit
    `-- UsageError                      exit 2: the command line itself

Each class has a stable `code` (scripts rely on it) and a `sentence`, a gettext msgid whose {fields} are filled
from `values`. An error is translated where it is shown: `error.told(words)`. `str(error)` is the code alone, so
that no value ever reaches a log or a traceback.
"""

from __future__ import annotations

from fieldcase.errors.answers import AnswersDoubtful, AnswersWithoutForm
from fieldcase.errors.base import N_, FieldcaseError
from fieldcase.errors.beside import EvidenceNameTaken, EvidenceStopped
from fieldcase.errors.bundles import (
    BundleAhead,
    BundleExpired,
    BundleForged,
    BundleMalformed,
    BundleNewer,
    BundleReaddressed,
    BundleRefused,
    BundleScopeUnknown,
    BundleTooLarge,
)
from fieldcase.errors.exchange import (
    BundleDamaged,
    BundleForOthers,
    CardForged,
    CardLabelRefused,
    CardUnreadable,
    ChangedSinceLook,
    ExchangeError,
)
from fieldcase.errors.files import (
    Cancelled,
    CannotRead,
    CannotWrite,
    CaseChanged,
    ChildFailed,
    DocumentLocked,
    DocumentUnreadable,
    DossierError,
    FileExists,
    NoLoudspeaker,
    NotADossier,
    PictureUnreadable,
    SoundTooLarge,
    SoundUnreadable,
    UsageError,
    VersionNotKept,
)
from fieldcase.errors.forms import (
    AttachedUnreadable,
    ExpressionTooLarge,
    ExpressionUnreadable,
    FormError,
    FormNotXml,
    FormTooHeavy,
    FunctionUnknown,
    PrefixUnknown,
    WrongKindOfValue,
    XPathError,
)
from fieldcase.errors.peers import DeviceIsOwn, MemberKnown, NoSuchPeer
from fieldcase.errors.questionnaires import (
    AnswerNotTaken,
    FormCircular,
    FormIncomplete,
    FormTooLarge,
    InterviewFinished,
    InterviewUnreadable,
    NoSuchQuestion,
    NotAQuestionnaire,
    OldWorkbook,
    QuestionnaireCellTooLong,
    QuestionnaireRefused,
    QuestionnaireTooLarge,
    QuestionnaireTooLong,
    QuestionnaireTooManyChoices,
    QuestionnaireTooWide,
    QuestionnaireUnknown,
    QuestionnaireVersionTaken,
)
from fieldcase.errors.records import (
    BackBeforeOut,
    CardTooFull,
    CodeTaken,
    ColumnTwice,
    EntryRefused,
    Erased,
    EvidenceRefused,
    FileUnreadable,
    IdentityNeedsReason,
    IdentityOutsideCase,
    ImportRefused,
    LetterOfNoCase,
    NobodyToRemind,
    NoLead,
    NoSilence,
    NoSuchCase,
    NoSuchRecord,
    NothingTaken,
    NothingToErase,
    NothingToTakeOver,
    NotTheLead,
    NotUndoable,
    PassageNotFound,
    ReasonMissing,
    RecordError,
    ReviewBeforeDone,
    RowsRefused,
    TableTooLarge,
    TooLong,
    UnclearFileType,
    VersionTooEarly,
)
from fieldcase.errors.redaction import (
    CopyNotClean,
    MarkedWordsRemain,
    NothingMarked,
    NotRedactable,
    RedactionRefused,
    SeveralPages,
)
from fieldcase.errors.release import (
    AnswersChanged,
    AnswersStay,
    ConsentMissing,
    ConsentWithdrawn,
    GlyphMissing,
    IdentityInExhibit,
    IdentityInLetter,
    IdentityInText,
    LetterChanged,
    LetterEmpty,
    NameMissing,
    NoAddressee,
    NothingToTell,
    PictureNotDescribed,
    ReleaseRefused,
    ReportChanged,
    ReportEmpty,
    UnclearInReport,
    WithheldInReport,
)
from fieldcase.errors.same import AmbiguousCode
from fieldcase.errors.sealing import (
    NotYetGiven,
    PeerRevoked,
    PeerUnchecked,
    SealedForAnother,
    SealingFailed,
    SealingTooLate,
    VisitSealed,
)
from fieldcase.errors.translations import CertifiedNeedsFile, CheckerMissing, OwnTranslation, TranslatesItself
from fieldcase.errors.vault import (
    BackupFailed,
    DatabaseDamaged,
    DiskFull,
    EvidenceDamaged,
    EvidenceKeyWrong,
    EvidenceMissing,
    FolderGone,
    HeaderDamaged,
    LastSlot,
    NewerVault,
    NotAVault,
    NotEnoughMemory,
    NotYetWritten,
    NoWholeCopy,
    OrganisationKeyWrong,
    ReadOnly,
    RecoveryCodeOfAnother,
    RecoveryCodeWrong,
    RolledBack,
    TooLargeForDisk,
    VaultError,
    VaultExists,
    VaultInUse,
    WeakPassphrase,
    WrongPassphrase,
)

__all__ = [
    "N_", "AmbiguousCode", "AnswerNotTaken", "AnswersChanged", "AnswersDoubtful", "AnswersStay", "AnswersWithoutForm",
    "AttachedUnreadable", "BackBeforeOut", "BackupFailed", "BundleAhead", "BundleDamaged", "BundleExpired",
    "BundleForOthers", "BundleForged", "BundleMalformed", "BundleNewer", "BundleReaddressed", "BundleRefused",
    "BundleScopeUnknown", "BundleTooLarge", "Cancelled", "CannotRead", "CannotWrite", "CardForged",
    "CardLabelRefused", "CardTooFull", "CardUnreadable", "CaseChanged", "CertifiedNeedsFile", "ChangedSinceLook",
    "CheckerMissing", "ChildFailed", "CodeTaken", "ColumnTwice", "ConsentMissing", "ConsentWithdrawn", "CopyNotClean",
    "DatabaseDamaged", "DeviceIsOwn", "DiskFull", "DocumentLocked", "DocumentUnreadable", "DossierError",
    "EntryRefused", "Erased", "EvidenceDamaged", "EvidenceKeyWrong", "EvidenceMissing", "EvidenceNameTaken",
    "EvidenceRefused", "EvidenceStopped", "ExchangeError", "ExpressionTooLarge", "ExpressionUnreadable",
    "FieldcaseError", "FileExists", "FileUnreadable",
    "FolderGone", "FormCircular", "FormError", "FormIncomplete", "FormNotXml", "FormTooHeavy", "FormTooLarge",
    "FunctionUnknown", "GlyphMissing", "HeaderDamaged", "IdentityInExhibit", "IdentityInLetter", "IdentityInText",
    "IdentityNeedsReason", "IdentityOutsideCase", "ImportRefused", "InterviewFinished", "InterviewUnreadable",
    "LastSlot", "LetterChanged", "LetterEmpty", "LetterOfNoCase", "MarkedWordsRemain", "MemberKnown", "NameMissing",
    "NewerVault", "NoAddressee", "NoLead", "NoLoudspeaker", "NoSilence", "NoSuchCase", "NoSuchPeer", "NoSuchQuestion",
    "NoSuchRecord", "NoWholeCopy", "NobodyToRemind", "NotADossier", "NotAQuestionnaire", "NotAVault",
    "NotEnoughMemory", "NotRedactable", "NotTheLead", "NotUndoable", "NotYetGiven", "NotYetWritten", "NothingMarked",
    "NothingTaken", "NothingToErase", "NothingToTakeOver", "NothingToTell", "OldWorkbook", "OrganisationKeyWrong",
    "OwnTranslation", "PassageNotFound", "PeerRevoked", "PeerUnchecked", "PictureNotDescribed",
    "PictureUnreadable", "PrefixUnknown",
    "QuestionnaireCellTooLong", "QuestionnaireRefused", "QuestionnaireTooLarge", "QuestionnaireTooLong",
    "QuestionnaireTooManyChoices", "QuestionnaireTooWide", "QuestionnaireUnknown", "QuestionnaireVersionTaken",
    "ReadOnly",
    "ReasonMissing", "RecordError", "RecoveryCodeOfAnother", "RecoveryCodeWrong", "RedactionRefused",
    "ReleaseRefused", "ReportChanged", "ReportEmpty", "ReviewBeforeDone", "RolledBack", "RowsRefused",
    "SealedForAnother", "SealingFailed", "SealingTooLate", "SeveralPages", "SoundTooLarge", "SoundUnreadable",
    "TableTooLarge",
    "TooLargeForDisk", "TooLong", "TranslatesItself", "UnclearFileType", "UnclearInReport", "UsageError",
    "VaultError", "VaultExists", "VaultInUse", "VersionNotKept", "VersionTooEarly", "VisitSealed", "WeakPassphrase",
    "WithheldInReport", "WrongKindOfValue", "WrongPassphrase", "XPathError",
]  # fmt: skip
