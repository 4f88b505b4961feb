"""`fieldcase words`: a text looked through with exit codes, the list out, what others said counted without names."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

from stories.commands import Laptop, opened

from fieldcase.casework import cases
from fieldcase.casework.stigma import counted
from fieldcase.model.case import Event, Source
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import EventId, PersonId, SourceId

NOBODY = "Имя Автора / Пример"


def test_a_text_is_looked_through_and_others_words_are_counted_by_source_and_month(laptop: Laptop) -> None:
    vault = laptop.vault()
    with closing(opened(vault)) as desk:
        case = cases.new_case(desk, "Example / Пример")
        source = Source(
            id=SourceId(desk.new_id()), scope=case.scope, title="Наркоманы у школы", outlet="Газета / Пример",
            looked_at="nobody", medium="news", published=UncertainDate("2026-03-04"),
            quote="Там «наркоманы» и наркоманки.",
        )  # fmt: skip
        desk.save(None, source)
        by_somebody = replace(
            source,
            id=SourceId(desk.new_id()),
            outlet=NOBODY,
            author=PersonId(desk.new_id()),
            quote="",
            title="наркоманы",
        )
        desk.save(None, by_somebody)
        event = Event(id=EventId(desk.new_id()), scope=case.scope, what="Наркоманы и «наркоманы».")
        desk.save(None, event)
        numbers = counted(desk)
        assert sorted((one.kind, one.outlet, one.month, number) for one, number in numbers.items()) == [
            ("event", "", "", 1), ("source", "", "2026-03", 1), ("source", "Газета / Пример", "2026-03", 3),
        ]  # fmt: skip
    text = vault.parent / "text.txt"
    text.write_text("Пришли люди.\nПришли наркоманы.\nГазета: «наркоманы».\n", "utf-8")
    ran = laptop.run("words", vault, "--check", str(text))
    assert ran.status == 1
    assert [line[:2] for line in ran.out.splitlines()[1:]] == ["2\t"]
    text.write_text("Пришли люди.\n", "utf-8")
    out, stigma = vault.parent / "list.csv", vault.parent / "stigma.csv"
    laptop.run("words", vault, "--check", str(text), "--csv", str(out), "--stigma", str(stigma)).done()
    assert "наркоман" in out.read_text("utf-8-sig")
    told = stigma.read_text("utf-8-sig")
    assert "2026-03" in told
    assert NOBODY not in told
