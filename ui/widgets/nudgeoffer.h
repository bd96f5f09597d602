// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "nudgelist.h"
#include "widgets/banner.h"

#include <QTimer>

namespace wrapdesk {

// Puts a nudge list on the clipboard or into a file, and says in a line that it did, or why it could not. GUI thread.
class NudgeOffer : public Banner
{
    Q_OBJECT

public:
    explicit NudgeOffer(QWidget *parent);

    void copy(const QList<Nudge> &nudges);
    void save(const QList<Nudge> &nudges); // asks where to
    void write(const QList<Nudge> &nudges, const QString &path);

private:
    void tell(const QString &text);

    QTimer m_gone; // what went well need not be dismissed
};

} // namespace wrapdesk
