"""Names of invented people in their Russian cases, declined by tables of our own so that nothing under test is asked.

Each is put together at random from everyday first names, surnames and patronymics of the region. Knows no text.
"""

from __future__ import annotations

import random
from dataclasses import dataclass


def _words(text: str) -> list[str]:
    return text.split()


# Nominative, genitive, dative, accusative, instrumental, prepositional.
CASES = ("nom", "gen", "dat", "acc", "ins", "pre")
_HARD = ("", "а", "у", "а", "ом", "е")
_HUSHED = ("", "а", "у", "а", "ем", "е")
_TABLES = {
    "й": ("й", "я", "ю", "я", "ем", "е"), "ий": ("ий", "ия", "ию", "ия", "ием", "ии"),
    "ь": ("ь", "я", "ю", "я", "ем", "е"), "а": ("а", "ы", "е", "у", "ой", "е"), "я": ("я", "и", "е", "ю", "ей", "е"),
    "ия": ("ия", "ии", "ии", "ию", "ией", "ии"), "ь f": ("ь", "и", "и", "ь", "ью", "и"),
    "ов": ("", "а", "у", "а", "ым", "е"), "ова": ("а", "ой", "ой", "у", "ой", "ой"),
    "ский": ("ий", "ого", "ому", "ого", "им", "ом"), "ская": ("ая", "ой", "ой", "ую", "ой", "ой"),
}  # fmt: skip
_FLEETING = {"Павел": "Павл", "Лев": "Льв", "Пётр": "Петр"}

MEN = _words(
    """
    Иван Алексей Сергей Юрий Игорь Пётр Павел Лев Семён Фёдор Артём Тимур Рустам Данияр Азамат Бакыт Эмиль Максим
    Михаил Александр Николай Григорий Евгений Ильдар Марат Нурлан Ербол Талгат Арман Роман Виталий Кирилл Вячеслав
    Эльдар Дмитрий Андрей Руслан Фарход Шерзод Джамшед
    """
)
WOMEN = _words(
    """
    Айгуль Гульнара Мария Юлия Наталья Татьяна Ксения Светлана Алёна Елена Екатерина Динара Асель Жанна Надежда
    Вера Любовь Роза Марина Ольга Оксана Эльвира Зарина Мадина Лейла Чолпон Айжан Бегимай Дарья Софья Ульяна
    Анастасия Виктория Александра Людмила Нигора Феруза Шахноза Эльмира Яна
    """
)
OV = _words(
    """
    Иванов Беков Турсунов Сыдыков Жумабаев Королёв Щукин Цветков Харитонов Юсупов Яковлев Ёлкин Абдуллаев Каримов
    Рахимов Хасанов Алиев Кузнецов Горбачёв Пушкарёв Никитин Ильин Воробьёв Соловьёв Медведев Чернышёв Шевцов
    Григорьев Подъячев Хамзин Зиятдинов Оразбаев Сатыбалдиев Эргешов Мамытов Джумагулов Калинин Синицын
    """
)
OTHER = _words(
    """
    Верховский Заславский Островский Петренко Шевчук Мельник Коваль Ким Цой Пак Мороз Заяц Гринберг Бондаренко
    Ткач Гончар Лысенко Дворжак
    """
)
FATHERS = _words(
    """
    Иванов Сергеев Бакытов Нурланов Петров Николаев Алексеев Маратов Рустамов Данияров
    """
)
NICKNAMES = {
    "Айгуль": "Айка", "Мария": "Маруся", "Юлия": "Юлька", "Наталья": "Натаха", "Татьяна": "Танюша", "Елена": "Ленчик",
    "Светлана": "Светик", "Екатерина": "Катюха", "Александр": "Санёк", "Алексей": "Лёха", "Сергей": "Серёга",
    "Дмитрий": "Димон", "Евгений": "Женёк", "Гульнара": "Гуля", "Николай": "Колян", "Андрей": "Дрюня",
    "Анастасия": "Настюха", "Людмила": "Люська", "Михаил": "Миха", "Роман": "Ромчик",
}  # fmt: skip

KAZAKH = [
    ("Қайрат", "Нұрланұлы"), ("Әсел", "Серікқызы"), ("Гүлнұр", "Жақсыбекова"), ("Өмірбек", "Тәжібаев"),
    ("Жәнібек", "Қасымов"), ("Айгүл", "Мұратқызы"), ("Ғалым", "Әбдірахманов"), ("Ерлан", "Сәрсенұлы"),
    ("Нұргүл", "Оңдасынова"), ("Шыңғыс", "Төлеуов"),
]  # fmt: skip
KYRGYZ = [
    ("Бакыт", "Асан уулу"), ("Жамиля", "Токтосун кызы"), ("Гүлзат", "Өмүралиева"), ("Эрмек", "Жумабек уулу"),
    ("Чынара", "Сүйүнбаева"), ("Нургүл", "Мамат кызы"), ("Үсөн", "Асанов"), ("Айпери", "Болот кызы"),
    ("Төлөгөн", "Касымбеков"), ("Мээрим", "Эсенбаева"),
]  # fmt: skip
TAJIK = [
    ("Ҷамшед", "Раҳимзода"), ("Фарҳод", "Саидов"), ("Гулрухсор", "Каримзода"), ("Нигора", "Шарифова"),
    ("Ҳусейн", "Юсуфӣ"), ("Мавзуна", "Назарзода"), ("Сӯҳроб", "Ҷӯраев"), ("Зулфия", "Раҷабова"),
    ("Ориф", "Холиқзода"), ("Мадина", "Ғаниева"),
]  # fmt: skip
UZBEK = [
    ("Шерзод", "Тошматов"), ("Гулнора", "Каримова"), ("Ўктам", "Раҳмонов"), ("Нигора", "Қодирова"),
    ("Жасур", "Юлдошев"), ("Феруза", "Эргашева"), ("Хуршид", "Ғуломов"), ("Дилноза", "Ҳасанова"),
    ("Отабек", "Мирзаев"), ("Шаҳноза", "Тўраева"),
]  # fmt: skip

