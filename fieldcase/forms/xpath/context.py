"""What an expression is evaluated in: where it stands, the form's instances, the time, chance, and the form itself.

Knows nothing of the form but what its hooks say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import cached_property

from fieldcase.errors import FormTooHeavy
from fieldcase.forms.tree import Node
from fieldcase.world import World

Nodes = Sequence[Node]
# So many nodes may be looked at for one deed: a second of a slow laptop, and two thousand times what the largest
# recorded form asks for when it begins (432). An expression over all nodes within another asks for their square.
MOST_LOOKED_AT = 1_000_000
# A moment (a day or an instant, see moments.py) is a number that is told as a date.
Value = float | str | bool | Nodes


class Hooks:
    """What functions ask of a form. This one is the form that has nothing to say."""

    def choice_label(self, value: str, path: str, context: Context) -> str:
        """jr:choice-name(): the label of the choice `value` of the select question at `path`."""
        return ""

    def itext(self, name: str, context: Context) -> str | Nodes:
        """jr:itext(): the text of that id in the form's language."""
        return ""

    def version(self) -> str:
        """version(): the form's own."""
        return ""

    def property(self, name: str) -> str:
        """property(): what the device knows. Nothing here tells who a person is."""
        return ""


@dataclass
class Context:
    """Where an expression stands, and its world. A session keeps one and sets `node` for each question.

    `root` is what an absolute path starts from: the document of the main instance, or an element that plays it.
    `current` is the node of current(), where it is not `node`. `began` is the day of today(), by default the world's.
    `left` is how many nodes may still be looked at before FormTooHeavy; whoever begins a deed says `afresh`.
    `columns`: long lists that no answer changes, by list, name and column (`lists.py`).
    `zone` is where the person is; by default the world's offset of now, on every day. `whole` lets nodes into
    node-sets that are not relevant.
    """

    node: Node
    root: Node | None = None
    current: Node | None = None
    position: int = 1
    size: int = 1
    instances: Mapping[str, Node] = field(default_factory=dict)
    hooks: Hooks = field(default_factory=Hooks)
    world: World = field(default_factory=World)
    began: date | None = None
    zone: tzinfo | None = None
    language: str = "en"
    whole: bool = False
    left: int = MOST_LOOKED_AT
    columns: dict[tuple[Node, str, str], Mapping[str, Nodes]] = field(default_factory=dict)

    def afresh(self) -> None:
        """A new deed begins: it may look at as many nodes as any."""
        self.left = MOST_LOOKED_AT

    def look_at(self, number: int) -> None:
        """Count nodes that are looked at; FormTooHeavy where they are more than one deed may look at."""
        self.left -= number
        if self.left < 0:
            raise FormTooHeavy

    @cached_property
    def here(self) -> tzinfo:
        """The zone that dates without one are in."""
        return self.zone or timezone(timedelta(minutes=self.world.offset()))

    def today(self) -> date:
        """The day that the session began."""
        return self.began or self.world.today()

    def now(self) -> datetime:
        """This instant, in the person's zone."""
        return datetime.fromtimestamp(self.world.now() / 1000, UTC).astimezone(self.here)

    def chance(self) -> float:
        """A number from 0 up to, not including, 1."""
        return int.from_bytes(self.world.random(7), "big") % 2**53 / 2**53
