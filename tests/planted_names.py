"""Invented names planted into ordinary sentences in the ways people write and hide them; where each stands is known.

Serves to measure how many of them the leak check finds (docs/leak-check.md). Typing errors are not planted.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from invented_names import CASES, IN_RUSSIAN, KAZAKH, KYRGYZ, TAJIK, UZBEK, Invented, declined, invented

RUSSIAN = {
    "nom": ("{} ждёт в коридоре второй час.", "Утром {} снова в приёмной.", "Как говорит {}, журнал никто не вёл."),
    "gen": ("Заявление {} приняли без подписи.", "Соседи {} молчат.", "У {} забрали документы."),
    "dat": ("{} отказали в выдаче лекарства.", "Врач ответил {} отказом.", "Повестку вручили {} вечером."),
    "acc": ("Мы видели {} у входа.", "{} остановили возле аптеки.", "Через час {} отпустили домой."),
    "ins": ("С {} говорил юрист.", "Перед {} закрыли дверь.", "Встреча с {} длилась час."),
    "pre": ("В протоколе сказано о {} две строки.", "О {} в журнале ничего нет.", "Речь шла о {} и о сроках."),
}
ENGLISH = (
    "{} waited in the corridor for two hours.", "They refused {} the medicine.", "According to {}, no record was kept.",
    "The case of {} was closed in May.", "The neighbours of {} say nothing.", "{}'s mother signed the paper.",
    "An officer stopped {} near the pharmacy.", "The lawyer spoke with {} at noon.", "In the evening {} was released.",
)  # fmt: skip
OWN = {
    "kk": ("{}ға хабар берілді.", "{} кеше келді.", "{}ның анасы келді.", "Оны {}дан сұрады."),
    "ky": ("{}га айтышты.", "{} кечээ келди.", "{}нын энеси келди.", "Муну {}дан сурашты."),
    "tg": ("{}ро дидем.", "{} дирӯз омад.", "Модари {} гап зад.", "Бо {} сухан гуфтанд."),
    "uz": ("{}га айтишди.", "{} кеча келди.", "{}нинг онаси келди.", "Буни {}дан сўрашди."),
}
UZBEK_SENTENCES = ("{}ga aytishdi.", "{} kecha keldi.", "{}ning onasi keldi.", "Buni {}dan so‘rashdi.")
OWN_NAMES = {"kk": KAZAKH, "ky": KYRGYZ, "tg": TAJIK, "uz": UZBEK}
BEFORE = {
    "ru": ("Кабинет открыли в десять часов. ", "Выдача шла медленно, и очередь не двигалась.\n", "", "- "),
    "en": ("The clinic opened at ten. ", "It went slowly, and the line did not move.\n", "", "- "),
}
_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"


def _table(spelled: str) -> dict[str, str]:
    return dict(zip(_LETTERS, (one.strip("_") for one in spelled.split()), strict=True))


SCHEMES = {
    "passport": _table("a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y _ e iu ia"),
    "passport before 2010": _table("a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya"),
    "BGN/PCGN": _table("a b v g d e ë zh z i y k l m n o p r s t u f kh ts ch sh shch ” y ’ e yu ya"),
    "GOST 7.79 B": _table("a b v g d e yo zh z i j k l m n o p r s t u f x cz ch sh shh _ y ' e yu ya"),
    "ISO 9": _table("a b v g d e ë ž z i j k l m n o p r s t u f h c č š ŝ ʺ y ʹ è û â"),
    "as people write": _table("a b v g d e yo j z i y k l m n o p r s t u f h c ch sh sch _ y _ e yu ya"),
    "German": _table("a b w g d e jo zh z i j k l m n o p r s t u f h z tsch sch sch _ y _ e ju ja"),
}
UZBEK_LATIN = dict(zip("ўғқҳжхЎҒҚҲЖХ", ("o‘", "g‘", "q", "h", "j", "x", "O‘", "G‘", "Q", "H", "J", "X"), strict=True))
_TWINS = dict(zip("асеорхуАВЕКМНОРСТХ", "aceopxyABEKMHOPCTX", strict=True))


@dataclass(frozen=True)
class Plant:
    """A text with a name in it: whose (a place in the list of people), where it stands, how it was put."""

    text: str
    who: int
    begin: int
    end: int
    way: str


def people_of(language: str, chance: random.Random, many: int) -> list[Invented]:
    """People to be planted; for Kazakh, Kyrgyz, Tajik and Uzbek those of a fixed list."""
    if language not in OWN_NAMES:
        return [invented(chance) for _ in range(many)]
    return [Invented((given,) * 6, ("",) * 6, (surname,) * 6, "") for given, surname in OWN_NAMES[language]]


def in_latin(word: str, scheme: str) -> str:
    """A Cyrillic word by one of the rules; a capital stays one."""
    table = SCHEMES[scheme]
    spelled = ""
    for place, sign in enumerate(word.lower()):
        soft_e = scheme == "BGN/PCGN" and sign == "е" and (place == 0 or word[place - 1].lower() in "аеёиоуыэюяйьъ")
        spelled += "ye" if soft_e else table.get(sign, sign)
    return spelled[:1].upper() + spelled[1:] if word[:1].isupper() else spelled


def planted(language: str, people: list[Invented], chance: random.Random) -> Plant:
    """One of the people in one sentence."""
    who = chance.randrange(len(people))
    if language in OWN:
        sentence = chance.choice(OWN[language])
        name, way = _parts(people[who], 0, chance)
        before = ""
        if chance.random() < 0.5:
            if language == "uz" and chance.random() < 0.5:
                sentence, name = chance.choice(UZBEK_SENTENCES), _in_uzbek_latin(name)
            name, way = " ".join(IN_RUSSIAN.get(word, word) for word in name.split(" ")), f"{way} in other letters"
    elif language == "en":
        scheme = chance.choice([one for one in SCHEMES if one != "German"])
        sentence, before = chance.choice(ENGLISH), chance.choice(BEFORE["en"])
        name, part = _parts(people[who], 0, chance)
        name, way = " ".join(in_latin(word, scheme) for word in name.split()), f"{scheme}, {part}"
    else:
        case = chance.choice(CASES)
        sentence, before = chance.choice(RUSSIAN[case]), chance.choice(BEFORE["ru"])
        name, part = _parts(people[who], CASES.index(case), chance)
        way = f"{case}, {part}"
    name, hidden = _hidden(name, chance)
    first, _, last = sentence.partition("{}")
    if first == "" and before.endswith("- "):
        before = ""
    return Plant(before + first + name + last, who, len(before + first), len(before + first + name), f"{way}, {hidden}")


def _in_uzbek_latin(name: str) -> str:
    return "".join(UZBEK_LATIN.get(sign, in_latin(sign, "passport before 2010")) for sign in name)


def _parts(one: Invented, case: int, chance: random.Random) -> tuple[str, str]:
    """What of a name is written, in a case, and how that is called."""
    given, surname, patronymic = one.given[case], one.surname[case], one.patronymic[case]
    initials = f"{given[0]}. {patronymic[0]}." if patronymic else f"{given[0]}."
    ways = [
        (f"{given} {surname}", "name and surname"), (f"{surname} {given}", "surname first"),
        (surname, "surname"), (given, "first name"), (f"{surname} {initials}", "surname and initials"),
        (f"{initials} {surname}", "initials and surname"),
    ]  # fmt: skip
    if patronymic:
        ways += [(f"{given} {patronymic}", "name and patronymic"), (f"{surname} {given} {patronymic}", "in full")]
    if one.nickname:
        ways.append((declined(one.nickname, woman=one.nickname[-1] in "ая")[case], "nickname"))
    return chance.choice(ways)


def _hidden(name: str, chance: random.Random) -> tuple[str, str]:
    """A name as paper, screens and people hide it."""
    kind = chance.choice(("as it is",) * 4 + tuple(_HIDDEN))
    return (name if kind == "as it is" else _HIDDEN[kind](name, chance)), kind


def _inside(name: str, sign: str, chance: random.Random) -> str:
    """A sign put between two letters of a word of four letters or more."""
    places = [
        place for place in range(2, len(name) - 1)
        if all(other.isalpha() for other in name[place - 2 : place + 2])
    ]  # fmt: skip
    if not places:
        return name
    place = chance.choice(places)
    return name[:place] + sign + name[place:]


def _twins(name: str, chance: random.Random) -> str:
    table = _TWINS | {latin: cyrillic for cyrillic, latin in _TWINS.items()}
    places = [place for place, sign in enumerate(name) if sign in table]
    chosen = set(chance.sample(places, min(len(places), chance.randint(1, 3))))
    return "".join(table[sign] if place in chosen else sign for place, sign in enumerate(name))


_HIDDEN: dict[str, Callable[[str, random.Random], str]] = {
    "capitals": lambda name, _: name.upper(),
    "е for ё": lambda name, _: name.replace("ё", "е").replace("Ё", "Е"),
    "letters of the other alphabet": _twins,
    "soft hyphens": lambda name, chance: _inside(_inside(name, "\u00ad", chance), "\u00ad", chance),
    "signs of no width": lambda name, chance: _inside(name, chance.choice("\u200b\u200c\u200d\u2060"), chance),
    "spaces that do not break": lambda name, _: name.replace(" ", "\u00a0"),
    "broken at the end of a line": lambda name, chance: _inside(name, chance.choice(("-\n", "‐\n", "-\r\n")), chance),
    "a line between the words": lambda name, _: name.replace(" ", "\n"),
    "stress marks": lambda name, _: re.sub("(?<=[^\\W\\d_][аеиоуыэюяaeiouy])(?=[а-яёa-z])", "\u0301", name, count=1),
}  # fmt: skip
