// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/dryrunnumbers.h"

#include "wording.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>

#include <algorithm>

namespace wrapdesk {

namespace {

constexpr qsizetype mostQueues = 8; // the rest in one line
constexpr qsizetype mostCodes = 3;

template <typename Key>
QList<std::pair<Key, int>> byCount(const QMap<Key, int> &counts)
{
    QList<std::pair<Key, int>> sorted;
    for (auto each = counts.begin(); each != counts.end(); ++each)
        sorted.append({each.key(), each.value()});
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    return sorted;
}

QString percent(int part, int whole)
{
    if (whole <= 0)
        return DryRunNumbers::tr("0 %");
    const double share = 100.0 * part / whole;
    if (share > 0 && share < 1)
        return DryRunNumbers::tr("under 1 %");
    if (share > 99 && share < 100)
        return DryRunNumbers::tr("over 99 %");
    return DryRunNumbers::tr("%1 %", "percent").arg(qRound(share));
}

QString named(const std::function<QString(const QString &)> &names, const QString &id)
{
    const QString name = names ? names(id) : QString();
    return name.isEmpty() ? id : name;
}

} // namespace

DryRunNumbers::DryRunNumbers(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("dryRunNumbers"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    m_coded = addLine("dryRunCoded");
    m_share = addLine("dryRunShare");
    m_agreement = addLine("dryRunAgreement");
    m_overtaken = addLine("dryRunOvertaken");
}

QLabel *DryRunNumbers::addLine(const char *name)
{
    auto *line = new QLabel(this);
    line->setObjectName(QString::fromLatin1(name));
    line->setTextFormat(Qt::PlainText);
    line->setWordWrap(true);
    layout()->addWidget(line);
    return line;
}

void DryRunNumbers::show(const DryRunResult &result, const DryRunNames &names)
{
    m_coded->setText(coded(result));
    m_share->setText(share(result));
    m_agreement->setText(agreement(result, names));
    m_overtaken->setText(overtaken(result));
    m_overtaken->setVisible(result.overtaken > 0);
    showQueues(result, names);
}

QString DryRunNumbers::coded(const DryRunResult &result)
{
    const QString time = result.days == 1 ? tr("the last day") : tr("the last %1 days").arg(result.days);
    return tr("It would have coded %1 of %2 legs of %3.")
        .arg(Wording::count(result.coded), Wording::count(result.legs), time);
}

QString DryRunNumbers::share(const DryRunResult &result)
{
    return tr("Its code would be %1 of all codes (%2 of %3).")
        .arg(percent(result.ofItsCode, result.codesInAll), Wording::count(result.ofItsCode),
             Wording::count(result.codesInAll));
}

QString DryRunNumbers::agreement(const DryRunResult &result, const DryRunNames &names)
{
    if (result.comparable == 0)
        return tr("On no such leg has an agent chosen a code: nothing to compare with.");
    QString text = tr("Agents chose the same on %1 of %2 comparable legs (%3)")
                       .arg(Wording::count(result.agreed), Wording::count(result.comparable),
                            percent(result.agreed, result.comparable));
    QStringList instead;
    int others = 0;
    const auto codes = byCount(result.chosenInstead);
    for (qsizetype place = 0; place < codes.size(); ++place) {
        if (place < mostCodes)
            instead << tr("%1 %2", "a code's name, how often")
                           .arg(named(names.code, codes[place].first), Wording::count(codes[place].second));
        else
            others += codes[place].second;
    }
    if (others > 0)
        instead << tr("others %1", "how often").arg(Wording::count(others));
    return instead.isEmpty() ? tr("%1.").arg(text)
                             : tr("%1; instead: %2.").arg(text, instead.join(QStringLiteral(", ")));
}

QString DryRunNumbers::overtaken(const DryRunResult &result)
{
    if (result.overtaken == 0)
        return {};
    return result.overtaken == 1 ? tr("On one leg the agent chose a code later: the rule would have come before them.")
                                 : tr("On %1 legs agents chose a code later: the rule would have come before them.")
                                       .arg(Wording::count(result.overtaken));
}

// Under the first line: each queue with its count, and how it compares with the one that has most.
void DryRunNumbers::showQueues(const DryRunResult &result, const DryRunNames &names)
{
    delete m_queues;
    m_queues = nullptr;
    const auto queues = byCount(result.byQueue);
    if (queues.isEmpty())
        return;
    m_queues = new QWidget(this);
    m_queues->setObjectName(QStringLiteral("dryRunQueues"));
    auto *grid = new QGridLayout(m_queues);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    const auto addRow = [&](const QString &name, int count) {
        const int row = grid->rowCount();
        auto *label = new QLabel(fontMetrics().elidedText(name, Qt::ElideRight, 180), m_queues);
        label->setTextFormat(Qt::PlainText);
        label->setToolTip(name);
        auto *bar = new QProgressBar(m_queues);
        bar->setAccessibleName(tr("%1: %2").arg(name, Wording::count(count)));
        bar->setTextVisible(false);
        bar->setRange(0, std::max(queues.constFirst().second, count));
        bar->setValue(count);
        auto *number = new QLabel(Wording::count(count), m_queues);
        grid->addWidget(label, row, 0);
        grid->addWidget(bar, row, 1, Qt::AlignVCenter);
        grid->addWidget(number, row, 2, Qt::AlignRight);
    };
    int others = 0;
    for (qsizetype place = 0; place < queues.size(); ++place) {
        if (place < mostQueues)
            addRow(named([&](const QString &id) { return names.queue ? names.queue(QueueId(id)) : QString(); },
                         queues[place].first.text()),
                   queues[place].second);
        else
            others += queues[place].second;
    }
    if (others > 0)
        addRow(tr("%1 more queues").arg(Wording::count(queues.size() - mostQueues)), others);
    static_cast<QVBoxLayout *>(layout())->insertWidget(1, m_queues);
}

} // namespace wrapdesk
