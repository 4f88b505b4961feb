"""What in a short note looks as if somebody could be found by it: a telephone number, an e-mail, an account.

A hint before a note is kept, never a finding: whoever typed it decides. Knows shapes alone and nobody's identity; names
that the vault knows are found by `leaks`.
"""

from __future__ import annotations

import re

from fieldcase.errors import N_

NUMBER = N_("a telephone or document number")
EMAIL = N_("an e-mail address")
ACCOUNT = N_("an account in a network or a messenger")
# Days and hours have many digits and are nobody's number.
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}:\d{2}", re.ASCII)
_DIGITS = re.compile(r"\+?\d(?:[\s().\-\u2010-\u2015]{0,2}\d){6,}", re.ASCII)
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\W\d_]{2,}")
_ACCOUNT = re.compile(
    r"(?<![\w@])@\w{4,}|(?:t\.me|wa\.me|vk\.com|ok\.ru|instagram\.com|facebook\.com)/\S+", re.IGNORECASE
)


def telltale(text: str) -> tuple[str, ...]:
    """What a text seems to hold (msgids), each once."""
    without_times = _TIME.sub(" · ", text)
    found = (
        (NUMBER, _DIGITS.search(without_times)), (EMAIL, _EMAIL.search(text)),
        (ACCOUNT, _ACCOUNT.search(_EMAIL.sub(" ", text))),
    )  # fmt: skip
    return tuple(what for what, match in found if match is not None)
