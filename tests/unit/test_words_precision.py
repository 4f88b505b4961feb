"""How often the list of words is right, on labelled texts: sentences of our own, and texts of the field if they lie
beside the repository. Labels name a file and a line; no sentence of the field is copied here."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldcase.casework.wordings import advice
from fieldcase.rules.wording import Wordings

GUARD = Wordings([one for one in advice() if not one.punished])
FIELD = Path(__file__).resolve().parents[3] / "shared" / "field"
STRONG = {"slur", "avoid"}
# Lines of the authors' own prose, read by hand, with a word that is better avoided; and how far a file is own prose.
LABELS = {
    "000": ({231, 408, 413, 451, 453, 455, 493, 507}, 10_000),
    "001": ({130}, 10_000),
    "002": (set[int](), 10_000),
    "003": (set[int](), 10_000),
    "004": ({136}, 290),
}
# Lines in which such a word stands inside quotation marks alone.
QUOTED = {"000": {141, 457}, "004": {108, 469, 495, 513}}
PUTS_DOWN = (
    "Двое наркоманов ждали у двери.", "Наркоманка пришла с сестрой.", "Он бывший наркоман.", "Они из группы риска.",
    "ВИЧ-инфицированным отказали.", "Проституток увезли в отдел.", "Наркоманские вещи забрали.",
    "Трое ВИЧ-инфицированных ждут приёма.", "Наркоманами назвал их и сосед.", "Наркоманкам не дали воды.",
    "Two addicts waited at the door.", "She is a drug addict.", "A junkie slept there.", "He is an ex-addict.",
    "The project fights drug abuse.", "HIV-infected women were refused.", "Substance abusers were sent away.",
    "A drug-addicted man was held.", "The drug abuser left.", "Recovering addicts met on Monday.",
)  # fmt: skip
RESPECTS = (
    "Женщина, употребляющая наркотики, ждала у двери.", "Люди с ВИЧ получили отказ.", "Она секс-работница.",
    "Врач-нарколог принял двоих.", "В наркологии нет мест.", "Газета пишет: «наркоманы».", "Он пришёл с сестрой.",
    "Суд назначил штраф.", "Пациенты программы ждут препарат.", "Наркотики не нашли.", "A woman who uses drugs waited.",
    "People with HIV were refused.", "The paper wrote “junkies”.", "The address was wrong.", "He was held for a day.",
    "The Injecting Drug User Implementation Tool was read.", "Abuse by the police was documented.", "The clerk left.",
    "Sex workers met on Monday.", "The court fined two people.",
)  # fmt: skip


def strong(text: str, *, quoted: bool = False) -> bool:
    """Whether a word that is better avoided is found."""
    return any(hit.advice.level in STRONG for hit in GUARD.hits(text, quoted=quoted))


def test_sentences_of_our_own_are_told_apart() -> None:
    assert [one for one in PUTS_DOWN if not strong(one)] == []
    assert [one for one in RESPECTS if strong(one)] == []


@pytest.mark.skipif(not FIELD.is_dir(), reason="the texts of the field do not lie beside the repository")
def test_precision_and_recall_on_texts_of_the_field() -> None:
    right = wrong = missed = 0
    for begins, (wanted, last) in LABELS.items():
        (path,) = FIELD.glob(f"{begins}_*.txt")
        lines = path.read_text("utf-8").splitlines()[:last]
        found = {number for number, line in enumerate(lines, 1) if strong(line)}
        right, wrong, missed = right + len(found & wanted), wrong + len(found - wanted), missed + len(wanted - found)
    assert right >= 10
    assert right / (right + wrong) >= 0.9, (right, wrong)
    assert right / (right + missed) >= 0.9, (right, missed)


@pytest.mark.skipif(not FIELD.is_dir(), reason="the texts of the field do not lie beside the repository")
def test_words_in_quotations_of_the_field_are_left_and_can_be_counted() -> None:
    for begins, numbers in QUOTED.items():
        (path,) = FIELD.glob(f"{begins}_*.txt")
        lines = path.read_text("utf-8").splitlines()
        assert all(any(True for _ in GUARD.hits(lines[number - 1], quoted=True)) for number in numbers)
        assert not any(strong(lines[number - 1]) for number in numbers)
