// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "golden.h"

#include <QDir>
#include <QFileInfo>

namespace wrapdesk::test {

namespace {

QString pathOf(const QString &name) { return QStringLiteral(WRAPDESK_TEST_DATA) + u'/' + name; }

} // namespace

QByteArray fixture(const QString &name)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no fixture %s", qPrintable(file.fileName()));
    return file.readAll();
}

QStringList fixtures(const QString &folder)
{
    QStringList names = QDir(pathOf(folder)).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(5);
    return names;
}

QByteArray differenceToGolden(const QString &actual, const QString &name)
{
    QFile golden(pathOf(name));
    const QString expected = golden.open(QIODevice::ReadOnly) ? QString::fromUtf8(golden.readAll()) : QString();
    if (actual == expected)
        return {};
    const QStringList actualLines = actual.split(u'\n');
    const QStringList expectedLines = expected.split(u'\n');
    qsizetype line = 0;
    while (line < actualLines.size() && line < expectedLines.size() && actualLines[line] == expectedLines[line])
        ++line;
    QFile written(QDir::current().filePath(QStringLiteral("actual/") + name));
    QDir().mkpath(QFileInfo(written).path());
    if (!written.open(QIODevice::WriteOnly) || written.write(actual.toUtf8()) < 0)
        return "cannot write " + written.fileName().toUtf8();
    return QStringLiteral("line %1: expected \"%2\", found \"%3\"\n   expected: %4\n   actual:   %5")
        .arg(line + 1)
        .arg(expectedLines.value(line), actualLines.value(line), golden.fileName(), written.fileName())
        .toUtf8();
}

} // namespace wrapdesk::test
