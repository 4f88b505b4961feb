"""Paths of declared nodes: what a bind, a control or an action names, whichever instance of a repeat it is.

Knows text: `/data/group/age`, without predicates. Refuses to know answers; an address with places in repeats
(`/data/visit[2]/age`) is made and read by the interview.
"""

from __future__ import annotations


def plain(text: str) -> str:
    """`text` without its predicates and spaces: `/data/rep[position() = 2]/x` is `/data/rep/x`."""
    out: list[str] = []
    depth = 0
    quote = ""
    for letter in text:
        if quote:
            quote = "" if letter == quote else quote
        elif depth and letter in "'\"":
            quote = letter
        elif letter == "[":
            depth += 1
        elif letter == "]":
            depth = max(0, depth - 1)
        elif not depth:
            out.append(letter)
    return "".join("".join(out).split())


def resolved(text: str, context: str) -> str:
    """The declared path that `text` names when it stands at the declared path `context`."""
    words = plain(text).replace("current()/", "")
    steps = [] if words.startswith("/") else context.split("/")[1:]
    for step in words.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in ("", ".", "current()"):
            steps.append(step)
    return "/" + "/".join(steps)


def parent(path: str) -> str:
    """The path above; of a path with one name, the empty text."""
    return path.rpartition("/")[0]


def within(path: str, above: str) -> bool:
    """Whether `path` is `above` or lies below it."""
    return path == above or path.startswith(above + "/")


def last_name(path: str) -> str:
    """The last name of a path."""
    return path.rpartition("/")[2]
