"""Devices of others, and as whom they show themselves."""

from __future__ import annotations

from fieldcase.errors.base import N_
from fieldcase.errors.records import RecordError


class NoSuchPeer(RecordError):
    """No device with this key was met."""

    code = "record.no-such-peer"
    sentence = N_("This device is not known here. Nothing was changed. Take in the card that it shows first.")


class DeviceIsOwn(RecordError):
    """The card is this vault's own."""

    code = "record.device-is-own"
    sentence = N_("This is the card of this vault itself. Nothing was changed. Take in the card that the other shows.")


class MemberKnown(RecordError):
    """A device shows itself as somebody who is known by another device."""

    code = "record.member-known"
    sentence = N_(
        "This card is in the name of somebody who is already known here by another device. It was not taken in; "
        "nothing was changed. Ask the person face to face; if both are theirs, take it in as another device of theirs."
    )
