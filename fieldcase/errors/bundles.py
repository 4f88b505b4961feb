"""What may be wrong with a bundle that did open: who made it, for whom, when, and how it is built."""

from __future__ import annotations

from fieldcase.errors.base import N_
from fieldcase.errors.exchange import ExchangeError


class BundleRefused(ExchangeError):
    """A bundle that opened and from which nothing is taken."""

    code = "exchange.bundle-refused"


class BundleForged(BundleRefused):
    """The signature is not that of the laptop which the bundle names as its sender."""

    code = "exchange.bundle-forged"
    sentence = N_(
        "This file does not come from the laptop that it names: its signature is wrong. Nothing was taken from it, and "
        "nothing here was changed. Tell the person in whose name it was sent, in another way than it came."
    )


class BundleReaddressed(BundleRefused):
    """The sender did not name this laptop among the readers: somebody else sealed the bundle for it."""

    code = "exchange.bundle-readdressed"
    sentence = N_(
        "This file was made for other laptops, and somebody passed it on to this one. Nothing was taken from it, and "
        "nothing here was changed. Ask its sender, who may not know of it."
    )


class BundleMalformed(BundleRefused):
    """Signed as it is, and not built as the format says."""

    code = "exchange.bundle-malformed"
    sentence = N_(
        "This file arrived as it was sent, but it is not built as it should be. Nothing was taken from it, and nothing "
        "here was changed. Ask its sender to make it anew; if it comes the same again, keep it for those who look "
        "after the program."
    )


class BundleTooLarge(BundleRefused):
    """More bytes or entries than one bundle may have, packed or unpacked."""

    code = "exchange.bundle-too-large"
    sentence = N_(
        "This file is larger than one file between laptops may be. Nothing was taken from it, and nothing here was "
        "changed. Send it in several smaller ones."
    )


class BundleNewer(BundleRefused):
    """Made by a version whose form this one does not know."""

    code = "exchange.bundle-newer"
    sentence = N_(
        "This file was made by a newer Fieldcase. It was left as it is, and nothing here was changed. Keep it, install "
        "the newer version, and take it in again."
    )


class BundleExpired(BundleRefused):
    """The day until which it may be taken in has passed, `days` ago by the clock of this laptop."""

    code = "exchange.bundle-expired"
    sentence = N_(
        "The time in which this file may be taken in ended {days} days ago by the clock of this laptop. Nothing was "
        "taken from it, and nothing here was changed. See whether the date here is right; if it is, ask for a new one."
    )


class BundleAhead(BundleRefused):
    """Made `days` in the future by the clock of this laptop: one of two clocks is wrong."""

    code = "exchange.bundle-ahead"
    sentence = N_(
        "This file was made {days} days in the future by the clock of this laptop: the date is wrong here, or where it "
        "was made. Nothing was taken from it, and nothing here was changed. Set the date and take it in again, or ask "
        "for a new one."
    )


class BundleScopeUnknown(BundleRefused):
    """It goes on with something that was never shared with this laptop."""

    code = "exchange.bundle-scope-unknown"
    sentence = N_(
        "This file goes on with a case, a visit or a campaign whose beginning never came to this laptop. Nothing was "
        "taken from it, and nothing here was changed. Ask its sender to share the whole anew."
    )
