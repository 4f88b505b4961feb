"""What may be wrong with what comes from another laptop."""

from __future__ import annotations

from fieldcase.errors.base import N_, FieldcaseError


class ExchangeError(FieldcaseError):
    """Something between two vaults."""

    code = "exchange"


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
