"""What in a letter leads to a child: the exact age, the school, the kindergarten; and whose children a name
leads to.

A child is told of with an age band at most, whatever a parent agreed (do-no-harm.md, Four kinds of people). Looks at
words and finds; decides nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from fieldcase.model.ids import PersonId
from fieldcase.model.security import Relation
from fieldcase.rules.material import Material

_PARENT, _CHILD = "parent", "child"
# Words of a child: beside them a number of years is an age.
_SPEAKS_OF_A_CHILD = re.compile(
    r"\b(?:дет(?:и|ей|ям|ях|ьми)|дит[яё]\w*|реб[её]н\w+|младен\w+|девоч\w+|мальчик\w*|доч(?:ь|к|ер)\w*|сын\w*|"
    r"подрост\w+|школьни\w+|несовершеннолетн\w+|малолетн\w+|child(?:ren)?|girls?|boys?|sons?|daughters?|baby|babies|"
    r"infants?|teenagers?|minors?)\b",
    re.I,
)
_FEW = (
    r"(?:\d|1[0-7]|оди?н\w*|дв[ае]|двух|тр[иё]х?|тр[её]х|четыр\w+|пят[ьи]|шест[ьи]|сем[ьи]|восем[ьи]|восьми|девят[ьи]|"
    r"десят[ьи]|\w+надцат[ьи]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen)"
)
_AGE = re.compile(
    rf"(?<![\d.,-])\b{_FEW}[\s-]*(?:лет(?:н\w+)?|год(?:а|ик\w*|овал\w+)?|месяц(?:а|ев)|(?:year|month)s?[\s-]olds?)\b"
    r"|\baged?\s+\d{1,2}\b|\b(?:родил\w+|рожд[её]н\w*|born)\s+(?:в\s+|on\s+|in\s+)?\d[\d.]*",
    re.I,
)
_SCHOOL = re.compile(
    r"\b(?:школ\w*|гимнази\w*|лице[йяюе]\w*|интернат\w*|садик\w*|school)\s*(?:№|#|n[o°]?\.?|номер|number)?\s*"
    r"(?:\d+|[«“\"][^»”\"\n]{1,60}[»”\"]?)"
    r"|\b(?:детск\w+\s+сад\w*|детсад\w*|садик\w*|ясл[ияе]\w*|kindergartens?|nursery)\b"
    r"|\b\d{1,2}(?:-?[а-я]{1,3})?\s*[«“\"]?[а-яa-z]?[»”\"]?\s+класс\w*",
    re.I,
)


def speaks_of_a_child(texts: Iterable[str]) -> bool:
    """Whether some texts speak of children at all."""
    return any(_SPEAKS_OF_A_CHILD.search(text) for text in texts)


def telling_of_a_child(texts: Iterable[str], *, of_a_child: bool) -> tuple[str, ...]:
    """What in the texts leads to a child, as it stands there: a school always, an age where the letter tells of a
    child (`of_a_child`)."""
    shapes = (_AGE, _SCHOOL) if of_a_child else (_SCHOOL,)
    return tuple(match.group().strip() for text in texts for shape in shapes for match in shape.finditer(text))


def children_of(material: Material, who: PersonId) -> frozenset[PersonId]:
    """The children of somebody, as the person's record or a recorded relation says."""
    person = material.persons.get(who)
    found = set(person.children) if person is not None else set()
    for one in material.of(Relation):
        if one.kind == _PARENT and one.person == who and one.other is not None:
            found.add(one.other)
        if one.kind == _CHILD and one.other == who and one.person is not None:
            found.add(one.person)
    return frozenset(found)
