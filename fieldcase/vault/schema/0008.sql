-- Schema 1.8: what a vault knows of others. Plain tables and no journal: none of it is a case, and none of it leaves.

ALTER TABLE device ADD COLUMN exchange BLOB;  -- secret half of the age key that bundles for this device are sealed to
ALTER TABLE device ADD COLUMN member BLOB;    -- as whom this device showed itself to others
ALTER TABLE device ADD COLUMN label TEXT NOT NULL DEFAULT '';

CREATE TABLE peer (
    device BLOB PRIMARY KEY, recipient BLOB NOT NULL, label TEXT NOT NULL, member BLOB NOT NULL,
    since INTEGER NOT NULL, revoked INTEGER,
    checked INTEGER NOT NULL DEFAULT 0  -- whether two people compared the words of both cards
) STRICT;

-- The last entries that were known of a device when it was revoked: they and what they stand on are believed.
CREATE TABLE last_believed (
    device BLOB NOT NULL, entry BLOB NOT NULL, PRIMARY KEY (device, entry)
) STRICT, WITHOUT ROWID;

-- Places in the chain of `device` of which `peer` holds the entry, from `first` to `last`.
CREATE TABLE peer_holds (
    peer BLOB NOT NULL, scope BLOB NOT NULL, device BLOB NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (peer, scope, device, first)
) STRICT, WITHOUT ROWID;

-- Under which rules (by their digest) a scope is shared with a device.
CREATE TABLE agreement (
    peer BLOB NOT NULL, scope BLOB NOT NULL, rules BLOB NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (peer, scope)
) STRICT, WITHOUT ROWID;

-- Entries that are not believed, as they travel; nothing was read of them but their headers.
CREATE TABLE quarantine (
    id BLOB PRIMARY KEY, scope BLOB NOT NULL, device BLOB NOT NULL, seq INTEGER NOT NULL, record BLOB NOT NULL,
    packed BLOB NOT NULL, reason TEXT NOT NULL, carrier BLOB NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE INDEX quarantine_of_device ON quarantine (device, scope, seq);
CREATE INDEX quarantine_of_record ON quarantine (record);
