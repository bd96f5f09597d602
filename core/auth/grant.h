// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <optional>

namespace wrapdesk {

struct Token
{
    Secret secret;
    std::optional<std::chrono::seconds> lifetime; // expires_in; none: unknown
};

// How tokens are got; one class per OAuth grant. `fetch` asks the login host once; a grant that cannot renew (a token
// given from outside) answers Unauthorized the second time. Main thread.
class Grant : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    // One at a time. Deleting `context` or the grant cancels.
    virtual void fetch(QObject *context, std::function<void(const Result<Token> &)> handler) = 0;
};

} // namespace wrapdesk
