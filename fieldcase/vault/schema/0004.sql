-- Schema 1.4: questionnaires and answers, country notes, what a visit recommends, decisions with their reasons.

ALTER TABLE record_evidence ADD COLUMN interview BLOB;
ALTER TABLE record_interview ADD COLUMN questionnaire BLOB;
ALTER TABLE record_interview ADD COLUMN answers TEXT NOT NULL DEFAULT '';
ALTER TABLE record_interview ADD COLUMN unanswered TEXT NOT NULL DEFAULT '[]';
ALTER TABLE record_interview ADD COLUMN score INTEGER;
ALTER TABLE record_interview ADD COLUMN decided_because TEXT NOT NULL DEFAULT '';
ALTER TABLE record_interview ADD COLUMN referral TEXT NOT NULL DEFAULT '';
ALTER TABLE record_interview ADD COLUMN referred_to TEXT NOT NULL DEFAULT '';
ALTER TABLE record_task ADD COLUMN interview BLOB;
CREATE INDEX record_evidence_interview ON record_evidence (interview) WHERE interview IS NOT NULL;

CREATE TABLE record_questionnaire (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    form_id TEXT NOT NULL DEFAULT '',
    version TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    title_sort TEXT NOT NULL DEFAULT '',
    languages TEXT NOT NULL DEFAULT '[]',
    file_name TEXT NOT NULL DEFAULT '',
    definition BLOB,
    digest BLOB,
    left_out TEXT NOT NULL DEFAULT '[]',
    taken_in TEXT,
    taken_in_first INTEGER,
    taken_in_last INTEGER,
    retired INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX record_questionnaire_of_scope ON record_questionnaire (scope);

CREATE TABLE record_country_note (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    country TEXT NOT NULL DEFAULT '',
    minors TEXT NOT NULL DEFAULT '',
    reporting TEXT NOT NULL DEFAULT '',
    more TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    as_of TEXT,
    as_of_first INTEGER,
    as_of_last INTEGER
) STRICT;
CREATE INDEX record_country_note_of_scope ON record_country_note (scope);

CREATE TABLE record_recommendation (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    visit BLOB,
    number INTEGER,
    text TEXT NOT NULL DEFAULT '',
    addressed TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_recommendation_of_scope ON record_recommendation (scope);
CREATE INDEX record_recommendation_of_visit ON record_recommendation (visit);
