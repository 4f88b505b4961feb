-- Schema 1.6: the advocacy desk: letters with a clock, demands and promises, signals, attacks, safety, campaigns,
-- meetings, grants, stories and words. And of each device, how long the journal was when it began.

ALTER TABLE device ADD COLUMN began_at INTEGER NOT NULL DEFAULT 0;

ALTER TABLE record_figure ADD COLUMN reported_on TEXT;
ALTER TABLE record_figure ADD COLUMN reported_on_first INTEGER;
ALTER TABLE record_figure ADD COLUMN reported_on_last INTEGER;
ALTER TABLE record_figure ADD COLUMN source_words TEXT NOT NULL DEFAULT '';
ALTER TABLE record_figure ADD COLUMN campaign BLOB;
ALTER TABLE record_figure ADD COLUMN grant BLOB;
ALTER TABLE record_recommendation ADD COLUMN kind TEXT NOT NULL DEFAULT '';
ALTER TABLE record_recommendation ADD COLUMN origin BLOB;
ALTER TABLE record_recommendation ADD COLUMN category TEXT NOT NULL DEFAULT '';
ALTER TABLE record_recommendation ADD COLUMN country TEXT NOT NULL DEFAULT '';
ALTER TABLE record_recommendation ADD COLUMN organisation BLOB;
ALTER TABLE record_recommendation ADD COLUMN date TEXT;
ALTER TABLE record_recommendation ADD COLUMN date_first INTEGER;
ALTER TABLE record_recommendation ADD COLUMN date_last INTEGER;
ALTER TABLE record_recommendation ADD COLUMN promised_by TEXT NOT NULL DEFAULT '';
ALTER TABLE record_recommendation ADD COLUMN amount TEXT;
ALTER TABLE record_recommendation ADD COLUMN due TEXT;
ALTER TABLE record_recommendation ADD COLUMN due_first INTEGER;
ALTER TABLE record_recommendation ADD COLUMN due_last INTEGER;
ALTER TABLE record_recommendation ADD COLUMN norms TEXT NOT NULL DEFAULT '[]';
ALTER TABLE record_recommendation ADD COLUMN issue BLOB;
ALTER TABLE record_recommendation ADD COLUMN campaign BLOB;
ALTER TABLE record_recommendation ADD COLUMN evidence TEXT NOT NULL DEFAULT '[]';
ALTER TABLE record_recommendation ADD COLUMN source TEXT NOT NULL DEFAULT '';
CREATE INDEX record_recommendation_of_origin ON record_recommendation (origin) WHERE origin IS NOT NULL;

