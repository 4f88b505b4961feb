"""Detentions, involvement, decisions, hearings, steps and the law in a dossier: only what the release still holds."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest
from dossier.compose_reading import read, section, sections
from dossier.compose_samples import (
    SCOPE,
    act,
    appears,
    event,
    number,
    person,
    piece,
    released,
    source,
)

from fieldcase.casework.tables import shipped
from fieldcase.dossier.blocks import Document
from fieldcase.dossier.compose import compose
from fieldcase.i18n import words
from fieldcase.model import ids
from fieldcase.model.courts import Decision, Hearing
from fieldcase.model.dates import UncertainDate
from fieldcase.model.declare import Record
from fieldcase.model.detention import Detention
from fieldcase.model.fieldwork import Visit
from fieldcase.model.law import Provision, Threshold
from fieldcase.model.people import Member
from fieldcase.model.remedies import Involvement, Remedy
from fieldcase.model.values import Count, Instant, Money, Quantity
from fieldcase.rules.charge import Asked, check
from fieldcase.rules.charge_lines import to_lines
from fieldcase.rules.released import How
from fieldcase.rules.uses import USES

ON = datetime.date(2026, 3, 5)
FULL = shipped()


def made(*records: Record, use: str = "court", language: str = "en", **more: Any) -> Document:
    """The document of these records with the shipped vocabularies."""
    law = more.pop("provisions", ())
    people = dict([appears(1, How.PSEUDONYM, "Aspen"), appears(2, How.DESCRIPTION, "duty officer")])
    release = released(records, use=use, language=language, people=people, **more)
    return compose(
        release, tables=FULL, words=words(language), pictures={}, program="1.0", provisions=law
    ).document  # fmt: skip


def told(document: Document, anchor: str) -> str:
    return read(section(document, anchor))


def detention(**values: Any) -> Detention:
    said: dict[str, Any] = {"person": number(1), "event": number(11)} | values
    return Detention(scope=SCOPE, id=ids.DetentionId(number(81)), **said)


def remedy(one: int, **values: Any) -> Remedy:
    return Remedy(scope=SCOPE, id=ids.RemedyId(number(one)), **values)


def decision(one: int = 91, **values: Any) -> Decision:
    return Decision(scope=SCOPE, id=ids.DecisionId(number(one)), **values)


DAY = event(11, "2026-02-03", people=(number(1),), evidence=(number(41),))


def test_a_file_without_records_of_the_legal_desk_has_none_of_its_sections() -> None:
    there = sections(made(DAY))
    assert not {"detention", "bearing", "decisions", "remedies", "exhaustion", "law"} & set(there)


def test_a_detention_is_a_table_in_which_what_the_police_said_is_marked_as_said() -> None:
    since, until = Instant(1_770_100_000_000, 360), Instant(1_770_100_000_000 + 52 * 3_600_000 + 900_000, 360)
    document = made(
        DAY, source(31, title="Call of the sister"),
        detention(
            since=since, until=until, since_about=True, police_said="It was seen from afar.", size_said="large",
            police_said_source=number(31), article_said="268", treatments=("ost", "art"), lawyer="refused",
        ),
    )  # fmt: skip
    text = told(document, "detention")
    assert "Detention 1. Aspen" in text
    assert "Date | 3 February 2026" in text
    assert "What the police said | It was seen from afar. [S1]" in text
    assert "Size that the police named | large" in text
    assert "Article that the police named | 268" in text
    assert "Treatment that must not stop | substitution treatment; HIV treatment" in text
    assert "Lawyer | asked for and refused" in text
    assert "How long | about 52 h 15 min" in text
    assert text.count("(UTC+06:00)") == 2
    assert "is what they said" in text or "are what they said" in text


def test_a_detention_without_hours_tells_none_and_reckons_none() -> None:
    text = told(made(DAY, detention(lawyer="yes")), "detention")
    assert "UTC" not in text
    assert "How long" not in text
    assert "Since when" not in text


def test_an_act_tells_involvement_with_its_degree_harm_counts_reliability_and_dispute() -> None:
    document = made(
        DAY, person(2), piece(41, number="A01"), source(31),
        act(
            21, event=number(11), harms=("liberty", "health"), harm="She lost her work.", counting_unit="person",
            counted=Count(">=2"), source_reliability="reliable", disputed="The unit denies it.", sources=(number(31),),
            evidence=(number(41),), demanded=Money("2000 USD"), demanded_for="another article", demanded_by="a unit",
        ),
        Involvement(
            scope=SCOPE, id=ids.InvolvementId(number(71)), act=ids.ActId(number(21)), person=ids.PersonId(number(2)),
            degree="ordered", what="told her to sign", evidence=(ids.EvidenceId(number(41)),),
        ),
    )  # fmt: skip
    text = told(document, "acts")
    assert "Involvement, as alleged: duty officer, ordered it: told her to sign. [A01]" in text
    assert "Kinds of harm: loss of liberty; to health or treatment. Harm: She lost her work." in text
    assert "How many: at least 2." in text
    assert "Money demanded: 2,000\xa0USD. What the money was demanded for: another article." in text
    assert "The act itself rests on: [S1] [A01]" in text
    assert "Disputed: The unit denies it." in text


def test_size_and_article_stand_in_the_line_of_whoever_named_them() -> None:
    text = told(made(act(21, size_said="large", article_said="268", article_decided="123", decided="A fine.")), "acts")
    assert "What the police said: size named: large; article named: 268. (source not stated)" in text
    assert "What was charged: not stated." in text
    assert "What was decided: A fine; article named: 123. (source not stated)" in text


ROW = Threshold(
    id=ids.ThresholdId(number(5)), scope=SCOPE, country="KG", instrument="Table", substance="amphetamine", unit="g",
    bands=("large > 1.5",), valid_from=UncertainDate("2019-01-01"), valid_to=UncertainDate("2021-12-01"),
    status="seed", source="report",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_charge_check_stands_with_its_status_in_the_same_sentence_and_who_took_it_over(language: str) -> None:
    asked = Asked("KG", UncertainDate("2019-10-01"), "amphetamine", "", Quantity("0.8 g"))
    lines = to_lines(check([ROW], asked, FULL))
    lead = Member(scope=SCOPE, id=ids.MemberId(number(61)), pseudonym="L1", role="lawyer")
    checked = act(21, charge_check=lines, charge_check_by=lead.id, size_said="large")
    text = told(made(lead, checked, language=language), "acts")
    (line,) = [one for one in text.splitlines() if "L1" in one]
    status = FULL.label("law_status", "seed", language)
    assert status in line
    assert all(status in one for one in line.split(". ") if "1.5" in one or "1,5" in one)
    assert "L1" not in told(made(lead, replace(checked, charge_check=(), charge_check_by=None)), "acts"), "the control"


def test_norms_and_exhibits_stand_both_ways() -> None:
    document = made(
        DAY, piece(41, number="A01"), piece(42, number="A02"),
        act(21, event=number(11), norms=("iccpr:9", "iccpr:14")), act(22, norms=("iccpr:9",), evidence=(number(42),)),
    )  # fmt: skip
    text = told(document, "bearing")
    assert "article 9 | Act 1, Act 2 | [A01] [A02]" in text
    assert "article 14 | Act 1 | [A01]" in text
    assert "[A02] | Act 2 | International Covenant on Civil and Political Rights (ICCPR), article 9" in text
    assert "[A01] | Act 1 | International Covenant on Civil and Political Rights (ICCPR), articles 9, 14" in text
    without = made(DAY, act(21, event=number(11), norms=("iccpr:9",)))
    assert told(without, "bearing") == ""


def test_a_decision_stands_as_it_names_itself_and_never_with_a_judge() -> None:
    document = made(
        source(31), act(21),
        decision(
            court="Court of Topolyovka", date=UncertainDate("2019-12-24"), article="123", code="Criminal Code",
            punishments=("fine", "restriction_of_liberty"), fine=Money("30000 KGS"), preliminary=True, judge="Sharpov",
            act=ids.ActId(number(21)), source=ids.SourceId(number(31)), quote="Found and fined.",
        ),
    )  # fmt: skip
    text = told(document, "decisions")
    assert "Decision 1. Court of Topolyovka, 24 December 2019" in text
    assert "Preliminary." in text
    assert "Article as named: 123. Code as named: Criminal Code." in text
    assert "Fine: 30,000\xa0KGS." in text
    assert "Act: Act 1. [S1]" in text
    assert "Found and fined." in text
    assert "Sharpov" not in read(document.blocks)


def test_a_hearing_tells_what_was_seen_and_quotes_degrading_words_as_said() -> None:
    visit = Visit(scope=SCOPE, id=ids.VisitId(number(96)), kind="hearing", date=UncertainDate("2026-02-10"))
    heard = Hearing(
        scope=SCOPE, id=ids.HearingId(number(97)), visit=visit.id, court="Court of Topolyovka", defence="no",
        words_used="such people", observations="It took five minutes.", persons=(ids.PersonId(number(1)),),
    )  # fmt: skip
    text = told(made(visit, heard), "decisions")
    assert "Hearing 1. Court of Topolyovka, 10 February 2026" in text
    assert "People: Aspen. Defence: absent." in text
    assert "Degrading words, as they were said: “such people”." in text
    assert "It took five minutes." in text


STEPS = (
    remedy(
        51, number=1, type="complaint_prosecutor", filed=UncertainDate("2026-01-10"), due=UncertainDate("2026-02-10"),
        received=UncertainDate("2026-01-12"), proof=number(41), result="no_answer", acts=(number(21),),
    ),
    remedy(52, number=2, type="court_claim", why_not=("reprisals",), why_not_words="She is afraid."),
)  # fmt: skip


def test_steps_are_numbered_and_silence_is_said_only_with_proof_of_receipt() -> None:
    text = told(made(*STEPS, act(21), piece(41, number="A01")), "remedies")
    assert "Step 1\nComplaint to the prosecutor." in text
    assert "Acts: Act 1." in text
    assert "Receipt is shown. No answer by 10 February 2026." in text
    assert "[A01]" in text
    assert "Why it was not pursued: reprisals are feared. Why, in words: She is afraid. Not filed." in text
    unproved = told(made(replace(STEPS[0], proof=None)), "remedies")
    assert "silence is not claimed" in unproved
    assert "Receipt is shown" not in unproved


@pytest.mark.parametrize("use", sorted(set(USES) - {"statistics"}))
def test_the_draft_on_exhaustion_is_for_those_who_examine_it_alone_and_marked_as_a_draft(use: str) -> None:
    document = made(*STEPS, piece(41, number="A01"), use=use)
    text = told(document, "exhaustion")
    assert bool(text) == (use in ("court", "complaint", "un_confidential", "internal"))
    assert ("Draft for a lawyer." in text) == bool(text)
    assert bool(told(document, "remedies")), "the steps themselves are told in every use"


def test_a_step_made_coarse_says_no_day_in_its_row_nor_in_the_draft() -> None:
    coarse = tuple(
        replace(one, **{name: day.coarse() for name in ("filed", "received", "due") if (day := getattr(one, name))})
        for one in STEPS
    )  # fmt: skip
    keys = frozenset(one.key for one in coarse)
    text = read(made(*coarse, piece(41, number="A01"), use="internal", coarse=keys).blocks)
    assert "January 2026" in text
    assert "10 January" not in text
    assert "12 January" not in text


VERSION = Provision(
    id=ids.ProvisionId(number(7)), scope=SCOPE, instrument="kg-cc", number="268", title_en="Possession",
    valid_from=UncertainDate("2019-01-01"), valid_to=UncertainDate("2021-12-01"), status="secondary", source="a page",
)  # fmt: skip


def test_the_law_names_the_version_of_the_day_and_what_is_to_be_checked() -> None:
    done = act(21, event=number(11), norms=("kg-cc:268", "iccpr:9"))
    text = told(made(event(11, "2019-10"), done, provisions=(VERSION,)), "law")
    assert "Possession, from 1 January 2019 to 1 December 2021" in text
    assert FULL.label("law_status", "secondary", "en") in text
    assert "Texts to be compared with the official ones" in text
    russian = told(made(event(11, "2019-10"), done, provisions=(VERSION,), language="ru"), "law")
    assert "с 1 января 2019 по 1 декабря 2021" in russian
    open_end = replace(VERSION, valid_to=None, checked_on=UncertainDate("2019-12"))
    assert "from 1 January 2019, end not known" in told(made(event(11, "2019-10"), done, provisions=(open_end,)), "law")
    outside = told(made(event(11, "2026-01-10"), done, provisions=(VERSION,)), "law")
    assert "no version is confirmed for this day: a question for a lawyer" in outside
    assert "Possession, from" not in outside


def test_a_lawyer_stands_with_the_part_they_have() -> None:
    document = made(person(2, kind="lawyer", lawyer_role="street_lawyer"))
    assert "street lawyer or paralegal" in told(document, "persons")


def test_the_sources_of_detentions_and_decisions_are_numbered_where_they_are_met() -> None:
    document = made(
        source(31, title="Later"), source(32, title="First"), DAY,
        detention(police_said="large", police_said_source=number(32)), decision(source=ids.SourceId(number(31))),
    )  # fmt: skip
    assert "large [S1]" in told(document, "detention")
    assert "[S2]" in told(document, "decisions")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_same_release_makes_the_same_document(language: str) -> None:
    records = (*STEPS, act(21, norms=("iccpr:9",)), DAY, detention(lawyer="yes"), decision(article="268"))
    assert made(*records, language=language) == made(*reversed(records), language=language)


def test_the_fine_that_the_law_names_stands_beside_the_money_demanded_with_its_status() -> None:
    fined = replace(VERSION, fine_to=Money("30000 KGS"))
    done = act(21, event=number(11), norms=("kg-cc:268",), demanded=Money("45000 KGS"), demanded_for="another article")
    text = told(made(event(11, "2019-10"), done, provisions=(fined,)), "acts")
    (line,) = [one for one in text.splitlines() if one.startswith("Beside the money demanded")]
    assert FULL.label("law_status", "secondary", "en") in line
    assert "up to 30,000\xa0KGS" in line
    assert "a question for a lawyer" in line
    assert "Beside the money demanded" not in told(made(event(11, "2019-10"), done), "acts"), "no fine is known"
