"""What makes two decisions count on the same line, however a court writes an article or a substance.

Knows the words of a decision's article, code and substance; gives for what may leave nothing but numbers of articles
and codes of substances: words that are neither are told as "another one".
"""

from __future__ import annotations

import re

from fieldcase.model.terms import Tables
from fieldcase.model.text import folded
from fieldcase.rules.court_codes import kind_of_code, plain_number
from fieldcase.rules.substances import code_of

# A number of an article with its part and point, and nothing else.
_ARTICLE = re.compile(
    r"(?:(?:ст|art|article|статья|§)\.?\s*)?\d+(?:[.\-]\d+)*"
    r"(?:[\s,]*(?:ч|часть|part|p|п|пункт|para|point|§|\()\.?\s*(?:\d+|[a-zа-я](?=[).]|$))\)?)*",
)


def plain(text: str) -> str:
    """A text without the case of its letters and without blanks that say nothing."""
    return folded(" ".join(text.split()))


def article_key(code: str, article: str) -> tuple[str, str]:
    """What two ways of writing an article share: the kind of its code, and the article."""
    return kind_of_code(code) or plain(code), plain(article)


def substance_key(substance: str, tables: Tables) -> str:
    """What two ways of writing a substance share: its code, else its words."""
    return code_of(substance, tables) or plain(substance)


def article_told(code: str, article: str) -> str:
    """An article as a code that may leave, "criminal|228.1": the kind of its code ("" where it is not known) and its
    number; "" where there is no number."""
    said = plain(article)
    number = said if _ARTICLE.fullmatch(said) else plain_number(article)
    return f"{kind_of_code(code)}|{number}" if number else ""
