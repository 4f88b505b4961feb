-- Schema 1.7: reports and submissions in the making, their sections, and the versions that were kept.

ALTER TABLE record_issued ADD COLUMN report BLOB;
ALTER TABLE record_issued ADD COLUMN form TEXT NOT NULL DEFAULT '';
ALTER TABLE record_figure ADD COLUMN amount TEXT;
ALTER TABLE record_figure ADD COLUMN spending TEXT NOT NULL DEFAULT '';

CREATE TABLE record_report (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    title_sort TEXT NOT NULL DEFAULT '',
    submission TEXT NOT NULL DEFAULT '',
    use TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    period TEXT,
    period_first INTEGER,
    period_last INTEGER,
    session TEXT NOT NULL DEFAULT '',
    session_on TEXT,
    session_on_first INTEGER,
    session_on_last INTEGER,
    due TEXT,
    due_first INTEGER,
    due_last INTEGER,
    submitters TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL DEFAULT '',
    cases TEXT NOT NULL DEFAULT '[]',
    neutral INTEGER NOT NULL DEFAULT 0,
    names_organisations INTEGER NOT NULL DEFAULT 0,
    most_words INTEGER,
    most_pages INTEGER,
    example INTEGER NOT NULL DEFAULT 0,
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_report_of_scope ON record_report (scope);

CREATE TABLE record_report_part (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    report BLOB,
    place INTEGER,
    kind TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    norms TEXT NOT NULL DEFAULT '[]',
    records TEXT NOT NULL DEFAULT '[]',
    evidence TEXT NOT NULL DEFAULT '[]',
    counts TEXT NOT NULL DEFAULT '[]',
    annex INTEGER NOT NULL DEFAULT 0,
    left_out INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX record_report_part_of_scope ON record_report_part (scope);
CREATE INDEX record_report_part_of_report ON record_report_part (report);

CREATE TABLE record_report_version (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    report BLOB,
    number INTEGER,
    title TEXT NOT NULL DEFAULT '',
    at INTEGER,
    at_offset INTEGER,
    by BLOB,
    entries TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX record_report_version_of_scope ON record_report_version (scope);
CREATE INDEX record_report_version_of_report ON record_report_version (report);
