"""Working pseudonyms in free text: who is mentioned, and what the text says once each stands under its label.

A working pseudonym is the same in every dossier, so wherever a label is printed instead it has to go: two dossiers
for two uses could otherwise be laid side by side. Whole words only, in any Russian ending, К-17 typed on a Russian
keyboard as K-17. Knows no record and no consent.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from fieldcase.model.ids import PersonId
from fieldcase.model.text import folded
from fieldcase.rules.inflect import is_cyrillic, russian_forms

_PAIRS = dict(zip("ABEKMHOPCTX", "АВЕКМНОРСТХ", strict=True))
_PAIRS |= {latin.lower(): cyrillic.lower() for latin, cyrillic in _PAIRS.items()}
_TWINS = _PAIRS | {cyrillic: latin for latin, cyrillic in _PAIRS.items()}
_TWINS |= {"е": _TWINS["е"] + "ё", "Е": _TWINS["Е"] + "Ё"}
_ONE_KEYBOARD = str.maketrans(_PAIRS)
# In a word of so many letters its second one may go.
_SHORT = 4
_JOINTS = "-‐‑–— "
_REMARK = re.compile(r"\s*\([^()]*\)$")
_PIECES = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)


@dataclass(frozen=True)
class _Known:
    """One pseudonym: its person, and the label in its place ("" for whoever is not told of)."""

    person: PersonId
    label: str
    told: bool
    stays: bool


class Mentions:
    """The working pseudonyms of a case, ready to be looked for. The longest one that fits is the one meant."""

    def __init__(
        self,
        pseudonyms: Mapping[PersonId, str],
        labels: Mapping[PersonId, str],
        ordinary: Collection[PersonId] = (),
    ) -> None:
        """`labels` holds those who appear; whoever is in `pseudonyms` alone is withheld.

        Of those in `ordinary` the words in the text stay as they are.
        """
        by_text: dict[str, _Known] = {}
        for shape in (_whole, _without_remark):
            found: dict[str, _Known] = {}
            for person, pseudonym in sorted(pseudonyms.items()):
                text, label = shape(pseudonym), labels.get(person, "")
                stays = person in ordinary or folded(label) == folded(text)
                known = _Known(person, label, person in labels, stays)
                # Two people under one pseudonym: the one who is withheld counts.
                if text and (text not in found or not known.told):
                    found[text] = known
            by_text = found | by_text
        ordered = sorted(by_text.items(), key=lambda entry: (-len(entry[0]), entry[0]))
        self._known = [known for _, known in ordered]
        parts = [f"({_pattern(text, anycase=not known.told)})" for text, known in ordered]
        self._pattern = re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)") if parts else None

    def withheld_in(self, text: str) -> bool:
        """Whether somebody is mentioned who is not told of."""
        return any(not known.told for known, _ in self._found(text))

    def anyone_in(self, text: str, beside: PersonId | None = None) -> bool:
        """Whether anybody is mentioned, apart from `beside`."""
        return any(known.person != beside for known, _ in self._found(text))

    def told_in(self, text: str) -> set[PersonId]:
        """Those who are mentioned and appear."""
        return {known.person for known, _ in self._found(text) if known.told}

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where in `text` working pseudonyms stand."""
        return [match.span() for _, match in self._found(text)]

    def relabelled(self, text: str) -> str:
        """`text` with every working pseudonym replaced by the label of its person."""
        parts, end = [], 0
        for known, match in self._found(text):
            parts += [text[end : match.start()], match.group() if known.stays else known.label]
            end = match.end()
        return "".join([*parts, text[end:]])

    def _found(self, text: str) -> Iterable[tuple[_Known, re.Match[str]]]:
        if self._pattern is None or not text:
            return
        for match in self._pattern.finditer(text):
            assert match.lastindex is not None
            yield self._known[match.lastindex - 1], match


def mentioned(
    pseudonyms: Mapping[PersonId, str], texts: Collection[str], *, anycase: bool = False
) -> frozenset[PersonId]:
    """Who of very many stands in some texts under the working pseudonym, each looked for alone.

    A single capitalised word is not meant by the plain word in lower case, unless `anycase`.
    """
    begun = {beginning for text in texts for piece in _pieces(text) for beginning in (piece, piece[:1], piece[:2])}
    found = set()
    for who, pseudonym in pseudonyms.items():
        # Patterns of thousands take seconds: what no word of the texts begins as stands in none of them.
        if pseudonym.strip() and all(_beginning(one) in begun for one in _pieces(_without_remark(pseudonym))):
            alone = Mentions({who: pseudonym}, {} if anycase else {who: pseudonym})
            found |= {who for text in texts if alone.anyone_in(text)}
    return frozenset(found)


def _pieces(text: str) -> list[str]:
    """The words and numbers of a text, as if all were typed on one keyboard."""
    return [one for one in _PIECES.findall(folded(text).translate(_ONE_KEYBOARD)) if one.isalnum()]


def _beginning(piece: str) -> str:
    """What stays of a word in all its endings ("Огонь", "Огня"; "Лев", "Льва"); a number stays whole."""
    return piece if piece.isdecimal() else piece[:1] if len(piece) <= _SHORT else piece[:2]


def _whole(pseudonym: str) -> str:
    return " ".join(pseudonym.split())


def _without_remark(pseudonym: str) -> str:
    return _REMARK.sub("", _whole(pseudonym))


def _pattern(pseudonym: str, *, anycase: bool) -> str:
    """What finds a pseudonym in a text.

    One that is a single capitalised word ("River") is not meant by the plain word in lower case; of a person who is
    not told of, any case counts, since leaving out too much is the smaller harm.
    """
    single = pseudonym.isalpha() and pseudonym[0].isupper() and not pseudonym.isupper()
    if single and not anycase:
        return f"{_word(pseudonym.capitalize())}|{_word(pseudonym.upper())}"
    pieces = [match.group() for match in _PIECES.finditer(pseudonym)]
    coded = any(piece.isdecimal() for piece in pieces)
    end = r"\.?" if pieces[-1] == "." else ""
    return f"(?i:{''.join(_piece(piece, coded) for piece in (pieces[:-1] if end else pieces))}{end})"


def _piece(piece: str, coded: bool) -> str:
    if coded and piece in _JOINTS:
        return rf"[{re.escape(_JOINTS)}]?"
    return r"\s+" if piece.isspace() else _word(piece)


def _word(piece: str) -> str:
    """One word in all its endings, in upper case or with a capital as `piece` is, each letter with its twin."""
    fold = folded(piece)
    forms = sorted(russian_forms(fold)) if is_cyrillic(fold) and len(fold) > 2 else [fold]
    upper, capital = piece.isupper() and len(piece) > 1, piece[:1].isupper()
    spelled = [form.upper() if upper else form.capitalize() if capital else form for form in forms]
    return "(?:" + "|".join("".join(_letter(sign) for sign in one) for one in spelled) + ")"


def _letter(sign: str) -> str:
    twins = _TWINS.get(sign, "")
    return f"[{sign}{twins}]" if twins else re.escape(sign)
