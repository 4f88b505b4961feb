"""Bech32, the spelling of age keys: letters that survive dictation, with a checksum at the end.

Knows the encoding of BIP 173 without its limit of 90 characters, as age uses it. Refuses to know what the bytes are.
"""

from __future__ import annotations

LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM = 6


def _polymod(values: list[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, term in enumerate(_GENERATOR):
            check ^= term if top >> bit & 1 else 0
    return check


def _spread(prefix: str) -> list[int]:
    return [ord(letter) >> 5 for letter in prefix] + [0] + [ord(letter) & 31 for letter in prefix]


def _regroup(values: bytes | list[int], width: int, into: int) -> tuple[list[int], int, int]:
    """Groups of `into` bits from groups of `width` bits; with them the bits left over and how many they are."""
    out: list[int] = []
    held = bits = 0
    for value in values:
        held = held << width | value
        bits += width
        while bits >= into:
            bits -= into
            out.append(held >> bits)
            held &= (1 << bits) - 1
    return out, held, bits


def encode(prefix: str, payload: bytes) -> str:
    """`payload` under the lower-case `prefix`, in lower case."""
    groups, held, bits = _regroup(payload, 8, 5)
    if bits:
        groups.append(held << 5 - bits)
    check = _polymod(_spread(prefix) + groups + [0] * _CHECKSUM) ^ 1
    groups += [check >> 5 * place & 31 for place in reversed(range(_CHECKSUM))]
    return prefix + "1" + "".join(LETTERS[group] for group in groups)


def decode(text: str) -> tuple[str, bytes]:
    """The lower-case prefix and the payload of `text`, all lower or all upper case.

    ValueError, without the text, where a character is wrong or swapped, cases are mixed or bits are left over.
    """
    if text not in (text.lower(), text.upper()):
        raise ValueError("mixed case")
    prefix, mark, rest = text.lower().rpartition("1")
    if not mark or not prefix or len(rest) < _CHECKSUM or any(not "!" <= letter <= "~" for letter in prefix):
        raise ValueError("not Bech32")
    groups = [LETTERS.find(letter) for letter in rest]
    if -1 in groups or _polymod(_spread(prefix) + groups) != 1:
        raise ValueError("wrong checksum")
    payload, held, bits = _regroup(groups[:-_CHECKSUM], 5, 8)
    if held or bits > 4:
        raise ValueError("bits left over")
    return prefix, bytes(payload)
