// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/bulkbar.h"

#include "bulkwording.h"
#include "theme.h"
#include "widgets/noticeline.h"
#include "wording.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

#include <utility>

namespace wrapdesk {

namespace {

constexpr int codeWidth = 240;
constexpr int typedWidth = 88;

QLabel *bulkLabel(const char *name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(QString::fromLatin1(name));
    return label;
}

// 1,240 may be typed with whatever stands between the digits.
qsizetype numberIn(const QString &typed)
{
    QString digits;
    for (const QChar sign : typed) {
        if (sign.isDigit())
            digits += QChar(u'0' + sign.digitValue());
        else if (sign.isLetter())
            return -1;
    }
    bool isNumber = false;
    const qlonglong number = digits.toLongLong(&isNumber);
    return isNumber ? qsizetype(number) : -1;
}

} // namespace

BulkBar::BulkBar(QWidget *parent)
    : QFrame(parent),
      m_count(bulkLabel("bulkCount", this)),
      m_choose(new QPushButton(this)),
      m_notes(new QLineEdit(this)),
      m_apply(new QPushButton(tr("Apply  Ctrl+Enter"), this)),
      m_words(bulkLabel("bulkWords", this)),
      m_why(new QToolButton(this)),
      m_typedLabel(bulkLabel("bulkTypedLabel", this)),
      m_typed(new QLineEdit(this)),
      m_acwGlyph(new QLabel(this)),
      m_acw(bulkLabel("bulkAcw", this)),
      m_include(new QCheckBox(tr("Include them"), this)),
      m_doubts(new NoticeLine(QStringLiteral("bulkDoubts"), this)),
      m_trouble(new NoticeLine(QStringLiteral("bulkTrouble"), this)),
      m_skipped(new LegGroups(QStringLiteral("bulkSkipped"), this))
{
    setObjectName(QStringLiteral("bulkBar"));
    setAccessibleName(tr("Code the selected legs"));
    build();
    wire();
    setCode({});
}

void BulkBar::build()
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(8);
    layout->addLayout(buildOrder());
    layout->addLayout(buildPlan());
    layout->addLayout(buildWarning());
    layout->addWidget(m_doubts);
    layout->addWidget(m_trouble);
    layout->addWidget(m_skipped);
    m_skipped->setAccessibleName(tr("Skipped legs by reason"));
    m_skipped->hide();
    QWidget *before = m_choose;
    for (QWidget *next : std::initializer_list<QWidget *>{m_notes, m_why, m_typed, m_include, m_apply, m_skipped}) {
        setTabOrder(before, next);
        before = next;
    }
}

QLayout *BulkBar::buildOrder()
{
    m_choose->setObjectName(QStringLiteral("bulkCode"));
    m_choose->setAutoDefault(false);
    m_choose->setFixedWidth(codeWidth);
    m_notes->setObjectName(QStringLiteral("bulkNotes"));
    m_notes->setPlaceholderText(tr("Notes for all of them (optional)"));
    m_notes->setAccessibleName(tr("Notes"));
    m_notes->setMaxLength(int(Writing::longestNotes));
    m_apply->setObjectName(QStringLiteral("bulkApply"));
    m_apply->setProperty("primary", true);
    m_apply->setAutoDefault(false);
    m_apply->setAccessibleName(tr("Apply"));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_count);
    row->addWidget(bulkLabel("bulkArrow", this));
    row->addWidget(m_choose);
    row->addWidget(m_notes, 1);
    row->addWidget(m_apply);
    findChild<QLabel *>(QStringLiteral("bulkArrow"))->setText(QStringLiteral("→"));
    return row;
}

QLayout *BulkBar::buildPlan()
{
    m_why->setObjectName(QStringLiteral("bulkWhy"));
    m_why->setText(tr("Why skipped"));
    m_why->setCheckable(true);
    m_why->setProperty("button", true);
    m_why->hide();
    m_typed->setObjectName(QStringLiteral("bulkTyped"));
    m_typed->setFixedWidth(typedWidth);
    m_typed->setAlignment(Qt::AlignRight);
    m_typedLabel->setBuddy(m_typed);
    m_typedLabel->hide();
    m_typed->hide();
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_words);
    row->addWidget(m_why);
    row->addStretch(1);
    row->addWidget(m_typedLabel);
    row->addWidget(m_typed);
    return row;
}

QLayout *BulkBar::buildWarning()
{
    m_include->setObjectName(QStringLiteral("bulkIncludeAcw"));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_acwGlyph);
    row->addWidget(m_acw);
    row->addWidget(m_include);
    row->addStretch(1);
    for (QWidget *part : std::initializer_list<QWidget *>{m_acwGlyph, m_acw, m_include})
        part->hide();
    return row;
}

void BulkBar::wire()
{
    connect(m_choose, &QPushButton::clicked, this, &BulkBar::codeWanted);
    connect(m_apply, &QPushButton::clicked, this, &BulkBar::apply);
    connect(m_typed, &QLineEdit::textChanged, this, &BulkBar::noteTyped);
    connect(m_typed, &QLineEdit::returnPressed, this, &BulkBar::apply);
    connect(m_why, &QToolButton::toggled, this, &BulkBar::showSkipped);
    connect(m_skipped, &LegGroups::legChosen, this, &BulkBar::legChosen);
    connect(m_include, &QCheckBox::toggled, this, [this] {
        m_agreed = 0;
        m_plan.reset();
        gate();
        Q_EMIT previewWanted();
    });
}

void BulkBar::setSelected(qsizetype legs, bool hasGrown)
{
    m_selected = legs;
    m_count->setText(tr("%1 selected").arg(Wording::count(legs)));
    if (!hasGrown)
        return;
    m_agreed = 0;
    m_plan.reset(); // what is shown is not about these
    m_typed->clear();
    gate();
}

