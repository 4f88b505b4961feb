"""Whether the own words of a report speak of somebody of the vault whom none of its cases knows, by working pseudonym.

Nobody has judged what may be told of such a one here. The words of pseudonyms are those of things, and organisations
are called after things too: what stands in quotation marks, or in the name of whoever submits the report, means nobody.
Knows texts; no record and no consent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from fieldcase.rules.mentions import Mentions, mentioned
from fieldcase.rules.report_around import Around

# Too few words in quotation marks to be a sentence that somebody said.
_QUOTED = re.compile(r"«[^«»]{1,60}»|“[^“”]{1,60}”|„[^„“”]{1,60}[“”]|\"[^\"\n]{1,60}\"")
_GAP = " … "


def strangers_in(around: Around, texts: Sequence[str], heads: Sequence[str], mentions: Mentions) -> list[bool]:
    """For each text whether somebody is meant in it whom the cases of the report do not know. `heads` are names of
    those who submit it, `mentions` the people of its cases: words that mean one of these mean nobody else."""
    left = [_without(text, heads, mentions) for text in texts]
    met = {who: around.far[who] for who in mentioned(around.far, left)}
    return [bool(met) and bool(mentioned(met, [text])) for text in left]


def _without(text: str, heads: Iterable[str], mentions: Mentions) -> str:
    """A text without what means somebody else, or nobody."""
    for begin, end in reversed(mentions.spans(text)):
        text = text[:begin] + _GAP + text[end:]
    for head in heads:
        if head.strip():
            text = text.replace(head.strip(), _GAP)
    return _QUOTED.sub(_GAP, text)
