"""The making child: one path for every dossier, the same bytes, the same refusals, and only bytes on the pipe."""

from __future__ import annotations

import hashlib
import io
import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ingredients import (
    ARTICLE,
    DAY,
    SCOPE,
    SHOWN,
    WOMAN,
    annex,
    ingredients,
    number,
    picture,
    records,
    stored,
    with_record,
)
from PIL import Image

from fieldcase import sandbox
from fieldcase.dossier import verify
from fieldcase.dossier.annexes import NO_PICTURE, Annex
from fieldcase.dossier.answers import Answer, Drawn, Finished, Refused, Wanted, packed
from fieldcase.dossier.asking import ask_for_dossier, ask_for_page, make_ready, new_child
from fieldcase.dossier.ingredients import Ingredients, without_keys
from fieldcase.dossier.maker import child, made
from fieldcase.dossier.manifest import seal
from fieldcase.errors import (
    ChildFailed,
    ConsentMissing,
    GlyphMissing,
    IdentityInText,
    NameMissing,
    NothingToTell,
    ReleaseRefused,
)
from fieldcase.i18n import words
from fieldcase.model.case import Case, Event
from fieldcase.model.declare import Reveals, declared
from fieldcase.model.ids import MemberId
from fieldcase.model.people import Member


def finished(answer: Answer) -> Finished:
    """The answer as a finished dossier."""
    assert isinstance(answer, Finished), answer
    return answer


def file_of(answer: Answer, *jpegs: bytes) -> bytes:
    """The file of a finished dossier, with its pictures put in."""
    return b"".join(seal(finished(answer).parts, stored(*jpegs)))


def refusal_of(answer: Answer) -> ReleaseRefused:
    """The refusal in an answer."""
    assert isinstance(answer, Refused), answer
    return answer.refusal


def changed(what: str, **values: Any) -> Ingredients:
    """Ingredients whose one told event says something else."""
    event = next(one for one in records() if isinstance(one, Event) and one.id == DAY)
    return ingredients(records=with_record(replace(event, what=what)), **values)


# -- what is made ------------------------------------------------------------------------------------------------


def test_the_child_makes_the_same_bytes_as_this_process_and_twice_the_same() -> None:
    here = finished(made(ingredients()))
    with new_child() as warm:
        there = [finished(ask_for_dossier(warm, ingredients())) for _ in range(2)]
    assert [one.parts for one in there] == [here.parts] * 2
    assert verify.check(file_of(here)).agrees


def test_a_preview_is_the_same_file_and_stays_in_the_child() -> None:
    with new_child() as warm:
        seen = finished(ask_for_dossier(warm, ingredients(preview=True), stored()))
    assert seen.parts == ()
    assert seen.sha256 == hashlib.sha256(file_of(made(ingredients()))).digest()
    assert seen.pages == 8


def test_the_answer_says_whom_and_what_the_file_tells_of() -> None:
    with new_child() as warm:
        answer = finished(ask_for_dossier(warm, ingredients()))
    here = finished(made(ingredients()))
    assert answer == replace(here, people=answer.people)
    assert dict(answer.people) == dict(here.people)
    assert {bytes(DAY), bytes(SHOWN)} <= set(answer.records)


def test_pictures_are_asked_for_only_where_they_will_be_shown() -> None:
    with new_child() as warm:
        assert ask_for_dossier(warm, ingredients(pictures={})) == Wanted((SHOWN,))
        without = frozenset({"summary", "evidence"})
        assert isinstance(ask_for_dossier(warm, ingredients(pictures={}, sections=without)), Finished)


def test_a_picture_that_cannot_be_opened_is_told_as_such() -> None:
    answer = finished(made(ingredients(pictures={SHOWN: Annex(trouble=NO_PICTURE)})))
    assert [one.values for one in answer.notices if "could not be opened" in one.message] == [{"exhibit": "A01"}]
    assert not any("could not be opened" in one.message for one in finished(made(ingredients())).notices)


def test_what_was_chosen_is_made() -> None:
    some = finished(made(ingredients(sections=frozenset({"summary"}))))
    assert len(file_of(some)) < len(file_of(made(ingredients())))
    assert verify.check(file_of(some)).manifest["sections"] == ["summary", "proof"]


# -- refusals ----------------------------------------------------------------------------------------------------


def about_the_man() -> Ingredients:
    case = next(one for one in records() if isinstance(one, Case))
    return ingredients(records=with_record(replace(case, about=(number(2),))))  # type: ignore[arg-type]


REFUSED: dict[str, tuple[Callable[[], Ingredients], type[ReleaseRefused]]] = {
    "consent": (about_the_man, ConsentMissing),
    "name": (lambda: ingredients(use="complaint"), NameMissing),
    "identity": (lambda: changed("They called Верховцева."), IdentityInText),
    "file name": (lambda: ingredients(file_name="Верховцевой.pdf"), IdentityInText),
    "glyph": (lambda: changed("A sign: 中."), GlyphMissing),
    "nothing": (lambda: changed("Hornbeam came by."), NothingToTell),
}


@pytest.mark.parametrize("told", ["en", "ru"])
@pytest.mark.parametrize("name", REFUSED)
def test_a_refusal_comes_back_across_the_pipe_as_the_same_error(name: str, told: str) -> None:
    what, kind = REFUSED[name]
    asked = replace(what(), told=told)
    here = refusal_of(made(asked))
    with new_child() as warm:
        there = refusal_of(ask_for_dossier(warm, asked))
    assert type(there) is type(here) is kind
    assert (there.values, there.where) == (here.values, here.where)
    assert there.told(words(told)) == here.told(words(told))