# The same people as a Russian paper writes them, without the letters that Russian lacks.
IN_RUSSIAN = {
    "Қайрат": "Кайрат", "Нұрланұлы": "Нурланулы", "Әсел": "Асель", "Серікқызы": "Сериккызы", "Гүлнұр": "Гульнур",
    "Жақсыбекова": "Жаксыбекова", "Өмірбек": "Омирбек", "Тәжібаев": "Тажибаев", "Жәнібек": "Жанибек",
    "Қасымов": "Касымов", "Айгүл": "Айгуль", "Мұратқызы": "Мураткызы", "Ғалым": "Галым", "Әбдірахманов": "Абдирахманов",
    "Сәрсенұлы": "Сарсенулы", "Нұргүл": "Нургуль", "Оңдасынова": "Ондасынова", "Шыңғыс": "Шынгыс", "Төлеуов": "Толеуов",
    "Гүлзат": "Гульзат", "Өмүралиева": "Омуралиева", "Сүйүнбаева": "Суюнбаева", "Нургүл": "Нургуль", "Үсөн": "Усон",
    "Төлөгөн": "Тологон", "Ҷамшед": "Джамшед", "Раҳимзода": "Рахимзода", "Фарҳод": "Фарход",
    "Ҳусейн": "Хусейн", "Юсуфӣ": "Юсуфи", "Сӯҳроб": "Сухроб", "Ҷӯраев": "Джураев", "Раҷабова": "Раджабова",
    "Холиқзода": "Холикзода", "Ғаниева": "Ганиева", "Ўктам": "Уктам", "Раҳмонов": "Рахмонов", "Қодирова": "Кодирова",
    "Ғуломов": "Гуломов", "Ҳасанова": "Хасанова", "Шаҳноза": "Шахноза", "Тўраева": "Тураева",
}  # fmt: skip


@dataclass(frozen=True)
class Invented:
    """One invented person: first name, patronymic and surname, each as six cases, and a nickname ("" none)."""

    given: tuple[str, ...]
    patronymic: tuple[str, ...]
    surname: tuple[str, ...]
    nickname: str

    @property
    def name(self) -> str:
        """As the vault has it."""
        return " ".join(part for part in (self.given[0], self.patronymic[0], self.surname[0]) if part)


def declined(word: str, *, woman: bool, surname: bool = False) -> tuple[str, ...]:
    """The six cases of a first name or of a surname."""
    if surname and word.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return tuple(word + end for end in _TABLES["ова" if woman else "ов"])
    if surname and word.endswith("ий"):
        return tuple(word[:-2] + end for end in _TABLES["ская" if woman else "ский"])
    if word[-1] in "оиуэеұ" or (woman and surname and word[-1] not in "ая") or (woman and word[-1] not in "аяь"):
        return (word,) * 6
    for ending in ("ия", "ий", "й", "я", "а"):
        if word.endswith(ending):
            return tuple(_spelled(word[: -len(ending)], end) for end in _TABLES[ending])
    if word.endswith("ь"):
        return tuple(word[:-1] + end for end in _TABLES["ь f" if woman else "ь"])
    stem = _FLEETING.get(word, word)
    table = _HUSHED if word[-1] in "жшчщц" else _HARD
    if word == "Заяц":
        stem = "Зайц"
    return (word, *(stem + end for end in table[1:]))


def _spelled(stem: str, ending: str) -> str:
    """и instead of ы behind some letters, ей instead of ой."""
    if stem[-1:] in "гкхжшчщ" and ending == "ы":
        return f"{stem}и"
    return f"{stem}ей" if stem[-1:] in "жшчщц" and ending == "ой" else stem + ending


def invented(chance: random.Random) -> Invented:
    """A person drawn at random."""
    woman = chance.random() < 0.6
    given = chance.choice(WOMEN if woman else MEN)
    surname = chance.choice(OV if chance.random() < 0.75 else OTHER)
    father = chance.choice(FATHERS) if chance.random() < 0.5 else ""
    ends = _TABLES["а"] if woman else _HUSHED
    patronymic = tuple(f"{father}{'н' if woman else 'ич'}{end}" for end in ends) if father else ("",) * 6
    return Invented(
        declined(given, woman=woman), patronymic, declined(surname, woman=woman, surname=True),
        NICKNAMES.get(given, "") if chance.random() < 0.5 else "",
    )  # fmt: skip