CREATE TABLE record_letter (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    number TEXT NOT NULL DEFAULT '',
    number_sort TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    subject TEXT NOT NULL DEFAULT '',
    subject_sort TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    written TEXT,
    written_first INTEGER,
    written_last INTEGER,
    on_behalf TEXT NOT NULL DEFAULT '',
    people TEXT NOT NULL DEFAULT '[]',
    signatories TEXT,
    text TEXT NOT NULL DEFAULT '',
    enclosures TEXT NOT NULL DEFAULT '[]',
    sender TEXT NOT NULL DEFAULT '',
    reply_to TEXT NOT NULL DEFAULT '',
    template TEXT NOT NULL DEFAULT '',
    reminder_of BLOB,
    campaign BLOB,
    evidence TEXT NOT NULL DEFAULT '[]',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_letter_of_scope ON record_letter (scope);
CREATE INDEX record_letter_of_reminder_of ON record_letter (reminder_of);

CREATE TABLE record_delivery (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    letter BLOB,
    addressee TEXT NOT NULL DEFAULT '',
    addressee_sort TEXT NOT NULL DEFAULT '',
    organisation BLOB,
    way TEXT NOT NULL DEFAULT '',
    address TEXT NOT NULL DEFAULT '',
    sent TEXT,
    sent_first INTEGER,
    sent_last INTEGER,
    source BLOB,
    received TEXT,
    received_first INTEGER,
    received_last INTEGER,
    proof TEXT NOT NULL DEFAULT '',
    proof_evidence TEXT NOT NULL DEFAULT '[]',
    reference TEXT NOT NULL DEFAULT '',
    rule BLOB,
    due TEXT,
    due_first INTEGER,
    due_last INTEGER,
    due_by TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT '',
    answered TEXT,
    answered_first INTEGER,
    answered_last INTEGER,
    answer TEXT NOT NULL DEFAULT '',
    answer_evidence TEXT NOT NULL DEFAULT '[]',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_delivery_of_scope ON record_delivery (scope);
CREATE INDEX record_delivery_of_letter ON record_delivery (letter);
CREATE INDEX record_delivery_by_due ON record_delivery (due_first) WHERE due_first IS NOT NULL;

CREATE TABLE record_delivery_account (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    delivery BLOB,
    way TEXT NOT NULL DEFAULT '',
    date TEXT,
    date_first INTEGER,
    date_last INTEGER,
    said TEXT NOT NULL DEFAULT '',
    source BLOB,
    source_words TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX record_delivery_account_of_scope ON record_delivery_account (scope);
CREATE INDEX record_delivery_account_of_delivery ON record_delivery_account (delivery);

CREATE TABLE record_follow_up (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    recommendation BLOB,
    date TEXT,
    date_first INTEGER,
    date_last INTEGER,
    status TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL DEFAULT '',
    visit BLOB,
    meeting BLOB,
    evidence TEXT NOT NULL DEFAULT '[]',
    source TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_follow_up_of_scope ON record_follow_up (scope);
CREATE INDEX record_follow_up_of_recommendation ON record_follow_up (recommendation);

CREATE TABLE record_issue (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    title_sort TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL DEFAULT '',
    norms TEXT NOT NULL DEFAULT '[]',
    status TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    outcome_date TEXT,
    outcome_date_first INTEGER,
    outcome_date_last INTEGER,
    evidence TEXT NOT NULL DEFAULT '[]',
    source TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_issue_of_scope ON record_issue (scope);

CREATE TABLE record_reply_term (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    country TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT '',
    amount INTEGER,
    unit TEXT NOT NULL DEFAULT '',
    begins TEXT NOT NULL DEFAULT '',
    days_off TEXT NOT NULL DEFAULT '[]',
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
CREATE INDEX record_reply_term_of_scope ON record_reply_term (scope);

CREATE TABLE record_signal (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL DEFAULT '',
    date TEXT,
    date_first INTEGER,
    date_last INTEGER,
    country TEXT NOT NULL DEFAULT '',
    settlement TEXT NOT NULL DEFAULT '',
    site BLOB,
    text TEXT NOT NULL DEFAULT '',
    quote TEXT NOT NULL DEFAULT '',
    channel TEXT NOT NULL DEFAULT '',
    how_often TEXT NOT NULL DEFAULT '',
    count TEXT,
    issue BLOB,
    case_ BLOB,
    visit BLOB,
    source BLOB
) STRICT;
CREATE INDEX record_signal_of_scope ON record_signal (scope);
CREATE INDEX record_signal_of_issue ON record_signal (issue);
CREATE INDEX record_signal_by_date ON record_signal (date_first);

CREATE TABLE record_refusal (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    date TEXT,
    date_first INTEGER,
    date_last INTEGER,
    country TEXT NOT NULL DEFAULT '',
    settlement TEXT NOT NULL DEFAULT '',
    reasons TEXT NOT NULL DEFAULT '[]',
    main_reasons TEXT NOT NULL DEFAULT '[]',
    count TEXT,
    words TEXT NOT NULL DEFAULT '',
    visit BLOB,
    source TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_refusal_of_scope ON record_refusal (scope);

CREATE TABLE record_campaign (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    title_sort TEXT NOT NULL DEFAULT '',
    aim TEXT NOT NULL DEFAULT '',
    date TEXT,
    date_first INTEGER,
    date_last INTEGER,
    organisation TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT '',
    lessons TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT '',
    example INTEGER NOT NULL DEFAULT 0,
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_campaign_of_scope ON record_campaign (scope);

CREATE TABLE record_action (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    campaign BLOB,
    number INTEGER,
    date TEXT,
    date_first INTEGER,
    date_last INTEGER,
    day_inferred INTEGER NOT NULL DEFAULT 0,
    country TEXT NOT NULL DEFAULT '',
    settlements TEXT NOT NULL DEFAULT '[]',
    region TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    partners TEXT NOT NULL DEFAULT '',
    forms TEXT NOT NULL DEFAULT '[]',
    form TEXT NOT NULL DEFAULT '',
    aim TEXT NOT NULL DEFAULT '',
    addressed TEXT NOT NULL DEFAULT '',
    participants TEXT,
    participants_words TEXT NOT NULL DEFAULT '',
    sites TEXT,
    result TEXT NOT NULL DEFAULT '',
    next_step TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '[]',
    source TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_action_of_scope ON record_action (scope);
CREATE INDEX record_action_of_campaign ON record_action (campaign);

CREATE TABLE record_handout (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    action BLOB,
    kind TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    count TEXT
) STRICT;
CREATE INDEX record_handout_of_scope ON record_handout (scope);
CREATE INDEX record_handout_of_action ON record_handout (action);

CREATE TABLE record_meeting (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    kind TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL DEFAULT '',
    title_sort TEXT NOT NULL DEFAULT '',
    date TEXT,
    date_first INTEGER,
    date_last INTEGER,
    country TEXT NOT NULL DEFAULT '',
    settlement TEXT NOT NULL DEFAULT '',
    body TEXT NOT NULL DEFAULT '',
    organisation BLOB,
    agenda_item TEXT NOT NULL DEFAULT '',
    present TEXT NOT NULL DEFAULT '',
    participants TEXT,
    women TEXT,
    men TEXT,
    other_gender TEXT,
    gender_unknown TEXT,
    presented TEXT NOT NULL DEFAULT '',
    decision TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT '',
    next_step TEXT NOT NULL DEFAULT '',
    follow_up TEXT,
    follow_up_first INTEGER,
    follow_up_last INTEGER,
    campaign BLOB,
    visit BLOB,
    evidence TEXT NOT NULL DEFAULT '[]',
    source TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_meeting_of_scope ON record_meeting (scope);

CREATE TABLE record_incident (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    event BLOB,
    types TEXT NOT NULL DEFAULT '[]',
    domains TEXT NOT NULL DEFAULT '[]',
    victims TEXT NOT NULL DEFAULT '[]',
    near_miss INTEGER NOT NULL DEFAULT 0,
    how TEXT NOT NULL DEFAULT '',
    targeted TEXT NOT NULL DEFAULT '',
    measures TEXT NOT NULL DEFAULT '',
    reported_to TEXT NOT NULL DEFAULT '',
    campaign BLOB,
    captures TEXT NOT NULL DEFAULT '[]',
    assessment TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_incident_of_scope ON record_incident (scope);
CREATE INDEX record_incident_of_event ON record_incident (event);

CREATE TABLE record_pattern (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    title_sort TEXT NOT NULL DEFAULT '',
    events TEXT NOT NULL DEFAULT '[]',
    what TEXT NOT NULL DEFAULT '',
    disputed TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_pattern_of_scope ON record_pattern (scope);

CREATE TABLE record_relation (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    person BLOB,
    kind TEXT NOT NULL DEFAULT '',
    other BLOB,
    words TEXT NOT NULL DEFAULT '',
    source BLOB,
    evidence TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX record_relation_of_scope ON record_relation (scope);
CREATE INDEX record_relation_of_person ON record_relation (person);
CREATE INDEX record_relation_of_other ON record_relation (other);

CREATE TABLE record_harm (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    event BLOB,
    person BLOB,
    kinds TEXT NOT NULL DEFAULT '[]',
    what TEXT NOT NULL DEFAULT '',
    health TEXT NOT NULL DEFAULT '',
    since TEXT,
    since_first INTEGER,
    since_last INTEGER,
    until TEXT,
    until_first INTEGER,
    until_last INTEGER,
    support TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX record_harm_of_scope ON record_harm (scope);
CREATE INDEX record_harm_of_event ON record_harm (event);
CREATE INDEX record_harm_of_person ON record_harm (person);

CREATE TABLE record_safety_check (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    about BLOB,
    point TEXT NOT NULL DEFAULT '',
    state TEXT NOT NULL DEFAULT '',
    responsible BLOB,
    who TEXT NOT NULL DEFAULT '',
    date TEXT,
    date_first INTEGER,
    date_last INTEGER,
    shown_by TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '[]',
    review TEXT,
    review_first INTEGER,
    review_last INTEGER,
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_safety_check_of_scope ON record_safety_check (scope);
CREATE INDEX record_safety_check_of_about ON record_safety_check (about);

CREATE TABLE record_safety_plan (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    about BLOB,
    title TEXT NOT NULL DEFAULT '',
    threats TEXT NOT NULL DEFAULT '',
    vulnerabilities TEXT NOT NULL DEFAULT '',
    capacities TEXT NOT NULL DEFAULT '',
    physical TEXT NOT NULL DEFAULT '',
    digital TEXT NOT NULL DEFAULT '',
    wellbeing TEXT NOT NULL DEFAULT '',
    legal TEXT NOT NULL DEFAULT '',
    family TEXT NOT NULL DEFAULT '',
    emergency TEXT NOT NULL DEFAULT '',
    review TEXT,
    review_first INTEGER,
    review_last INTEGER
) STRICT;
CREATE INDEX record_safety_plan_of_scope ON record_safety_plan (scope);
CREATE INDEX record_safety_plan_of_about ON record_safety_plan (about);

CREATE TABLE record_ally (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    name TEXT NOT NULL DEFAULT '',
    name_sort TEXT NOT NULL DEFAULT '',
    organisation BLOB,
    stance TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL DEFAULT '',
    ours TEXT NOT NULL DEFAULT '',
    goals TEXT NOT NULL DEFAULT '',
    told TEXT NOT NULL DEFAULT '',
    told_on TEXT,
    told_on_first INTEGER,
    told_on_last INTEGER,
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_ally_of_scope ON record_ally (scope);

CREATE TABLE record_check_in (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    visit BLOB,
    members TEXT NOT NULL DEFAULT '[]',
    went INTEGER,
    went_offset INTEGER,
    back_by INTEGER,
    back_by_offset INTEGER,
    back INTEGER,
    back_offset INTEGER,
    waits TEXT NOT NULL DEFAULT '',
    steps TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_check_in_of_scope ON record_check_in (scope);
CREATE INDEX record_check_in_of_visit ON record_check_in (visit);
CREATE INDEX record_check_in_by_back ON record_check_in (back, back_by);

CREATE TABLE record_grant (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    title_sort TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    donor TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    period TEXT,
    period_first INTEGER,
    period_last INTEGER,
    amount TEXT,
    aim TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_grant_of_scope ON record_grant (scope);

CREATE TABLE record_objective (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    grant BLOB,
    number INTEGER,
    text TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT '',
    result TEXT NOT NULL DEFAULT '',
    figures TEXT NOT NULL DEFAULT '[]',
    evidence TEXT NOT NULL DEFAULT '[]',
    source TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_objective_of_scope ON record_objective (scope);
CREATE INDEX record_objective_of_grant ON record_objective (grant);

CREATE TABLE record_change_story (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    title_sort TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    period TEXT,
    period_first INTEGER,
    period_last INTEGER,
    problem TEXT NOT NULL DEFAULT '',
    activities TEXT NOT NULL DEFAULT '',
    change TEXT NOT NULL DEFAULT '',
    lessons TEXT NOT NULL DEFAULT '',
    figures TEXT NOT NULL DEFAULT '[]',
    asks TEXT NOT NULL DEFAULT '[]',
    evidence TEXT NOT NULL DEFAULT '[]',
    source TEXT NOT NULL DEFAULT '',
    campaign BLOB,
    grant BLOB,
    notes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_change_story_of_scope ON record_change_story (scope);

CREATE TABLE record_good_practice (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    title_sort TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    organisation TEXT NOT NULL DEFAULT '',
    what TEXT NOT NULL DEFAULT '',
    why TEXT NOT NULL DEFAULT '',
    conditions TEXT NOT NULL DEFAULT '',
    results TEXT NOT NULL DEFAULT '',
    contact TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '[]',
    source TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_good_practice_of_scope ON record_good_practice (scope);

CREATE TABLE record_wording (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    list TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    avoid TEXT NOT NULL DEFAULT '[]',
    instead TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT '',
    level TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    law TEXT NOT NULL DEFAULT '',
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
    set_aside TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_wording_of_scope ON record_wording (scope);

CREATE TABLE record_glossary_entry (
    n INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    scope BLOB NOT NULL,
    hidden INTEGER NOT NULL DEFAULT 0,
    term TEXT NOT NULL DEFAULT '',
    term_sort TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    meaning TEXT NOT NULL DEFAULT '',
    source TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX record_glossary_entry_of_scope ON record_glossary_entry (scope);
