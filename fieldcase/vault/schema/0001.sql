-- Fieldcase vault, schema 1.0. The journal is the truth; every table record_* is its projection.

CREATE TABLE scope (id BLOB PRIMARY KEY, kind TEXT NOT NULL, tag_key BLOB NOT NULL) STRICT;

CREATE TABLE device (id BLOB PRIMARY KEY, signing BLOB, since INTEGER NOT NULL) STRICT;

CREATE TABLE header_seen (one INTEGER PRIMARY KEY CHECK (one = 1), generation INTEGER NOT NULL) STRICT;

CREATE TABLE entry (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    device BLOB NOT NULL,
    seq INTEGER NOT NULL,
    hlc INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    record BLOB NOT NULL,
    header BLOB NOT NULL,
    signature BLOB NOT NULL,
    running BLOB NOT NULL,
    UNIQUE (device, scope, seq)
) STRICT;
CREATE INDEX entry_of_record ON entry (record);
CREATE INDEX entry_by_clock ON entry (hlc);

CREATE TABLE part (
    entry INTEGER NOT NULL,
    place INTEGER NOT NULL,
    slot BLOB,
    leaf BLOB NOT NULL,
    body BLOB,
    PRIMARY KEY (entry, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE basis (entry INTEGER NOT NULL, seen BLOB NOT NULL, PRIMARY KEY (entry, seen)) STRICT, WITHOUT ROWID;

CREATE TABLE known_record (tag BLOB PRIMARY KEY, id BLOB NOT NULL, scope BLOB NOT NULL, kind INTEGER NOT NULL) STRICT;
CREATE INDEX known_record_by_id ON known_record (id);

CREATE TABLE conflict (
    record BLOB NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL, versions INTEGER NOT NULL,
    PRIMARY KEY (record, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE draft (
    record BLOB NOT NULL, kind TEXT NOT NULL, scope BLOB NOT NULL, field TEXT NOT NULL, value BLOB NOT NULL,
    at INTEGER NOT NULL, PRIMARY KEY (record, field)
) STRICT;

CREATE TABLE search_row (
    n INTEGER PRIMARY KEY, kind TEXT NOT NULL, record BLOB NOT NULL, scope BLOB NOT NULL, field TEXT NOT NULL
) STRICT;
CREATE INDEX search_row_of_record ON search_row (record);
CREATE VIRTUAL TABLE search_index USING fts5 (words, tokenize = "unicode61 remove_diacritics 0", prefix = "2 3");
INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1);

CREATE TABLE record_person (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    pseudonym TEXT NOT NULL DEFAULT '',
    pseudonym_sort TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    gender TEXT NOT NULL DEFAULT '',
    age_band TEXT NOT NULL DEFAULT '',
    function TEXT NOT NULL DEFAULT '',
    actor_kind TEXT NOT NULL DEFAULT '',
    pregnant TEXT NOT NULL DEFAULT '',
    parent TEXT NOT NULL DEFAULT '',
    children TEXT NOT NULL DEFAULT '[]',
    health TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_person_of_scope ON record_person (scope);

CREATE TABLE record_person_identity (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    person BLOB,
    name TEXT NOT NULL DEFAULT '',
    other_names TEXT NOT NULL DEFAULT '[]',
    birth_date TEXT,
    birth_date_first INTEGER,
    birth_date_last INTEGER,
    document TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT '',
    email TEXT NOT NULL DEFAULT '',
    accounts TEXT NOT NULL DEFAULT '[]',
    address TEXT NOT NULL DEFAULT '',
    school TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    entered_by BLOB
) STRICT;
CREATE INDEX record_person_identity_of_scope ON record_person_identity (scope);

CREATE TABLE record_consent (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    person BLOB,
    uses TEXT NOT NULL DEFAULT '[]',
    media TEXT NOT NULL DEFAULT '[]',
    level TEXT NOT NULL DEFAULT '',
    how TEXT NOT NULL DEFAULT '',
    given_to BLOB,
    given_on TEXT,
    given_on_first INTEGER,
    given_on_last INTEGER,
    recorded INTEGER,
    recorded_offset INTEGER,
    given_by TEXT NOT NULL DEFAULT '',
    until TEXT,
    until_first INTEGER,
    until_last INTEGER,
    withdrawn_on TEXT,
    withdrawn_on_first INTEGER,
    withdrawn_on_last INTEGER,
    reason TEXT NOT NULL DEFAULT '',
    invented INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX record_consent_of_scope ON record_consent (scope);

CREATE TABLE record_naming (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    person BLOB,
    decided_by BLOB,
    decided_on TEXT,
    decided_on_first INTEGER,
    decided_on_last INTEGER,
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_naming_of_scope ON record_naming (scope);

CREATE TABLE record_passage (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    about BLOB,
    field TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    reveals TEXT NOT NULL DEFAULT '',
    released INTEGER NOT NULL DEFAULT 0,
    released_by BLOB,
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_passage_of_scope ON record_passage (scope);

CREATE TABLE record_member (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    pseudonym TEXT NOT NULL DEFAULT '',
    pseudonym_sort TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    slot BLOB
) STRICT;
CREATE INDEX record_member_of_scope ON record_member (scope);

CREATE TABLE record_case (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    code TEXT NOT NULL DEFAULT '',
    code_sort TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    title_sort TEXT NOT NULL DEFAULT '',
    stage TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '[]',
    lead BLOB,
    summary TEXT NOT NULL DEFAULT '',
    reasons TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    requests TEXT NOT NULL DEFAULT '',
    strategy TEXT NOT NULL DEFAULT '',
    allies TEXT NOT NULL DEFAULT '',
    example INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX record_case_of_scope ON record_case (scope);

CREATE TABLE record_event (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    date TEXT,
    date_first INTEGER,
    date_last INTEGER,
    day_order INTEGER,
    what TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    kind_as_written TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    people TEXT NOT NULL DEFAULT '[]',
    actors TEXT NOT NULL DEFAULT '[]',
    medium TEXT NOT NULL DEFAULT '',
    sources TEXT NOT NULL DEFAULT '[]',
    evidence TEXT NOT NULL DEFAULT '[]',
    disputed TEXT NOT NULL DEFAULT '',
    admissions TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_event_of_scope ON record_event (scope);

CREATE TABLE record_act (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    event BLOB,
    type TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL DEFAULT '',
    victims TEXT NOT NULL DEFAULT '[]',
    perpetrators TEXT NOT NULL DEFAULT '[]',
    perpetrator_kind TEXT NOT NULL DEFAULT '',
    norms TEXT NOT NULL DEFAULT '[]',
    harm TEXT NOT NULL DEFAULT '',
    substance TEXT NOT NULL DEFAULT '',
    weight TEXT,
    weight_micrograms INTEGER,
    demanded TEXT,
    fined TEXT,
    police_said TEXT NOT NULL DEFAULT '',
    police_said_source BLOB,
    charged TEXT NOT NULL DEFAULT '',
    charged_source BLOB,
    decided TEXT NOT NULL DEFAULT '',
    decided_source BLOB,
    admissions TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_act_of_scope ON record_act (scope);

CREATE TABLE record_source (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    title_sort TEXT NOT NULL DEFAULT '',
    outlet TEXT NOT NULL DEFAULT '',
    medium TEXT NOT NULL DEFAULT '',
    medium_as_written TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    published TEXT,
    published_first INTEGER,
    published_last INTEGER,
    pages TEXT NOT NULL DEFAULT '',
    lines TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    quote TEXT NOT NULL DEFAULT '',
    reference TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    looked_at TEXT NOT NULL DEFAULT '',
    identifies TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX record_source_of_scope ON record_source (scope);

CREATE TABLE record_evidence (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    number TEXT NOT NULL DEFAULT '',
    number_sort TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    source BLOB,
    origin TEXT NOT NULL DEFAULT '',
    looked_at TEXT NOT NULL DEFAULT '',
    shows TEXT NOT NULL DEFAULT '[]',
    identifies TEXT NOT NULL DEFAULT '[]',
    acquired_on TEXT,
    acquired_on_first INTEGER,
    acquired_on_last INTEGER,
    acquired_where TEXT NOT NULL DEFAULT '',
    acquired_by BLOB,
    acquired_how TEXT NOT NULL DEFAULT '',
    media_type TEXT NOT NULL DEFAULT '',
    file_name TEXT NOT NULL DEFAULT '',
    size INTEGER,
    sha256 BLOB,
    blob BLOB,
    secret BLOB
) STRICT;
CREATE INDEX record_evidence_of_scope ON record_evidence (scope);

CREATE TABLE record_custody (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    evidence BLOB,
    event TEXT NOT NULL DEFAULT '',
    by BLOB,
    at INTEGER,
    at_offset INTEGER,
    reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_custody_of_scope ON record_custody (scope);

CREATE TABLE record_organisation (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    name TEXT NOT NULL DEFAULT '',
    name_sort TEXT NOT NULL DEFAULT '',
    other_names TEXT NOT NULL DEFAULT '[]',
    kind TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_organisation_of_scope ON record_organisation (scope);

CREATE TABLE record_site (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    name TEXT NOT NULL DEFAULT '',
    name_sort TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    organisation BLOB,
    country TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    settlement TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_site_of_scope ON record_site (scope);

CREATE TABLE record_visit (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL DEFAULT '',
    date TEXT,
    date_first INTEGER,
    date_last INTEGER,
    site BLOB,
    country TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    workers TEXT NOT NULL DEFAULT '[]',
    met TEXT,
    findings TEXT NOT NULL DEFAULT '',
    safety TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_visit_of_scope ON record_visit (scope);

CREATE TABLE record_interview (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    visit BLOB,
    person BLOB,
    date TEXT,
    date_first INTEGER,
    date_last INTEGER,
    language TEXT NOT NULL DEFAULT '',
    met_before TEXT NOT NULL DEFAULT '',
    account TEXT NOT NULL DEFAULT '',
    health TEXT NOT NULL DEFAULT '',
    admissions TEXT NOT NULL DEFAULT '',
    refused_because TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_interview_of_scope ON record_interview (scope);

CREATE TABLE record_task (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    person BLOB,
    assigned BLOB,
    due TEXT,
    due_first INTEGER,
    due_last INTEGER,
    done INTEGER NOT NULL DEFAULT 0,
    answer TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_task_of_scope ON record_task (scope);

CREATE TABLE record_figure (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    what TEXT NOT NULL DEFAULT '',
    count TEXT,
    preliminary INTEGER NOT NULL DEFAULT 0,
    period TEXT,
    period_first INTEGER,
    period_last INTEGER,
    country TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    source BLOB,
    describes_people INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX record_figure_of_scope ON record_figure (scope);

CREATE TABLE record_issued (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    case_ BLOB,
    use TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    version INTEGER,
    at INTEGER,
    at_offset INTEGER,
    by BLOB,
    recipient TEXT NOT NULL DEFAULT '',
    sha256 BLOB,
    people TEXT NOT NULL DEFAULT '[]',
    records TEXT NOT NULL DEFAULT '[]',
    blob BLOB,
    secret BLOB
) STRICT;
CREATE INDEX record_issued_of_scope ON record_issued (scope);

CREATE TABLE record_access (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    deed TEXT NOT NULL DEFAULT '',
    about BLOB,
    by BLOB,
    at INTEGER,
    at_offset INTEGER
) STRICT;
CREATE INDEX record_access_of_scope ON record_access (scope);
