"""The vocabularies, norms and pseudonym words that are shipped with the program, read once.

Knows the files under resources/vocabularies, resources/norms and resources/law and their shape; knows no record and no
vault. A vocabulary is never edited here: codes are for ever, an organisation's own version supersedes by date
(decision 15).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import Any

from fieldcase.model.terms import Norm, Tables, Term

_LANGUAGES = ("en", "ru")
_PSEUDONYMS = "pseudonyms"
# What an instrument is called for short, where its title carries no abbreviation.
_SHORT = tuple(f"short_{language}" for language in _LANGUAGES)
# What is said of a term beside its labels; everything else in it is a mark that rules read.
_SAID = frozenset({"code", "huri_code", *_LANGUAGES})
# The words for how well a norm's text was checked (model.terms.Norm); any other counts as memory (norms of the field).
STATUSES = frozenset({"verified", "partly_verified", "secondary", "seed", "memory", "unsourced"})


@lru_cache
def shipped() -> Tables:
    """All shipped tables as one value; `sha256` is over the names and bytes of all their files.

    `instruments` holds for each instrument its title in each language and, as "unit", what its parts are called:
    article, recommendation or guideline.
    """
    files = {**_files("vocabularies"), **_files("norms"), **_files("law")}
    digest = hashlib.sha256()
    for name, content in sorted(files.items()):
        digest.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    read = {name: json.loads(content) for name, content in sorted(files.items())}
    norm_files = sorted((one for one in read.values() if "norms" in one), key=lambda one: int(one["place"]))
    law = [one for name, one in read.items() if name.startswith("law/")]
    pairs = read[f"vocabularies/{_PSEUDONYMS}.json"]["pairs"]
    return Tables(
        vocabularies=_fixed({one["vocabulary"]: _terms(one["terms"]) for one in read.values() if "terms" in one}),
        norms=_fixed({norm.code: norm for one in (*norm_files, *map(_national, law)) for norm in _norms(one)}),
        instruments=_fixed(
            {one["instrument"]: _fixed(_instrument(one)) for one in norm_files}
            | {row["code"]: _fixed(_titled(row) | {"unit": "article"}) for one in law for row in one["instruments"]}
        ),
        pseudonyms=_fixed({language: tuple(pair[language] for pair in pairs) for language in _LANGUAGES}),
        sha256=digest.hexdigest(),
    )


def options(vocabulary: str, language: str) -> tuple[tuple[str, str], ...]:
    """The codes of a vocabulary with their labels in a language, in the order in which they are to be offered."""
    tables = shipped()
    if vocabulary == "norm":
        return tuple((norm.code, norm.label(language)) for norm in tables.norms.values())
    return tuple((term.code, term.label(language)) for term in tables.vocabularies[vocabulary].values())


def offered(vocabulary: str, language: str) -> tuple[tuple[str, str], ...]:
    """The codes that a person may choose in a form: all but those that the program alone writes, or nobody any more."""
    known = shipped().vocabularies.get(vocabulary, {})
    return tuple(
        (code, label) for code, label in options(vocabulary, language)
        if code not in known or known[code].marks.get("offered") != "no"
    )  # fmt: skip


def _files(folder: str) -> dict[str, bytes]:
    """The JSON files of a folder of resources, by folder and name."""
    found = resources.files("resources").joinpath(folder).iterdir()
    return {f"{folder}/{file.name}": file.read_bytes() for file in found if file.name.endswith(".json")}


def _terms(rows: Iterable[Mapping[str, str]]) -> Mapping[str, Term]:
    return _fixed(
        {
            row["code"]: Term(
                code=row["code"],
                labels=_labels(row),
                huri_code=row.get("huri_code", ""),
                marks=_fixed({name: value for name, value in row.items() if name not in _SAID}),
            )
            for row in rows
        }
    )


def _national(file: Mapping[str, Any]) -> Mapping[str, Any]:
    """The provisions of a country's law as norms that can be cited; of several versions the last one counts."""
    rows = [
        {**_titled(row), "code": f"{row['instrument']}:{row['number']}", "instrument": row["instrument"],
         "number": row["number"], "status": row["status"], "source": row["source"]}
        for row in file["provisions"]
    ]  # fmt: skip
    return {"norms": rows}


def _titled(row: Mapping[str, Any]) -> dict[str, str]:
    return {"ru": row["title"], "en": row["title_en"]}


def _norms(file: Mapping[str, Any]) -> Iterable[Norm]:
    for row in file["norms"]:
        status = row["status"] if row["status"] in STATUSES else "memory"
        yield Norm(
            row["code"], row.get("instrument") or file["instrument"], row["number"], _labels(row), status, row["source"]
        )


def _instrument(file: Mapping[str, Any]) -> dict[str, str]:
    short = {name: file[name] for name in _SHORT if name in file}
    return {name: file[name] for name in (*_LANGUAGES, "unit")} | short


def _labels(row: Mapping[str, str]) -> Mapping[str, str]:
    return _fixed({language: row[language] for language in _LANGUAGES})


def _fixed(mapping: dict[str, Any]) -> Mapping[str, Any]:
    """A read-only view: the tables are shared by everybody and changed by nobody."""
    return MappingProxyType(mapping)
