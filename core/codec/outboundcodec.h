// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/id.h"
#include "base/result.h"

#include <QSet>

namespace wrapdesk {

// WrapUpCodeMapping: the codes that set flags of their own on a dialer contact (do not call again, right party …). The
// default set, which goes for all others, is not counted.
Result<QSet<CodeId>> decodeCodeMappings(const QByteArray &body);

} // namespace wrapdesk
