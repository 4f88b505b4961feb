"""The section of the page Safety that says honestly what the program protects against, and what it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from fieldcase.errors import N_
from ui.pages.safety_section import Section

if TYPE_CHECKING:
    from ui.workplace import Workplace

_DOES = (
    N_("The laptop or a stick is lost, stolen or seized while the program is closed or locked: what is in the vault is "
       "encrypted, and only the passphrase or the recovery code opens it."),
    N_("Somebody changes the vault from outside: “Check everything” finds it."),
    N_("A person appears in a dossier against that person's will: every dossier goes through the rules of consent."),
    N_("A hostile file among the evidence: pictures are opened in a process of their own that holds no key."),
    N_("Words that must be forgotten: after erasing they are in no list, no search, no history and no new backup."),
    N_("The power goes, the disk is full, the program is ended: what was saved stays, and a deed is done whole or not "
       "at all."),
)  # fmt: skip
_DOES_NOT = (
    N_("A laptop that is seized while the vault is open. Lock it before anybody reaches it: the panic key is enough."),
    N_("A passphrase that was watched, guessed, or given up under pressure. Nothing here helps to deny that the vault "
       "exists or what is in it. What is not on this laptop cannot be taken: travel with less."),
    N_("A computer that is already watched, by a program or a camera, while you work."),
    N_("Swap and hibernation: the system may write keys to the disk. Encrypt the whole disk."),
    N_("What has left: a dossier, a printed page, a copy with whoever received it. Printers keep copies."),
    N_("The originals of evidence on phones, sticks and disks, also after they were deleted there."),
    N_("Older backups and copies: they still hold what was erased since, and still open with the old passphrase."),
    N_("The whole vault put back as it was some days ago: one laptop alone cannot notice it."),
)  # fmt: skip


class LimitsSection(Section):
    """Two lists of sentences."""

    NAME: ClassVar[str] = "limits"
    TITLE: ClassVar[str] = N_("What is protected and what is not")

    def __init__(self, work: Workplace) -> None:
        super().__init__(work)
        for heading, sentences in ((N_("Protected"), _DOES), (N_("Not protected"), _DOES_NOT)):
            self.say(heading, "strong")
            for sentence in sentences:
                said = self.say(sentence)
                said.setText(f"•\N{NO-BREAK SPACE}{said.text()}")
