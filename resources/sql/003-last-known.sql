-- SPDX-FileCopyrightText: 2026 The Wrapdesk authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The lists as they were last known, for a start without the platform; one row or none.
CREATE TABLE last_known (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    version INTEGER NOT NULL, -- of the body
    body BLOB NOT NULL -- compressed JSON of core/codec/lastknowncodec.h
) STRICT;
