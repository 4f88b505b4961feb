"""Search: people find their own words however they type them, and nothing that is hidden or erased."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from vaults import STAMP, case_scope, new_vault, open_again, save

from fieldcase.model.case import Event
from fieldcase.model.declare import field_named
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import EventId, EvidenceId, PassageId, PersonId, ScopeId
from fieldcase.model.people import Passage, Person
from fieldcase.model.text import folded, words_of
from fieldcase.vault.check import faults
from fieldcase.vault.vault import Vault

SENTENCES = (
    "Её задержали у аптеки; Ёлкина молчала",
    "Майор район",
    "Маиор раион",
    "Әйел Қарағанды қаласында ұсталды, үйіне іздеу салынды",
    "Жергиликтүү өкмөт чечим чыгарды, көчөдө кармашты",
    "Тоҷикистон: маҳкамаи ноҳияи Ҳисор",
    "Oʻzbekiston sudi, oʻquvchi",
    "Straße Über ISTANBUL naïve",
    "Обыск-досмотр в 23:45 без протокола №17/а",
    "DROP TABLE record_event; NEAR(обыск аптека) AND NOT OR",
)


class Case:
    """A vault whose case has a record for each sentence."""

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.scope = ScopeId(case_scope(vault))
        self.events = [self.event(what) for what in SENTENCES]

    def event(self, what: str, **more: Any) -> Event:
        """One more record."""
        event = Event(id=EventId(self.vault.world.random(16)), scope=self.scope, what=what, **more)
        save(self.vault, None, event)
        return event

    def found(self, words: str) -> list[int]:
        """Which of the sentences these words find."""
        hits = [hit.id for hit in self.vault.search(words)]
        return sorted(at for at, event in enumerate(self.events) if event.id in hits)


@pytest.fixture
def case(quick_path: Path) -> Iterator[Case]:
    with new_vault(quick_path) as vault:
        yield Case(vault)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A case that is only looked at."""
    with new_vault(tmp_path_factory.mktemp("search")) as vault:
        yield Case(vault)


@pytest.mark.parametrize(("typed", "expected"), [
    ("её", [0]), ("ее", [0]), ("ЕЁ", [0]), ("ёлкина", [0]), ("елкина", [0]), ("Елкина", [0]), ("ЁЛКИНА", [0]),
    ("майор", [1]), ("маиор", [2]), ("район", [1]), ("раион", [2]),
    ("қарағанды", [3]), ("ҚАРАҒАНДЫ", [3]), ("әйел", [3]), ("үйіне", [3]), ("караганды", []), ("уйине", []),
    ("өкмөт", [4]), ("ӨКМӨТ", [4]), ("көчөдө", [4]), ("окмот", []), ("жергиликтүү", [4]),
    ("тоҷикистон", [5]), ("маҳкама", [5]), ("ҲИСОР", [5]), ("хисор", []),
    ("oʻzbekiston", [6]), ("sudi", [6]),
    ("strasse", [7]), ("STRASSE", [7]), ("straße", [7]), ("über", [7]), ("uber", []), ("istanbul", [7]), ("naïve", [7]),
    ("аптек", [0, 9]), ("апт", [0, 9]), ("а", [0, 8, 9]), ("задер", [0]), ("держали", []),
    ("досмотр", [8]), ("обыск-досмотр", [8]), ("обыск", [8, 9]), ("23:45", [8]), ("17/а", [8]), ("№17", [8]),
    ("задержали аптек", [0]), ("аптек задержали", [0]), ("аптек майор", []), ("обыск аптека", [9]),
    ("мол елк зад", [0]),
    ("", []), ("   ", []), ("...", []), ("—", []), ("\x00", []), ("🙂", []),
])  # fmt: skip
def test_words_are_found_as_people_type_them(kept: Case, typed: str, expected: list[int]) -> None:
    assert kept.found(typed) == expected


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize("word", ["Ёлкина", "майор", "үйіне", "über", "naïve", "её"])
def test_the_form_of_the_letters_makes_no_difference(kept: Case, form: str, word: str) -> None:
    typed = unicodedata.normalize(form, word)  # type: ignore[arg-type]
    assert kept.found(typed) == kept.found(word)
    assert kept.found(typed) != []


def test_words_typed_as_letters_and_marks_apart_are_found_too(case: Case) -> None:
    event = case.event(unicodedata.normalize("NFD", "Йод и ёж"))
    for typed in ("йод", "ЁЖ", "еж", unicodedata.normalize("NFD", "йод")):
        assert [hit.id for hit in case.vault.search(typed)] == [event.id]
    assert case.vault.search("иод") == []


OPERATORS = (
    '"', '""', '"обыск', 'обыск"', "'", "''; DROP TABLE search_index; --", "обыск*", "*", "обыск AND", "AND", "OR",
    "NOT", "NOT обыск", "обыск NEAR аптека", "NEAR(обыск аптека, 5)", "words:обыск", "words : обыск", "{words}: обыск",
    "^обыск", "-обыск", "+обыск", "(обыск", "обыск)", "обыск + аптека", "rank", "search_index", "обыск\\", "%", "_",
    "?",    "обыск\x00аптека", "\ufeff", "\u202eобыск", "a" * 5000, " ".join(["обыск"] * 500),
)  # fmt: skip


@pytest.mark.parametrize("typed", OPERATORS, ids=range(len(OPERATORS)))
def test_the_signs_of_the_query_language_mean_nothing(kept: Case, typed: str) -> None:
    assert kept.found(typed) == (kept.found(" ".join(words_of(typed))) if words_of(typed) else [])


