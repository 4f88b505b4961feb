"""A questionnaire's data dictionary as pages: for each table and section of the form what is asked, answered and ruled.

Makes a document of the entries; the drawing is `dossier.papers`. Tells of nobody, knows no vault.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from fieldcase.casework import questionnaires
from fieldcase.casework.form_dictionary import NO, Dictionary, Entry, said_identifying, said_required
from fieldcase.dossier import papers
from fieldcase.dossier.blocks import Block, Document, Heading, Paragraph, Run, Table
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.questionnaires import Questionnaire

_NOTE = N_(
    "Each answer stands in the column that has its name, groups and questions joined by a dash; the answers of a "
    "repeat stand in a table of their own, a row each."
)
_WIDTHS = (0.23, 0.48, 0.29)
_IN_WORDS = {
    "text": N_("text"), "integer": N_("whole number"), "decimal": N_("number"), "date": N_("day"), "time": N_("hour"),
    "dateTime": N_("day and hour"), "select_one": N_("one of the choices"), "rank": N_("the choices in an order"),
    "select_multiple": N_("any of the choices"), "geopoint": N_("position"), "geotrace": N_("line on a map"),
    "geoshape": N_("area on a map"), "file": N_("file"), "binary": N_("file"), "calculate": N_("calculated"),
    "hidden": N_("nobody is asked"), "start": N_("when it was begun"), "end": N_("when it was ended"),
    "today": N_("day of the interview"), "acknowledge": N_("taken note of"), "barcode": N_("barcode"),
    "range": N_("number from a range"), "note": N_("note"), "boolean": N_("yes or no"),
}  # fmt: skip


def document_of(questionnaire: Questionnaire, whole: Dictionary, words: Words) -> Document:
    """The dictionary in the language of `words`."""
    version = words(N_("Version {version}")).format(version=questionnaire.version or "—")
    what = words(N_("Data dictionary"))
    return Document(
        title=questionnaire.title or questionnaire.form_id,
        subtitle=f"{what} · {questionnaire.form_id} · {version}",
        language=words.language, confidentiality="", contents_title="", page_of=words(N_("Page {page} of {total}")),
        annex_stamp="", blocks=tuple(_blocks(whole, words)), cover=(words(_NOTE),),
        manifest={"kind": "data dictionary", "version": questionnaire.version}, plain=True,
    )  # fmt: skip


def drawn(questionnaire: Questionnaire, whole: Dictionary, words: Words) -> bytes:
    """The PDF, drawn in a child. GlyphMissing, ChildFailed."""
    return papers.drawn(document_of(questionnaire, whole, words))


def _blocks(whole: Dictionary, words: Words) -> Iterator[Block]:
    for name, of_table in groupby(whole.entries, key=lambda one: one.table):
        entries = list(of_table)
        if name:
            repeat = words(N_("Repeat: {name}")).format(name=entries[0].section.rpartition(" / ")[2] or name)
            yield Heading(repeat, 1)
            yield Paragraph((Run(words(N_("Its table: {name}")).format(name=name.rpartition("/")[2])),), style="note")
        for section, inside in groupby(entries, key=lambda one: one.section):
            shown = list(inside)
            if section and not name:
                yield Heading(section, 1)
            yield _table(shown, whole, words)


def _table(entries: Iterable[Entry], whole: Dictionary, words: Words) -> Table:
    header = (words(N_("Column and type")), words(N_("Question and choices")), words(N_("Rules")))
    rows = tuple((_column(one, words), _asked(one, whole), _rules(one, words)) for one in entries)
    return Table("", header, rows, _WIDTHS, named=True)


def _column(one: Entry, words: Words) -> tuple[Run, ...]:
    """Its name as the column is called, and its type in words."""
    # A long name may break where its parts are joined.
    name = re.sub(r"([-_])", "\\1\u200b", one.column)
    kind = words(_IN_WORDS[one.type]) if one.type in _IN_WORDS else one.type
    number = f"{one.number}. " if one.number else ""
    return (Run(f"{number}{name}", bold=True), Run(f"\n{kind}"))


def _asked(one: Entry, whole: Dictionary) -> tuple[Run, ...]:
    """What is asked in each language, and the choices below."""
    codes = [questionnaires.code_of(language) for language in whole.languages]
    several = len([code for code in codes if code]) > 1
    found: list[Run] = []
    for at, code in enumerate(codes):
        for text, italic in ((one.labels[at], False), (one.hints[at], True)):
            if text:
                found.append(Run("\n" if found else ""))
                found += [Run(f"{code}: ", bold=True)] if several and not italic else []
                found.append(Run(text, italic=italic))
    for value, labels in one.choices:
        told = " / ".join(dict.fromkeys(label for label in labels if label))
        found += [Run("\n" if found else ""), Run(value, bold=True), Run(f" – {told}" if told else "")]
    return tuple(found) or (Run("—"),)


def _rules(one: Entry, words: Words) -> tuple[Run, ...]:
    """When it is asked and what it must be."""
    required = said_required(one, words)
    lines = [
        ("", one.only),
        (N_("Required"), required),
        (N_("Rule for the answer"), one.constraint),
        (N_("Calculation"), one.calculation),
        (N_("Says who somebody is"), said_identifying(one, words) if one.identifying != NO else ""),
    ]
    found: list[Run] = []
    for title, text in lines:
        if text:
            said = f"{words(title)}: {text}" if title else text
            found.append(Run(f"\n{said}" if found else said))
    message = next((text for text in one.messages if text), "")
    return (*found, *((Run(f"\n{message}", italic=True),) if message else ())) or (Run("—"),)
