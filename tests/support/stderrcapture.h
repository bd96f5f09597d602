// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QTemporaryFile>

#include <cstdio>
#include <unistd.h>

namespace wrapdesk::test {

// What this process writes to stderr goes here for as long as it lives.
class StderrCapture final
{
public:
    StderrCapture()
    {
        if (!m_file.open())
            qFatal("no file for stderr");
        std::fflush(stderr);
        m_before = ::dup(STDERR_FILENO);
        ::dup2(m_file.handle(), STDERR_FILENO);
    }
    ~StderrCapture()
    {
        std::fflush(stderr);
        ::dup2(m_before, STDERR_FILENO);
        ::close(m_before);
    }
    StderrCapture(const StderrCapture &) = delete;
    StderrCapture &operator=(const StderrCapture &) = delete;

    QByteArray text()
    {
        std::fflush(stderr);
        m_file.seek(0);
        return m_file.readAll();
    }

private:
    QTemporaryFile m_file;
    int m_before = -1;
};

} // namespace wrapdesk::test
