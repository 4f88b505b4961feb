"""Numbers and strings that lead to somebody by their shape alone, whether the vault knows the person or not.

Telephones, e-mails, accounts, identity documents and personal numbers of the region, bank accounts and cards, car
plates. Shapes of documents: what the passports and identity cards of Kyrgyzstan, Kazakhstan, Russia, Ukraine,
Tajikistan, Uzbekistan, Moldova, Lithuania, Estonia, Georgia, Belarus and Armenia print. A shape is a reason to look, no
proof.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from fieldcase.errors import N_
from fieldcase.rules.reading import Reading
from fieldcase.rules.trail import Trail

PHONE = N_("a telephone number")
EMAIL = N_("an e-mail address")
ACCOUNT = N_("an account in a network or a messenger")
DOCUMENT = N_("a number like that of an identity document")
BANK = N_("a bank account or card number")
PLATE = N_("the number plate of a car")
LEAVE_OUT = N_("Leave it out.")
LEAVE_OUT_IF_PRIVATE = N_("Leave it out, unless it is the published number or address of an office.")

_LETTER = "A-ZА-ЯЁ"
_PHONE = re.compile(
    r"(?<![\w.,/-])(?!\(?\d\d\.\d\d\.)(?:\+|\(?0[ (]{0,2}|\(?8[ (-]{1,2}|\(?7[ (-]{1,2})\(?\d"
    r"(?:[ \u00a0().–‑-]{0,2}\d){7,13}(?![\w/]|[.,]\d)"
)
_PHONE_SAID = re.compile(
    r"\b(?:тел(?:ефон\w*)?|моб(?:ильн\w+)?|сот(?:ов\w+)?|звон\w+(?: по)?|phone|tel|mobile|whats ?app|viber|call)\b"
    r"[.:№\s]{0,4}(\(?\+?\d(?:[ \u00a0().–‑-]{0,2}\d){4,13})",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_ACCOUNT = re.compile(
    r"(?<![\w@.])@[A-Za-z]\w{3,}|(?:https?://)?(?:www\.|m\.)?(?:t\.me|wa\.me|vk\.com|ok\.ru|instagram\.com"
    r"|facebook\.com"
    r"|fb\.com|tiktok\.com|twitter\.com|x\.com|youtube\.com/@|linkedin\.com/in)/[^\s)\]»”,;]+"
    r"|\b(?:skype|telegram|телеграм\w*|скайп|инстаграм\w*)\s*[:—–-]\s*@?[A-Za-z][\w.]{3,}",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    rf"(?<![\w-])(?:[{_LETTER}]{{2}}[ \u00a0]?(?:№[ \u00a0]?)?\d{{6,7}}|[{_LETTER}][ \u00a0]?\d{{8,9}}"
    rf"|\d{{2}}[A-Z]{{2}}\d{{5}}|\d{{7}}[A-Z]\d{{3}}[A-Z]{{2}}\d"
    rf"|\d{{2}}[ \u00a0]\d{{2}}[ \u00a0](?:№[ \u00a0]?)?\d{{6}}"
    rf"|\d{{4}}[ \u00a0]№?[ \u00a0]?\d{{6}}|\d{{3}}-\d{{3}}-\d{{3}}[ -]\d{{2}})(?![\w-])"
)
_DOCUMENT_SAID = re.compile(
    r"\b(?:паспорт\w*|passport|удостоверени\w+|свидетельств\w+ о рождении|военн\w+ билет\w*|id[- ]card|identity card"
    r"|инн|пин|иин|пинфл|снилс|рнокпп|жшшір|жшн|inn|iin|pin|pinfl|idnp|isikukood|asmens kodas|personal (?:code|number)"
    r"|личн\w+ номер\w*)\b[^\d\n]{0,25}?((?:[a-zа-я]{1,2}[ \u00a0]?)?\d(?:[ \u00a0-]?\d){5,13})(?!\w)",
    re.IGNORECASE,
)
_LONG = re.compile(r"(?<![\w.,-])\d{11,14}(?![\w-]|[.,]\d)")
_CARD = re.compile(r"(?<![\w-])\d{4}([ \u00a0-]?)\d{4}\1\d{4}\1\d{4}(?:\1\d{1,3})?(?![\w-])")
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z0-9]{4}){2,7}(?:[ \u00a0]?[A-Z0-9]{1,3})?(?!\w)")
_PLATE = re.compile(
    r"(?<![\w-])(?:\d{2}[ -]?KG[ -]?\d{3}[ -]?[A-Z]{2,3}|\d{3}[ -]?[A-Z]{3}[ -]?\d{2}|[A-Z]{2}[ -]?\d{4}[ -]?[A-Z]{2}"
    r"|[АВЕКМНОРСТУХABEKMHOPCTYX][ -]?\d{3}[ -]?[АВЕКМНОРСТУХABEKMHOPCTYX]{2}[ -]?\d{2,3}"
    r"|\d{2}[ -]?[A-Z][ -]?\d{3}[ -]?[A-Z]{2}|\d{4}[ -]?[A-Z]{2}[ -]?\d{1,2}|[A-Z]{3}[ -]?\d{3})(?![\w-])"
)
_CAR = re.compile(
    r"гос\W{0,2}номер|номерн\w+ знак|автомоб|автомаш|машин|марк[аи]|number plate|licen[cs]e plate|\bcar\b"
)
_NEAR_A_CAR = 60
_NO_NUMBER = re.compile(r"(?:isbn|doi|issn|sha|орган\w*|огрн|бин)\W{0,4}$", re.IGNORECASE)


def trails_of_numbers(reading: Reading) -> Iterator[Trail]:
    """Everything of these shapes in a text, the surest kind of a stretch first."""
    for pattern, right, what, advice in _KINDS:
        group = 1 if pattern in _SAID else 0
        for match, (begin, end) in reading.matches_as_typed(pattern, group):
            if right(match.group(group)) and not _NO_NUMBER.search(
                reading.text[max(0, match.start() - 12) : match.start()]
            ):
                yield Trail(begin, end, what, advice)
    for match, (begin, end) in reading.matches_as_typed(_PLATE):
        around = reading.text[max(0, match.start() - _NEAR_A_CAR) : match.end() + _NEAR_A_CAR]
        if "KG" in match.group() or _CAR.search(around.casefold()):
            yield Trail(begin, end, PLATE, LEAVE_OUT)


def _digits(text: str) -> str:
    return "".join(sign for sign in text if sign.isdecimal())


def _is_telephone(text: str) -> bool:
    return 9 <= len(_digits(text)) <= 15


def _is_iban(text: str) -> bool:
    """The check of ISO 13616: the number with its letters as numbers leaves 1 when divided by 97."""
    whole = "".join(text.split()).replace("\u00a0", "")
    if not 15 <= len(whole) <= 34:
        return False
    return int("".join(str(int(sign, 36)) for sign in whole[4:] + whole[:4])) % 97 == 1


def _is_card(text: str) -> bool:
    """The check of ISO/IEC 7812 (Luhn)."""
    digits = [int(sign) for sign in reversed(_digits(text))]
    doubled = (sum(divmod(digit * 2, 10)) for digit in digits[1::2])
    return any(digits) and (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_personal(text: str) -> bool:
    """A number of 11 to 14 digits that holds a day of birth where the region's personal numbers do."""
    cuts = {14: (text[1:3], text[3:5]), 12: (text[4:6], text[2:4]), 11: (text[5:7], text[3:5]), 13: ("01", "01")}
    day, month = cuts[len(text)]
    shape = {14: "[1-6]", 12: r"\d", 11: "[1-6]", 13: "[29]"}[len(text)]
    return bool(re.match(shape, text)) and 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _anything(_: str) -> bool:
    return True


_SAID = frozenset({_PHONE_SAID, _DOCUMENT_SAID})
_KINDS: tuple[tuple[re.Pattern[str], Callable[[str], bool], str, str], ...] = (
    (_EMAIL, _anything, EMAIL, LEAVE_OUT_IF_PRIVATE), (_ACCOUNT, _anything, ACCOUNT, LEAVE_OUT),
    (_IBAN, _is_iban, BANK, LEAVE_OUT), (_CARD, _is_card, BANK, LEAVE_OUT),
    (_DOCUMENT_SAID, _anything, DOCUMENT, LEAVE_OUT), (_DOCUMENT, _anything, DOCUMENT, LEAVE_OUT),
    (_LONG, _is_personal, DOCUMENT, LEAVE_OUT), (_PHONE_SAID, _anything, PHONE, LEAVE_OUT_IF_PRIVATE),
    (_PHONE, _is_telephone, PHONE, LEAVE_OUT_IF_PRIVATE),
)  # fmt: skip
