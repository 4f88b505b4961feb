"""Words around a number that lead to somebody: days of birth, street and house, files of courts, numbered institutions.

Found by what stands beside them in Russian and English ("1994 г.р.", "born on", "ул. ..., д. 5", "дело № 1-23/2019",
"школа № 5", "the only detox"). Knows no person; a finding is a reason to look, no proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fieldcase.errors import N_
from fieldcase.rules.reading import Reading
from fieldcase.rules.trail import Trail
from fieldcase.rules.word_lists import MONTHS

BIRTH = N_("a day or year of birth")
ADDRESS = N_("a street and a house")
COURT_FILE = N_("the number of a court or police file")
NUMBERED = N_("a school, hospital or other institution by its number")
THE_ONLY_ONE = N_("an institution that is said to be the only one")
AS_A_BAND = N_("Give the age as a band, such as 25-34.")
NO_ADDRESS = N_("Leave the address out, or name the region.")
NO_FILE = N_("Leave the number out: whoever holds the file finds the person by it.")
NO_INSTITUTION = N_("Say only what kind of institution it is, and in which region.")

_MONTH = "|".join(sorted((name for names in MONTHS for name in names), key=len, reverse=True))
_DATE = (
    rf"(?:\d{{1,2}}\s?[./-]\s?\d{{1,2}}\s?[./-]\s?(?:\d{{4}}|\d{{2}})|\d{{4}}-\d{{2}}-\d{{2}}"
    rf"|\d{{1,2}}(?:-?го|st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\.?,?\s+\d{{4}}"
    rf"|(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|(?:19|20)\d\d)"
)
_BIRTH = (
    rf"\b{_DATE}\s*(?:г\.\s*|года?\s*)?(?:г\.\s*р\b|г\s*/\s*р\b|гр\b(?=[.,;)])|рождения|рожд\.|р\.(?=[,;) ]|$))",
    r"\b(?:19|20)\d\d\s*г\.?\s?р\b\.?",
    rf"\b(?:родил(?:ся|ась|ись)|дата рождения|день рождения|рожд[её]нн\w+|род\.|born|date of birth|d\.?o\.?b\b)"
    rf"[\s:,—–-]{{0,4}}(?:(?:on|in|в|was)\s+)?{_DATE}",
)  # fmt: skip
_HOUSE = r"\d{1,4}(?:\s?[-/]\s?\d{1,4})?\s?[а-яa-z]?\b(?:,?\s+(?:кв\.|квартир\w+|apt\.?|flat)\s?\d{1,4})?"
_NAME = r"(?:[«\"]?[\w.-]+[»\"]?\s+){0,3}?[«\"]?[\w.-]+[»\"]?"
_ADDRESS = (
    rf"\b(?:ул\.|улиц[аеуы]|пр-т\w*|просп\.|проспект\w?|пер\.|переул\w+|бульвар\w?|б-р|шоссе|ш\.|мкр\.?|микрорайон\w?"
    rf"|ж/?м|жилмассив\w?|проезд\w?|ul\.|prospekt|mkr\.?)\s+{_NAME},?\s+(?:д\.?\s?|дом\w?\s|№\s?|house\s)?{_HOUSE}",
    r"\b\d{1,4}[a-z]?,?\s+(?:[\w'’-]+\s+){1,3}(?:street|st\.|avenue|ave\b|road|rd\b|lane|prospekt|boulevard|blvd)",
    r"\b[\w'’-]+\s+(?:street|avenue|road|boulevard|prospekt),?\s+(?:house\s|no\.?\s|#\s?)?\d{1,4}\b",
    r"\b(?:д\.|дом|house)\s?\d{1,4}\w?,?\s+(?:кв\.|квартир\w+|apartment|apt\.?|flat)\s?\d{1,4}",
)  # fmt: skip
_FILE_NUMBER = r"(?:[a-zа-я]{1,5}[-‑ ]?)?\d[\w./‑-]*"
_COURT_FILE = (
    rf"\b(?:дел[оаеу]|материал\w*|протокол\w*|постановлени\w+|приговор\w*|решени\w+|заявлени\w+|жалоб\w+)"
    rf"(?:\s+[а-яё]+){{0,4}}\s+(?:№|n°|no\.)\s?{_FILE_NUMBER}",
    rf"\b(?:кусп|ерпп|ердр|едрпп)\s*(?:№|:)?\s?{_FILE_NUMBER}",
    rf"\b(?:criminal|civil|administrative|court|police)\s+(?:case|file)\s+(?:file\s+)?(?:no\.?|number|№|#)"
    rf"\s?{_FILE_NUMBER}",
    rf"\b(?:case file|case|file|protocol|record)\s+(?:no\.|number|№|#)\s?(?=\S*[-/\d]{{4}}){_FILE_NUMBER}",
)  # fmt: skip
_INSTITUTION = (
    r"(?:школ\w*|гимнази\w*|лице[йяюе]\w*|детск\w+ сад\w*|детсад\w*|ясл\w+|интернат\w*|детдом\w*|больниц\w*"
    r"|поликлиник\w*"
    r"|диспансер\w*|роддом\w*|колони\w*|сизо|ивс|ик|лиу|гсв|цсм|рувд|ровд|увд|овд"
    r"|отдел\w* (?:полиции|милиции)|общежити\w*)"
)
_NUMBERED = (
    rf"\b{_INSTITUTION}(?:\s+(?:имени\s+)?[\w-]+){{0,2}}\s*(?:№|no\.?|n)\s?\d{{1,4}}\b",
    r"\b(?:сизо|ик|лиу|ивс|гсв|цсм)[-‑ ]\d{1,3}\b",
    rf"\b\d{{1,4}}[-‑]?(?:я|й|ю|м|е|ей|ой|го|му)\s+(?:[\w-]+\s+)?{_INSTITUTION}",
    r"\b(?:school|kindergarten|hospital|clinic|polyclinic|colony|prison|gymnasium|lyceum|maternity ward|police station)"
    r"\s+(?:no\.?|number|№|#)\s?\d{1,4}\b",
)  # fmt: skip
_KINDS_OF_PLACE = (
    r"(?:нарколог\w+|центр\w*|клиник\w*|больниц\w*|диспансер\w*|детокс\w*|приют\w*|врач\w*|нарколог\w*|школ\w*|аптек\w*"
    r"|кабинет\w*|отделени\w+|психиатр\w*|пункт\w*|сайт\w*|программ\w*|организаци\w*)"
)
_ONLY = (
    rf"\bединственн\w+(?:\s+[\w-]+){{0,4}}?\s+{_KINDS_OF_PLACE}",
    r"\bthe only(?:\s+[\w'’-]+){0,4}?\s+(?:detox\w*|cent(?:re|er)|clinic|hospital|shelter|doctor|school|site|pharmacy"
    r"|ward|programme|program|rehab\w*|dispensary|organi[sz]ation|psychiatrist)\b",
)  # fmt: skip
_KINDS = tuple(
    (re.compile("|".join(f"(?:{one})" for one in patterns)), what, advice)
    for patterns, what, advice in (
        (_BIRTH, BIRTH, AS_A_BAND), (_ADDRESS, ADDRESS, NO_ADDRESS), (_COURT_FILE, COURT_FILE, NO_FILE),
        (_NUMBERED, NUMBERED, NO_INSTITUTION), (_ONLY, THE_ONLY_ONE, NO_INSTITUTION),
    )
)  # fmt: skip


def trails_of_words(reading: Reading) -> Iterator[Trail]:
    """Everything of these kinds in a text, the surest kind of a stretch first."""
    for pattern, what, advice in _KINDS:
        for begin, end in reading.matches(pattern):
            yield Trail(begin, end, what, advice)
