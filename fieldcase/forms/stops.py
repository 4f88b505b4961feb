"""The way through an interview: screen after screen, and after each repeat the question whether there is one more.

Knows the order in which a person is led. Knows no window: how large a screen is and what is on it is not its affair.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from fieldcase.forms import views
from fieldcase.forms.declared import Member, Question, Repeat
from fieldcase.forms.places import Place
from fieldcase.forms.session import Session


@dataclass(frozen=True)
class Stop:
    """One screen: the addresses of its questions; or, without questions, the repeat to which one may be added."""

    ref: str
    questions: tuple[str, ...] = ()

    @property
    def asks(self) -> bool:
        """Whether it has questions."""
        return bool(self.questions)


def stops(session: Session) -> tuple[Stop, ...]:
    """All screens that are relevant now, in the order of the form. A repeat stands behind its last instance, where a
    person may add one or take one away."""
    open_repeats = {one.ref for one in session.repeats() if one.open and one.relevant}
    found: dict[str, list[str]] = {}
    for ref, screen in _walked(session.definition.body, session.living.top, session):
        if screen:
            found.setdefault(screen, []).append(ref)
        elif ref in open_repeats:
            found[ref] = []
    return tuple(Stop(ref, tuple(questions)) for ref, questions in found.items())


def _walked(members: tuple[Member, ...], above: Place, session: Session) -> Iterator[tuple[str, str]]:
    """Each relevant question with the screen it stands on; each repeat with none."""
    living = session.living
    for member in members:
        if isinstance(member, Question):
            for place, _ in views.asked((member,), above, living):
                if place.relevant:
                    yield place.address, views.screen(place)
        elif isinstance(member, Repeat):
            for instance in views.instances(above, member.path, living):
                yield from _walked(member.members, instance, session)
            for holder, repeat in views.repeats((member,), above, living):
                if repeat is member:
                    yield f"{holder.address}{member.path[len(holder.spot.path) :]}", ""
        else:
            yield from _walked(member.members, above, session)
