"""Many court decisions: a hundred saved as records are, the others copies of their rows under ids of their own."""

from __future__ import annotations

from fieldcase.casework.desk import Desk
from fieldcase.model.courts import Decision
from fieldcase.vault import rows


def copied(desk: Desk, copies: int) -> None:
    """So many copies of every decision there is."""
    names = rows.names(Decision)
    own = {"id": "randomblob(16)", "reference": "decision.reference || '-' || copy.n"}
    values = ", ".join(own.get(name, f"decision.{name}") for name in names)
    with desk.vault.transaction():
        desk.vault.write.execute(
            "WITH RECURSIVE copy(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < ?) "
            f"INSERT INTO {rows.table(Decision)} ({', '.join(names)}) "
            f"SELECT {values} FROM {rows.table(Decision)} AS decision CROSS JOIN copy",
            (copies,),
        )
