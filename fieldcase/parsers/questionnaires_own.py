"""The questionnaires that come with the program, as anybody's would come: Markdown tables in resources/forms.

Knows their names. Refuses to take them more lightly than a stranger's: whoever wants a form of one converts it.
"""

from __future__ import annotations

from importlib import resources

# In the order in which they are offered.
OWN = ("strategic-cases", "ost-site-visit", "court-monitoring")


def own(name: str) -> bytes:
    """The file of one of OWN; KeyError for another name."""
    if name not in OWN:
        raise KeyError(name)
    return resources.files("resources").joinpath("forms", f"{name}.md").read_bytes()
