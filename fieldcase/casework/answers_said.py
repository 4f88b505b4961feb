"""What goes and what stays in an export of answers, in finished sentences: before anything is written.

For the window and the command alike. Knows what was made; decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from fieldcase.casework.answers_made import CSV, XLSX, XML, Made
from fieldcase.casework.answers_out import EXAMPLES, OF_NOBODY, UNDER_WAY
from fieldcase.errors import N_
from fieldcase.i18n import Words

FORMS_SAID = {
    CSV: N_("CSV: a table for the form and one for each repeat"), XLSX: N_("XLSX: a workbook with a sheet for each"),
    XML: N_("XML: a submission for each interview, as ODK and Kobo take it"),
}  # fmt: skip
LEAVES = N_("The files leave the encryption: whoever has them can read what people told.")
CODED = N_(
    "Coded, for the team: answers without names, places, files and hours, under keys that are drawn anew for each "
    "export. Marked passages are cut, and every identity that this vault knows is looked for."
)
WHOLE = N_(
    "Whole, back to the network’s own server: every answer as it was given, with names, places and hours, under the "
    "keys that the server knows."
)
NOBODY_OUTSIDE = N_(
    "For any use outside the organisation nobody’s answers go one by one, whatever they agreed to: count them in a "
    "report instead."
)


def _why(reason: str, words: Words, n: int) -> str:
    """Why so many interviews stay."""
    if reason == UNDER_WAY:
        return words.plural(
            "{n} interview stays: it is not finished.", "{n} interviews stay: they are not finished.", n
        )  # fmt: skip
    if reason == OF_NOBODY:
        return words.plural(
            "{n} interview stays: it names no person, so that nobody can have agreed.",
            "{n} interviews stay: they name no person, so that nobody can have agreed.", n,
        )  # fmt: skip
    if reason == EXAMPLES:
        return words.plural("{n} invented interview stays.", "{n} invented interviews stay.", n)
    return words.plural(
        "{n} interview stays: somebody in it refused, took a consent back, or is a child for whom nobody agreed.",
        "{n} interviews stay: somebody in them refused, took a consent back, or is a child for whom nobody agreed.", n,
    )  # fmt: skip


def goes(made: Made, words: Words) -> tuple[str, ...]:
    """What goes: how many interviews and people, of which versions, which files with how many rows."""
    leaving, given = made.leaving, len(made.leaving.given) - made.broken
    interviews = words.plural("{n} interview goes", "{n} interviews go", given).format(n=given)
    number = len(leaving.people)
    people = words.plural("of {n} person", "of {n} people", number).format(n=number)
    files = ", ".join(name for name, _ in made.files)
    rows = ", ".join(
        f"{name or leaving.form_id} – {_rows(number, words)}" for name, number in made.rows
    )  # fmt: skip
    return (
        f"{interviews}, {people}.", words(N_("Tables: {rows}.")).format(rows=rows),
        words(N_("Files: {files}.")).format(files=files),
    )  # fmt: skip


def _rows(number: int, words: Words) -> str:
    return words.plural("{n} row", "{n} rows", number).format(n=number)


def stays(made: Made, words: Words) -> tuple[str, ...]:
    """What does not go, and why."""
    return tuple(_stays(made, words))


def _stays(made: Made, words: Words) -> Iterator[str]:
    for why, number in made.leaving.left_out.items():
        yield _why(why, words, number).format(n=number)
    if made.broken:
        yield words.plural(
            "{n} interview stays: its answers cannot be read.", "{n} interviews stay: their answers cannot be read.",
            made.broken,
        ).format(n=made.broken)  # fmt: skip
    if made.closed:
        yield words(N_("The answers to these questions stay: {questions}.")).format(questions=", ".join(made.closed))
