// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "net/trust.h"

#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace wrapdesk {

namespace {

constexpr qint64 largestFile = qint64{4} * 1024 * 1024; // a whole system's authorities take a quarter

Failure unusable(const QString &path, const QString &reason)
{
    return Failure(
        Error{.kind = ErrorKind::Invalid, .message = QStringLiteral("the CA file “%1” %2").arg(path, reason)});
}

} // namespace

Result<void> trustAlso(const QString &caFile)
{
    QList<QSslCertificate> more;
    if (!caFile.isEmpty()) {
        QFile file(caFile);
        if (QFileInfo(file).isDir())
            return unusable(caFile, QStringLiteral("is a folder: name the file in it"));
        if (!file.open(QIODevice::ReadOnly))
            return unusable(caFile, QStringLiteral("cannot be read: %1").arg(file.errorString()));
        more = QSslCertificate::fromData(file.read(largestFile), QSsl::Pem);
        if (more.isEmpty())
            return unusable(caFile, QStringLiteral("holds no certificate: it must be PEM text, with lines that say "
                                                   "BEGIN CERTIFICATE"));
    }
    // Qt reads the system's authorities one by one as they are needed. Adding one switches that off (tried on 6.4.2),
    // so all of them are read then, which takes a moment: only for those who have a file.
    static const QSslConfiguration asTheSystem = QSslConfiguration::defaultConfiguration();
    QSslConfiguration configuration = asTheSystem;
    if (!more.isEmpty())
        configuration.setCaCertificates(QSslConfiguration::systemCaCertificates() + more);
    QSslConfiguration::setDefaultConfiguration(configuration);
    return {};
}

} // namespace wrapdesk
