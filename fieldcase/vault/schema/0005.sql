-- Schema 1.5: the legal desk: detentions, court decisions, hearings, involvement, remedies, and the law by date.

ALTER TABLE record_person ADD COLUMN lawyer_role TEXT NOT NULL DEFAULT '';
ALTER TABLE record_act ADD COLUMN sources TEXT NOT NULL DEFAULT '[]';
ALTER TABLE record_act ADD COLUMN evidence TEXT NOT NULL DEFAULT '[]';
ALTER TABLE record_act ADD COLUMN source_reliability TEXT NOT NULL DEFAULT '';
ALTER TABLE record_act ADD COLUMN information_reliability TEXT NOT NULL DEFAULT '';
ALTER TABLE record_act ADD COLUMN disputed TEXT NOT NULL DEFAULT '';
ALTER TABLE record_act ADD COLUMN counting_unit TEXT NOT NULL DEFAULT '';
ALTER TABLE record_act ADD COLUMN counted TEXT;
ALTER TABLE record_act ADD COLUMN harms TEXT NOT NULL DEFAULT '[]';
ALTER TABLE record_act ADD COLUMN form TEXT NOT NULL DEFAULT '';
ALTER TABLE record_act ADD COLUMN weight_basis TEXT NOT NULL DEFAULT '';
ALTER TABLE record_act ADD COLUMN size_said TEXT NOT NULL DEFAULT '';
ALTER TABLE record_act ADD COLUMN article_said TEXT NOT NULL DEFAULT '';
ALTER TABLE record_act ADD COLUMN size_charged TEXT NOT NULL DEFAULT '';
ALTER TABLE record_act ADD COLUMN article_charged TEXT NOT NULL DEFAULT '';
ALTER TABLE record_act ADD COLUMN size_decided TEXT NOT NULL DEFAULT '';
ALTER TABLE record_act ADD COLUMN article_decided TEXT NOT NULL DEFAULT '';
ALTER TABLE record_act ADD COLUMN demanded_for TEXT NOT NULL DEFAULT '';
ALTER TABLE record_act ADD COLUMN demanded_by TEXT NOT NULL DEFAULT '';
ALTER TABLE record_act ADD COLUMN charge_check TEXT NOT NULL DEFAULT '[]';
ALTER TABLE record_act ADD COLUMN charge_check_by BLOB;
ALTER TABLE record_task ADD COLUMN about BLOB;
ALTER TABLE record_task ADD COLUMN rule TEXT NOT NULL DEFAULT '';
ALTER TABLE record_country_note ADD COLUMN detained TEXT NOT NULL DEFAULT '';

