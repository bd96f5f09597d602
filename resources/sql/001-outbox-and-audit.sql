-- SPDX-FileCopyrightText: 2026 The Wrapdesk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Statements stand apart by an empty line. Times are milliseconds since 1970 in UTC; enums are kept by their names.
-- No customer address, token or secret has a place here.

-- The outbox: every wish "give leg L code C", open and settled.
CREATE TABLE intent (
    number INTEGER PRIMARY KEY, -- order of arrival
    id TEXT NOT NULL UNIQUE,
    run TEXT NOT NULL,
    what TEXT NOT NULL,
    conversation TEXT NOT NULL,
    participant TEXT NOT NULL,
    communication TEXT NOT NULL,
    media TEXT NOT NULL,
    queue TEXT NOT NULL,
    code TEXT NOT NULL,
    code_name TEXT NOT NULL,
    code_division TEXT NOT NULL,
    notes TEXT NOT NULL,
    attribute TEXT NOT NULL, -- the participant attribute's name, of a tag
    reason TEXT NOT NULL,
    rule TEXT NOT NULL,
    by TEXT NOT NULL,
    seen TEXT, -- these three: JSON {code, notes, setAt, provisional}
    found TEXT,
    replaced TEXT,
    replaces_system_code INTEGER NOT NULL,
    found_in_acw INTEGER NOT NULL,
    unwatched INTEGER NOT NULL,
    created_at INTEGER,
    state TEXT NOT NULL,
    refusal TEXT NOT NULL,
    error TEXT, -- JSON {kind, httpStatus, code, message, correlationId, where}
    correlation_ids TEXT NOT NULL, -- JSON list
    settled_at INTEGER
) STRICT;

-- At most one open intent for a leg: a constraint, not a habit.
CREATE UNIQUE INDEX intent_open ON intent (conversation, participant, communication)
    WHERE state IN ('held', 'checking', 'sending', 'accepted');

-- Ids with the names they had, once each: people, queues, codes.
CREATE TABLE named (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (id, name)
) STRICT;

-- The audit. AUTOINCREMENT: an id is never given twice, even after the newest entries were let go.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    by INTEGER NOT NULL REFERENCES named,
    conversation TEXT NOT NULL,
    participant TEXT NOT NULL,
    communication TEXT NOT NULL,
    media TEXT NOT NULL,
    queue INTEGER NOT NULL REFERENCES named,
    agent INTEGER NOT NULL REFERENCES named,
    before INTEGER REFERENCES named,
    after INTEGER REFERENCES named,
    reason TEXT NOT NULL,
    rule TEXT NOT NULL,
    outcome TEXT NOT NULL,
    refusal TEXT NOT NULL,
    detail TEXT NOT NULL,
    correlation_ids TEXT NOT NULL
) STRICT;

-- Each carries every column a filter may name, so that a filter that matches next to nothing never touches the table.
CREATE INDEX audit_at ON audit (at, by, queue, outcome, reason);

CREATE INDEX audit_by ON audit (by, at, queue, outcome, reason);

CREATE INDEX audit_queue ON audit (queue, at, by, outcome, reason);

-- Entries older than this may be let go; one row.
CREATE TABLE audit_horizon (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    at INTEGER NOT NULL
) STRICT;

INSERT INTO audit_horizon VALUES (1, -9223372036854775808);

-- Append-only. An entry that is there stays as it is, also when it is written again.
CREATE TRIGGER audit_keeps_what_is_there BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
BEGIN
    SELECT RAISE(IGNORE);
END;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;

CREATE TRIGGER audit_lets_go_of_old_entries_only BEFORE DELETE ON audit
    WHEN OLD.at >= coalesce((SELECT at FROM audit_horizon), -9223372036854775808)
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;

CREATE TRIGGER audit_names_are_never_changed BEFORE UPDATE ON named
BEGIN
    SELECT RAISE(ABORT, 'the audit is append-only');
END;

-- What a sign-in was seen to be able to do, the newest of each kind.
CREATE TABLE evidence (
    by TEXT NOT NULL,
    ability TEXT NOT NULL,
    media TEXT NOT NULL,
    is_able INTEGER NOT NULL,
    at INTEGER NOT NULL,
    code TEXT NOT NULL,
    correlation_id TEXT NOT NULL,
    PRIMARY KEY (by, ability, media)
) STRICT;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
