"""A chronology of attacks comes in with all its columns; the attacks become incidents, and are counted by a command."""

from __future__ import annotations

import csv
import io
from contextlib import closing

from stories.commands import Laptop, opened

from fieldcase.model.case import Act, Event, Source
from fieldcase.model.people import Person
from fieldcase.model.security import Incident

HEAD = (
    "date", "date_type", "what", "kind", "actor", "actor_kind", "victim", "medium", "language", "title", "quote",
    "pages", "source", "line",
)  # fmt: skip
ROWS = (
    ("2019-11-25", "after", "Example / Пример: readers call for a fight", "incitement", "Journalist X.1", "journalist",
     "Woman W.; participants", "social network", "ru", "A post", "Let them come", "", "account.txt", "10; 12"),
    ("2019-12-04", "exact", "Example / Пример: an article with photographs", "press_attack", "Paper; Journalist X.2",
     "media", "Woman W.", "print", "ru", "Whom have they brought us", "Let those deal with it", "1; 3", "account.txt",
     "20"),
    ("2020-02", "estimate", "Example / Пример: she sleeps again", "health_harm", "Unknown", "unknown", "Woman W.", "",
     "", "", "", "", "account.txt", "30"),
)  # fmt: skip


def table() -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([HEAD, *ROWS])
    return out.getvalue().encode()


def test_every_column_of_a_chronology_of_attacks_arrives_in_a_field(laptop: Laptop) -> None:
    vault = laptop.vault()
    laptop.run("import", vault, laptop.file("attacks.csv", table()), "--case", "EX-1").done()
    with closing(opened(vault)) as desk:
        events = {event.kind: event for event in desk.all(Event)}
        people = {one.id: one for one in desk.all(Person)}
        sources = {one.id: one for one in desk.all(Source)}
        found = {one.event: one for one in desk.all(Incident)}
        acts = {act.event: act for act in desk.all(Act)}
    called, printed, harmed = (events[kind] for kind in ("incitement", "press_attack", "health_harm"))
    source = sources[printed.sources[0]]
    assert (source.title, source.quote, source.pages) == ROWS[1][9:12]
    assert (source.language, source.medium, source.reference, source.lines) == ("ru", "print", "account.txt", "20")
    assert sources[called.sources[0]].medium == "social_network", "a label is the code"
    assert [people[one].actor_kind for one in printed.actors] == ["media", "media"]
    assert acts[printed.id].perpetrator_kind == "media"
    assert [people[one].pseudonym for one in called.people[:1]] == ["Woman W."]
    assert found[printed.id].types == ("printed_article",)
    assert found[called.id].victims == acts[called.id].victims
    assert harmed.id not in found, "harm is not yet an incident: a person says so"
    assert harmed.date is not None
    assert harmed.date.text == "2020-02~"
    assert harmed.notes == "actor: Unknown\nactor_kind: unknown", "what has no field is kept and said to be left"


def test_incidents_are_counted_by_a_command_and_written_to_a_new_file(laptop: Laptop) -> None:
    vault = laptop.vault()
    laptop.run("import", vault, laptop.file("attacks.csv", table()), "--case", "EX-1").done()
    out = laptop.here / "counts.csv"
    ran = laptop.run("incidents", vault, "--case", "EX-1", "--csv", out).done()
    assert ran.out.splitlines()[0] == "2 incidents"
    rows = list(csv.reader(io.StringIO(out.read_bytes().decode("utf-8-sig"))))
    assert ["By month", "2019-12", "1"] in rows
    assert "Woman W." not in out.read_text("utf-8-sig")
    laptop.run("incidents", vault, "--csv", out).refused("dossier.file-exists")
    laptop.run("incidents", vault, "--case", "NONE").refused("record.no-such-case")
