// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/hardening.h"

#include "support/runner.h"

#include <QTest>

#include <sys/prctl.h>
#include <sys/resource.h>

using namespace wrapdesk;

class HardeningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesNoCoreDump();
};

void HardeningTest::leavesNoCoreDump()
{
    QCOMPARE(::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), 1);
    forbidCoreDumps();
    QCOMPARE(::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0), 0);
    rlimit limit{.rlim_cur = 1, .rlim_max = 1};
    QCOMPARE(::getrlimit(RLIMIT_CORE, &limit), 0);
    QCOMPARE(limit.rlim_cur, rlim_t{0});
    QCOMPARE(limit.rlim_max, rlim_t{0});
}

WRAPDESK_TEST(HardeningTest)
#include "hardeningtest.moc"
