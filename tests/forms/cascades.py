"""A form with a choice among thousands, for tests and the bench. Every name in it is invented."""

from __future__ import annotations

ROWS = 5000


def cascade(rows: int = ROWS) -> str:
    """A form with a region, a district and a place in it, as Kobo's forms of a whole country have them."""
    places = "".join(
        f"<item><name>p{each}</name><label>Place {each}</label><region>r{each % 20}</region>"
        f"<district>d{each % 200}</district></item>"
        for each in range(rows)
    )
    chosen = "instance('places')/root/item[region = /data/region and district = /data/district]"
    return f"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head><model>
      <instance><data id="towns"><region/><district/><place/></data></instance>
      <instance id="places"><root>{places}</root></instance>
      <bind nodeset="/data/region"/><bind nodeset="/data/district"/><bind nodeset="/data/place"/></model></h:head>
      <h:body><input ref="/data/region"/><input ref="/data/district"/><select1 ref="/data/place">
      <itemset nodeset="{chosen}"><value ref="name"/><label ref="label"/></itemset></select1></h:body></h:html>"""