void BulkBar::setCode(const std::optional<WrapupCode> &code)
{
    m_code = code;
    m_agreed = 0;
    m_plan.reset();
    m_typed->clear();
    const QString text = code ? code->name : tr("Choose a code…");
    m_choose->setText(m_choose->fontMetrics().elidedText(text, Qt::ElideRight, codeWidth - 28));
    m_choose->setToolTip(code ? code->name : QString());
    m_choose->setAccessibleName(code ? tr("Code: %1").arg(code->name) : tr("Choose a code"));
    showTrouble({});
    showWords();
    if (code)
        Q_EMIT previewWanted();
}

QString BulkBar::notes() const { return m_notes->text().trimmed(); }

bool BulkBar::includesAcw() const { return m_include->isChecked(); }

void BulkBar::reset()
{
    m_notes->clear();
    m_typed->clear();
    m_why->setChecked(false);
    showTrouble({});
    const QSignalBlocker quiet(m_include);
    m_include->setChecked(false);
    m_agreed = 0;
    m_plan.reset();
    gate();
}

void BulkBar::restore(const BulkOrder &order)
{
    m_notes->setText(order.notes);
    m_include->setChecked(order.includeAcw);
}

void BulkBar::showPreview(const BulkPlan &plan, std::chrono::seconds eta, const QDateTime &now)
{
    m_plan = plan;
    m_words->setText(BulkWording::plan(plan, eta));
    const int left = int(plan.skipped.value(BulkSkip::InAcw).size());
    m_acw->setText(BulkWording::inAcw(left, plan.inAcw));
    m_acwGlyph->setPixmap(theme::pixmap(Glyph::Warning, theme::colours().of(Tone::Pending), 16, devicePixelRatioF()));
    const bool isInAcw = left > 0 || plan.inAcw > 0;
    for (QWidget *part : std::initializer_list<QWidget *>{m_acwGlyph, m_acw, m_include})
        part->setVisible(isInAcw);
    QStringList doubts;
    for (const Evidence &doubt : plan.doubts)
        doubts << BulkWording::doubt(doubt, now);
    m_doubts->say(doubts.join(u' '));
    m_why->setVisible(!plan.skipped.isEmpty());
    if (plan.skipped.isEmpty())
        m_why->setChecked(false);
    m_typedLabel->setText(tr("Type %1 to confirm:").arg(Wording::count(plan.legs.size())));
    m_typed->setAccessibleName(tr("Type the number of legs to be coded"));
    showSkipped();
    noteTyped();
}

void BulkBar::setBarred(const QString &reason)
{
    if (std::exchange(m_barred, reason) == reason)
        return;
    showWords();
    if (m_code)
        Q_EMIT previewWanted();
}

void BulkBar::showTrouble(const QString &trouble) { m_trouble->say(trouble); }

// Without a code there is nothing to foretell.
void BulkBar::showWords()
{
    if (!m_code) {
        m_words->setText(m_barred.isEmpty()
                             ? tr("Choose a code to see what would happen; nothing is sent before you apply it.")
                             : m_barred);
        for (QWidget *part :
             std::initializer_list<QWidget *>{m_why, m_typed, m_typedLabel, m_acwGlyph, m_acw, m_include, m_doubts})
            part->hide();
    }
    gate();
}

void BulkBar::showSkipped()
{
    m_skipped->setVisible(m_why->isChecked() && m_plan);
    if (!m_why->isChecked() || !m_plan)
        return;
    QList<LegGroup> groups;
    for (auto reason = m_plan->skipped.cbegin(); reason != m_plan->skipped.cend(); ++reason) {
        LegGroup group{.title = BulkWording::skip(reason.key()), .glyph = Glyph::Info};
        for (const LegId &leg : reason.value())
            group.lines.append({leg, {}});
        groups.append(group);
    }
    m_skipped->show(groups, m_names);
}

bool BulkBar::needsTypedCount() const { return m_plan && m_plan->legs.size() > Writing::typedCountAbove; }

void BulkBar::noteTyped()
{
    if (m_plan && numberIn(m_typed->text()) == m_plan->legs.size())
        m_agreed = m_plan->legs.size();
    else if (m_plan && numberIn(m_typed->text()) != m_agreed)
        m_agreed = 0;
    gate();
}

void BulkBar::gate()
{
    const bool isAsked = m_code && needsTypedCount();
    m_typedLabel->setVisible(isAsked);
    m_typed->setVisible(isAsked);
    m_choose->setEnabled(m_barred.isEmpty());
    m_apply->setToolTip(m_barred);
    m_apply->setEnabled(m_barred.isEmpty() && m_code && m_plan && !m_plan->legs.isEmpty()
                        && (!isAsked || m_plan->legs.size() <= m_agreed));
}

void BulkBar::apply()
{
    if (m_apply->isEnabled() && isVisible())
        Q_EMIT applyRequested();
}

void BulkBar::focusCode()
{
    if (!m_choose->isEnabled())
        return;
    m_choose->setFocus(Qt::ShortcutFocusReason);
    Q_EMIT codeWanted();
}

void BulkBar::focusNext()
{
    QWidget *next = m_typed->isVisibleTo(this) ? static_cast<QWidget *>(m_typed) : m_apply;
    (next->isEnabled() ? next : m_choose)->setFocus(Qt::OtherFocusReason);
}

QRect BulkBar::codePlace(const QWidget *of) const { return {m_choose->mapTo(of, QPoint(0, 0)), m_choose->size()}; }

void BulkBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QFrame::keyPressEvent(event);
}

} // namespace wrapdesk
