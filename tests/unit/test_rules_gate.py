"""The gate itself: one maker of a release, pure, complete over uses and kinds, the same bytes wherever it runs."""

from __future__ import annotations

import ast
import hashlib
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from unit.release_cases import CASE, EVERY_USE, KEY, TABLES, TODAY, about, consent, event, identity, person, released

from fieldcase.errors import ConsentMissing
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.rules.release import release
from fieldcase.rules.released import Release, Seal

RULES = Path(__file__).resolve().parents[2] / "fieldcase" / "rules"


def made(**more: Any) -> Release:
    values: dict[str, Any] = {
        "seal": Seal(), "use": "court", "language": "en", "case": CASE, "records": (), "people": {}, "exhibits": {},
        "sources": {}, "coarse": frozenset(), "ledger": False, "original_hashes": False, "left_out": 0, "notices": (),
        "heads": "", "on": TODAY,
    } | more  # fmt: skip
    return Release(**values)


@pytest.mark.parametrize("seal", [None, "seal", object(), Seal])
def test_a_release_without_the_seal_cannot_be_made(seal: object) -> None:
    with pytest.raises(TypeError):
        made(seal=seal)
    assert made().use == "court", "the control"


def test_only_the_gate_makes_a_seal_or_a_release() -> None:
    gates = {
        "Seal": {"release.py"}, "Release": {"release.py"}, "LetterSeal": {"letter_gate.py"},
        "LetterRelease": {"letter_gate.py"}, "ReportSeal": {"report_gate.py"}, "ReportRelease": {"report_gate.py"},
        "CountsSeal": {"count_gate.py"}, "Counts": {"count_gate.py"},
    }  # fmt: skip
    makers: dict[str, set[str]] = {name: set() for name in gates}
    for file in (RULES.parent).rglob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        own = {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}  # a class of the same name
        for node in ast.walk(tree):
            named = node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
            if named in makers.keys() - own and isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                makers[node.func.id].add(file.name)
    assert makers == gates


def test_the_rules_ask_neither_for_the_time_nor_for_chance_nor_for_files() -> None:
    forbidden = {"os", "io", "time", "random", "secrets", "pathlib", "tempfile", "logging", "uuid"}
    for file in RULES.glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert names.isdisjoint(forbidden), file.name
        calls = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        assert calls.isdisjoint({"today", "now", "urandom", "print"}), file.name


def test_the_repr_of_a_release_shows_no_words_of_a_record() -> None:
    result = released("court", event(1, what="words of a record"))
    assert "words of a record" not in repr(result.records)


STORY = """
import hashlib, sys
sys.path.insert(0, "tests")
from unit.release_cases import *
people = [person(n, kind) for n, kind in enumerate(["client", "worker", "author", "child", "witness"], start=1)]
yes = [consent(who, "without_name") for who in people]
papers = [source(n, people[n % 5]) for n in range(3)]
events = [event(n, people[n % 5], sources=(papers[n % 3].id,)) for n in range(6)]
pieces = [exhibit(n, people[n]) for n in range(5)]
result = released(sys.argv[1], *people, *yes, *papers, *events, *pieces, language="ru")
print(hashlib.sha256(bytes_of(result)).hexdigest())
"""


@pytest.mark.parametrize("use", ["un_public", "court", "statistics"])
def test_two_processes_with_other_seeds_zones_and_homes_make_the_same_release(use: str, tmp_path: Path) -> None:
    digests = set()
    for seed, zone in (("1", "Asia/Bishkek"), ("2", "America/Lima")):
        environment = dict(os.environ) | {"PYTHONHASHSEED": seed, "TZ": zone, "HOME": str(tmp_path / seed)}
        ran = subprocess.run(
            [sys.executable, "-c", STORY, use], cwd=RULES.parents[1], env=environment, capture_output=True, check=True
        )  # fmt: skip
        digests.add(ran.stdout)
    assert len(digests) == 1
    assert len(digests.pop()) > hashlib.sha256().digest_size


@pytest.mark.parametrize("use", EVERY_USE)
def test_a_release_can_be_sent_to_another_process(use: str) -> None:
    result = released(use, event(1))
    assert pickle.loads(pickle.dumps(result)) == result


def test_another_vault_gives_other_pseudonyms() -> None:
    people = [person(one) for one in range(1, 6)]
    yes = [consent(who, "without_name") for who in people]
    mine, other = (released("court", *people, *yes, key=key).people for key in (KEY, b"another" * 5))
    assert [mine[who.id].label for who in people] != [other[who.id].label for who in people]


def test_a_refusal_is_told_in_the_language_of_whoever_exports() -> None:
    who = person(1)
    no = consent(who, "refused", given_on=UncertainDate("2026-01-10"))
    with pytest.raises(ConsentMissing) as refused:
        release(
            (who, no, identity(who, "Имя"), event(1, who)), "court", TODAY, case=about(who), language="en",
            tables=TABLES, pseudonym_key=KEY, heads="", words=words("ru"),
        )  # fmt: skip
    assert str(refused.value.values["people"]).startswith("K-01: ")
    assert "10 января 2026" in str(refused.value.values["people"])
    assert refused.value.values["use"] == TABLES.label("use", "court", "ru")
