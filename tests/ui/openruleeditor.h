// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "rulesamples.h"
#include "widgets/ruleeditor.h"

#include <QAction>
#include <QApplication>
#include <QLineEdit>

namespace wrapdesk::test {

// A sentence editor on the screen, and how a person gets at its parts.
class OpenRuleEditor
{
public:
    OpenRuleEditor()
    {
        editor.resize(420, 700);
        editor.show();
    }

    template <typename Widget>
    Widget *find(const char *name) const
    {
        return editor.findChild<Widget *>(QString::fromLatin1(name));
    }
    void edit(const Rule &rule)
    {
        editor.edit(rule, vocabulary(), ruleWords());
        QVERIFY(QTest::qWaitForWindowActive(&editor));
    }
    // Chooses a condition from the menu.
    void add(const char *field) const { find<QAction>((QByteArray("add-") + field).constData())->trigger(); }
    QWidget *popup() const { return QApplication::activePopupWidget(); }
    // Into the popup that is open: its field has the focus.
    void type(const char *text) const
    {
        QTest::keyClicks(popup()->findChild<QLineEdit *>(), QString::fromLatin1(text));
    }
    void press(Qt::Key key) const { QTest::keyClick(popup()->findChild<QLineEdit *>(), key); }

    RuleEditor editor;
};

} // namespace wrapdesk::test
