"""What the rules on people refuse. No file is written."""

from __future__ import annotations

from fieldcase.errors.base import N_, FieldcaseError


class ReleaseRefused(FieldcaseError):
    """The rules on people said no; no file was written."""

    code = "release"


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


class GlyphMissing(ReleaseRefused):
    """A character that no shipped font can draw."""

    code = "release.glyph-missing"
    sentence = N_("No file was written. No font has these characters: {characters}. Replace them in the text.")


class PictureNotDescribed(ReleaseRefused):
    """A figure of our own with no alternative text."""

    code = "release.picture-not-described"
    sentence = N_("No file was written. A picture in the text has no description: {name}. Describe what it shows.")


class NothingToTell(ReleaseRefused):
    """All was withheld."""

    code = "release.nothing-to-tell"
    sentence = N_(
        "No file was written. Nothing in this case may be told for the use “{use}”. Look at its consents, or choose "
        "another use."
    )
