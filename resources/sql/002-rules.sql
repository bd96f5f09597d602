-- SPDX-FileCopyrightText: 2026 The Wrapdesk authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The auto-apply rules of the organisation. Bodies are the compact JSON of core/codec/rulecodec.h.

-- Every rule as it was kept at one time, also of rules that were removed.
CREATE TABLE rule_version (
    number INTEGER PRIMARY KEY AUTOINCREMENT, -- order of arrival
    rule TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version >= 1),
    body TEXT NOT NULL,
    is_removed INTEGER NOT NULL,
    at INTEGER,
    by TEXT NOT NULL,
    by_name TEXT NOT NULL,
    why TEXT NOT NULL,
    UNIQUE (rule, version)
) STRICT;

-- Append-only. A version that is written again as it was stays as it is; one that would be another is refused, also
-- where somebody asks to replace it.
CREATE TRIGGER rule_version_keeps_what_is_there BEFORE INSERT ON rule_version
    WHEN EXISTS (SELECT 1 FROM rule_version
        WHERE number = NEW.number OR (rule = NEW.rule AND version = NEW.version))
BEGIN
    SELECT RAISE(ABORT, 'versions of rules are append-only')
        WHERE NOT EXISTS (SELECT 1 FROM rule_version WHERE rule = NEW.rule AND version = NEW.version
            AND body = NEW.body AND is_removed = NEW.is_removed AND at IS NEW.at AND by = NEW.by AND why = NEW.why);
    SELECT RAISE(IGNORE);
END;

CREATE TRIGGER rule_version_is_never_changed BEFORE UPDATE ON rule_version
BEGIN
    SELECT RAISE(ABORT, 'versions of rules are append-only');
END;

CREATE TRIGGER rule_version_is_never_deleted BEFORE DELETE ON rule_version
BEGIN
    SELECT RAISE(ABORT, 'versions of rules are append-only');
END;

-- Which rules are in force, the first that matches decides: the newest version of each.
CREATE TABLE rule_order (
    place INTEGER PRIMARY KEY,
    rule TEXT NOT NULL UNIQUE
) STRICT;

-- When a rule last decided a leg.
CREATE TABLE rule_match (
    rule TEXT PRIMARY KEY,
    at INTEGER NOT NULL
) STRICT;

-- What a rule did to a leg, the newest of each leg.
CREATE TABLE rule_act (
    conversation TEXT NOT NULL,
    participant TEXT NOT NULL,
    communication TEXT NOT NULL,
    queue TEXT NOT NULL,
    rule TEXT NOT NULL,
    version INTEGER NOT NULL,
    code TEXT NOT NULL,
    code_name TEXT NOT NULL,
    rule_name TEXT NOT NULL,
    why TEXT NOT NULL, -- JSON list
    at INTEGER NOT NULL,
    result TEXT NOT NULL,
    PRIMARY KEY (conversation, participant, communication)
) STRICT;

CREATE INDEX rule_act_at ON rule_act (at);

-- What a version of a rule would have done in the past, the newest run of each.
CREATE TABLE dry_run (
    rule TEXT NOT NULL,
    version INTEGER NOT NULL,
    at INTEGER NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (rule, version)
) STRICT;
