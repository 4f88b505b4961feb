"""A released letter as the paragraphs that stand on its page, one letter for each addressee or one for all of them.

Takes a LetterRelease and nothing else, so that no letter is drawn that did not pass its gate. Both drawers, of PDF and
of Word, are handed what comes out of here: they print the same paragraphs. In Russian the addressee and the sender
stand at the right, in English the sender at the right and the addressee at the left.
"""

from __future__ import annotations

from collections.abc import Iterator

from fieldcase.dossier.blocks import Document, LetterPart, Run
from fieldcase.errors import N_
from fieldcase.i18n import LANGUAGES, Words, words
from fieldcase.model.said import EXAMPLE, said_count, said_date
from fieldcase.rules.letter_places import PLACE, numbered
from fieldcase.rules.letter_released import LetterRelease

_LINE = "_" * 28


def document_of(letter: LetterRelease, at: int | None, told: Words) -> Document:
    """The letter to the addressee number `at` (from 0), or to all of them where that is None; IndexError.

    Its own words are in the letter's language where the program speaks it, else in that of `told`.
    """
    if not isinstance(letter, LetterRelease):
        raise TypeError("no released letter")
    said = words(letter.language) if letter.language in LANGUAGES else told
    addressees = letter.addressees if at is None else (letter.addressees[at],)
    return Document(
        title=letter.subject or said(N_("Letter")), subtitle="", language=letter.language, confidentiality="",
        contents_title="", page_of=said(N_("page {page} of {total}")), annex_stamp="",
        blocks=tuple(_parts(letter, addressees, said)), marked_example=EXAMPLE if letter.example else "",
        manifest={"kind": "letter"}, plain=True, letter=True,
    )  # fmt: skip


def _parts(letter: LetterRelease, addressees: tuple[str, ...], said: Words) -> Iterator[LetterPart]:
    if letter.example:
        yield _part("mark", EXAMPLE)
    to = [_part("to", said(N_("To: {addressee}")).format(addressee=one)) for one in addressees]
    sender = list(_sender(letter, said))
    if said.language == "en":
        yield from (*sender, *(LetterPart("left", one.runs) for one in to))
    else:
        yield from (*(LetterPart("right", one.runs) for one in to), *sender)
    yield _part("date", _dated(letter, said))
    if letter.subject:
        yield LetterPart("subject", _runs(said(N_("Subject: {subject}")).format(subject=letter.subject), bold=True))
    for line in letter.text.splitlines():
        mark, rest = numbered(line)
        if rest:
            yield LetterPart("numbered" if mark else "text", _runs(rest), mark)
    yield from _foot(letter, said)


def _sender(letter: LetterRelease, said: Words) -> Iterator[LetterPart]:
    """The letter's own head: who writes, for whom, where the answer is to go."""
    for sentence, value in (
        (N_("From: {sender}"), letter.sender),
        (N_("On behalf of: {whom}"), letter.on_behalf),
        (N_("Please answer to: {address}"), letter.reply_to),
    ):
        for number, line in enumerate(one.strip() for one in value.splitlines() if one.strip()):
            text = said(sentence).format(sender=line, whom=line, address=line) if number == 0 else line
            yield LetterPart("right", _runs(text))


def _dated(letter: LetterRelease, said: Words) -> str:
    """Number and date in words; where there is no date, a line to write it on."""
    blank = said(N_("Date: {line}")).format(line=_LINE)
    day = said_date(letter.written, said) if letter.written is not None else blank
    number = said(N_("No. {number}")).format(number=letter.number) if letter.number else ""
    return ", ".join(part for part in (number, day) if part)


def _foot(letter: LetterRelease, said: Words) -> Iterator[LetterPart]:
    if letter.enclosures:
        yield _part("heading", said(N_("Enclosures:")))
        for number, one in enumerate(letter.enclosures, start=1):
            yield LetterPart("numbered", _runs(one), f"{number}.")
    signature = next((one.strip() for one in letter.sender.splitlines() if one.strip()), "")
    yield LetterPart("sign", _runs(f"{_LINE}  {signature}".rstrip()))
    if letter.signatories is not None:
        count = said(N_("Signatures on the sheets that belong to this letter: {count}"))
        yield _part("text", count.format(count=said_count(letter.signatories, said)))


def _part(role: str, text: str) -> LetterPart:
    return LetterPart(role, _runs(text))


def _runs(text: str, bold: bool = False) -> tuple[Run, ...]:
    """A text in runs: a place that is still to be filled stands out."""
    runs, end = [], 0
    for one in PLACE.finditer(text):
        runs += [Run(text[end : one.start()], bold), Run(one.group(), bold=True, italic=True)]
        end = one.end()
    return tuple(run for run in (*runs, Run(text[end:], bold)) if run.text)
