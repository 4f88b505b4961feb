"""A letter leaves only as far as people agreed to it, and every word that could lead to somebody is told before."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from unit.desks import desk_at

from fieldcase.casework import consents, letter_files, people
from fieldcase.casework.desk import Desk
from fieldcase.dossier import letter_papers
from fieldcase.dossier.letter import document_of
from fieldcase.errors import IdentityInLetter, LetterEmpty, NoAddressee
from fieldcase.i18n import words
from fieldcase.model.dates import UncertainDate
from fieldcase.model.ids import ConsentId, DeliveryId, LetterId, PersonIdentityId
from fieldcase.model.letters import Delivery, Letter
from fieldcase.model.people import Consent, Person, PersonIdentity
from fieldcase.rules.letter_places import numbered, unfilled, with_demands
from fieldcase.rules.letter_released import LetterRelease, LetterSeal
from fieldcase.rules.preflight import STOP

RU = words("ru")
NAME, PHONE = "Айгуль Бекова", "+996 555 123 456"
