"""A chronology of the kind a lawyer types, in invented sentences, and pictures that a field worker brings.

Sixteen rows with all five types of date, people who return, sources that are shared. The town is invented.
"""

from __future__ import annotations

import io

from PIL import Image

_ROWS = """
date|date_type|what|kind|actor|actor_kind|victim|place|title|pages
2021-03-01|exact|The drop-in opens its doors in Lindow|own_action|Volunteers|activist||Lindow||
2021-03-01|after|Two patrols begin to wait at the corner|surveillance|Patrol P.1|police|Visitors|Lindow||
2021-03-09|exact|Visitor V. is searched without a record|search|Patrol P.1|police|Visitor V.|Lindow||
2021-03-10|exact|A lawyer asks in writing for the record of the search|own_action|Lawyer L.|activist||||
2021-03|month|Pharmacists are told to note who buys syringes|surveillance|Health inspection|state_official|Visitors|||
2021-03-20|before|The landlord hears of the drop-in from the police|pressure_on_partners|Patrol P.1|police|Landlord|||
2021-03-22|exact|«Ёлочная» улица: сосед кричит вслед посетительнице|threat|Neighbour N.|private_persons|Visitor V.|||
2021-04-02|exact|An article calls the drop-in a den|press_attack|Evening paper|media|Volunteers||A den beside us|3
2021-04-02|exact|The same page shows the door|press_attack|Evening paper|media|Volunteers||A den beside us|3
2021-04-05|after|Comments ask for the windows to be broken|incitement|Readers|private_persons|Volunteers|||
2021-04|estimate|Half of the visitors stay away|health_harm|||Visitors|||
2021-04-19|exact|A window is broken at night|assault|Unknown||Volunteers|Lindow||
2021-04-20|exact|The police take no statement|inaction|Duty officer|police|Volunteers|||
2021-05|month|Visitor V. sleeps badly, and says so to the nurse|health_harm|||Visitor V.|||
2021-05-30|before|The landlord ends the contract|social_harm|Landlord|private_persons|Volunteers|||
2021-06-01|exact|The drop-in moves into a van|protective_measure|Volunteers|activist||||
"""


def rows() -> list[dict[str, str]]:
    """The sixteen rows by column name; a new list each time."""
    names, *lines = (line.split("|") for line in _ROWS.split("\n")[1:-1])
    return [dict(zip(names, cells, strict=True)) for cells in lines]


def picture(shade: int = 90, comment: bytes = b"") -> bytes:
    """A small JPEG; `comment` is written into its metadata."""
    made = Image.new("RGB", (320, 200), (shade, 140, 160))
    made.paste((20, 20, shade), (0, 0, 100, 60))
    out = io.BytesIO()
    made.save(out, "JPEG", quality=80, **({"comment": comment} if comment else {}))
    return out.getvalue()
