"""A dossier is handed the law of an organisation's own, and does not call its tables the delivered ones."""

from __future__ import annotations

from pathlib import Path

from unit.desks import desk_at

from fieldcase.casework.cases import new_case
from fieldcase.casework.gathering import gather
from fieldcase.casework.tables import shipped
from fieldcase.model.ids import ProvisionId
from fieldcase.model.law import Provision
from fieldcase.model.terms import Tables


def test_a_dossier_is_handed_the_law_of_ones_own(tmp_path: Path) -> None:
    with desk_at(tmp_path) as desk:
        case = new_case(desk, "Пример")

        def handed() -> Tables:
            return gather(desk, case, "internal", "ru", "a.pdf").ingredients.tables

        before = handed()
        assert before.label("norm", "xx-cc:283", "ru") == "xx-cc:283"
        assert before.sha256 == shipped().sha256
        made = ProvisionId(desk.new_id())
        desk.save(None, Provision(id=made, scope=desk.register, instrument="xx-cc", number="283", title="Хранение"))
        assert handed().label("norm", "xx-cc:283", "ru") == "Хранение"
        assert handed().sha256 == desk.tables.sha256 != shipped().sha256
