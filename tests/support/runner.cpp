// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "support/runner.h"

#include <QCoreApplication>
#include <QTest>

#include <cstdio>
#include <map>
#include <memory>

namespace {

using Makers = std::map<QString, std::function<QObject *()>>;

Makers &makers()
{
    static Makers all;
    return all;
}

} // namespace

bool wrapdesk::test::registerClass(const char *name, std::function<QObject *()> make)
{
    return makers().emplace(QString::fromLatin1(name).toLower(), std::move(make)).second;
}

int wrapdesk::test::runClass()
{
    QStringList arguments = QCoreApplication::arguments();
    const QString name = arguments.value(1);
    const auto maker = makers().find(name);
    if (maker == makers().end()) {
        std::fprintf(stderr, "usage: %s CLASS [QtTest arguments]; classes here:\n", qPrintable(arguments.value(0)));
        for (const auto &[known, make] : makers())
            std::fprintf(stderr, "  %s\n", qPrintable(known));
        return 2;
    }
    arguments.removeAt(1);
    const std::unique_ptr<QObject> test(maker->second());
    return QTest::qExec(test.get(), arguments);
}
