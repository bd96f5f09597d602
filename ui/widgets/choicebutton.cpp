// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "widgets/choicebutton.h"

#include "wording.h"

#include <QKeyEvent>

namespace wrapdesk {

namespace {

constexpr int widestText = 260;

} // namespace

ChoiceButton::ChoiceButton(const QString &name, const QString &accessibleName, ChoiceKind kind, const QString &nothing,
                           QWidget *parent)
    : QPushButton(parent), m_kind(kind), m_nothing(nothing)
{
    setObjectName(name);
    setAccessibleName(accessibleName);
    setProperty("choice", true);
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, this, &ChoiceButton::openPopup);
    tell();
}

void ChoiceButton::show(const QList<ChoiceOption> &options, const ChoiceSelection &selection)
{
    if (m_popup)
        m_popup->close(); // it is about what was
    take(options, selection);
}

void ChoiceButton::take(const QList<ChoiceOption> &options, const ChoiceSelection &selection)
{
    m_options = options;
    m_selection = selection;
    for (const QString &key : selection.keys) {
        const auto isIt = [&](const ChoiceOption &option) { return option.key == key; };
        if (std::none_of(m_options.begin(), m_options.end(), isIt))
            m_options.append({key, key, {}});
    }
    tell();
}

void ChoiceButton::openPopup()
{
    if (m_popup)
        m_popup->close();
    m_popup = new ChoicePopup(m_kind, m_options, m_selection, this);
    connect(m_popup, &ChoicePopup::chosen, this, [this](const ChoiceSelection &selection) {
        take(m_options, selection);
        Q_EMIT edited();
    });
    m_popup->open(accessibleName());
}

void ChoiceButton::keyPressEvent(QKeyEvent *event)
{
    const bool isPlain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        if (isPlain)
            return openPopup();
        break;
    default:
        break;
    }
    QPushButton::keyPressEvent(event);
}

QString ChoiceButton::labelOf(const QString &key) const
{
    for (const ChoiceOption &option : m_options) {
        if (option.key == key)
            return option.label;
    }
    return key;
}

QString ChoiceButton::textOf(const QStringList &labels) const
{
    const QString all =
        labels.size() == 1
            ? labels.first()
            : tr("%1 or %2").arg(labels.first(labels.size() - 1).join(QStringLiteral(", ")), labels.last());
    if (!m_selection.isNoneOf)
        return all;
    return labels.size() == 1 ? tr("not %1").arg(all) : tr("none of %1").arg(all);
}

// As many names as there is room for; all of them in the tip and for a screen reader.
void ChoiceButton::tell()
{
    QStringList labels;
    for (const QString &key : std::as_const(m_selection.keys))
        labels << labelOf(key);
    const QString whole = labels.isEmpty() ? m_nothing : textOf(labels);
    QString shown = whole;
    for (qsizetype kept = labels.size() - 1; kept > 0 && fontMetrics().horizontalAdvance(shown) > widestText; --kept)
        shown = textOf(labels.first(kept) << tr("%1 more").arg(Wording::count(labels.size() - kept)));
    shown = fontMetrics().elidedText(shown, Qt::ElideRight, widestText);
    setText(QString(shown).replace(u'&', QStringLiteral("&&")));
    setToolTip(shown == whole ? QString() : whole);
    setAccessibleDescription(whole);
    updateGeometry();
}

} // namespace wrapdesk
