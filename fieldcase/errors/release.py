"""What the rules on people refuse. No file is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from fieldcase.errors.base import N_, FieldcaseError


@dataclass(frozen=True)
class Where:
    """A record that a refusal is about: its id, the field (empty for the whole record), and one line for a person."""

    record: bytes
    field: str
    said: str


class ReleaseRefused(FieldcaseError):
    """The rules on people said no; no file was written.

    `where` leads to the records that have to change, as far as they are known; none of it is in the sentence.
    """

    code = "release"
    where: tuple[Where, ...] = ()

    def at(self, *where: Where) -> Self:
        """This refusal, with the records it is about."""
        self.where = where
        return self


class ConsentMissing(ReleaseRefused):
    """The dossier is about people who have not agreed to this use."""

    code = "release.consent-missing"
    sentence = N_(
        "No file was written. This case is about people who may not be told of for the use “{use}”:\n{people}\n"
        "Choose another use. Whoever has not been asked yet may be asked."
    )


class NameMissing(ReleaseRefused):
    """The use needs a name and nobody agreed to be named."""

    code = "release.name-missing"
    sentence = N_(
        "No file was written. The use “{use}” cannot be anonymous: somebody has to agree to be named.\n{people}\n"
        "If somebody agrees, record the consent and the name; if not, choose another use."
    )


class IdentityInText(ReleaseRefused):
    """A known identity still stands in free text."""

    code = "release.identity-in-text"
    sentence = N_(
        "No file was written. What identifies a person still stands in the text:\n{places}\n"
        "Change these places, or record the person's consent to be named."
    )


class IdentityInExhibit(IdentityInText):
    """A known identity can be read in the file of an exhibit that would be shown."""

    code = "release.identity-in-exhibit"
    sentence = N_(
        "No file was written. What identifies a person can be read in an exhibit:\n{places}\n"
        "Make a copy of the exhibit without these words, or record the person's consent to be named."
    )


class GlyphMissing(ReleaseRefused):
    """A character that no shipped font can draw."""

    code = "release.glyph-missing"
    sentence = N_("No file was written. No font has these characters: {characters}. Replace them in the text.")


class PictureNotDescribed(ReleaseRefused):
    """A figure of our own with no alternative text."""

    code = "release.picture-not-described"
    sentence = N_("No file was written. A picture in the text has no description: {name}. Describe what it shows.")


class ConsentWithdrawn(ReleaseRefused):
    """An issued version contains people who have since taken their consent back."""

    code = "release.consent-withdrawn"
    sentence = N_(
        "No file was written. People in this issued version no longer agree to it:\n{people}\n"
        "The version stays in the vault. Make a new one, and tell those who have the old one."
    )


class NothingToTell(ReleaseRefused):
    """All was withheld."""

    code = "release.nothing-to-tell"
    sentence = N_(
        "No file was written. Nothing in this case may be told for the use “{use}”. Look at its consents, or choose "
        "another use."
    )


class IdentityInLetter(ReleaseRefused):
    """A letter tells of somebody who has not agreed to it."""

    code = "release.identity-in-letter"
    sentence = N_(
        "No file was written. The letter tells of people who may not be told of in a letter to an authority:\n"
        "{people}\n"
        "Change these places: a letter can speak on behalf of patients of a service. Or ask the person, and record the "
        "consent."
    )


class NoAddressee(ReleaseRefused):
    """A letter to nobody."""

    code = "release.no-addressee"
    sentence = N_("No file was written. This letter has no addressee yet. Add one, then try again.")


class LetterEmpty(ReleaseRefused):
    """A letter without a text."""

    code = "release.letter-empty"
    sentence = N_("No file was written. This letter has no text yet. Write it, or begin one from a template.")


class LetterChanged(ReleaseRefused):
    """The letter, an addressee or a consent is no longer what the pages were drawn from."""

    code = "release.letter-changed"
    sentence = N_(
        "Something changed since you looked at this letter: its words, an addressee or a consent. No file was written. "
        "Look at it once more."
    )


class WithheldInReport(ReleaseRefused):
    """A report's own words speak of somebody who may not be told of for its use."""

    code = "release.withheld-in-report"
    sentence = N_(
        "No file was written. The words of the report speak of people who may not be told of for its use:\n{places}\n"
        "Change these places, or leave their sections out. Whoever has not been asked yet may be asked."
    )


class UnclearInReport(ReleaseRefused):
    """A report's own words use a working pseudonym that people of several of its cases have."""

    code = "release.unclear-in-report"
    sentence = N_(
        "No file was written. People of several cases of this report have the same working pseudonym, and its words do "
        "not say who is meant:\n{places}\n"
        "Say it in other words: “the woman of case 2”."
    )


class ReportEmpty(ReleaseRefused):
    """No section has anything to tell."""

    code = "release.report-empty"
    sentence = N_(
        "No file was written. No section of this report has anything to tell yet. Write a text, or choose cases whose "
        "people agreed to this use."
    )


class ReportChanged(ReleaseRefused):
    """The report, a case or a consent is no longer what the pages were made from."""

    code = "release.report-changed"
    sentence = N_(
        "Something changed since you looked at this report: its words, a case or a consent. No file was written. Look "
        "at it once more."
    )


class AnswersStay(ReleaseRefused):
    """No interview of a questionnaire may go for this use."""

    code = "release.answers-stay"
    sentence = N_(
        "No file was written. For the use “{use}” the answers of none of these people may go: in a use outside the "
        "organisation nobody’s answers are told one by one, and inside it a refusal stands. Count them instead, or "
        "look at the consents."
    )


class AnswersChanged(ReleaseRefused):
    """An answer or a consent is no longer what was looked at."""

    code = "release.answers-changed"
    sentence = N_(
        "Something changed since you looked at what goes: an interview or a consent. No file was written. Look again, "
        "then write it."
    )
