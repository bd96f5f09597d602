// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "activitypictures.h"
#include "theme.h"

#include <QDir>
#include <QList>
#include <QTimer>

#include <functional>
#include <memory>

class Desk;
class QApplication;
namespace wrapdesk {
class MainWindow;
}

// Takes a picture of every page once there is something to see: light and dark, large and small, with the picker and
// the drawer open, of an empty and a failed window, while many legs are coded at once, and of the rules. Then ends the
// program: 0, or 1 with a line that says why.
class Screenshots : public QObject
{
    Q_OBJECT

public:
    Screenshots(QApplication &application, Desk &desk, const QString &folder);
    ~Screenshots() override;

    void start();

private:
    struct Picture
    {
        QString name;
        std::function<void()> arrange;
    };

    void waitForRows();
    void plan();
    void planFilled(wrapdesk::Scheme scheme, QSize size);
    void planPlain(wrapdesk::Scheme scheme, QSize size);
    void planRules(wrapdesk::Scheme scheme, QSize size);
    void planBulk(wrapdesk::Scheme scheme, QSize size);
    void add(const char *what, wrapdesk::Scheme scheme, QSize size, wrapdesk::MainWindow &subject,
             const std::function<void()> &arrange);
    void addDialog(const NamedDialog &subject, wrapdesk::Scheme scheme);
    void next();
    void take(const QString &name);
    void end(int code, const QString &message);

    QApplication &m_application;
    Desk &m_desk;
    QDir m_folder;
    QTimer m_poll;
    int m_polls = 0;
    QList<Picture> m_pictures;
    std::unique_ptr<wrapdesk::MainWindow> m_plain; // with no session: for the empty and failed pictures
    std::unique_ptr<wrapdesk::MainWindow> m_bulk; // the same, for many legs at once
    std::vector<NamedDialog> m_dialogs;
    QWidget *m_subject = nullptr;
};
