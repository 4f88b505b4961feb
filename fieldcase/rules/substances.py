"""Which substance and which form of it a person means: words of a document, of a form, of a person's telling.

Knows the names that the vocabularies "substance" and "substance_form" list, in Russian and English, however they are
bent; refuses to guess: what no list names has no code, and what may be two things is not made one.
"""

from __future__ import annotations

from fieldcase.model.named_terms import terms_in
from fieldcase.model.terms import Tables


def code_of(text: str, tables: Tables) -> str:
    """The code of the substance that `text` names, "амфетамина" as amphetamine; "" where none or several are named."""
    found = codes_of(text, tables)
    return found[0] if len(found) == 1 else ""


def codes_of(text: str, tables: Tables) -> tuple[str, ...]:
    """The codes of all substances that `text` names, in their order there, each once."""
    return terms_in(text, "substance", tables)


def form_of(text: str, tables: Tables) -> str:
    """The code of the form that `text` names (powder, resin, plant); "" where none or several are named."""
    found = terms_in(text, "substance_form", tables)
    return found[0] if len(found) == 1 else ""


def covers(wanted: str, given: str, vocabulary: str, tables: Tables) -> bool:
    """Whether the code `given` is `wanted` or a kind of it: a row for marihuana where cannabis is asked for."""
    return given == wanted or tables.mark(vocabulary, given, "kind_of") == wanted
