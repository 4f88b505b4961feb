"""How an interview begins: preloads, what the form sets when it is loaded, then all rules once.

Knows the order of JavaRosa: preloads, first load, load, rules. Preloads that would tell who somebody is give nothing.
"""

from __future__ import annotations

from fieldcase.forms.declared import FIRST_LOAD, LOAD
from fieldcase.forms.living import Living
from fieldcase.forms.places import Place
from fieldcase.forms.submission import timestamp
from fieldcase.forms.xpath.functions.chance import new_id


def begin(living: Living) -> None:
    """Let a new instance be as it is before the first answer."""
    living.identity = f"uuid:{new_id(living.evaluation.context)}"
    for place in living.top.walk():
        text = preloaded(place, living)
        if text:
            living.ledger.write(place, text)
    for event in (FIRST_LOAD, LOAD):
        living.fire(event, living.top)
    living.cascade.begun(living.top)
    living.cascade.run()


def preloaded(place: Place, living: Living) -> str:
    """What the machine puts into a place before anybody answers; the empty text where it has nothing to say."""
    bind = place.spot.bind
    if (bind.preload, bind.preload_with) == ("date", "today"):
        return living.evaluation.context.today().isoformat()
    if (bind.preload, bind.preload_with) == ("timestamp", "start"):
        return timestamp(living.evaluation.context.now())
    return f"uuid:{new_id(living.evaluation.context)}" if bind.preload == "uid" else ""
