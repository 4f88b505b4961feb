"""What a person at the dossier builder waits for: a preview from a child that is warm, against a whole export."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from benches.pairs import Pairs, in_turn, seconds
from vaults import PASSPHRASE

from fieldcase.casework import cases, dossiers, sample
from fieldcase.casework.desk import Desk
from fieldcase.casework.preview import Preview
from fieldcase.i18n import words
from fieldcase.vault.keys import TEST_COST
from fieldcase.world import World

CODE, USES = "EX-KG-ATTACK", ("internal", "un_public")
ROUNDS = 5
WIDTH = 800


def previews(folder: Path) -> list[Pairs]:
    """Gathered, made and its first page drawn, against gathered, made, checked, kept and written."""
    desk, _ = Desk.new(folder / "previews.fieldcase", PASSPHRASE, World(), TEST_COST)
    sample.load(desk)
    preview, number = Preview(desk), count()
    preview.warm_up()
    case = cases.by_code(desk, CODE)

    def seen(use: str) -> None:
        gathered = dossiers.gather(desk, case, use, "ru", "preview.pdf", words("ru"), preview=True)
        answer = preview.ask(gathered)
        if answer is None or answer.refusal is not None or preview.page(0, WIDTH) is None:
            raise RuntimeError("there was no preview")

    def exported(use: str) -> None:
        dossiers.export(desk, CODE, use, "ru", folder / f"{next(number)}.pdf", words("ru"))

    def pair(use: str) -> Pairs:
        what = f"a warm preview of a dossier of the sample ({use}) and the drawing of its first page"
        return in_turn(
            what, "an export from a cold start", lambda: seconds(lambda: seen(use)),
            lambda: seconds(lambda: exported(use)), ROUNDS,
        )  # fmt: skip

    try:
        return [pair(use) for use in USES]
    finally:
        preview.close()
        desk.close()
