"""Functions of chance: random(), uuid(), randomize() (ODK XForms). All chance is the context's."""

from __future__ import annotations

import hashlib
import math
from typing import TYPE_CHECKING

from fieldcase.forms.tree import Node
from fieldcase.forms.xpath.code import NODES, TEXT, Code
from fieldcase.forms.xpath.context import Context, Nodes
from fieldcase.forms.xpath.functions.registry import declare, special
from fieldcase.forms.xpath.syntax import Call
from fieldcase.forms.xpath.values import to_number, to_text

if TYPE_CHECKING:
    from fieldcase.forms.xpath.compiler import Compiler

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
LONGEST = 10_000
# Park and Miller's generator of 1988, which every engine of ODK uses for a seeded order.
MODULUS = 2**31 - 1
MULTIPLIER = 16807


def new_id(context: Context) -> str:
    """A random UUID (RFC 9562, version 4)."""
    raw = bytearray(context.world.random(16))
    raw[6] = raw[6] & 0x0F | 0x40
    raw[8] = raw[8] & 0x3F | 0x80
    plain = raw.hex()
    return "-".join((plain[:8], plain[8:12], plain[12:16], plain[16:20], plain[20:]))


def token(context: Context, length: float) -> str:
    """So many random letters and digits."""
    size = int(min(length, LONGEST)) if length == length and length > 0 else 0
    return "".join([LETTERS[int(context.chance() * len(LETTERS))] for _ in range(size)])


@special("uuid", 0, 1)
def uuid(compiler: Compiler, call: Call) -> Code:
    """A random UUID, or a random text of a length."""
    if not call.arguments:
        return Code(TEXT, lambda node, position, size, context: new_id(context))
    length = compiler.part(call.arguments[0]).number()
    return Code(TEXT, lambda node, position, size, context: token(context, length(node, position, size, context)))


declare("random", "", "n", lambda context: context.chance(), world=True)


def seed_of(context: Context, value: object) -> int:
    """The seed that a value gives: its whole number; of any other text, the first 8 bytes of its SHA-256."""
    number = to_number(value, context)
    if number != number:
        text = to_text(value)
        summed = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        return int.from_bytes(summed[:8], "big", signed=True) if text and text != "NaN" else 0
    return (
        int(max(-(2**63), min(number, 2**63 - 1))) if math.isfinite(number) else 2**63 - 1 if number > 0 else -(2**63)
    )


def shuffled(nodes: Nodes, context: Context, seed: int | None) -> Nodes:
    """Nodes in another order: always the same for a seed, any for none."""
    state = 0 if seed is None else int(math.fmod(float(seed), MODULUS))
    if state <= 0:
        state += MODULUS - 1
    found: list[Node] = []
    for place, node in enumerate(nodes):
        if seed is None:
            chance = context.chance()
        else:
            state = state * MULTIPLIER % MODULUS
            chance = (state - 1) / (MODULUS - 1)
        other = int(chance * (place + 1))
        found.append(node)
        found[place], found[other] = found[other], found[place]
    return found


@special("randomize", 1, 2)
def randomize(compiler: Compiler, call: Call) -> Code:
    """Nodes in a random order, by a seed where one is given."""
    nodes = compiler.nodes(call.arguments[0])
    seed = compiler.part(call.arguments[1]).run if len(call.arguments) > 1 else None

    def run(node: Node, position: int, size: int, context: Context) -> Nodes:
        by = None if seed is None else seed_of(context, seed(node, position, size, context))
        return shuffled(nodes(node, position, size, context), context, by)

    return Code(NODES, run)
