"""The steps of an interview: each done whole or not at all, told, and taken back bit by bit.

Knows what changed and which rows of the draft differ. Does not know what the deeds are.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from fieldcase.forms import drafts
from fieldcase.forms.living import Living
from fieldcase.forms.places import Place
from fieldcase.forms.rules import Kind

MOST_STEPS = 1000


@dataclass(frozen=True)
class Step:
    """What one deed changed.

    `changed`: the addresses of which the value, relevance, locking, requirement, validity, mark, words or choices are
    not as they were; `removed`: those that are no longer there. `rows`: the rows of the draft to write, None for a row
    to delete.
    """

    changed: tuple[str, ...]
    removed: tuple[str, ...]
    rows: Mapping[str, str | None]


class Steps:
    """The deeds of one session that can be taken back, and the draft as it was told last."""

    def __init__(self, living: Living) -> None:
        self._living = living
        self._done: deque[tuple[list[tuple[Any, ...]], str, bool]] = deque(maxlen=MOST_STEPS)
        living.ledger.taken()
        living.moved = False
        living.cascade.changed.clear()
        self.rows = drafts.rows(living)
        self._places = {place.address: place for place in living.top.walk()}

    def __len__(self) -> int:
        return len(self._done)

    def do(self, deed: Callable[[], object]) -> Step:
        """Do a deed, whole or not at all, and remember the way back."""
        living = self._living
        living.evaluation.context.afresh()
        try:
            deed()
        except BaseException:
            living.cascade.drop()
            living.ledger.back(living.ledger.taken())
            living.settle()
            living.moved = False
            raise
        self._done.append((living.ledger.taken(), living.evaluation.language, living.moved))
        return self._told()

    def undo(self) -> Step | None:
        """Take the last deed back; None where there is none."""
        if not self._done:
            return None
        entries, language, moved = self._done.pop()
        living = self._living
        living.ledger.back(entries)
        if moved:
            living.settle()
        living.moved = moved
        living.cascade.changed = {entry[0]: None for entry in entries}
        if living.evaluation.language != language:
            self._retranslate()
        return self._told()

    def speak(self, language: str) -> Step:
        """Go on in another language."""
        self._living.evaluation.speak(language)
        self._retranslate()
        return self._told()

    def recalculate(self) -> Step:
        """Ask every rule, as if nothing were known."""
        cascade = self._living.cascade
        self._living.evaluation.context.afresh()
        with cascade.mending():
            cascade.begun(self._living.top)
            cascade.run()
        return self._told()

    def _retranslate(self) -> None:
        """Say anew what is said; values stay. It is no step: to take a deed back leaves the language as it is."""
        cascade = self._living.cascade
        self._living.evaluation.context.afresh()
        for rule in self._living.definition.rules.ordered:
            if rule.kind == Kind.WORDS:
                cascade.ask(rule, cascade.by_spot.get(rule.spot, []))
        cascade.run()
        self._living.ledger.taken()

    def _told(self) -> Step:
        """What changed since the last deed, in addresses and rows."""
        living = self._living
        changed, living.cascade.changed = living.cascade.changed, {}
        if living.moved:
            living.moved = False
            return self._told_anew(changed)
        rows: dict[str, str | None] = {}
        if self.rows[drafts.LANGUAGE] != living.evaluation.language:
            rows[drafts.LANGUAGE] = living.evaluation.language
        for place in changed:
            rows.update(self._differing(place))
        for key, text in rows.items():
            if text is None:
                del self.rows[key]
            else:
                self.rows[key] = text
        return Step(tuple(place.address for place in changed), (), rows)

    def _told_anew(self, changed: Mapping[Place, None]) -> Step:
        """What changed where instances came or went, so that addresses are not what they were."""
        before, self._places = self._places, {place.address: place for place in self._living.top.walk()}
        old, self.rows = self.rows, drafts.rows(self._living)
        rows: dict[str, str | None] = {key: text for key, text in self.rows.items() if old.get(key) != text}
        rows.update(dict.fromkeys(key for key in old if key not in self.rows))
        moved = {address for address, place in self._places.items() if before.get(address) is not place}
        still = [address for address, place in self._places.items() if place in changed or address in moved]
        return Step(tuple(still), tuple(address for address in before if address not in self._places), rows)

    def _differing(self, place: Place) -> Iterator[tuple[str, str | None]]:
        """The rows of one place that are not as they were told last."""
        now = dict(drafts.rows_of(place))
        address = place.address
        for key in (address, address + drafts.TYPED, address + drafts.MARK):
            if self.rows.get(key) != now.get(key):
                yield key, now.get(key)
