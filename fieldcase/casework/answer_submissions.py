"""One submission as it came, whatever file it came in; and a submission's own XML read into one.

Knows the form, and which of its nodes tell of a device or whoever holds it: those are left out and counted. Refuses to
know where the interview will lie.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from fieldcase.casework.answer_columns import READ, WHO
from fieldcase.forms.declared import Control
from fieldcase.forms.definition import Definition
from fieldcase.forms.received import Unfit, called
from fieldcase.forms.rules import Kind
from fieldcase.forms.spots import Spot
from fieldcase.parsers.submitted import Branch, Tree

# Of these no interview can be made.
NO_PARENT, TWO_KEYS, ANOTHER_FORM = "no-parent", "two-keys", "another-form"
# Of two forms that share half of their questions one may be a copy of the other; of less, none is.
_ALIKE = 0.5


@dataclass
class Submission:
    """The answers of one interview. `file` and `row` say where they stood (0 for a file of its own); `files` are the
    names of files by the address of their question, `near` a folder or an id beside which they lie."""

    file: str
    row: int = 0
    values: dict[str, str] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)
    files: dict[str, str] = field(default_factory=dict)
    read: dict[str, str] = field(default_factory=dict)
    near: str = ""
    fault: Unfit | None = None

    @property
    def identity(self) -> str:
        """The id that it had where it was made; empty where it has none. An edited one goes by the first it had."""
        for name in ("root", "identity", "KEY", "uuid"):
            text = self.read.get(name, "").strip()
            if text:
                return text if ":" in text else f"uuid:{text}"
        return ""

    def refuse(self, wrong: Unfit) -> None:
        """It cannot be taken: the first reason is told."""
        self.fault = self.fault or wrong


@dataclass
class Remarks:
    """What did not fit, by the name of a column or node: how many answers had no place in the form, how many told of a
    device and were left out; questions without a column (`missing`), sheets without a repeat, repeats without a table;
    columns that may mean two questions."""

    extra: Counter[str] = field(default_factory=Counter)
    who: Counter[str] = field(default_factory=Counter)
    missing: dict[str, None] = field(default_factory=dict)
    sheets: dict[str, None] = field(default_factory=dict)
    tables: dict[str, None] = field(default_factory=dict)
    doubtful: dict[str, None] = field(default_factory=dict)
    orphans: list[tuple[str, int]] = field(default_factory=list)


def telling(definition: Definition, left_out: Iterable[str]) -> frozenset[str]:
    """The paths of nodes that a device filled in about itself; `left_out` is what was taken out of the form."""
    names = {one.partition(":")[0].strip() for one in left_out} | WHO
    return frozenset(
        spot.path for spot in definition.spots
        if spot.leaf and spot.question is None and spot.path.rpartition("/")[2] in names
    )  # fmt: skip


def told_by(definition: Definition, telling: frozenset[str]) -> frozenset[str]:
    """The paths of calculations that read what a device filled in, through others too: their values would tell it."""
    found: set[str] = set()
    waiting = [spot for spot in definition.spots if spot.path in telling]
    while waiting:
        for rule, _ in definition.rules.set_off[waiting.pop().index]:
            if rule.kind == Kind.CALCULATE and rule.spot.path not in found:
                found.add(rule.spot.path)
                waiting.append(rule.spot)
    return frozenset(found)


def of_tree(tree: Tree, definition: Definition, blank: frozenset[str], file: str, remarks: Remarks) -> Submission:
    """The submission of an XML file."""
    made = Submission(file, near=file.rpartition("/")[0])
    made.read["version"] = tree.version
    walk = _Walk(made, definition, blank, remarks)
    walk.below(tree.root, definition.spots[0], definition.spots[0].path)
    if tree.form_id != definition.id and walk.strange > (walk.strange + walk.met) * _ALIKE:
        made.refuse(Unfit(ANOTHER_FORM, tree.form_id))
    return made


class _Walk:
    """A submission's tree beside the form's."""

    def __init__(self, made: Submission, definition: Definition, blank: frozenset[str], remarks: Remarks) -> None:
        self._made, self._definition, self._blank, self._remarks = made, definition, blank, remarks
        self.met = self.strange = 0

    def below(self, branch: Branch, spot: Spot, address: str) -> None:
        """Read what stands below an element, each under the node of its name."""
        numbers: Counter[str] = Counter()
        for one in branch.below:
            found = self._definition.spot(f"{spot.path}/{one.name}")
            if found is None:
                self._unknown(one, f"{address.partition('/')[2].partition('/')[2]}/{one.name}".lstrip("/"))
                continue
            self.met += 1
            way = f"{address}{found.path[len(spot.path) :]}"
            if found.repeated is not None:
                numbers[one.name] += 1
                self._made.counts[way] = numbers[one.name]
                way = f"{way}[{numbers[one.name]}]"
            self._made.known.add(found.path)
            if found.leaf:
                self._leaf(one, found, way)
            self.below(one, found, way)

    def _leaf(self, one: Branch, spot: Spot, address: str) -> None:
        name = READ.get("/".join(step.rpartition(":")[2] for step in called(spot).split("/")))
        if name and not self._made.read.get(name):
            self._made.read[name] = one.text
        if not one.text:
            return
        if spot.path in self._blank:
            self._remarks.who[one.name] += 1
            return
        put(self._made, spot, address, one.text)

    def _unknown(self, one: Branch, name: str) -> None:
        """What the form has no place for; of a server's own words some are read."""
        self.strange += 1
        read = READ.get(f"meta/{one.name}") if name.startswith("meta/") else READ.get(one.name)
        if read:
            self._made.read[read] = self._made.read.get(read) or one.text
        elif one.name in WHO:
            self._remarks.who[one.name] += 1
        elif one.below:
            for each in one.below:
                self._unknown(each, f"{name}/{each.name}")
        elif one.text.strip() and not one.name.startswith("@") and not name.startswith(("meta/", "formhub/")):
            self._remarks.extra[name] += 1


def put(made: Submission, spot: Spot, address: str, text: str) -> None:
    """Keep an answer; of one that names a file, its name."""
    made.values[address] = text
    if spot.question is not None and spot.question.control is Control.UPLOAD:
        made.files[address] = text.strip()
