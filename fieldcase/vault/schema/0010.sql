-- Schema 1.10: what a peer may not know yet to be here (docs/decisions/0071-how-little-travels.md).

-- Places in the chain of `device` that came from `peer`, or that it said to hold, and that it has not been told of
-- since: the next bundle for it acknowledges them.
CREATE TABLE to_tell (
    peer BLOB NOT NULL, scope BLOB NOT NULL, device BLOB NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (peer, scope, device, first)
) STRICT, WITHOUT ROWID;
