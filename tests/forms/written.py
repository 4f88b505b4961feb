"""XForms of our own writing, put together from their parts. Every name and word in them is invented."""

from __future__ import annotations

from collections.abc import Iterable

from conforming.worlds import StillWorld, still

HEAD = (
    '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"'
    ' xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"'
    ' xmlns:odk="http://www.opendatakit.org/xforms">'
)
# 2026-03-14, noon in the zone of the tests.
NOON = 1_773_475_200_000


def xform(instance: str, binds: Iterable[str] = (), body: str = "", model: str = "", version: str = "1") -> str:
    """A form with the id `example`; `instance` is what stands in /data, `model` what stands beside the binds."""
    bound = "".join(f"<bind {bind}/>" for bind in binds)
    return (
        f"{HEAD}<h:head><h:title>Example / Пример</h:title><model>"
        f'<instance><data id="example" version="{version}">{instance}<meta><instanceID/></meta></data></instance>'
        f"{model}{bound}</model></h:head><h:body>{body}</h:body></h:html>"
    )


def asking(*names: str) -> str:
    """Inputs for these nodes of /data."""
    return "".join(f'<input ref="/data/{name}"><label>{name}</label></input>' for name in names)


def listed(name: str, *rows: tuple[str, ...]) -> str:
    """A list of choices as a secondary instance: value, label, and further columns c1, c2, ..."""
    made = "".join(
        f"<item><name>{row[0]}</name><label>{row[1]}</label>"
        + "".join(f"<c{place}>{cell}</c{place}>" for place, cell in enumerate(row[2:], 1))
        + "</item>"
        for row in rows
    )
    return f'<instance id="{name}"><list>{made}</list></instance>'


def select(path: str, name: str, condition: str = "", control: str = "select1") -> str:
    """A select of the choices of a list, all of them or those that meet a condition."""
    chosen = f"[{condition}]" if condition else ""
    return (
        f'<{control} ref="/data/{path}"><label>{path}</label>'
        f"<itemset nodeset=\"instance('{name}')/list/item{chosen}\">"
        f'<value ref="name"/><label ref="label"/></itemset></{control}>'
    )


def noon() -> StillWorld:
    """A world in which it is noon."""
    return still(NOON, "UTC")


# A visit: a cascade of three selects, a repeat with a count in another, sums, a score, relevance of groups.
VISIT = xform(
    "<region/><town/><site/><consent/><story><why/><when/></story>"
    '<case jr:template=""><kind/><steps/><step jr:template=""><what/><hard/><both/></step><hardest/><weight/></case>'
    "<case><kind/><steps/><hardest/><weight/></case>"
    "<s_weight/><s_story/><score/><first_kind/><people>2</people><share/>",
    [
        'nodeset="/data/story" relevant="/data/consent = \'yes\'"',
        'nodeset="/data/story/why" required="true()"',
        'nodeset="/data/story/when" type="date" constraint=". &lt;= today()" jr:constraintMsg="Not in the future"'
        " relevant=\"../why != ''\"",
        'nodeset="/data/case/steps" type="int" constraint=". &lt; 5"',
        'nodeset="/data/case/step" relevant="../kind != \'none\'"',
        'nodeset="/data/case/step/hard" type="int"',
        'nodeset="/data/case/step/both" calculate="concat(../what, \'-\', position(..))"',
        'nodeset="/data/case/hardest" calculate="max(../step/hard)"',
        'nodeset="/data/case/weight" type="int" calculate="coalesce(../hardest, 0) + sum(../step/hard)"',
        'nodeset="/data/s_weight" calculate="sum(/data/case/weight) * 2"',
        'nodeset="/data/s_story" calculate="if(string-length(/data/story/why) > 3, 5, 0)"',
        'nodeset="/data/score" calculate="/data/s_weight + /data/s_story"',
        'nodeset="/data/first_kind" calculate="jr:choice-name(/data/case[position() = 1]/kind, \'/data/case/kind\')"',
        'nodeset="/data/people" type="int" readonly="/data/consent = \'no\'"',
        'nodeset="/data/share" type="decimal" calculate="count(/data/case) div /data/people"',
    ],
    select("region", "regions")
    + select("town", "towns", "c1 = /data/region")
    + select("site", "sites", "c1 = /data/town", "select")
    + select("consent", "answers")
    + '<group ref="/data/story"><label>Story of <output value="/data/site"/></label>'
    + asking("story/why", "story/when")
    + "</group>"
    + '<group ref="/data/case"><label>Case</label><repeat nodeset="/data/case">'
    + select("case/kind", "kinds")
    + asking("case/steps")
    + '<repeat nodeset="/data/case/step" jr:count="../steps">'
    + asking("case/step/what", "case/step/hard")
    + "</repeat></repeat></group>"
    + asking("people"),
    listed("regions", ("north", "North"), ("south", "South"))
    + listed("towns", ("alder", "Alder", "north"), ("birch", "Birch", "north"), ("cedar", "Cedar", "south"))
    + listed("sites", ("a1", "A1", "alder"), ("a2", "A2", "alder"), ("b1", "B1", "birch"), ("c1", "C1", "cedar"))
    + listed("answers", ("yes", "Yes"), ("no", "No"))
    + listed("kinds", ("none", "None"), ("raid", "Raid"), ("refusal", "Refusal")),
)  # fmt: skip
