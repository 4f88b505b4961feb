"""What is said of a kind of report in words: its limits, for which session they were read, how well they were checked.

Knows presets and words; shows nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from fieldcase.casework.submissions import MEMORY, STATUS, Limits, Preset
from fieldcase.errors import N_
from fieldcase.model.said import said_whole

if TYPE_CHECKING:
    from fieldcase.i18n import Words

_OWN = "own"


def of_kind(preset: Preset | None, words: Words) -> tuple[str, ...]:
    """Sentences on what a body asks of a kind of report; none where nobody knows the kind."""
    return tuple(_of_kind(preset, words)) if preset is not None else ()


def _of_kind(preset: Preset, words: Words) -> Iterator[str]:
    yield length(Limits(preset.words, preset.pages), footnotes=preset.footnotes, words=words)
    if preset.forms:
        yield words(N_("It is taken as: {forms}.")).format(forms=", ".join(one.upper() for one in preset.forms))
    if preset.languages:
        names = ", ".join(one.upper() for one in preset.languages)
        yield words(N_("In these languages: {languages}.")).format(languages=names)
    if preset.weeks:
        yield words.plural(
            "To be handed in {n} week before the session.", "To be handed in {n} weeks before the session.",
            preset.weeks,
        ).format(n=preset.weeks)  # fmt: skip
    if not preset.cases:
        yield words(N_("It tells of no case."))
    if preset.status != _OWN:
        session = words(preset.session or preset.as_of or N_("nobody noted for which session"))
        status = words(STATUS.get(preset.words_status or preset.status, STATUS[MEMORY]))
        yield words(N_("Read for: {session}; {status}.")).format(session=session, status=status)


def length(most: Limits, *, footnotes: bool, words: Words) -> str:
    """How long it may be, in one sentence."""
    said = []
    if most.words:
        told = N_("{n} words, footnotes included") if footnotes else N_("{n} words")
        said.append(words(told).format(n=said_whole(most.words, words)))
    if most.pages:
        said.append(words.plural("{n} page", "{n} pages", most.pages).format(n=most.pages))
    return words(N_("At most {length}.")).format(length=", ".join(said)) if said else words(N_("No limit is known."))
