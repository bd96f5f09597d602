// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/cell.h"
#include "session/activity.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace wrapdesk {

// The activity as CSV: where to, what in it, how far it is, how it ended. What it wants goes out as signals, the
// answers come in; while it writes it stays until it is told the end. GUI thread.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    ExportDialog(const AuditFilter &filter, const QString &path, QWidget *parent = nullptr);

    AuditExport order() const;
    void showProgress(qint64 rows);
    void showDone(const QString &path, qint64 rows);
    void showFailure(const Error &error);

    // In the person's documents, named after the day.
    static QString suggestedPath(const QDate &day);

Q_SIGNALS:
    void exportWanted(const wrapdesk::AuditExport &order);
    void cancelWanted();

public Q_SLOTS:
    void accept() override; // starts
    void reject() override; // stops; else closes

private:
    void build();
    void choosePath();
    void setRunning(bool isRunning);
    void say(const QString &text, Glyph glyph = Glyph::None, Tone tone = Tone::Muted);
    void checkPath();

    const AuditFilter m_filter;
    bool m_isRunning = false;
    QLineEdit *m_path;
    QPushButton *m_choose;
    QCheckBox *m_byteOrderMark;
    QCheckBox *m_revealed;
    QProgressBar *m_progress;
    QLabel *m_glyph;
    QLabel *m_message;
    QPushButton *m_start;
    QPushButton *m_stop;
};

} // namespace wrapdesk
