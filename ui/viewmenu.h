// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "theme.h"

#include <QMenu>

namespace wrapdesk {

// The View menu: the pages by their keys, the search, the details, colours and density. GUI thread.
class ViewMenu : public QMenu
{
    Q_OBJECT

public:
    // What is chosen at first.
    ViewMenu(const std::optional<Scheme> &scheme, Density density, QWidget *parent);

    void addPage(const char *name, const QString &text); // with the next of Ctrl+1, Ctrl+2, …
    void showDetails(bool open);
    bool areDetailsShown() const { return m_details->isChecked(); }

Q_SIGNALS:
    void pageRequested(int page); // from 0, as they were added
    void searchRequested();
    void detailsRequested(bool open);
    void schemeChosen(const std::optional<wrapdesk::Scheme> &scheme); // nothing: as the system
    void densityChosen(wrapdesk::Density density);

private:
    QAction *add(QMenu *menu, const char *name, const QString &text, const QKeySequence &key = {});
    void addSchemes(const std::optional<Scheme> &chosen);
    void addDensities(Density chosen);

    QAction *m_afterPages;
    QAction *m_details;
    int m_pages = 0;
};

} // namespace wrapdesk
