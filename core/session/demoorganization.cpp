// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "session/demoorganization.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThread>

#include <unistd.h>

namespace wrapdesk {

DemoOrganization::DemoOrganization(QObject *parent) : QObject(parent)
{
    m_child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    // A terminal's Ctrl-C goes to the whole process group: it is ours to answer, the child ends with us.
    m_child.setChildProcessModifier([] { ::setpgid(0, 0); });
    connect(&m_child, &QProcess::readyReadStandardOutput, this, &DemoOrganization::readAnnouncement);
    connect(&m_child, &QProcess::errorOccurred, this, [this] { fail(m_child.errorString()); });
    connect(&m_child, &QProcess::finished, this,
            [this](int code) { fail(QStringLiteral("it ended with exit code %1").arg(code)); });
}

DemoOrganization::~DemoOrganization()
{
    m_child.disconnect(this);
    m_child.closeWriteChannel();
    if (!m_child.waitForFinished(1'000))
        m_child.kill();
    m_child.waitForFinished(1'000);
}

void DemoOrganization::start(const QStringList &arguments)
{
    Q_ASSERT(thread() == QThread::currentThread());
    const QDir here(QCoreApplication::applicationDirPath());
    m_child.start(here.filePath(QStringLiteral("wrapdesk-demo-org")), arguments);
}

// One JSON line on stdout says where it listens and which token to use.
void DemoOrganization::readAnnouncement()
{
    m_output += m_child.readAllStandardOutput();
    if (m_announced || !m_output.contains('\n'))
        return;
    m_announced = true;
    const QJsonObject line = QJsonDocument::fromJson(m_output.left(m_output.indexOf('\n'))).object();
    const QUrl api(line.value(u"api").toString());
    const QUrl login(line.value(u"login").toString());
    const QByteArray token = line.value(u"userToken").toString().toUtf8();
    if (!api.isValid() || !login.isValid() || token.isEmpty())
        return fail(QStringLiteral("its first line says nothing of where it listens"));
    Q_EMIT ready({.api = api,
                  .login = login,
                  .credentials = AccessToken{Secret(token)},
                  .dataFolder = m_data.path(),
                  .isDemo = true});
}

void DemoOrganization::fail(const QString &message)
{
    m_child.disconnect(this);
    Q_EMIT failed(Error{.kind = ErrorKind::Invalid,
                        .message = QStringLiteral("the demo organisation could not be started: %1").arg(message),
                        .where = m_child.program()});
}

} // namespace wrapdesk
