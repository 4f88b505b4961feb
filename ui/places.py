"""Where each kind of record is shown: its page, the record that page opens, the part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fieldcase.casework.look import Look

ICONS = {
    "case": "briefcase", "event": "clock", "act": "scale", "source": "link", "person": "user", "evidence": "paperclip",
    "visit": "calendar-check", "interview": "message-square", "task": "check", "capture": "inbox", "site": "map-pin",
    "figure": "list", "issued": "file-text", "person_identity": "lock", "consent": "shield", "moment": "clock",
    "translation": "file-text", "segment": "file-text", "recommendation": "flag", "country_note": "book-open",
    "questionnaire": "list", "threshold": "scale", "involvement": "users", "decision": "gavel", "hearing": "gavel",
    "remedy": "gavel", "detention": "clock", "time_limit": "clock",
    "instrument": "scale", "provision": "scale",
    "letter": "mail", "delivery": "mail", "delivery_account": "mail", "reply_term": "clock", "campaign": "megaphone",
    "action": "megaphone", "handout": "file-text", "meeting": "users", "follow_up": "flag", "issue": "layers",
    "signal": "radio", "refusal": "message-square", "incident": "siren", "pattern": "link", "relation": "users",
    "harm": "shield", "safety_check": "check", "safety_plan": "shield", "ally": "handshake", "check_in": "clock",
    "grant": "coins", "objective": "flag", "change_story": "file-text", "good_practice": "book-open",
    "wording": "message-square", "glossary_entry": "book-open",
}  # fmt: skip
# A part of the page Visits that opens visit mode at an interview, whose id in hex stands behind it.
ASK = "ask:"
# Records that lie in a case or a visit and are shown within it.
PARTS = {
    "event": "chronology", "act": "law", "source": "chronology", "task": "questions", "figure": "law",
    "evidence": "evidence", "moment": "evidence", "decision": "decisions", "remedy": "law", "detention": "law",
    "person": "people", "consent": "people", "person_identity": "people", "naming": "people",
}  # fmt: skip
# Rows of the law that lie in the network's register, by the tab of the page Courts and law.
_LAW_PARTS = {"threshold": "amounts", "instrument": "instruments", "provision": "instruments"}
# Shown behind a cover on the page Safety: the tab alone opens, no record of it is marked.
_COVERED = {"ally": "allies", "safety_plan": "plans"}
# Records that are shown with the one they belong to.
_WITH_OWNER = frozenset({"custody", "translation", "segment", "mark", "moment", "involvement"})


def place_of(look: Look, kind: str, record_id: bytes) -> tuple[str, bytes | None, str]:
    """Page, record and part where a record is shown. `part` is "chronology:<hex id>" where it lies within another."""
    from fieldcase.model.asked import Asked
    from fieldcase.model.case import Case
    from fieldcase.model.fieldwork import Visit

    record = look.find(record_id)
    # A passage of a translation is shown with its translation, that with its evidence.
    while record.KIND in _WITH_OWNER and getattr(record, record.OWNER) is not None:
        record = look.find(getattr(record, record.OWNER))
        kind, record_id = record.KIND, record.key
    if isinstance(record, (Case, Visit)):
        return f"{record.KIND}s", record.key, ""
    if kind == "time_limit":
        return "law", record_id, "hours"
    if kind in _COVERED:
        return "safety", None, _COVERED[kind]
    if kind in ("country_note", "questionnaire"):
        return "visits", None, "questionnaires"
    if kind in _LAW_PARTS:
        return "law", record_id, _LAW_PARTS[kind]
    if kind in ("capture", "setting"):
        return "today", record_id, ""
    if kind == "decision" and record.scope == look.register:
        return "law", record_id, "decisions"
    for holder in (Case, Visit):
        found = look.page(holder, look.vector(Asked(holder, scope=record.scope)))
        if found:
            part = PARTS.get(kind, "")
            named = f"{part}:{record_id.hex()}" if holder is Case and part else record_id.hex()
            return f"{holder.KIND}s", found[0].key, named
    return ("people", record_id, "") if kind == "person" else ("today", record_id, "")
