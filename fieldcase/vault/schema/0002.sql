-- Schema 1.2: quick notes and settings of this desk; which interviews a case took up, and what Today asks for.

CREATE TABLE record_capture (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    date TEXT,
    date_first INTEGER,
    date_last INTEGER,
    hour TEXT NOT NULL DEFAULT '',
    dealt INTEGER NOT NULL DEFAULT 0,
    became BLOB
) STRICT;
CREATE INDEX record_capture_of_scope ON record_capture (scope);

CREATE TABLE record_setting (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    name TEXT NOT NULL DEFAULT '',
    value TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_setting_of_scope ON record_setting (scope);

ALTER TABLE record_person ADD COLUMN met_as BLOB;
ALTER TABLE record_case ADD COLUMN interviews TEXT NOT NULL DEFAULT '[]';
ALTER TABLE record_interview ADD COLUMN decided TEXT NOT NULL DEFAULT '';

CREATE INDEX record_person_by_pseudonym ON record_person (pseudonym);
CREATE INDEX record_person_met_as ON record_person (met_as) WHERE met_as IS NOT NULL;
CREATE INDEX record_interview_waiting ON record_interview (decided, refused_because);
CREATE INDEX record_task_by_due ON record_task (done, due_first);
CREATE INDEX record_visit_by_date ON record_visit (date_first);
CREATE INDEX record_consent_withdrawn ON record_consent (withdrawn_on_first) WHERE withdrawn_on_first IS NOT NULL;
