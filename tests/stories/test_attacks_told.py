"""The sample's attack case with incidents, patterns, harm and the relation: told to a court, held back in public.

What is searched for in the public files is found in the vault, and its own harm in the file for a court.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pdf_reading
import pytest
from stories.commands import opened

from fieldcase.casework import cases, dossiers
from fieldcase.casework.desk import Desk
from fieldcase.model.security import Harm, Relation

CODE = "EX-KG-ATTACK"
FAMILY = ("200 apartments", "kindergarten", "New Year's celebration", "at her school", "at a school")


@pytest.fixture
def desk(sample_copy: Path) -> Iterator[Desk]:
    with closing(opened(sample_copy)) as made:
        yield made


@pytest.mark.parametrize("use", ["story", "un_public", "un_confidential", "court", "internal"])
def test_harm_to_the_children_is_in_no_file_and_the_chain_is_in_each(desk: Desk, use: str, tmp_path: Path) -> None:
    made = dossiers.make(desk, cases.by_code(desk, CODE), use, "en", "X.pdf")
    text = pdf_reading.text(made.content, tmp_path)
    assert [words for words in FAMILY if words in text] == []
    assert "children touched" not in text
    kept = " ".join(harm.what for harm in desk.all(Harm))
    assert all(words in kept for words in FAMILY[:4]), "the control: it is in the vault"
    assert "Pattern 1" in text, "where an event is left out, the chain stays without its words"
    assert ("From a post to a call for prosecution" in text) == (use != "court")
    assert "Attacks and what they did" in text
    assert ("sister or brother" in text) == (use in ("un_confidential", "court", "internal"))
    assert "She stays away from places where she may be recognised" in text, "the control: her own harm is told"
    assert desk.all(Relation)
