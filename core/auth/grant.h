// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/credentials.h"
#include "base/result.h"

#include <QObject>

#include <functional>

namespace wrapdesk {

// How tokens are got; one class per OAuth grant. `fetch` asks the login host once; a grant that cannot renew (a token
// given from outside) answers Unauthorized the second time. Main thread.
class Grant : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    // One at a time. Deleting `context` or the grant cancels.
    virtual void fetch(QObject *context, std::function<void(const Result<Token> &)> handler) = 0;

Q_SIGNALS:
    // Renewed in a way that must be kept: the refresh token before is used up.
    void tokenChanged(const wrapdesk::Token &token);
};

} // namespace wrapdesk
