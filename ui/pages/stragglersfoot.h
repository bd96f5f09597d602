// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/selectedlegs.h"
#include "widgets/bulkbar.h"
#include "widgets/runbar.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace wrapdesk {

// The foot of the inbox: how a bulk run goes, or what one of the selected legs would do, foretold again (paced)
// whenever the selection, the code or the rows change. GUI thread.
class StragglersFoot : public QWidget
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds pace{150};

    // Both outlive it.
    StragglersFoot(const StragglerModel &rows, const SelectedLegs &selected, QWidget *parent);

    BulkBar &bulk() { return *m_bulk; }
    RunBar &run() { return *m_run; }
    // What the selection and the bar come to; without a code nothing can be made of it.
    BulkOrder order() const;
    QHash<QueueId, int> legsByQueue() const; // of the selected legs; direct calls have no queue
    QString nameOf(const LegId &leg) const; // "Billing · A. Okafor · voice · 10:04"

    // Rows have changed: what is foretold may be out of date.
    void noteRows();
    // One of the bars has come or gone.
    void arrange();
    void takeCode(const WrapupCode &code);

Q_SIGNALS:
    void previewWanted(const wrapdesk::BulkOrder &order);
    void orderRequested(const wrapdesk::BulkOrder &order);
    void legChosen(const wrapdesk::LegId &leg);
    void rearranged(); // the list above has more or less room

private:
    void noteSelection(bool hasGrown);
    void foretell();

    const StragglerModel &m_rows;
    const SelectedLegs &m_selected;
    RunBar *m_run;
    BulkBar *m_bulk;
    QTimer m_pace;
    QElapsedTimer m_sinceForetold;
};

} // namespace wrapdesk
