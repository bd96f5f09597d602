// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "session/rules.h"
#include "widgets/dryrunnames.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;

namespace wrapdesk {

class DryRunNumbers;
class DryRunSample;
class FieldNote;

// Tries a rule on the past and shows what it would have done. It shows what it is given and asks for what is wanted.
// GUI thread.
class DryRunPanel : public QWidget
{
    Q_OBJECT

public:
    explicit DryRunPanel(QWidget *parent = nullptr);

    // `now` as the clock says it: for how long it may still take.
    void showProgress(const DryRunProgress &progress, const QDateTime &now);
    // Of the rule's newest version that was tried; none: never tried. `presentVersion`: of the rule as it stands, 0 of
    // a draft that is not kept.
    void showResult(const std::optional<DryRunResult> &result, int presentVersion, const DryRunNames &names,
                    const QDateTime &now);
    // Whether there is a rule to try; `why` not.
    void setTriable(bool isTriable, const QString &why = {});
    int days() const;

Q_SIGNALS:
    void startRequested(int days);
    void cancelRequested();

private:
    void build();
    void wire();
    QString progressText(const DryRunProgress &progress, const QDateTime &now);

    bool m_isRunning = false;
    bool m_hasResult = false;
    bool m_isTriable = true;
    bool m_isCancelling = false;
    QDateTime m_startedAt;
    int m_pagesAtStart = 0;
    QSpinBox *m_days;
    QPushButton *m_start;
    QPushButton *m_cancel;
    QLabel *m_hint;
    QProgressBar *m_progress;
    FieldNote *m_progressText;
    FieldNote *m_trouble;
    FieldNote *m_age;
    DryRunNumbers *m_numbers;
    DryRunSample *m_sample;
};

} // namespace wrapdesk
