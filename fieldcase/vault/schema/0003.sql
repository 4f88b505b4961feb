-- Schema 1.3: evidence made from other evidence, what files say of themselves, translations passage by passage, places
-- that are taken out of copies, moments of recordings, and what a footnote needs of a web page.

ALTER TABLE record_evidence ADD COLUMN made_from BLOB;
ALTER TABLE record_evidence ADD COLUMN made_how TEXT NOT NULL DEFAULT '';
ALTER TABLE record_evidence ADD COLUMN metadata TEXT NOT NULL DEFAULT '[]';
ALTER TABLE record_evidence ADD COLUMN metadata_printed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE record_custody ADD COLUMN device TEXT NOT NULL DEFAULT '';
ALTER TABLE record_custody ADD COLUMN other TEXT NOT NULL DEFAULT '';
ALTER TABLE record_source ADD COLUMN author BLOB;
ALTER TABLE record_source ADD COLUMN accessed TEXT;
ALTER TABLE record_source ADD COLUMN accessed_first INTEGER;
ALTER TABLE record_source ADD COLUMN accessed_last INTEGER;
ALTER TABLE record_source ADD COLUMN saved BLOB;

CREATE TABLE record_translation (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    evidence BLOB,
    language TEXT NOT NULL DEFAULT '',
    translator BLOB,
    made_on TEXT,
    made_on_first INTEGER,
    made_on_last INTEGER,
    status TEXT NOT NULL DEFAULT '',
    checked_by BLOB,
    file BLOB,
    remark TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_translation_of_scope ON record_translation (scope);
CREATE INDEX record_translation_of_evidence ON record_translation (evidence);

CREATE TABLE record_segment (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    translation BLOB,
    page INTEGER,
    place TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    position INTEGER,
    original TEXT NOT NULL DEFAULT '',
    translated TEXT NOT NULL DEFAULT '',
    continues INTEGER
) STRICT;
CREATE INDEX record_segment_of_scope ON record_segment (scope);
CREATE INDEX record_segment_of_translation ON record_segment (translation);

CREATE TABLE record_mark (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    evidence BLOB,
    page INTEGER,
    from_left INTEGER,
    from_top INTEGER,
    to_right INTEGER,
    to_bottom INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    copy BLOB
) STRICT;
CREATE INDEX record_mark_of_scope ON record_mark (scope);
CREATE INDEX record_mark_of_evidence ON record_mark (evidence);

CREATE TABLE record_moment (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    evidence BLOB,
    kind TEXT NOT NULL DEFAULT '',
    begins INTEGER,
    ends INTEGER,
    speaker BLOB,
    text TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_moment_of_scope ON record_moment (scope);
CREATE INDEX record_moment_of_evidence ON record_moment (evidence);
CREATE INDEX record_evidence_made_from ON record_evidence (made_from) WHERE made_from IS NOT NULL;
CREATE INDEX record_custody_of_evidence ON record_custody (evidence);
