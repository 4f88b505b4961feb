"""A form with every kind of question, of our own writing; every word in it is invented."""

from __future__ import annotations

from forms.written import xform

_TEXTS = {
    "day": ("On which day?", "В какой день?"), "sort": ("Which sort?", "Какого рода?"), "a": ("Alpha", "Альфа"),
    "b": ("Beta", "Бета"), "c": ("Gamma", "Гамма"), "told": ("What happened?", "Что произошло?"),
}  # fmt: skip


def _translations() -> str:
    made = ""
    for place, language in enumerate(("English (en)", "Русский (ru)")):
        texts = "".join(f'<text id="{name}"><value>{said[place]}</value></text>' for name, said in _TEXTS.items())
        default = "" if place else ' default="true()"'
        made += f'<translation lang="{language}"{default}>{texts}</translation>'
    return f"<itext>{made}</itext>"


def _one(tag: str, name: str, label: str, inside: str = "", more: str = "") -> str:
    return f'<{tag} ref="/data/{name}"{more}><label>{label}</label>{inside}</{tag}>'


_ITEMS = "".join(f"<item><label>{name.upper()}</label><value>{name}</value></item>" for name in ("one", "two", "three"))
_SPOKEN = "".join(f"<item><label ref=\"jr:itext('{name}')\"/><value>{name}</value></item>" for name in ("a", "b", "c"))

EVERYTHING = xform(
    "<lead/><told/><sort/><many/><whole>7</whole><part/><day/><hour/><moment/><scale/><rank/><seen/>"
    "<closed>fixed</closed><both><left/><right/></both><child jr:template=\"\"><name/></child><photo/>",
    [
        'nodeset="/data/lead" readonly="true()"', 'nodeset="/data/told" required="true()"',
        'nodeset="/data/whole" type="int" constraint=". &gt; 0 and . &lt; 100"'
        ' jr:constraintMsg="Between 1 and 99 / Пример"',
        'nodeset="/data/part" type="decimal"', 'nodeset="/data/day" type="date"', 'nodeset="/data/hour" type="time"',
        'nodeset="/data/moment" type="dateTime"', 'nodeset="/data/scale" type="int"',
        'nodeset="/data/rank" type="odk:rank"',
        'nodeset="/data/closed" readonly="true()"', 'nodeset="/data/both/right" relevant="/data/both/left = \'one\'"',
        'nodeset="/data/photo" type="binary"', 'nodeset="/data/seen" type="string"',
    ],
    _one("input", "lead", "Read this aloud / Пример")
    + "<input ref=\"/data/told\"><label ref=\"jr:itext('told')\"/></input>"
    + f"<select1 ref=\"/data/sort\"><label ref=\"jr:itext('sort')\"/>{_SPOKEN}</select1>"
    + _one("select", "many", "Which of them?", _ITEMS) + _one("input", "whole", "How many?")
    + _one("input", "part", "How much?") + "<input ref=\"/data/day\"><label ref=\"jr:itext('day')\"/></input>"
    + _one("input", "hour", "At what time?") + _one("input", "moment", "When exactly?")
    + _one("range", "scale", "How bad, of ten?", "", ' start="1" end="10" step="1"')
    + f'<odk:rank ref="/data/rank"><label>In which order?</label>{_ITEMS}</odk:rank>'
    + _one("trigger", "seen", "This was said / Пример") + _one("input", "closed", "Given already")
    + '<group ref="/data/both" appearance="field-list"><label>Both at once</label>'
    + _one("select1", "both/left", "Left", _ITEMS) + _one("input", "both/right", "Right") + "</group>"
    + '<group ref="/data/child"><label>Child</label><repeat nodeset="/data/child">'
    + _one("input", "child/name", "Which year at school?") + "</repeat></group>"
    + '<upload ref="/data/photo" mediatype="image/*"><label>A picture of the place / Пример</label></upload>',
    _translations(),
)  # fmt: skip
