// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "models/stragglerfilter.h"

#include <QHash>
#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QToolButton;

namespace wrapdesk {

// Over the inbox: a counter per class that is a filter too, the search and the filters. GUI thread.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    // Counts the classes and offers the queues, agents and media that occur.
    void survey(const StragglerModel &rows);
    StragglerFilter filter() const;
    QString typed() const;
    void clear();
    void focusSearch();

Q_SIGNALS:
    void changed();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QLayout *buildChips();
    QLayout *buildFilters();
    void arrange(bool isNarrow);
    void label();
    QToolButton *addChip(const QString &name, Glyph glyph, Tone tone);
    QComboBox *addChoice(const QString &name, const QString &accessibleName, const QString &all);
    static void offer(QComboBox *choice, QStringList wanted);

    QLabel *m_title;
    QHash<StragglerClass, QToolButton *> m_chips;
    QHash<StragglerClass, int> m_counts;
    int m_byDesignCount = 0;
    bool m_isNarrow = false;
    QToolButton *m_byDesign;
    QLineEdit *m_search;
    QComboBox *m_queue;
    QComboBox *m_agent;
    QComboBox *m_media;
    QComboBox *m_age;
    QGridLayout *m_filters;
};

} // namespace wrapdesk
