"""Settings: one table, read and written by name, kept in the vault."""

from __future__ import annotations

import pytest
from vaults import PASSPHRASE

from fieldcase.casework import settings
from fieldcase.casework.desk import Desk
from fieldcase.casework.look import Look
from fieldcase.casework.settings import SETTINGS
from fieldcase.casework.tables import shipped
from fieldcase.model.deskwork import Setting
from fieldcase.model.ids import SettingId


@pytest.mark.parametrize("name", sorted(SETTINGS))
def test_every_default_is_among_what_can_be_chosen_and_is_no_choice(desk: Desk, name: str) -> None:
    assert SETTINGS[name].takes(SETTINGS[name].default)
    assert settings.get(desk, name) == SETTINGS[name].default
    assert not settings.has(desk, name)


def test_a_choice_is_kept_over_closing_and_seen_from_the_reading_lane(desk: Desk) -> None:
    changes = settings.put(desk, "theme", "dark")
    settings.put(desk, "text_size", 150)
    assert changes.kinds == {"setting"}
    assert settings.get(Look(desk), "theme") == "dark"
    desk.close()
    again = Desk.open(desk.vault.path, PASSPHRASE, desk.world)
    assert (settings.get(again, "theme"), settings.get(again, "text_size")) == ("dark", "150")
    again.close()


def test_choosing_again_changes_the_one_record_and_undo_takes_it_back(desk: Desk) -> None:
    settings.put(desk, "idle_minutes", 10)
    settings.put(desk, "idle_minutes", 20)
    assert [one.value for one in desk.all(Setting)] == ["20"]
    desk.undo()
    assert settings.get(desk, "idle_minutes") == "10"
    desk.undo()
    assert (settings.get(desk, "idle_minutes"), settings.has(desk, "idle_minutes")) == ("5", False)


@pytest.mark.parametrize(
    ("name", "value"),
    [("theme", "pink"), ("text_size", 79), ("text_size", 201), ("text_size", "9٠"), ("idle_minutes", 0),
     ("idle_minutes", "soon"), ("role", "king"), ("panic_key", "A"), ("language", "fr"), ("colour", "red")],
)  # fmt: skip
def test_what_the_table_does_not_offer_cannot_be_chosen(desk: Desk, name: str, value: str | int) -> None:
    with pytest.raises(ValueError, match=r"no setting has this name|this value is not offered"):
        settings.put(desk, name, value)
    assert desk.all(Setting) == ()


def test_every_role_of_the_vocabulary_can_be_chosen(desk: Desk) -> None:
    for role in shipped().vocabularies["role"]:
        settings.put(desk, "role", role)
        assert settings.get(desk, "role") == role


def test_an_unknown_name_is_refused_when_it_is_read(desk: Desk) -> None:
    with pytest.raises(ValueError, match="no setting"):
        settings.get(desk, "colour")
    with pytest.raises(ValueError, match="no setting"):
        settings.has(desk, "colour")


def test_a_value_that_this_version_does_not_offer_counts_as_not_chosen(desk: Desk) -> None:
    odd = Setting(id=SettingId(desk.new_id()), scope=desk.own, name="theme", value="of a newer version")
    desk.save(None, odd)
    assert (settings.get(desk, "theme"), settings.has(desk, "theme")) == ("system", False)
