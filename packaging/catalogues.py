"""Gathers the program's sentences, and checks that every one of them is translated.

    catalogues.py check     exit 1 where a translation is missing, unsure, stale, not compiled, or has other {fields}
    catalogues.py renew     writes the template anew, adds new sentences to each .po, compiles each .mo

Knows the marks N_(), words() and words.plural() in fieldcase/ and ui/. Refuses to guess a translation: what is new
stands empty until a person fills it. Files carry no date and no line numbers, so that they change only with the words.
"""

from __future__ import annotations

import io
import string
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ("fieldcase", "ui")
LOCALE = ROOT / "resources" / "locale"
TRANSLATIONS = ("ru",)
KEYWORDS: dict[str, tuple[int, ...] | None] = {"N_": None, "_": None, "words": None, "plural": (1, 2)}
# `words("ru")` chooses a language; the tags are no sentences.
NOT_SENTENCES = {"", "en", "ru"}
# What a reader of a compiled catalogue needs of its header.
NEEDED = {"Language", "Plural-Forms", "Content-Type", "Content-Transfer-Encoding"}


def gathered(root: Path) -> Catalog:
    """The sentences marked in the sources below `root`, with the files they stand in."""
    template = Catalog(project="fieldcase", fuzzy=False, charset="utf-8")
    for source in SOURCES:
        # Babel's own default passes over folders whose names begin with a dot or an underscore: that is wanted here.
        for name, _, message, _, _ in sorted(
            extract_from_dir(root / source, [("**.py", "python")], keywords=KEYWORDS), key=lambda found: found[:2]
        ):
            if (message if isinstance(message, str) else message[0]) not in NOT_SENTENCES:
                template.add(message, locations=[(f"{source}/{name}", 0)])
    return template


def po_text(catalogue: Catalog) -> bytes:
    """A catalogue as a .po file: sentences in alphabetical order, files without line numbers, no header of times."""
    catalogue.header_comment = ""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=120, sort_output=True, include_lineno=False, ignore_obsolete=True)
    lines = buffer.getvalue().split(b"\n")
    unsteady = (b'"POT-Creation-Date', b'"PO-Revision-Date', b'"Generated-By', b'"Last-Translator', b'"Report-Msgid')
    unsaid = (*unsteady, b'"Language-Team', b'"Project-Id-Version')
    return b"\n".join(line for line in lines if not line.startswith(unsaid)).lstrip(b"\n")


class _Bare(Catalog):
    """A catalogue whose header tells a reader of its letters and plural forms, and of no day and no person."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The lines of the header that a program needs."""
        return [(name, value) for name, value in super().mime_headers if name in NEEDED]


def mo_bytes(catalogue: Catalog) -> bytes:
    """A catalogue as the program reads it; the same bytes on every day."""
    bare = _Bare(locale=catalogue.locale, charset="utf-8", fuzzy=False)
    for message in catalogue:
        if message.id:
            bare[message.id] = message
    buffer = io.BytesIO()
    write_mo(buffer, bare)
    return buffer.getvalue()


def place(language: str, ending: str) -> Path:
    """Where the catalogue of a language lies; `ending` is po or mo."""
    return LOCALE / language / "LC_MESSAGES" / f"fieldcase.{ending}"


def read(path: Path, language: str) -> Catalog:
    """The catalogue in a .po file; an absent file is an empty catalogue."""
    if not path.exists():
        return Catalog(locale=language, project="fieldcase", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def fields(sentence: str) -> set[str]:
    """The names in braces that `sentence` will be filled with."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def _forms(text: object) -> list[str]:
    return [text] if isinstance(text, str) else [str(form) for form in text or ()]  # type: ignore[attr-defined]


def message_faults(message: Message) -> Iterator[str]:
    """What is wrong with one translated sentence."""
    sources, forms = _forms(message.id), _forms(message.string)
    if not forms or not all(form.strip() for form in forms):
        yield "not translated"
        return
    if message.fuzzy:
        yield "marked as unsure"
    allowed, needed = fields(sources[-1]) | fields(sources[0]), fields(sources[0]) & fields(sources[-1])
    for form in forms:
        try:
            if not needed <= fields(form) <= allowed:
                yield f"has other fields: {form}"
        except ValueError:
            yield f"has a brace that does not close: {form}"


def faults(template: Catalog, translated: Catalog) -> list[str]:
    """Sentences on how a translation falls short of the template; empty where it is whole."""
    said = []
    for message in template:
        if not message.id:
            continue
        theirs = translated.get(message.id)
        wrong = ["not in the catalogue"] if theirs is None else list(message_faults(theirs))
        said += [f"{_forms(message.id)[0]!r}: {each}" for each in wrong]
    for message in translated:
        if message.id and template.get(message.id) is None:
            said.append(f"{_forms(message.id)[0]!r}: no longer in the program")
    return said


def check() -> int:
    """Print every fault of the shipped catalogues; 1 where there is any."""
    template, said = gathered(ROOT), []
    pot = LOCALE / "fieldcase.pot"
    if not pot.exists() or pot.read_bytes() != po_text(template):
        said.append("fieldcase.pot is not what stands in the program: run `make catalogues`")
    for language in TRANSLATIONS:
        translated = read(place(language, "po"), language)
        said += [f"{language}: {fault}" for fault in faults(template, translated)]
        compiled = place(language, "mo")
        if not compiled.exists() or compiled.read_bytes() != mo_bytes(translated):
            said.append(f"{language}: fieldcase.mo is not compiled from fieldcase.po: run `make catalogues`")
    for sentence in said:
        print(sentence, file=sys.stderr)
    if not said:
        print(f"catalogues: {len(template)} sentences in {', '.join(('en', *TRANSLATIONS))}")
    return 1 if said else 0


def renew() -> int:
    """Write the template, each .po with its new sentences, each .mo."""
    template = gathered(ROOT)
    LOCALE.mkdir(parents=True, exist_ok=True)
    (LOCALE / "fieldcase.pot").write_bytes(po_text(template))
    for language in TRANSLATIONS:
        translated = read(place(language, "po"), language)
        translated.update(template, no_fuzzy_matching=True)
        place(language, "po").parent.mkdir(parents=True, exist_ok=True)
        place(language, "po").write_bytes(po_text(translated))
        again = read(place(language, "po"), language)
        place(language, "mo").write_bytes(mo_bytes(again))
        print(f"{language}: {sum(1 for message in again if message.id and not message.string)} to be translated")
    return 0


if __name__ == "__main__":
    commands = {"check": check, "renew": renew}
    if len(sys.argv) != 2 or sys.argv[1] not in commands:
        sys.exit("usage: catalogues.py check | renew")
    sys.exit(commands[sys.argv[1]]())
