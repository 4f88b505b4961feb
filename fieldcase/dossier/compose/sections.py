"""The sections a dossier can have, in their order, and what choosing among them means.

What a person leaves out by choice is not held back by a rule: it is said so in the file. The section on what the file
shows always stays. Knows anchors and titles; refuses to know what is in a section.
"""

from __future__ import annotations

from fieldcase.errors import N_

PROOF, GLOSSARY = "proof", "glossary"
TOLD: tuple[tuple[str, str], ...] = (
    ("summary", N_("Summary")),
    ("chronology", N_("Chronology")),
    ("persons", N_("Persons")),
    ("attacks", N_("Attacks and what they did")),
    ("detention", N_("Detention")),
    ("acts", N_("Acts and the norms they touch")),
    ("bearing", N_("Norms and evidence")),
    ("decisions", N_("Court decisions and hearings")),
    ("remedies", N_("Steps before authorities")),
    ("exhaustion", N_("Domestic remedies (draft for a lawyer)")),
    ("law", N_("Law applied")),
    ("figures", N_("Reported figures")),
    ("sources", N_("Sources")),
    ("evidence", N_("Evidence")),
    ("exhibits", N_("Exhibits")),
    (GLOSSARY, N_("Glossary")),
    (PROOF, N_("What this file shows and how to check it")),
)
# Counted tables tell of nobody: no summary, no chronology, no persons, no evidence.
COUNTED: tuple[tuple[str, str], ...] = (
    ("counts", N_("Counted")),
    ("figures", N_("Reported figures")),
    ("sources", N_("Sources")),
    (GLOSSARY, N_("Glossary")),
    (PROOF, N_("What this file shows and how to check it")),
)
_KNOWN = frozenset(anchor for anchor, _ in (*TOLD, *COUNTED))


def section_names(counted: bool = False) -> tuple[tuple[str, str], ...]:
    """Anchor and title (a msgid) of every section, in order; those of counted tables where `counted`.

    The last one, "proof", is in every dossier whatever is chosen.
    """
    return COUNTED if counted else TOLD


def chosen_among(sections: frozenset[str] | None, counted: bool) -> frozenset[str] | None:
    """The sections that will stand, "proof" among them; None where that is all of them.

    ValueError for an anchor that no dossier has. One that only another kind of dossier has is passed over.
    """
    if sections is None:
        return None
    if not sections <= _KNOWN:
        raise ValueError("no dossier has this section")
    whole = frozenset(anchor for anchor, _ in section_names(counted))
    kept = (sections | {PROOF}) & whole
    return None if kept == whole else kept
