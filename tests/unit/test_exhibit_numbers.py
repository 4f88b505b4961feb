"""An exhibit's number is given once: a dossier that is already out may speak of it."""

from __future__ import annotations

import io
from pathlib import Path

from fieldcase.casework.cases import taken_or_new
from fieldcase.casework.desk import Desk
from fieldcase.casework.erasing import erase
from fieldcase.casework.evidence import import_evidence
from fieldcase.model.evidence import Custody
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World


def test_the_number_of_an_erased_or_hidden_exhibit_is_not_given_again(tmp_path: Path) -> None:
    desk, _ = Desk.new(tmp_path / "v.fieldcase", "сито берёза паром облако кувшин лестница", World(), TEST_COST)
    case = taken_or_new(desk, "X-1")
    pieces = [import_evidence(desk, case.scope, io.BytesIO(b"one"), f"{n}.txt") for n in range(3)]
    assert [piece.number for piece in pieces] == ["A01", "A02", "A03"]
    erase(desk, pieces[2].id)
    desk.hide(pieces[1])
    fourth = import_evidence(desk, case.scope, io.BytesIO(b"two"), "4.txt")
    assert fourth.number == "A04"
    kept = {entry.evidence for entry in desk.all(Custody)}
    assert kept == {pieces[0].id, pieces[1].id, fourth.id}, "the erased exhibit's ledger went with it"
    desk.close()


def test_a_new_exhibit_is_not_looked_at_and_nothing_is_stated_about_it(tmp_path: Path) -> None:
    desk, _ = Desk.new(tmp_path / "v.fieldcase", "сито берёза паром облако кувшин лестница", World(), TEST_COST)
    case = taken_or_new(desk, "X-1")
    piece = import_evidence(desk, case.scope, io.BytesIO("слова".encode()), "письмо.txt")
    assert (piece.looked_at, piece.kind, piece.acquired_on, piece.shows) == ("not_looked_at", "not_stated", None, ())
    assert [(entry.event, entry.by) for entry in desk.all(Custody)] == [("imported", desk.member)]
    with desk.vault.blobs.open(piece.blob or b"", piece.secret or b"") as reader:
        assert reader.read() == "слова".encode()
    desk.close()
