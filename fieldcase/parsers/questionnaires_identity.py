"""Words of a question by which it asks who somebody is, where they live, or how they are reached.

A visit has no field for a name, an address, a telephone or a date of birth (docs/do-no-harm.md, Identity). Knows how
such questions are worded in Russian and English. Refuses to be sure: it points, a person decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


# What a question seems to ask, by the words of its label.
_LABELS = {
    "asks-name": _any(
        r"\bфамили", r"\bотчеств", r"\bф\.?\s?и\.?\s?о\b", r"\bзовут\b", r"\bинициал", r"^\W*имя\W*$",
        r"\b(?:ваш|полн|настоящ)\w*\s+им[яе]", r"\bим(?:я|ени)\s+(?:и\b|человек|клиент|пациент|ребен|ребён|врач)",
        r"\bим(?:я|ени)\s+(?:мамы|матери|отца|респондент)",
        r"\b(?:sur|last|first|family|full|given|maiden|middle|nick|real)[\s-]?names?\b", r"\binitials\b",
        r"\bpatronymic", r"\byour\s+name\b", r"^\W*names?\W*$",
        r"\bname\s+of\s+(?:the\s+)?(?:person|client|patient|respondent|child|mother|father|doctor|parent)",
        r"\b(?:client|patient|respondent|child)(?:['’]s)?\s+name\b",
    ),
    "asks-address": _any(
        r"\bадрес(?!ат|ова)\w{0,3}\b", r"\bместо\s+(?:жительств|прожив|регистрац)", r"\bпрописк",
        r"\bгде\s+вы\s+(?:живете|живёте|проживаете)", r"\bномер\s+(?:дома|квартир)", r"\bулиц[аыу]\s+и\s+дом",
        r"\b(?:home|street|postal|mailing|your|residential)\s+address", r"^\W*address\b", r"\baddress\s+of\b",
        r"\bplace\s+of\s+residence", r"\bwhere\s+do\s+you\s+live", r"\bpost(?:al)?\s?code", r"\bzip\s?code",
    ),
    "asks-contact": _any(
        r"\bтелефон\w*", r"\bмобильн\w+\s+номер", r"\bэлектронн\w+\s+(?:почт|адрес)", r"\bимейл", r"\bтелеграмм?\b",
        r"\bватсап", r"\bаккаунт", r"\bстраниц\w+\s+в\s+соц", r"\bкак\s+с\s+вами\s+связаться", r"\be-?mail",
        r"\b(?:tele)?phone\b", r"\bmobile\s+number", r"\bcell\s+number", r"\bwhats\s?app", r"\btelegram", r"\bviber",
        r"\bfacebook", r"\binstagram", r"\bcontact\s+(?:number|details|information)",
        r"\bhow\s+(?:can|may|do)\s+we\s+(?:reach|contact)",
    ),
    "asks-birth-date": _any(
        r"\b(?:дат|год|ден)\w*\s+рожден", r"\bкогда\s+вы\s+родил", r"\bсколько\s+(?:вам\s+)?полных\s+лет",
        r"\b(?:date|day|year)\s+of\s+birth", r"\bbirth\s?(?:day|date|year)", r"\bd\.?o\.?b\b",
        r"\bwhen\s+were\s+you\s+born",
    ),
    "asks-document": _any(
        r"\bпаспорт", r"\bудостоверени\w+\s+личност", r"\b(?:снилс|инн|иин)\b", r"\bидентификационн\w+\s+(?:номер|код)",
        r"\bномер\s+(?:карт|полис|дела\s+пациент)", r"\bpassport", r"\bnational\s+id\b",
        r"\b(?:id|identity)\s+(?:card|number)", r"\bsocial\s+security",
    ),
}  # fmt: skip
# The same by the question's name in the form, where its author wrote it in Latin letters.
_NAMES = {
    "asks-name": _any(r"(?:^|_)(?:fio|(?:first|last|full|sur)_?name|familiya|imya|otchestvo)(?:_|$)"),
    "asks-address": _any(r"(?:^|_)(?:address|adres|street)(?:_|$)"),
    "asks-contact": _any(r"(?:^|_)(?:phone|telephone|telefon|mobile|e?mail|whatsapp|telegram)(?:_|$)"),
    "asks-birth-date": _any(r"(?:^|_)(?:dob|birth_?(?:date|day)|date_of_birth|data_rozhdeniya)(?:_|$)"),
    "asks-document": _any(r"(?:^|_)(?:passport|pasport|inn|iin|snils|national_id)(?:_|$)"),
}  # fmt: skip


def asked(name: str, labels: Iterable[str]) -> list[str]:
    """The codes of what a question with this name and these labels seems to ask; none for an ordinary one."""
    texts = list(labels)
    return [
        code
        for code, pattern in _LABELS.items()
        if any(pattern.search(text) for text in texts) or _NAMES[code].search(name)
    ]