CREATE TABLE record_detention (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    person BLOB,
    event BLOB,
    country TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT '',
    held_by TEXT NOT NULL DEFAULT '',
    since INTEGER,
    since_offset INTEGER,
    since_about INTEGER NOT NULL DEFAULT 0,
    until INTEGER,
    until_offset INTEGER,
    police_said TEXT NOT NULL DEFAULT '',
    police_said_source BLOB,
    size_said TEXT NOT NULL DEFAULT '',
    article_said TEXT NOT NULL DEFAULT '',
    substance TEXT NOT NULL DEFAULT '',
    weight TEXT,
    weight_micrograms INTEGER,
    weight_basis TEXT NOT NULL DEFAULT '',
    lawyer TEXT NOT NULL DEFAULT '',
    lawyer_words TEXT NOT NULL DEFAULT '',
    interpreter TEXT NOT NULL DEFAULT '',
    relatives_told TEXT NOT NULL DEFAULT '',
    injured TEXT NOT NULL DEFAULT '',
    injuries TEXT NOT NULL DEFAULT '',
    doctor TEXT NOT NULL DEFAULT '',
    withdrawal TEXT NOT NULL DEFAULT '',
    treatments TEXT NOT NULL DEFAULT '[]',
    treatment_given TEXT NOT NULL DEFAULT '',
    children_home TEXT NOT NULL DEFAULT '',
    children_words TEXT NOT NULL DEFAULT '',
    admissions TEXT NOT NULL DEFAULT '',
    told_on TEXT,
    told_on_first INTEGER,
    told_on_last INTEGER,
    outcome TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_detention_of_scope ON record_detention (scope);
CREATE INDEX record_detention_of_person ON record_detention (person);
CREATE INDEX record_detention_by_since ON record_detention (until, since);

CREATE TABLE record_decision (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    reference TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    court TEXT NOT NULL DEFAULT '',
    court_sort TEXT NOT NULL DEFAULT '',
    judge TEXT NOT NULL DEFAULT '',
    instance TEXT NOT NULL DEFAULT '',
    date TEXT,
    date_first INTEGER,
    date_last INTEGER,
    act_date TEXT,
    act_date_first INTEGER,
    act_date_last INTEGER,
    person BLOB,
    gender TEXT NOT NULL DEFAULT '',
    minor TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    article TEXT NOT NULL DEFAULT '',
    article_sort TEXT NOT NULL DEFAULT '',
    offence TEXT NOT NULL DEFAULT '',
    substance TEXT NOT NULL DEFAULT '',
    substance_sort TEXT NOT NULL DEFAULT '',
    form TEXT NOT NULL DEFAULT '',
    weight TEXT,
    weight_micrograms INTEGER,
    weight_basis TEXT NOT NULL DEFAULT '',
    size TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    punishments TEXT NOT NULL DEFAULT '[]',
    additional TEXT NOT NULL DEFAULT '[]',
    term TEXT,
    term_micrograms INTEGER,
    suspended TEXT NOT NULL DEFAULT '',
    fine TEXT,
    fine_converted TEXT,
    reentry_ban TEXT,
    reentry_ban_micrograms INTEGER,
    criminal_record TEXT NOT NULL DEFAULT '',
    defence TEXT NOT NULL DEFAULT '',
    interpreter TEXT NOT NULL DEFAULT '',
    preliminary INTEGER NOT NULL DEFAULT 0,
    act BLOB,
    visit BLOB,
    source BLOB,
    source_words TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '[]',
    quote TEXT NOT NULL DEFAULT '',
    example INTEGER NOT NULL DEFAULT 0,
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_decision_of_scope ON record_decision (scope);
CREATE INDEX record_decision_by_date ON record_decision (date_first);

CREATE TABLE record_involvement (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    act BLOB,
    person BLOB,
    degree TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '[]',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_involvement_of_scope ON record_involvement (scope);
CREATE INDEX record_involvement_of_act ON record_involvement (act);

CREATE TABLE record_remedy (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    number INTEGER,
    type TEXT NOT NULL DEFAULT '',
    authority TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL DEFAULT '',
    acts TEXT NOT NULL DEFAULT '[]',
    filed TEXT,
    filed_first INTEGER,
    filed_last INTEGER,
    filed_for TEXT NOT NULL DEFAULT '[]',
    received TEXT,
    received_first INTEGER,
    received_last INTEGER,
    proof BLOB,
    due TEXT,
    due_first INTEGER,
    due_last INTEGER,
    due_by TEXT NOT NULL DEFAULT '',
    answered TEXT,
    answered_first INTEGER,
    answered_last INTEGER,
    answer TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT '',
    decision BLOB,
    last TEXT NOT NULL DEFAULT '',
    why_not TEXT NOT NULL DEFAULT '[]',
    why_not_words TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '[]',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_remedy_of_scope ON record_remedy (scope);
CREATE INDEX record_remedy_by_due ON record_remedy (due_first) WHERE due_first IS NOT NULL;

CREATE TABLE record_hearing (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    visit BLOB,
    court TEXT NOT NULL DEFAULT '',
    instance TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    persons TEXT NOT NULL DEFAULT '[]',
    open_to_public TEXT NOT NULL DEFAULT '',
    defence TEXT NOT NULL DEFAULT '',
    interpreter TEXT NOT NULL DEFAULT '',
    rights_explained TEXT NOT NULL DEFAULT '',
    heard TEXT NOT NULL DEFAULT '',
    treatment_raised TEXT NOT NULL DEFAULT '',
    words_used TEXT NOT NULL DEFAULT '',
    support TEXT NOT NULL DEFAULT '[]',
    petition TEXT NOT NULL DEFAULT '',
    petition_result TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT '',
    next_on TEXT,
    next_on_first INTEGER,
    next_on_last INTEGER,
    observations TEXT NOT NULL DEFAULT '',
    admissions TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_hearing_of_scope ON record_hearing (scope);
CREATE INDEX record_hearing_of_visit ON record_hearing (visit);

CREATE TABLE record_instrument (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    code TEXT NOT NULL DEFAULT '',
    code_sort TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    title_sort TEXT NOT NULL DEFAULT '',
    title_en TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    valid_from TEXT,
    valid_from_first INTEGER,
    valid_from_last INTEGER,
    valid_to TEXT,
    valid_to_first INTEGER,
    valid_to_last INTEGER,
    replaced_by BLOB,
    status TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    checked_on TEXT,
    checked_on_first INTEGER,
    checked_on_last INTEGER,
    practice TEXT NOT NULL DEFAULT '',
    contrary_to TEXT NOT NULL DEFAULT '[]',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_instrument_of_scope ON record_instrument (scope);

CREATE TABLE record_provision (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    instrument TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL DEFAULT '',
    number_sort TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    title_en TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL DEFAULT '',
    offences TEXT NOT NULL DEFAULT '[]',
    valid_from TEXT,
    valid_from_first INTEGER,
    valid_from_last INTEGER,
    valid_to TEXT,
    valid_to_first INTEGER,
    valid_to_last INTEGER,
    punishments TEXT NOT NULL DEFAULT '[]',
    fine_from TEXT,
    fine_to TEXT,
    term_to TEXT,
    term_to_micrograms INTEGER,
    criminal_record TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    checked_on TEXT,
    checked_on_first INTEGER,
    checked_on_last INTEGER,
    gap TEXT NOT NULL DEFAULT '',
    contrary_to TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX record_provision_of_scope ON record_provision (scope);

CREATE TABLE record_threshold (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    country TEXT NOT NULL DEFAULT '',
    instrument TEXT NOT NULL DEFAULT '',
    substance TEXT NOT NULL DEFAULT '',
    substance_sort TEXT NOT NULL DEFAULT '',
    form TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    weight_basis TEXT NOT NULL DEFAULT '',
    bands TEXT NOT NULL DEFAULT '[]',
    consequences TEXT NOT NULL DEFAULT '[]',
    valid_from TEXT,
    valid_from_first INTEGER,
    valid_from_last INTEGER,
    valid_to TEXT,
    valid_to_first INTEGER,
    valid_to_last INTEGER,
    status TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    checked_on TEXT,
    checked_on_first INTEGER,
    checked_on_last INTEGER,
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_threshold_of_scope ON record_threshold (scope);

CREATE TABLE record_time_limit (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    country TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL DEFAULT '',
    hours INTEGER,
    counted_from TEXT NOT NULL DEFAULT '',
    provision TEXT NOT NULL DEFAULT '',
    valid_from TEXT,
    valid_from_first INTEGER,
    valid_from_last INTEGER,
    valid_to TEXT,
    valid_to_first INTEGER,
    valid_to_last INTEGER,
    status TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    checked_on TEXT,
    checked_on_first INTEGER,
    checked_on_last INTEGER,
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_time_limit_of_scope ON record_time_limit (scope);
