// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codec/jsonreader.h"
#include "domain/leg.h"

#include <QJsonObject>

namespace wrapdesk {

// A leg as it is kept on disk: without the customer's address, and without the notes of its code, since whoever wrote
// them may have named the customer there.
QJsonObject legObject(const Leg &leg);
Leg readLeg(const JsonCursor &json);

// As the platform spells it on participants (FACTS §3), which wrapupPromptFromWord() reads; empty: unknown.
QString wrapupPromptWord(WrapupPrompt prompt);

} // namespace wrapdesk
