"""The recovery code: 160 random bits that a person can copy from paper, and its split into three sheets.

Knows the alphabet, the check characters and the sharing. Refuses to know vaults, slots and where a sheet is kept.

Alphabet. Crockford's 32: the digits and the Latin letters without I, L, O, U. RFC 4648's has both O and I beside
digits that look like them; here whatever looks like 0 is 0 and whatever looks like 1 is 1, so that reading the sheet
in another type or another hand loses nothing. Cyrillic letters of the same shape are taken for the Latin ones.

Check. The last two characters make the sum of (weight * digit) over the whole code 0 modulo the prime 1021. Weights are
1, 2, 3 ... for the characters before the check, and 32 and 1, negated, for the two of the check, which so are the
sum itself written in base 32. All these weights differ from one another and from 0 modulo 1021 (there are at most 36
characters before the check, and -32 and -1 are 989 and 1020). Then:

- one wrong character changes the sum by weight * (difference of two digits): neither factor is 0 modulo 1021, for two
  different digits differ by 1 .. 31, and 1021 is prime, so the sum is no longer 0;
- two characters in each other's place change it by (difference of weights) * (difference of digits), which is not 0
  for the same reason, unless the two are the same character and nothing was changed.

The length is fixed, so a lost or doubled character is found too. Any other slip passes once in about 1,000 times.
"""

from __future__ import annotations

import unicodedata

from fieldcase.errors import RecoveryCodeWrong
from fieldcase.vault.keys import Random, Secret, drawn

CODE_BYTES = 20
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_DIGIT = {letter: digit for digit, letter in enumerate(_ALPHABET)}
_PRIME = 1021
_GROUP = 4
_CHECK = 2
_CODE_DIGITS = CODE_BYTES * 8 // 5
# A share: its number, a mark of three characters that the three sheets have in common, the share itself.
_MARK = 3
_SHARE_DIGITS = 1 + _MARK + _CODE_DIGITS
_SHARES = (1, 2, 3)

# Cyrillic (Russian, Kazakh, Kyrgyz, Tajik, Ukrainian, Macedonian) beside the Latin letter of the same shape; then what
# people write for 0 and 1.
_LOOKS_LIKE = dict(zip("АВСЕЁНКМРТХУҮЅЈҺЗ" + "ОOІӀIL", "ABCEEHKMPTXYYSJH3" + "001111", strict=True))
_BETWEEN = frozenset("-‐‑‒–—−_.,·")


def new_code(random: Random) -> Secret:
    """A fresh code of 160 random bits."""
    return Secret("recovery code", drawn(random, CODE_BYTES))


def written(code: Secret) -> str:
    """The code for a sheet of paper: 34 characters in groups of four, the last group being the check."""
    return _grouped(_checked(_digits(code.reveal())))


def read(text: str) -> Secret:
    """The code on a sheet. Lower case, spaces, dashes and Cyrillic look-alikes are accepted.

    RecoveryCodeWrong for a wrong, swapped, lost or added character.
    """
    return Secret("recovery code", _bytes(_read_digits(text, _CODE_DIGITS)))


def split(code: Secret, random: Random) -> tuple[str, str, str]:
    """Three sheets, any two of which give the code back, while one alone says nothing about it.

    Shamir's sharing over GF(256) with the polynomial of AES: sheet x holds, byte by byte, code + slope * x, the
    slope being random. Each sheet has its number, a random mark in common and a check of its own.
    """
    slope = drawn(random, CODE_BYTES)
    mark = [byte % 32 for byte in drawn(random, _MARK)]
    sheets = []
    for number in _SHARES:
        share = bytes(byte ^ _times(step, number) for byte, step in zip(code.reveal(), slope, strict=True))
        sheets.append(_grouped(_checked([number, *mark, *_digits(share)])))
    return sheets[0], sheets[1], sheets[2]


def joined(first: str, second: str) -> Secret:
    """The code from two of its three sheets, in any order.

    RecoveryCodeWrong for a slip, twice the same sheet, or sheets of two different splits.
    """
    one, two = (_read_digits(sheet, _SHARE_DIGITS) for sheet in (first, second))
    if one[0] == two[0] or not {one[0], two[0]} <= set(_SHARES) or one[1 : 1 + _MARK] != two[1 : 1 + _MARK]:
        raise RecoveryCodeWrong()
    shares = zip(_bytes(one[1 + _MARK :]), _bytes(two[1 + _MARK :]), strict=True)
    # The line through (x1, y1) and (x2, y2) meets 0 at (y1 * x2 + y2 * x1) / (x1 + x2); minus is plus here.
    over = _inverse(one[0] ^ two[0])
    code = bytes(_times(_times(a, two[0]) ^ _times(b, one[0]), over) for a, b in shares)
    return Secret("recovery code", code)


def _digits(value: bytes) -> list[int]:
    number = int.from_bytes(value, "big")
    return [number >> shift & 31 for shift in range(len(value) * 8 - 5, -1, -5)]


def _bytes(digits: list[int]) -> bytes:
    number = 0
    for digit in digits:
        number = number << 5 | digit
    return number.to_bytes(CODE_BYTES, "big")


def _sum(digits: list[int]) -> int:
    return sum(place * digit for place, digit in enumerate(digits, 1)) % _PRIME


def _checked(digits: list[int]) -> list[int]:
    high, low = divmod(_sum(digits), 32)
    return [*digits, high, low]


def _grouped(digits: list[int]) -> str:
    text = "".join(_ALPHABET[digit] for digit in digits)
    return "-".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def _read_digits(text: str, size: int) -> list[int]:
    letters = unicodedata.normalize("NFC", text).upper()
    signs = [_LOOKS_LIKE.get(sign, sign) for sign in letters if not (sign.isspace() or sign in _BETWEEN)]
    if len(signs) != size + _CHECK or not set(signs) <= _DIGIT.keys():
        raise RecoveryCodeWrong()
    digits = [_DIGIT[sign] for sign in signs]
    if _checked(digits[:size]) != digits:
        raise RecoveryCodeWrong()
    return digits[:size]


def _times(a: int, b: int) -> int:
    """The product in GF(256) modulo x^8 + x^4 + x^3 + x + 1."""
    product = 0
    while b:
        if b & 1:
            product ^= a
        a <<= 1
        if a & 0x100:
            a ^= 0x11B
        b >>= 1
    return product


def _inverse(a: int) -> int:
    """The number that gives 1 with `a` in GF(256): a to the 254th."""
    power = 1
    for _ in range(254):
        power = _times(power, a)
    return power
