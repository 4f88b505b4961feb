"""Every error a person may see, as one drawn tree.

    FieldcaseError                      exit 1
    |-- VaultError                      the encrypted folder
    |   |-- NotAVault, VaultExists, WrongPassphrase, WeakPassphrase, HeaderDamaged, DatabaseDamaged,
    |   |-- NewerVault, VaultInUse, DiskFull, ReadOnly, FolderGone, RolledBack, BackupFailed, NoWholeCopy
    |   |-- EvidenceDamaged, EvidenceKeyWrong, EvidenceMissing, TooLargeForDisk
    |   |-- LastSlot, NotEnoughMemory, NotYetWritten, OrganisationKeyWrong, RecoveryCodeOfAnother
    |   `-- RecoveryCodeWrong
    |-- RecordError                     records and their journal
    |   |-- NoSuchRecord, NoSuchCase, NotUndoable, EntryRefused, Erased, NothingToErase, TooLong,
    |   |-- ReasonMissing, NoLead, PassageNotFound, IdentityNeedsReason, IdentityOutsideCase, NotTheLead, CodeTaken,
    |   |-- CheckerMissing, OwnTranslation, CertifiedNeedsFile, TranslatesItself
    |-- ImportRefused                   a file that does not fit
    |   |-- RowsRefused, FileUnreadable, TableTooLarge, UnclearFileType, EvidenceRefused, NothingTaken,
    |   `-- NotAQuestionnaire, OldWorkbook, QuestionnaireRefused, QuestionnaireTooLarge
    |-- ReleaseRefused                  the rules of do-no-harm said no
    |   |-- ConsentMissing, NameMissing, IdentityInText, GlyphMissing, PictureNotDescribed, NothingToTell,
    |   `-- ConsentWithdrawn, IdentityInExhibit
    |-- DossierError                    the finished file
    |   |-- FileExists, CannotWrite, CannotRead, NotADossier, PictureUnreadable, VersionNotKept,
    |   |-- CaseChanged, DocumentUnreadable, DocumentLocked, SoundUnreadable, SoundTooLarge,
    |   `-- NoLoudspeaker
    |-- FormError                       a questionnaire as it is written
    |   |-- FormNotXml, FormIncomplete, FormTooLarge, FormCircular, AnswerNotTaken, NoSuchQuestion,
    |   |-- InterviewUnreadable
    |   `-- XPathError: ExpressionUnreadable, ExpressionTooLarge, FunctionUnknown, PrefixUnknown, WrongKindOfValue
    |-- RedactionRefused                no copy without what was marked
    |   `-- NotRedactable, NothingMarked, MarkedWordsRemain, CopyNotClean
    |-- Cancelled                       a person stopped the deed
    |-- ChildFailed                     a child process died or hit a limit
    `-- UsageError                      exit 2: the command line itself

Each class has a stable `code` (scripts rely on it) and a `sentence`, a gettext msgid whose {fields} are filled
from `values`. An error is translated where it is shown: `error.told(words)`. `str(error)` is the code alone, so
that no value ever reaches a log or a traceback.
"""

from __future__ import annotations

from fieldcase.errors.base import N_, FieldcaseError
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
    ExpressionTooLarge,
    ExpressionUnreadable,
    FormError,
    FormNotXml,
    FunctionUnknown,
    PrefixUnknown,
    WrongKindOfValue,
    XPathError,
)
from fieldcase.errors.questionnaires import (
    AnswerNotTaken,
    FormCircular,
    FormIncomplete,
    FormTooLarge,
    InterviewUnreadable,
    NoSuchQuestion,
    NotAQuestionnaire,
    OldWorkbook,
    QuestionnaireRefused,
    QuestionnaireTooLarge,
    QuestionnaireVersionTaken,
)
from fieldcase.errors.records import (
    CodeTaken,
    EntryRefused,
    Erased,
    EvidenceRefused,
    FileUnreadable,
    IdentityNeedsReason,
    IdentityOutsideCase,
    ImportRefused,
    NoLead,
    NoSuchCase,
    NoSuchRecord,
    NothingTaken,
    NothingToErase,
    NotTheLead,
    NotUndoable,
    PassageNotFound,
    ReasonMissing,
    RecordError,
    RowsRefused,
    TableTooLarge,
    TooLong,
    UnclearFileType,
)
from fieldcase.errors.redaction import (
    CopyNotClean,
    MarkedWordsRemain,
    NothingMarked,
    NotRedactable,
    RedactionRefused,
)
from fieldcase.errors.release import (
    ConsentMissing,
    ConsentWithdrawn,
    GlyphMissing,
    IdentityInExhibit,
    IdentityInText,
    NameMissing,
    NothingToTell,
    PictureNotDescribed,
    ReleaseRefused,
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
    "N_",
    "AnswerNotTaken",
    "BackupFailed",
    "Cancelled",
    "CannotRead",
    "CannotWrite",
    "CaseChanged",
    "CertifiedNeedsFile",
    "CheckerMissing",
    "ChildFailed",
    "CodeTaken",
    "ConsentMissing",
    "ConsentWithdrawn",
    "CopyNotClean",
    "DatabaseDamaged",
    "DiskFull",
    "DocumentLocked",
    "DocumentUnreadable",
    "DossierError",
    "EntryRefused",
    "Erased",
    "EvidenceDamaged",
    "EvidenceKeyWrong",
    "EvidenceMissing",
    "EvidenceRefused",
    "ExpressionTooLarge",
    "ExpressionUnreadable",
    "FieldcaseError",
    "FileExists",
    "FileUnreadable",
    "FolderGone",
    "FormCircular",
    "FormError",
    "FormIncomplete",
    "FormNotXml",
    "FormTooLarge",
    "FunctionUnknown",
    "GlyphMissing",
    "HeaderDamaged",
    "IdentityInExhibit",
    "IdentityInText",
    "IdentityNeedsReason",
    "IdentityOutsideCase",
    "ImportRefused",
    "InterviewUnreadable",
    "LastSlot",
    "MarkedWordsRemain",
    "NameMissing",
    "NewerVault",
    "NoLead",
    "NoLoudspeaker",
    "NoSuchCase",
    "NoSuchQuestion",
    "NoSuchRecord",
    "NoWholeCopy",
    "NotADossier",
    "NotAQuestionnaire",
    "NotAVault",
    "NotEnoughMemory",
    "NotRedactable",
    "NotTheLead",
    "NotUndoable",
    "NotYetWritten",
    "NothingMarked",
    "NothingTaken",
    "NothingToErase",
    "NothingToTell",
    "OldWorkbook",
    "OrganisationKeyWrong",
    "OwnTranslation",
    "PassageNotFound",
    "PictureNotDescribed",
    "PictureUnreadable",
    "PrefixUnknown",
    "QuestionnaireRefused",
    "QuestionnaireTooLarge",
    "QuestionnaireVersionTaken",
    "ReadOnly",
    "ReasonMissing",
    "RecordError",
    "RecoveryCodeOfAnother",
    "RecoveryCodeWrong",
    "RedactionRefused",
    "ReleaseRefused",
    "RolledBack",
    "RowsRefused",
    "SoundTooLarge",
    "SoundUnreadable",
    "TableTooLarge",
    "TooLargeForDisk",
    "TooLong",
    "TranslatesItself",
    "UnclearFileType",
    "UsageError",
    "VaultError",
    "VaultExists",
    "VaultInUse",
    "VersionNotKept",
    "WeakPassphrase",
    "WrongKindOfValue",
    "WrongPassphrase",
    "XPathError",
]
