"""A name in the other alphabet: every usual way to write Айгуль in Latin letters, or Aigul in Cyrillic ones.

Passports, banks and people each transliterate in their own way, so all ways are made, up to a limit. Serves to find a
name, never to write one. Knows no endings; `inflect` adds them.
"""

from __future__ import annotations

from functools import lru_cache

# The first way of each letter is the commonest one (ICAO Doc 9303 part 3, or close to it). A folded е may be a ё.
_LATIN = {
    "а": ("a",), "б": ("b",), "в": ("v", "w"), "г": ("g", "h"), "д": ("d",), "е": ("e", "ye", "ie", "yo", "io"),
    "ж": ("zh", "j"), "з": ("z",), "и": ("i", "y"), "й": ("i", "y", "j"), "к": ("k",), "л": ("l",), "м": ("m",),
    "н": ("n",), "о": ("o",), "п": ("p",), "р": ("r",), "с": ("s",), "т": ("t",), "у": ("u",), "ф": ("f",),
    "х": ("kh", "h", "x"), "ц": ("ts", "c", "tz"), "ч": ("ch",), "ш": ("sh",), "щ": ("shch", "sch"), "ъ": ("", "ie"),
    "ы": ("y", "i"), "ь": ("",), "э": ("e",), "ю": ("yu", "iu", "ju"), "я": ("ya", "ia", "ja"), "ө": ("o", "oe"),
    "ү": ("u", "ue"), "ң": ("n", "ng"), "ә": ("a", "ae"), "ғ": ("g", "gh"), "қ": ("k", "q"), "ұ": ("u",), "і": ("i",),
    "һ": ("h",), "ҷ": ("j", "ch"), "ҳ": ("h", "kh"), "ӣ": ("i",), "ӯ": ("u", "o"), "ў": ("o", "u"),
}  # fmt: skip
_JOINED = {
    "дж": ("j", "dzh"), "ия": ("ia", "iya", "ya"), "ий": ("y", "iy", "ii", "i"), "кс": ("x", "ks"), "ье": ("ie", "ye"),
}  # fmt: skip
_CYRILLIC = {
    "aya": ("ая", "айя"), "aia": ("ая", "аия"), "aja": ("ая",), "eya": ("ея",), "iya": ("ия",), "iia": ("ия",),
    "oya": ("оя",), "ayu": ("аю",), "cz": ("ц",), "shch": ("щ",), "sch": ("щ", "ш"), "zh": ("ж",), "kh": ("х", "к"),
    "ts": ("ц",), "tz": ("ц",), "ch": ("ч",), "sh": ("ш",), "yu": ("ю",), "iu": ("ю",), "ju": ("ю", "жу", "джу"),
    "ya": ("я",), "ia": ("ия", "я"), "ja": ("я", "жа", "джа"), "ye": ("е",), "ie": ("е", "ье"), "yo": ("е",),
    "dzh": ("дж",), "gh": ("г",), "ai": ("ай",), "ay": ("ай",), "ei": ("ей",), "ey": ("ей", "ий"), "oi": ("ой",),
    "oy": ("ой",), "iy": ("ий",),
    "a": ("а",), "b": ("б",), "c": ("ц", "к", "с"), "d": ("д",), "e": ("е", "э"), "f": ("ф",), "g": ("г",),
    "h": ("х", "г"), "i": ("и", "й"), "j": ("ж", "дж", "й"), "k": ("к",), "l": ("л", "ль"), "m": ("м",), "n": ("н",),
    "o": ("о",), "p": ("п",), "q": ("к",), "r": ("р",), "s": ("с",), "t": ("т",), "u": ("у",), "v": ("в",),
    "w": ("в",), "x": ("кс", "х"), "y": ("ы", "й", "и"), "z": ("з",),
}  # fmt: skip
_MOST = 256


@lru_cache(maxsize=2048)
def in_latin(word: str) -> tuple[str, ...]:
    """Ways to write a folded Cyrillic word in Latin letters, at most 256; the commonest first."""
    return _spelled(word, _LATIN | _JOINED, {pair: tuple(_letters(pair)) for pair in _JOINED})


@lru_cache(maxsize=2048)
def in_cyrillic(word: str) -> tuple[str, ...]:
    """Ways to write a folded Latin word in Cyrillic letters, at most 256; the commonest first."""
    return _spelled(word, _CYRILLIC, {})


def _letters(pair: str) -> list[str]:
    """A pair of letters taken one by one."""
    return list(_spelled(pair, _LATIN, {}))


def _spelled(word: str, table: dict[str, tuple[str, ...]], more: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Every way through the table, the longest key first at each place; nothing for a word it has no letters for."""
    ways, place = [""], 0
    while place < len(word):
        key = next((word[place : place + size] for size in (4, 3, 2, 1) if word[place : place + size] in table), "")
        if not key:
            return ()
        choices = tuple(dict.fromkeys(table[key] + more.get(key, ())))
        ways = [way + choice for choice in choices for way in ways][:_MOST]
        place += len(key)
    return tuple(dict.fromkeys(ways))