def test_a_refusal_leads_to_the_person_it_is_about() -> None:
    assert [one.record for one in refusal_of(made(about_the_man())).where] == [number(2)]
    assert [one.record for one in refusal_of(made(ingredients(use="complaint"))).where] == [WOMAN]


@pytest.mark.parametrize("text", ["They called Верховцева.", "A sign: 中."])
def test_a_refusal_leads_to_the_very_field_that_has_to_change(text: str) -> None:
    where = refusal_of(made(changed(text))).where
    assert [(one.record, one.field) for one in where] == [(DAY, "what")]
    assert "Верховцева" not in where[0].said


def test_a_refusal_of_the_file_name_leads_to_no_record() -> None:
    assert refusal_of(made(ingredients(file_name="Верховцевой.pdf"))).where == ()


# -- what goes to the child --------------------------------------------------------------------------------------


def test_no_key_of_a_file_or_a_slot_goes_to_the_child() -> None:
    slot = Member(id=MemberId(number(71)), scope=SCOPE, pseudonym="Linden", slot=b"a slot's own id")
    for record in (*records(), slot):
        bare = without_keys(record)
        keys = [one for one in declared(type(record)) if one.about.reveals is Reveals.KEY]
        assert all(getattr(bare, one.name) == one.empty for one in keys)
        assert bare.key == record.key
    assert any(one.about.reveals is Reveals.KEY for one in declared(Member)), "control"
    assert b"a slot's own id" in pickle.dumps(slot)
    assert b"a slot's own id" not in pickle.dumps(without_keys(slot))


def test_the_making_child_loads_no_vault_and_no_window(root: Path) -> None:
    program = "import sys, fieldcase.dossier.maker, pypdfium2; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=root)
    loaded = ran.stdout.split()
    assert "fieldcase.dossier.pdf.render" in loaded, "control"
    never = ("PySide6", "sqlcipher3", "nacl", "fieldcase.vault", "fieldcase.casework", "fieldcase.cli", "ui")
    assert [name for name in loaded if name.split(".")[0] in never or name.startswith(never[3:6])] == []


def test_who_asks_the_child_loads_neither_fonts_nor_dictionary(root: Path) -> None:
    program = "import sys, fieldcase.casework.dossiers, fieldcase.casework.preview; print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, cwd=root)
    assert {"reportlab", "pymorphy3", "pypdfium2"}.isdisjoint(ran.stdout.split())


@pytest.mark.parametrize(
    "message", [b"", b"junk", b"M" + pickle.dumps(["no ingredients"]), b"P[1]"], ids=["empty", "junk", "list", "page"]
)
def test_a_message_that_asks_for_nothing_ends_the_child(message: bytes) -> None:
    with pytest.raises(ChildFailed):
        sandbox.run(sandbox.MAKER, "dossier", message, 60)


# -- pages -------------------------------------------------------------------------------------------------------


def test_pages_are_drawn_in_the_child_and_differ() -> None:
    with new_child() as warm:
        ask_for_dossier(warm, ingredients(preview=True), stored())
        pages = [ask_for_page(warm, place, 300) for place in range(8)]
        assert ask_for_page(warm, 8, 300) is None
        assert ask_for_page(warm, -1, 300) is None
    assert all(page is not None and page.width == 300 and page.height in range(420, 430) for page in pages)
    assert len({page.pixels for page in pages if page is not None}) == 8, "no two pages look the same"
    white = sum(page.pixels.count(b"\xff") / len(page.pixels) for page in pages if page is not None) / 8
    assert 0.7 < white < 0.995, "ink on paper"


def test_the_colours_of_a_page_come_red_first() -> None:
    red = picture_of("red")
    with new_child() as warm:
        ask_for_dossier(warm, ingredients(preview=True, pictures={SHOWN: annex(red)}), stored(red))
        pages = [ask_for_page(warm, place, 120) for place in range(8)]
    seen = [page.pixels[at : at + 3] for page in pages if page for at in middles(page)]
    assert sum(red > 200 and blue < 60 for red, _, blue in seen) > 20
    assert sum(blue > 200 and red < 60 for red, _, blue in seen) == 0


def picture_of(colour: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(out, "JPEG")
    return out.getvalue()


def middles(page: Drawn) -> list[int]:
    """Where each pixel of a page begins."""
    return [row * page.stride + column * 3 for row in range(page.height) for column in range(page.width)]


def test_before_a_file_is_made_and_after_a_refusal_there_is_no_page() -> None:
    with new_child() as warm:
        make_ready(warm)
        assert ask_for_page(warm, 0, 300) is None
        ask_for_dossier(warm, ingredients(preview=True), stored())
        assert ask_for_page(warm, 0, 300) is not None
        ask_for_dossier(warm, changed("They called Верховцева.", preview=True), stored())
        assert ask_for_page(warm, 0, 300) is None


def test_the_child_answers_in_bytes_what_it_made() -> None:
    assert child(b"M" + pickle.dumps(ingredients())) == packed(made(ingredients()))
    assert bytes(ARTICLE) in set(finished(made(ingredients())).records)
    assert picture() in file_of(made(ingredients())), "a JPEG stands in the file byte for byte"
