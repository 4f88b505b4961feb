"""Functions on texts: XPath 1.0's (4.2), and join, substr, ends-with, regex, digest, base64-decode of ODK."""

from __future__ import annotations

import base64
import binascii
import hashlib
import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from fieldcase.forms.tree import text_of
from fieldcase.forms.xpath.code import NUMBER, TEXT, TRUTH, Code
from fieldcase.forms.xpath.context import Value
from fieldcase.forms.xpath.functions.numbers import half_up
from fieldcase.forms.xpath.functions.patterns import matches, pattern
from fieldcase.forms.xpath.functions.registry import declare, special
from fieldcase.forms.xpath.syntax import Call
from fieldcase.forms.xpath.values import texts_of, to_text

if TYPE_CHECKING:
    from fieldcase.forms.xpath.compiler import Compiler

# What XML, and so XPath, calls white space.
BLANKS = {ord(blank): " " for blank in " \t\r\n"}
DIGESTS = {"md5": "md5", "sha-1": "sha1", "sha-256": "sha256", "sha-384": "sha384", "sha-512": "sha512"}


def joined(separator: str, *values: Value) -> str:
    """Every text, of nodes each one's, with `separator` between."""
    return separator.join([text for value in values for text in texts_of(value)])


declare("concat", "v*", "t", lambda *values: joined("", *values), least=0)
declare("join", "tv*", "t", joined, least=1)
declare("contains", "tt", "b", lambda text, part: part in text)
declare("starts-with", "tt", "b", lambda text, part: text.startswith(part))
declare("ends-with", "tt", "b", lambda text, part: text.endswith(part))
declare("substring-before", "tt", "t", lambda text, part: text.partition(part)[0] if part and part in text else "")
declare("substring-after", "tt", "t", lambda text, part: text[text.index(part) + len(part) :] if part in text else "")


def substring(text: str, start: float, length: float = math.inf) -> str:
    """The characters from the `start`th on, counted from 1, as many as `length`; both are rounded (XPath 1.0, 4.2)."""
    first = half_up(start)
    end = first + half_up(length)
    return "".join([letter for place, letter in enumerate(text, 1) if place >= first and place < end])


def substr(text: str, start: float, end: float = math.inf) -> str:
    """The characters from `start` up to, not including, `end`, counted from 0; below 0 from the end (ODK)."""
    size = len(text)
    first, beyond = (0 if each != each else int(max(-size - 1, min(each, size))) for each in (start, end))
    first = max(0, first + size) if first < 0 else first
    beyond = max(0, beyond + size) if beyond < 0 else beyond
    return text[first:beyond]


declare("substring", "tnn", "t", substring, least=2)
declare("substr", "tnn", "t", substr, least=2)


def translated(text: str, old: str, new: str) -> str:
    """Each character of `old` becomes the one at the same place in `new`, or goes."""
    table: dict[int, str] = {}
    for place, letter in enumerate(old):
        table.setdefault(ord(letter), new[place : place + 1])
    return text.translate(table)


declare("translate", "ttt", "t", translated)


def _of_text(name: str, gives: str, told: Callable[[str], Value]) -> None:
    """Declare a function of a text, or of the context node's."""

    def make(compiler: Compiler, call: Call) -> Code:
        if not call.arguments:
            return Code(gives, lambda node, position, size, context: told(text_of(node)))
        run = compiler.part(call.arguments[0]).text()
        return Code(gives, lambda node, position, size, context: told(run(node, position, size, context)))

    special(name, 0, 1)(make)


_of_text("string", TEXT, lambda text: text)
_of_text("string-length", NUMBER, lambda text: float(len(text)))
_of_text("normalize-space", TEXT, lambda text: " ".join(filter(None, text.translate(BLANKS).split(" "))))


@special("regex", 2, 2)
def regex(compiler: Compiler, call: Call) -> Code:
    """Whether the whole text fits a pattern in Java's writing. One that cannot be read is a fault of the form."""
    text, wanted = (compiler.part(each) for each in call.arguments)
    if isinstance(wanted.constant, str) and pattern(wanted.constant) is None:
        return compiler.fault(compiler.wrong(call.arguments[1], call.name))
    value, form = text.text(), wanted.text()
    return Code(TRUTH, lambda node, position, size, context: matches(
        value(node, position, size, context), form(node, position, size, context)))  # fmt: skip


def digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    """The digest of a text's UTF-8; nothing where algorithm or encoding is none that is known."""
    name = DIGESTS.get(algorithm.strip().lower())
    if name is None:
        return ""
    summed = hashlib.new(name, text.encode("utf-8", "surrogatepass"), usedforsecurity=False).digest()
    if encoding.strip().lower() == "hex":
        return summed.hex()
    return base64.b64encode(summed).decode("ascii") if encoding.strip().lower() == "base64" else ""


def base64_decoded(text: str) -> str:
    """The UTF-8 text in a base64 text; nothing where it is none."""
    try:
        return base64.b64decode(text.strip().encode()).decode("utf-8", "replace")
    except (binascii.Error, UnicodeError):
        return ""


declare("digest", "ttt", "t", digest, least=2)
declare("base64-decode", "t", "t", base64_decoded)
declare("boolean-from-string", "v", "b", lambda value: to_text(value).lower() in ("true", "1"))
