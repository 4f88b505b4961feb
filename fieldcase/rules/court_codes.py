"""Which kind of code a decision names, whatever way it writes it: "УК", "Criminal Code", "Кодекс о проступках КР".

A name that is not known stays a name: nothing is guessed from it. Knows words; refuses to know articles.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from fieldcase.errors import N_
from fieldcase.model.text import folded

# Each kind with its name (msgid) and the ways in which people, courts and titles write it, folded.
CODES: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "criminal": (N_("Criminal Code"), ("criminal code", "penal code", "cc", "уголовный кодекс", "ук")),
    "misconduct": (N_("Code of Misconduct"), ("code of misconduct", "misconduct code", "кодекс о проступках", "коп")),
    "administrative": (N_("Code of Administrative Offences"), (
        "code of administrative offences", "administrative code", "code of violations", "коап", "кобап",
        "кодекс об административных правонарушениях", "кодекс об административной ответственности",
        "административный кодекс", "кодекс о правонарушениях",
    )),
    "procedure": (N_("Code of Criminal Procedure"), (
        "code of criminal procedure", "criminal procedure code", "cpc", "уголовно-процессуальный кодекс", "упк",
    )),
}  # fmt: skip
_SIGNS = re.compile(r"[^\w-]+")


def kind_of_code(named: str) -> str:
    """The kind of code that a text names, "" where none is recognised. The longest name wins, so that a code of
    criminal procedure is no criminal code."""
    text = f" {_plain(named)} "
    found = [(len(name), kind) for kind, (_, names) in CODES.items() for name in names if f" {name} " in text]
    return max(found)[1] if found else ""


def plain_number(article: str) -> str:
    """The number of an article without what stands around it: "ст. 228.1 ч. 2" and "228.1" are both "228.1"."""
    match = re.search(r"\d+(?:[.\-]\d+)*", article)
    return match.group() if match else ""


def _plain(text: str) -> str:
    return " ".join(_SIGNS.sub(" ", folded(text)).split())