def test_operators_are_words_like_others(kept: Case) -> None:
    assert kept.found("NEAR") == kept.found("AND NOT OR") == [9]
    assert kept.found('"обыск" -досмотр') == [8]


@given(st.text(max_size=60))
def test_any_text_at_all_may_be_asked_for(kept: Case, typed: str) -> None:
    for hit in kept.vault.search(typed):
        event = kept.vault.store.get(Event, hit.id)
        assert event is not None
        assert all(word in folded(event.what) for word in words_of(typed))


@given(st.sampled_from(SENTENCES), st.data())
def test_every_beginning_of_every_word_finds_its_sentence(kept: Case, sentence: str, data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(words_of(sentence)))
    start = word[: data.draw(st.integers(1, len(word)))]
    asked = data.draw(st.sampled_from([start, start.upper(), unicodedata.normalize("NFD", start)]))
    if words_of(asked):
        assert SENTENCES.index(sentence) in kept.found(asked)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_any_text_may_be_kept_and_is_found_by_its_own_words(case: Case, text: str) -> None:
    event = case.event("начало " + text)
    assert event.id in [hit.id for hit in case.vault.search("начало")]
    for word in words_of(text)[:3]:
        if any(unicodedata.category(sign)[0] in "LN" for sign in word):
            assert event.id in [hit.id for hit in case.vault.search(word)], word
    assert list(faults(case.vault)) == []


def test_a_record_in_the_bin_is_not_found_until_it_is_taken_out(case: Case) -> None:
    event = case.events[0]
    assert case.found("ёлкина") == [0]
    save(case.vault, event, replace(event, hidden=True))
    assert case.found("ёлкина") == []
    save(case.vault, replace(event, hidden=True), event)
    assert case.found("ёлкина") == [0]


def test_what_was_erased_is_not_found(case: Case) -> None:
    event = case.event("молоток", place="Талас", notes="заметка")
    with case.vault.transaction():
        case.vault.store.erase(event, field_named(Event, "place"), STAMP)
    assert case.vault.search("талас") == []
    assert [hit.field for hit in case.vault.search("молоток")] == ["what"]
    with case.vault.transaction():
        case.vault.store.erase(event, None, STAMP)
    assert case.vault.search("молоток") == case.vault.search("заметка") == []
    assert list(faults(case.vault)) == []


def test_a_changed_text_is_found_by_its_new_words_alone(case: Case) -> None:
    event = case.event("старое слово")
    save(case.vault, event, replace(event, what="новое слово"))
    assert case.vault.search("старое") == []
    assert len(case.vault.search("новое")) == len(case.vault.search("слово")) == 1


def test_a_save_that_fails_leaves_the_index_as_it_was(case: Case) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_after_saving(case)
    assert case.vault.search("недописанное") == []
    assert list(faults(case.vault)) == []


def fail_after_saving(case: Case) -> None:
    """A deed that ends in the middle."""
    with case.vault.transaction():
        event = Event(id=EventId(b"e" * 16), scope=case.scope, what="недописанное")
        case.vault.store.save(None, event, STAMP)
        raise ZeroDivisionError


def test_words_are_found_in_the_field_they_stand_in(case: Case) -> None:
    event = case.event("молоток", place="наковальня", notes="молоток и наковальня")
    hits = {hit.field for hit in case.vault.search("молоток")}
    assert hits == {"what", "notes"}
    assert [hit.field for hit in case.vault.search("молоток наковальня")] == ["notes"], "all words in one field"
    assert {(hit.kind, hit.id, hit.scope) for hit in case.vault.search("наков")} == {("event", event.id, case.scope)}


def test_codes_keys_and_marked_passages_are_not_searched(case: Case) -> None:
    person = PersonId(b"p" * 16)
    save(case.vault, None, Person(id=person, scope=case.scope, kind="client", pseudonym="Рябина"))
    save(case.vault, None, Passage(id=PassageId(b"q" * 16), scope=case.scope, field="what", words="тайное"))
    secret = b"k" * 32
    save(case.vault, None, Evidence(id=EvidenceId(b"e" * 16), scope=case.scope, title="Снимок", kind="photo",
                                    secret=secret, blob=b"b" * 16))  # fmt: skip
    assert len(case.vault.search("рябина")) == len(case.vault.search("снимок")) == 1
    for typed in ("client", "photo", "тайное", secret.decode(), "b" * 16, secret.hex()):
        assert case.vault.search(typed) == []


def test_the_order_of_the_hits_stays_whatever_else_happens(case: Case) -> None:
    more = [case.event("паром " * count + "и ещё слова", notes="паром") for count in (1, 3, 2, 1, 1)]
    first = case.vault.search("паром")
    assert len(first) == 2 * len(more)
    for _ in range(3):
        assert case.vault.search("паром") == case.vault.search("  ПАРОМ ") == first
    vault = open_again(case.vault)
    try:
        assert vault.search("паром") == first
        vault.settle_to_disk()
        assert vault.search("паром") == first
    finally:
        vault.close()


def test_of_equal_hits_the_earlier_comes_first(case: Case) -> None:
    events = [case.event("одинаково") for _ in range(12)]
    assert [hit.id for hit in case.vault.search("одинаково")] == [event.id for event in events]


def test_a_thousand_hits_are_enough(case: Case) -> None:
    with case.vault.transaction():
        for at in range(1100):
            event = Event(id=EventId(at.to_bytes(16, "big")), scope=case.scope, what="повтор")
            case.vault.store.save(None, event, STAMP)
    assert len(case.vault.search("повтор")) == 1000
