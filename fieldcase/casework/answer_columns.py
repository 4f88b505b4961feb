"""What the columns of an export mean: a question, one choice of it, a part of a position, what a server says of itself.

Names of the form come before labels. A column that may mean two questions means neither, and is told. Knows headings
as Kobo, Central and Briefcase write them; refuses to know what stands in a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from fieldcase.casework.answer_words import SEPARATORS, FormWords, leaves, plain
from fieldcase.forms.declared import Control
from fieldcase.forms.spots import Spot

# What says whose row it is, and in which other row it stands.
KEYS = frozenset({"KEY", "PARENT_KEY", "_index", "_parent_index", "_parent_table_name"})
# Of the server's own words these are kept or read; `*` stands for the same behind "_submission_" in Kobo's sheets.
READ = {
    "_uuid": "uuid", "_submission_time": "sent", "SubmissionDate": "sent", "__version__": "version",
    "_version_": "version", "FormVersion": "version", "_notes": "notes", "_tags": "tags", "_xform_id_string": "form",
    "meta/instanceID": "identity", "meta-instanceID": "identity", "instanceID": "identity",
    "meta/rootUuid": "root", "meta/deprecatedID": "corrects", "meta-deprecatedID": "corrects",
}  # fmt: skip
# Who sent it, and from which device: never kept (docs/do-no-harm.md, Identity).
WHO = frozenset({
    "_submitted_by", "SubmitterID", "SubmitterName", "DeviceID", "_geolocation", "username", "deviceid", "device_id",
    "subscriberid", "simserial", "phonenumber", "phone_number", "email", "imei", "audit", "start-geopoint",
    "start_geopoint", "background-audio", "background_audio",
})  # fmt: skip
_SERVER = frozenset({
    "_id", "_validation_status", "_status", "_attachments", "formhub/uuid", "_bamboo_dataset_id", "_edited",
    "_duration", "_media_all_received", "_date_modified", "AttachmentsPresent", "AttachmentsExpected", "Status",
    "ReviewState", "Edits", "instanceName", "meta/instanceName", "meta-instanceName", "meta/audit", "_media_count",
    "_total_media", "_xform_id", "_supplementalDetails", "_index", "_review_state", "_review_comment", "meta/rootUuid",
})  # fmt: skip
_AGAIN = re.compile(r"_submission_.+|SET-OF-.+|_version__\d+|__version__\d+|.+@odata\..+")
_POINT = ("latitude", "longitude", "altitude", "precision")
# Kobo writes the groups before the line, and leaves them out of the heading of the whole position.
_POINT_OF_KOBO = re.compile(rf"(|.+[-:/.])_(.+)_({'|'.join(_POINT)})")
_POINT_OF_ODK = re.compile(r"()(.+)[-:/.](Latitude|Longitude|Altitude|Accuracy)")


class Sort(Enum):
    """What a column is for."""

    VALUE = "value"
    CHOICE = "choice"
    POINT = "point"
    KEY = "key"
    READ = "read"
    WHO = "who"
    SERVER = "server"
    EXTRA = "extra"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True)
class Meaning:
    """One column: its sort, its question, and which choice, part or word of a server it is."""

    sort: Sort
    heading: str
    spot: Spot | None = None
    what: str = ""


class Columns:
    """Reads the headings of one table. `home` is the root of the form, or the repeat that the table holds."""

    def __init__(self, words: FormWords, home: Spot) -> None:
        self._words = words
        self.spots = tuple(leaves(home))
        self._ways: dict[str, set[Spot]] = {}
        self._bare: dict[str, set[Spot]] = {}
        self._labels: dict[str, set[Spot]] = {}
        for spot in self.spots:
            for way in words.names(spot, home):
                self._ways.setdefault(way, set()).add(spot)
            self._bare.setdefault(spot.path.rpartition("/")[2].rpartition(":")[2], set()).add(spot)
            for label in words.labels.get(spot.path, ()):
                self._labels.setdefault(label, set()).add(spot)

    def meanings(self, headings: Sequence[str]) -> tuple[Meaning, ...]:
        """What each column means. Two columns for one question are doubtful: one of them would be lost."""
        found = [self._meaning(" ".join(heading.split())) for heading in headings]
        firsts: dict[tuple[Sort, Spot | None, str], int] = {}
        for number, one in enumerate(found):
            if one.sort in (Sort.VALUE, Sort.CHOICE, Sort.POINT):
                before = firsts.setdefault((one.sort, one.spot, one.what), number)
                if before != number:
                    found[number] = Meaning(Sort.DOUBTFUL, one.heading, one.spot)
                    found[before] = Meaning(Sort.DOUBTFUL, found[before].heading, one.spot)
        return tuple(found)

    def _meaning(self, heading: str) -> Meaning:
        if heading in KEYS:
            return Meaning(Sort.KEY, heading, what=heading)
        named = self._named(heading)
        if heading in READ:
            spot = next(iter(named)) if len(named) == 1 else None
            return Meaning(Sort.READ, heading, spot, READ[heading])
        if len(named) == 1:
            return Meaning(Sort.VALUE, heading, next(iter(named)))
        if named:
            return Meaning(Sort.DOUBTFUL, heading)
        return self._beside(heading)

    def _beside(self, heading: str) -> Meaning:
        """A column that is no question by itself."""
        if heading in _SERVER or _AGAIN.fullmatch(heading):
            return Meaning(Sort.SERVER, heading)
        if heading in WHO:
            return Meaning(Sort.WHO, heading)
        for found in (self._point(heading), self._choice(heading), self._address_of_a_file(heading)):
            if found is not None:
                return found
        return Meaning(Sort.EXTRA, heading)

    def _named(self, heading: str) -> set[Spot]:
        """The questions that a heading names: by the way to them, else by their own name, else by their label."""
        for known, key in ((self._ways, heading), (self._bare, heading), (self._labels, plain(heading))):
            if key in known:
                return known[key]
        return set()

    def _point(self, heading: str) -> Meaning | None:
        for pattern in (_POINT_OF_KOBO, _POINT_OF_ODK):
            match = pattern.fullmatch(heading)
            if match is None:
                continue
            for name in (match[1] + match[2], match[2]):
                spots = [one for one in self._named(name) if one.bind.type == "geopoint"]
                if len(spots) == 1:
                    part = match[3].lower().replace("accuracy", "precision")
                    return Meaning(Sort.POINT, heading, spots[0], str(_POINT.index(part)))
        return None

    def _choice(self, heading: str) -> Meaning | None:
        """One choice of a question of which several may be chosen: "question/choice"."""
        found: dict[tuple[Spot, str], None] = {}
        for spot, rest in self._parted(heading):
            choices = self._words.choices(spot) if spot.several else None
            if choices is not None:
                value = rest if rest in choices.values else choices.of_label(rest)
                if value:
                    found[spot, value] = None
        if len(found) == 1:
            spot, value = next(iter(found))
            return Meaning(Sort.CHOICE, heading, spot, value)
        return Meaning(Sort.DOUBTFUL, heading) if found else None

    def _parted(self, heading: str) -> Iterator[tuple[Spot, str]]:
        for place, sign in enumerate(heading):
            if sign in SEPARATORS and place:
                for spot in self._named(heading[:place]):
                    yield spot, heading[place + 1 :]

    def _address_of_a_file(self, heading: str) -> Meaning | None:
        """Where a server keeps a file, which Kobo writes beside the file's name."""
        base = heading.removesuffix("_URL")
        taking = [one for one in self._named(base) if one.question and one.question.control is Control.UPLOAD]
        return Meaning(Sort.SERVER, heading) if base != heading and taking else None
