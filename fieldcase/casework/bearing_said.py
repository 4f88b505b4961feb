"""What is wanting in what a case rests on, in words: how it stands, and the question it opens. Never a finding."""

from __future__ import annotations

from fieldcase.casework.bearing import ALONE, BARE, DISPUTED, NO_EVIDENCE, WEAK, Wanting, is_weak
from fieldcase.casework.called import called
from fieldcase.casework.citing import cited
from fieldcase.errors import N_
from fieldcase.i18n import Words
from fieldcase.model.case import Act
from fieldcase.model.terms import Tables

_STANDS = {
    BARE: N_("No source and no evidence is named."),
    NO_EVIDENCE: N_("A source is named, but no piece of evidence."),
    DISPUTED: N_("It is disputed."),
    WEAK: N_("The source is called not reliable, or the information doubtful."),
    ALONE: N_("It rests on one source alone."),
    "said": N_("What the police said has no source."),
    "charged": N_("What was charged has no source."),
    "decided": N_("What was decided has no source."),
}
_ASKS = {
    BARE: N_("How is it known, and what shows it? {what}"),
    NO_EVIDENCE: N_("What can be kept as evidence of it? {what}"),
    DISPUTED: N_("It is disputed. What bears it out? {what}"),
    WEAK: N_("Who else can confirm it? {what}"),
    ALONE: N_("All of it rests on one source. Which other one is there? {what}"),
    "said": N_("Who heard what the police said, and from whom is it known? {what}"),
    "charged": N_("By which paper is it known what was charged? {what}"),
    "decided": N_("By which paper is it known what was decided? {what}"),
}


def stands(one: Wanting, words: Words) -> str:
    """How it stands, in one sentence."""
    return words(_STANDS[one.rule])


def what(one: Wanting, tables: Tables, words: Words) -> str:
    """What it is about: the act in one line, or the norm."""
    return called(one.act, tables, words) if one.act is not None else cited(tables, one.norm, words)


def asks(one: Wanting, tables: Tables, words: Words) -> str:
    """The question that a person may take over as it stands or write anew."""
    return words(_ASKS[one.rule]).format(what=what(one, tables, words))


def doubt(act: Act, tables: Tables, words: Words) -> tuple[str, ...]:
    """What a reader has to know of how sure an act is, a line each: disputed, and both reliabilities where they are
    judged. Empty where nobody said anything."""
    lines = [words(N_("disputed: {by}")).format(by=act.disputed)] if act.disputed else []
    for name, sentence in (
        ("source_reliability", N_("source: {judged}")),
        ("information_reliability", N_("information: {judged}")),
    ):
        code = getattr(act, name)
        if code:
            lines.append(words(sentence).format(judged=tables.label(name, code, words.language)))
    return tuple(lines)


def sureness(act: Act, tables: Tables, words: Words) -> str:
    """Whether an act is disputed, or else doubtful, by a sign and a word, for a list; empty where it is neither."""
    if act.disputed:
        return words(N_("≠ disputed"))
    return words(N_("? doubtful")) if is_weak(act, tables) else ""
