"""A case whose exhibits are documents, and its dossier read back."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

from fieldcase.casework import dossiers
from fieldcase.casework.desk import Desk
from fieldcase.casework.dossiers import Made
from fieldcase.casework.evidence import import_evidence
from fieldcase.model.case import Case
from fieldcase.model.evidence import Evidence
from fieldcase.model.ids import IdentityId, PersonId
from fieldcase.model.people import Person, PersonIdentity


def piece(desk: Desk, case: Case, content: bytes, name: str = "paper.pdf", **about: Any) -> Evidence:
    """A piece of evidence that shows nobody, as somebody has said."""
    taken = import_evidence(desk, case.scope, io.BytesIO(content), name)
    described = replace(taken, **({"looked_at": "nobody", "description": "A paper."} | about))
    desk.save(taken, described)
    return described


def exported(desk: Desk, tmp_path: Path, use: str = "internal", language: str = "en") -> tuple[Made, bytes]:
    target = tmp_path / f"{use}-{language}.pdf"
    target.unlink(missing_ok=True)
    made = dossiers.export(desk, "X-1", use, language, target)
    return made, target.read_bytes()


def told(made: Made) -> str:
    return "\n".join(notice.message.format(**notice.values) for notice in made.notices)


def stamps(pages: list[str]) -> list[tuple[int, str, int]]:
    """Page of the file, exhibit and its page, as they are stamped."""
    found = []
    for number, page in enumerate(pages, start=1):
        found += [(number, which, int(sheet)) for which, sheet in re.findall(r"Annex (A\d+), p\. (\d+)", page)]
    return found


def known(desk: Desk, case: Case, name: str) -> PersonId:
    """Somebody the vault knows by name and nobody told of."""
    who = PersonId(desk.new_id())
    desk.save(None, Person(id=who, scope=case.scope, pseudonym="Juniper", kind="client"))
    desk.save(None, PersonIdentity(id=IdentityId(desk.new_id()), scope=case.scope, person=who, name=name))
    return who
