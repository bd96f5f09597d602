// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QUrl>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace wrapdesk {

class CopyButton;
class FieldNote;

// While somebody signs in in the browser: how long it may still take, the address for a browser elsewhere, and where
// to put the address such a browser ended at. GUI thread.
class BrowserWait : public QWidget
{
    Q_OBJECT

public:
    explicit BrowserWait(QWidget *parent = nullptr);

    // `redirect`: what must be registered at the OAuth client. The wait ends by itself after five minutes.
    void begin(const QUrl &address, const QString &place, const QString &redirect);
    void end();
    void say(const QString &text); // what is wrong with an answer that came; it goes on waiting
    QList<QWidget *> fields() const;

Q_SIGNALS:
    void openRequested(const QUrl &address); // in the browser, once more
    void redirectPasted(const QString &address);

private:
    void build();
    void tick();

    QUrl m_address;
    QLabel *m_text;
    QLabel *m_left;
    QPushButton *m_open;
    CopyButton *m_copy;
    QLineEdit *m_pasted;
    QPushButton *m_use;
    QLabel *m_redirect;
    CopyButton *m_copyRedirect;
    FieldNote *m_note;
    QTimer m_second;
    QElapsedTimer m_since;
};

} // namespace wrapdesk
