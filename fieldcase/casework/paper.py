"""A questionnaire on paper: the blocks of a form to be filled in by hand, and its PDF.

The three spoken questions stand first, then what a table needs of the person, then the form; questions and choices have
the numbers by which they are typed in afterwards. It tells of nobody, so it needs no release. Knows the form; refuses
to know a record of a case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from fieldcase.casework import issuing, outlines, questionnaires
from fieldcase.casework.consents import ANSWERS, MEANINGS, TITLES
from fieldcase.casework.outlines import Asked, Part
from fieldcase.casework.tables import options
from fieldcase.dossier import papers
from fieldcase.dossier.blocks import Blank, Block, Document, Heading, Paragraph, Run
from fieldcase.errors import N_
from fieldcase.forms.declared import Control
from fieldcase.i18n import LANGUAGES, Words
from fieldcase.model.questionnaires import Questionnaire

# How often a repeat stands on paper, where the form does not say how often it is asked.
COPIES = 3
_MOST_COPIES = 10
# A longer list nobody reads on paper: the answer is written down as the list calls it.
_MOST_CHOICES = 40
_LINES, _LONG_LINES = 3, 6
# The numbers of what is asked before the form's own questions.
PERSON_NUMBERS = ("I", "II", "III", "IV", "V", "VI", "VII")
MET = (
    ("new", N_("No, this is the first time")), ("not_sure", N_("Not sure")),
    ("met_before", N_("Yes, under the pseudonym")),
)  # fmt: skip
_NO_NAMES = N_("No name, address, telephone number or date of birth on this paper: a role or a pseudonym instead.")
_SIGNS = N_(
    "Tick a box. Where there is no answer, write before the question’s number: ? – does not know, – (a dash) – refused "
    "to answer."
)
_REASON = N_("Only if all three are no: why? Nothing else is asked then, and nothing else is kept.")
_REPEATED = N_("Asked for each one. {n} blank copies stand here; for more, take another sheet.")


def document_of(questionnaire: Questionnaire, language: str, words: Words) -> Document:
    """The form as blocks, in the language of that code (the form's own default where it does not speak it); `words`
    say what is not the form's. InterviewUnreadable as `questionnaires.definition_of`."""
    definition = questionnaires.definition_of(questionnaire)
    spoken = questionnaires.language_of(definition, language)
    whole = outlines.outline(definition, spoken, words)
    code = questionnaires.code_of(spoken)
    version = words(N_("Version {version}")).format(version=questionnaire.version or "—")
    title = questionnaire.title or questionnaire.form_id
    return Document(
        title=title, subtitle=version, language=code if re.fullmatch(r"[a-z]{2,3}", code) else words.language,
        confidentiality=words(_NO_NAMES), contents_title="", page_of=words(N_("Page {page} of {total}")),
        annex_stamp="", blocks=(*_person(words), *_Sheet(words).blocks(whole)), cover=(words(_SIGNS),),
        manifest={"kind": "questionnaire", "version": questionnaire.version}, plain=True,
    )  # fmt: skip


def drawn(questionnaire: Questionnaire, language: str, words: Words) -> bytes:
    """The PDF, drawn in a child. As `document_of`, and GlyphMissing, ChildFailed."""
    return papers.drawn(document_of(questionnaire, language, words))


def write(target: Path, pdf: bytes) -> None:
    """Write the PDF where a person chose. FileExists where a file stands there that is none of ours, CannotWrite."""
    issuing.refuse_foreign_file(target)
    issuing.write(target, BytesIO(pdf), lambda: None)


def suggested_name(questionnaire: Questionnaire, language: str) -> str:
    """The name of the file: the form, its version, the language."""
    said = "-".join(part for part in (questionnaire.form_id or "form", questionnaire.version, language) if part)
    return re.sub(r"[^\w.-]+", "-", said).strip("-.") + ".pdf"


def languages_of(questionnaire: Questionnaire) -> tuple[str, ...]:
    """The languages (codes) in which a questionnaire can be printed with words of ours around it: those that both
    speak, else all of ours."""
    spoken = {questionnaires.code_of(one) for one in questionnaire.languages}
    return tuple(one for one in LANGUAGES if one in spoken) or LANGUAGES


def _numbered(choices: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Labels with the numbers that choose them."""
    return tuple((str(number), label) for number, (_, label) in enumerate(choices, start=1))


def _person(words: Words) -> Iterator[Block]:
    """Where it belongs, the three spoken questions, and the person as a table counts them."""
    language, numbers = words.language, iter(PERSON_NUMBERS)
    place = (words(N_("Visit number")), words(N_("Date")), words(N_("Sheet number")))
    yield Blank("", words(N_("Where it belongs")), spaces=place)
    yield Heading(words(N_("Consent comes first")), 2)
    answers = _numbered(tuple((code, words(text)) for code, text in ANSWERS))
    for name, title in TITLES.items():
        yield Blank(next(numbers), words(title), (words(MEANINGS[name]),), answers)
    yield Blank(next(numbers), words(_REASON), choices=_numbered(options("refusal_reason", language)))
    yield Heading(words(N_("The person, as a table counts them")), 2)
    yield Blank(next(numbers), words(N_("Gender")), choices=_numbered(options("gender", language)))
    yield Blank(next(numbers), words(N_("Age band")), choices=_numbered(options("age_band", language)))
    met = _numbered(tuple((code, words(text)) for code, text in MET))
    yield Blank(next(numbers), words(N_("Did we meet before?")), choices=met, spaces=(words(N_("Pseudonym")),))


class _Sheet:
    """The form's own part."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def blocks(self, members: tuple[Asked | Part, ...]) -> Iterator[Block]:
        """What members of an outline are on paper."""
        for member in members:
            if isinstance(member, Part):
                yield from self._part(member)
            elif member.number:
                yield self._question(member)
            else:
                told = f"{member.only}: {member.label}" if member.only else member.label
                yield Paragraph((Run(told),), style="note")

    def _part(self, part: Part) -> Iterator[Block]:
        if part.label:
            yield Heading(part.label, min(part.level + 1, 3))
        if part.only:
            yield Paragraph((Run(part.only),), style="note")
        if not part.times:
            yield from self.blocks(part.members)
            return
        copies = min(part.times, _MOST_COPIES) if part.times > 1 else COPIES
        yield Paragraph((Run(self._words(_REPEATED).format(n=copies)),), style="note")
        for copy in range(1, copies + 1):
            said = self._words(N_("{label}: {n} of {total}")).format(label=part.label, n=copy, total=copies)
            yield Paragraph((Run(said.removeprefix(": ")),), style="label")
            yield from self.blocks(part.members)

    def _question(self, asked: Asked) -> Blank:
        words, remarks = self._words, [asked.hint]
        choices, lines, spaces = asked.choices, 0, self._spaces(asked)
        if asked.control is Control.TRIGGER:
            choices = (("OK", words(N_("Noted"))),)
        elif asked.control is Control.UPLOAD:
            remarks.append(words(N_("This is kept as evidence in the program, not on paper.")))
        elif asked.control is Control.RANK:
            remarks.append(words(N_("Write the order into the boxes: 1, 2, 3 …")))
        elif asked.several:
            remarks.append(words(N_("More than one can be ticked.")))
        elif not choices and not spaces:
            lines = _LONG_LINES if "multiline" in asked.appearance.split() else _LINES
        if len(choices) > _MOST_CHOICES:
            choices, lines = (), 1
        told = tuple(one for one in (asked.only, " ".join(one for one in remarks if one)) if one)
        return Blank(str(asked.number), asked.label, told, _numbered(choices), lines, spaces)

    def _spaces(self, asked: Asked) -> tuple[str, ...]:
        """What is written with a few signs: a number, a day, an hour."""
        words = self._words
        if asked.choices or asked.control in (Control.TRIGGER, Control.UPLOAD):
            return ()
        day = (words(N_("Day")), words(N_("Month")), words(N_("Year")))
        hour = (words(N_("Hour")), words(N_("Minute")))
        known = {"date": day, "time": hour, "dateTime": (*day, *hour)}
        number = (words(N_("A number")),)
        return known.get(asked.type, number if asked.type in ("int", "decimal") else ())
