// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDir>
#include <QList>
#include <QTimer>

#include <functional>

class Desk;
class QApplication;

// Takes a picture of every page once there is something to see: light and dark, large and small, with the picker and
// the drawer open, and of an empty and a failed window. Then ends the program: 0, or 1 with a line that says why.
class Screenshots : public QObject
{
    Q_OBJECT

public:
    Screenshots(QApplication &application, Desk &desk, const QString &folder);

    void start();

private:
    struct Picture
    {
        QString name;
        std::function<void()> arrange;
    };

    void waitForRows();
    void plan();
    void next();
    void take(const QString &name);
    void end(int code, const QString &message);

    QApplication &m_application;
    Desk &m_desk;
    QDir m_folder;
    QTimer m_poll;
    int m_polls = 0;
    QList<Picture> m_pictures;
    QWidget *m_subject = nullptr;
};
