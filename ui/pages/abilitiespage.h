// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/evidencemodel.h"

#include <QWidget>

namespace wrapdesk {

class BoardView;
class CopyButton;
class ListFrame;

// What this sign-in was seen to be able to do, with the platform's answers that show it. GUI thread.
class AbilitiesPage : public QWidget
{
    Q_OBJECT

public:
    explicit AbilitiesPage(QWidget *parent = nullptr);

    void show(const QList<Evidence> &evidence);
    BoardView &board() { return *m_board; }

private:
    void build();
    void showSelected();

    EvidenceModel m_evidence;
    BoardView *m_board;
    ListFrame *m_frame;
    CopyButton *m_copy;
};

} // namespace wrapdesk
