"""Kazakh, Kyrgyz, Tajik and Uzbek letters of a name, and what stands for them in a Russian text or on its keyboard.

Қайрат is Кайрат in a Russian paper, Гүлнұр is Гульнур or Гулнур; a paper in Kazakh has a Кайрат of the vault as Қайрат.
Knows letters alone: no name, no ending.
"""

from __future__ import annotations

from itertools import product

_RUSSIAN = {
    "ә": ("а", "я", "э"), "ғ": ("г",), "қ": ("к",), "ң": ("н",), "ө": ("о", "у"), "ұ": ("у",), "ү": ("у", "ю"),
    "һ": ("х",), "і": ("и", "ы"), "ҷ": ("дж", "ж"), "ҳ": ("х",), "ӣ": ("и",), "ӯ": ("у",), "ў": ("у", "о"),
}  # fmt: skip
_PLAIN = {letter: ways[0] for letter, ways in _RUSSIAN.items()}
_MOST = 24


def has_own_letters(word: str) -> bool:
    """Whether a folded word has a letter that Russian does not have."""
    return any(sign in _RUSSIAN for sign in word)


def plainly(word: str) -> str:
    """A folded word in Russian letters, the commonest way."""
    return "".join(_PLAIN.get(sign, sign) for sign in word)


def in_russian_letters(word: str) -> tuple[str, ...]:
    """The ways to write a folded word in Russian letters; itself alone where it has no others. A soft l may follow."""
    if not has_own_letters(word):
        return (word,)
    ways = ["".join(way) for _, way in zip(range(_MOST), product(*(_RUSSIAN.get(s, (s,)) for s in word)), strict=False)]
    soft = [way.replace("ул", "уль") for way in ways if "ул" in way and "уль" not in way]
    ends = [f"{way}ь" for way in ways if way.endswith("ел")]
    joined = [way.replace("йу", "ю").replace("йо", "е").replace("йа", "я") for way in ways]
    return tuple(dict.fromkeys((*ways, *soft, *ends, *joined)))
