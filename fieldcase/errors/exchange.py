"""What may be wrong with what comes from another laptop: its card, its sealed files."""

from __future__ import annotations

from fieldcase.errors.base import N_, FieldcaseError


class ExchangeError(FieldcaseError):
    """Something between two vaults."""

    code = "exchange"


class CardUnreadable(ExchangeError):
    """A text that is no card, or one that lost something on its way."""

    code = "exchange.card-unreadable"
    sentence = N_(
        "This is not the whole text of a card. Nothing was taken in. Copy it again from FCCARD1 to its last letter, or "
        "ask for its picture; if it was made by a newer Fieldcase, install that."
    )


class CardForged(ExchangeError):
    """A card whose signature does not fit what it says."""

    code = "exchange.card-forged"
    sentence = N_(
        "This card does not say what the laptop that signed it said: a letter was lost on the way, or somebody changed "
        "it. Nothing was taken in. Ask for it again, face to face if you can."
    )


class CardLabelRefused(ExchangeError):
    """A name for one's card that is empty, too long, or made of signs that are not seen."""

    code = "exchange.card-label-refused"
    sentence = N_(
        "A card needs a name of 1 to {limit} letters, numbers and ordinary signs, without line breaks and invisible "
        "signs. Nothing was changed. Choose another name; it need not be your own."
    )


class BundleDamaged(ExchangeError):
    """A file from another laptop that was cut or changed; `part`: header, mac or payload."""

    code = "exchange.bundle-damaged"
    sentence = N_(
        "This file from another laptop was cut or changed on its way. Nothing was taken from it, and nothing here was "
        "changed. Copy it again, or ask for it once more."
    )


class BundleForOthers(ExchangeError):
    """A file that is sealed for other laptops and not for this one."""

    code = "exchange.bundle-for-others"
    sentence = N_(
        "This file is not for this laptop, so it cannot be opened here. Nothing was changed. Ask whoever sent it to "
        "choose this laptop among its readers; if its card is old, give them a new one."
    )


class ChangedSinceLook(ExchangeError):
    """What would be handed over is not what a person saw beforehand."""

    code = "exchange.changed-since-look"
    sentence = N_(
        "Since you looked at what can be read there, something changed here: an answer, words, or the laptop it is "
        "for. No file was written. Go back, look at it once more, and write the file then."
    )
