-- Schema 1.9: visits that are sealed to a coordinator (docs/decisions/0067-sealed-visits.md), and what was judged
-- here of what came from elsewhere (0069-same-person.md, 0070-requests-of-erasure.md).

-- A sealed visit that is under way: the key of the small vault below sealed/ that it lies in. In no copy of a vault;
-- sealing deletes the row, and with it the only key.
CREATE TABLE key_row (
    id BLOB PRIMARY KEY, key BLOB NOT NULL, device BLOB NOT NULL, visit BLOB, since INTEGER NOT NULL
) STRICT;

CREATE TABLE record_sealed_visit (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    device BLOB,
    visit BLOB,
    at INTEGER,
    at_offset INTEGER,
    by BLOB,
    blob BLOB,
    sha256 BLOB,
    size INTEGER,
    interviews INTEGER,
    refusals INTEGER,
    people INTEGER,
    given INTEGER,
    given_offset INTEGER
) STRICT;
CREATE INDEX record_sealed_visit_of_scope ON record_sealed_visit (scope);

CREATE TABLE record_sealed_file (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    sealed BLOB,
    name BLOB,
    blob BLOB,
    sha256 BLOB,
    size INTEGER
) STRICT;
CREATE INDEX record_sealed_file_of_scope ON record_sealed_file (scope);
CREATE INDEX record_sealed_file_of_sealed ON record_sealed_file (sealed);

CREATE TABLE record_same_person (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    first BLOB,
    second BLOB,
    verdict TEXT NOT NULL DEFAULT '',
    by BLOB,
    at INTEGER,
    at_offset INTEGER
) STRICT;
CREATE INDEX record_same_person_of_scope ON record_same_person (scope);
CREATE INDEX record_same_person_of_first ON record_same_person (first);
CREATE INDEX record_same_person_of_second ON record_same_person (second);

CREATE TABLE record_declined_request (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    entry BLOB,
    record BLOB,
    field TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    by BLOB,
    at INTEGER,
    at_offset INTEGER
) STRICT;
CREATE INDEX record_declined_request_of_scope ON record_declined_request (scope);
