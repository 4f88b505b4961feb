"""A key under which all spellings of a name in Latin letters meet, whoever transliterated it and by what rule.

Passports, banks, BGN/PCGN, GOST R 7.0.34, GOST 7.79, ISO 9, German and French habits, and people each write Юлия in
their own way (Yuliya, Iuliia, Julija, Ûliâ, Julia). Instead of making all ways, what they differ in is taken off: the
apostrophes of soft signs, y/i/j, kh/h/x, ts/c/tz, doubled letters, and the i that softens an e. Serves to find a name,
never to write one; whether a word that has the key is meant as the name is for `names` to judge. Knows no person.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import product

# Letters with marks as ISO 9 and the new Latin alphabets of Kazakh and Uzbek have them.
_MARKED = {
    "š": "sh", "ş": "sh", "č": "ch", "ç": "ch", "ž": "zh", "ŝ": "shch", "â": "ya", "û": "yu", "è": "e", "ë": "e",
    "ı": "i", "ə": "a", "ñ": "n", "ŋ": "n", "ğ": "g", "ø": "o", "ß": "ss", "æ": "e",
}  # fmt: skip
# What one sound is written with, the longest first; capitals stand for sounds that need two letters in English.
_SOUNDS = (
    ("shch", "S"), ("shh", "S"), ("sch", "S"), ("sh", "S"), ("tch", "C"), ("tsch", "C"), ("ch", "C"), ("dzh", "Z"),
    ("dj", "Z"), ("zh", "Z"), ("tz", "T"), ("ts", "T"), ("cz", "T"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("ck", "k"),
    ("ou", "u"), ("q", "k"), ("w", "v"),
)  # fmt: skip
_SOUND = re.compile("|".join(spelled for spelled, _ in sorted(_SOUNDS, key=lambda one: -len(one[0]))))
_OF = dict(_SOUNDS)
# Letters that are read in more than one way.
_READ = {"j": ("i", "Z"), "x": ("ks", "h"), "c": ("T", "k")}
_SOFT_E = re.compile(r"i+[eo]")
_DOUBLED = re.compile(r"(.)\1+")
_SIGNS = re.compile("['’ʹʼ`´‘ʻ\"ʺ″′“”-]")
# A folded е may be a ё, which is written o behind these.
_O_BEHIND = re.compile(r"(?<=[SCZ])o")
_CYRILLIC = {
    "а": ("a",), "б": ("b",), "в": ("v",), "г": ("g", "h"), "д": ("d",), "е": ("e",), "ж": ("zh",), "з": ("z",),
    "и": ("i",), "й": ("i",), "к": ("k",), "л": ("l",), "м": ("m",), "н": ("n",), "о": ("o",), "п": ("p",),
    "р": ("r",), "с": ("s",), "т": ("t",), "у": ("u",), "ф": ("f",), "х": ("h",), "ц": ("T",), "ч": ("ch",),
    "ш": ("sh",), "щ": ("sh",), "ъ": ("", "e"), "ы": ("i",), "ь": ("",), "э": ("e",), "ю": ("iu",), "я": ("ia",),
    "ө": ("o", "u", "oe"), "ү": ("u", "i", "ue"), "ң": ("n", "ng"), "ә": ("a", "e", "ae"), "ғ": ("g",), "қ": ("k",),
    "ұ": ("u",), "і": ("i",), "ї": ("i",), "є": ("e",), "ґ": ("g",), "һ": ("h",), "ҷ": ("Z", "ch", "j"), "ҳ": ("h",),
    "ӣ": ("i",), "ӯ": ("u", "o"), "ў": ("o", "u"),
}  # fmt: skip
_MOST = 64


def plain_latin(word: str) -> str:
    """A folded Latin word without marks on its letters and without the apostrophes of soft signs: Darʹâ as darya."""
    plain = "".join(_MARKED.get(sign, sign) for sign in _SIGNS.sub("", word))
    return "".join(sign for sign in unicodedata.normalize("NFD", plain) if not unicodedata.combining(sign))


@lru_cache(maxsize=65536)
def keys_of_latin(word: str) -> frozenset[str]:
    """The keys of a folded word in Latin letters: more than one where a letter is read in more than one way."""
    plain = plain_latin(word)
    if not plain.isascii():
        return frozenset()
    sounds = _SOUND.sub(lambda match: _OF[match.group()], plain)
    ways = [_READ.get(sign, (sign,)) for sign in sounds[:24]]
    return frozenset(_key("".join(way)) for _, way in zip(range(_MOST), product(*ways), strict=False))


@lru_cache(maxsize=65536)
def keys_of_cyrillic(word: str) -> frozenset[str]:
    """The keys of the spellings that a folded Cyrillic word may have in Latin letters; none for other letters."""
    if not word or any(sign not in _CYRILLIC for sign in word):
        return frozenset()
    ways = [_CYRILLIC[sign] for sign in word]
    spelled = {"".join(way) for _, way in zip(range(_MOST), product(*ways), strict=False)}
    keys = {_key(_SOUND.sub(lambda match: _OF[match.group()], one)) for one in spelled}
    # A name written as it is heard: Dzhamilya or Jamilya, both of дж.
    return frozenset(keys | {again for one in spelled if "j" in one for again in keys_of_latin(one)})


def _key(sounds: str) -> str:
    """What is left of a word's sounds when all that spellings differ in is taken off."""
    even = _DOUBLED.sub(r"\1", sounds.replace("y", "i").replace("dZ", "Z"))
    even = _O_BEHIND.sub("e", _SOFT_E.sub("e", even))
    even = _DOUBLED.sub(r"\1", even.replace("ie", "e"))
    return f"{even[:-3]}dr" if even.endswith("der") and len(even) > 5 else even  # Александр, Alexander
