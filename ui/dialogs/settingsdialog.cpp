// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/settingsdialog.h"

#include "dialogs/rulesettings.h"
#include "errortext.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QSpinBox>

namespace wrapdesk {

namespace {

constexpr int settingsWidth = 520;
constexpr int settingsHeight = 660; // more is scrolled to
constexpr int numberWidth = 160;
constexpr int mostUndoSeconds = 30;
constexpr int fewestAuditDays = 30;
constexpr int mostAuditDays = 3650;
constexpr int longestAttribute = 100;
const QString usualAttribute = QStringLiteral("wrapdesk.wrapup");

QLabel *settingsHint(const QString &text, QWidget *parent)
{
    auto *hint = new QLabel(text, parent);
    hint->setObjectName(QStringLiteral("pageHint"));
    hint->setWordWrap(true);
    return hint;
}

QSpinBox *settingsNumber(const QString &name, int least, int most, int value, const QString &suffix, QWidget *parent)
{
    auto *number = new QSpinBox(parent);
    number->setObjectName(name);
    number->setRange(least, most);
    number->setValue(value);
    number->setSuffix(suffix);
    number->setAccelerated(true);
    number->setFixedWidth(numberWidth);
    return number;
}

} // namespace

SettingsDialog::SettingsDialog(const OrganizationSettings &settings, const QString &organization, QWidget *parent)
    : QDialog(parent),
      m_before(settings),
      m_undo(settingsNumber(QStringLiteral("undoSeconds"), 0, mostUndoSeconds, int(settings.undo.count()), tr(" s"),
                            this)),
      m_auditDays(settingsNumber(QStringLiteral("auditDays"), fewestAuditDays, mostAuditDays, settings.auditDays,
                                 tr(" days"), this)),
      m_tags(new QCheckBox(tr("&Tag locked legs with a participant attribute"), this)),
      m_attribute(new QLineEdit(settings.tagAttribute, this)),
      m_rules(new RuleSettings(settings, this)),
      m_trouble(new QLabel(this)),
      m_save(new QPushButton(tr("Save"), this))
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    m_undo->setSpecialValueText(tr("0 s: sent at once"));
    m_tags->setObjectName(QStringLiteral("tagLocked"));
    m_tags->setChecked(!settings.tagAttribute.isEmpty());
    m_attribute->setObjectName(QStringLiteral("tagAttribute"));
    m_attribute->setAccessibleName(tr("Name of the attribute"));
    m_attribute->setPlaceholderText(tr("Name of the attribute"));
    m_attribute->setMaxLength(longestAttribute);
    m_trouble->setObjectName(QStringLiteral("settingsTrouble"));
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    m_save->setObjectName(QStringLiteral("settingsSave"));
    m_save->setDefault(true);
    build(organization);
    connect(m_tags, &QCheckBox::toggled, this, [this](bool isOn) {
        if (isOn && m_attribute->text().isEmpty())
            m_attribute->setText(usualAttribute);
        refresh();
    });
    connect(m_attribute, &QLineEdit::textChanged, this, &SettingsDialog::refresh);
    connect(m_rules, &RuleSettings::edited, this, &SettingsDialog::refresh);
    connect(m_save, &QPushButton::clicked, this, &SettingsDialog::accept);
    refresh();
}

QWidget *SettingsDialog::buildChoices(QWidget *parent)
{
    auto *choices = new QWidget(parent);
    choices->setObjectName(QStringLiteral("settingsChoices"));
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    form->addRow(tr("Time to &undo a code"), m_undo);
    form->addRow(settingsHint(tr("A code by hand waits so long before it is sent, and can be taken back."), choices));
    form->addRow(tr("&Keep the activity for"), m_auditDays);
    form->addRow(settingsHint(tr("Older entries are let go for good."), choices));
    auto *layout = new QVBoxLayout(choices);
    layout->setContentsMargins(20, 0, 20, 0);
    layout->setSpacing(12);
    layout->addLayout(form);
    layout->addWidget(m_tags);
    layout->addWidget(m_attribute);
    layout->addWidget(settingsHint(tr("Where the platform no longer takes a code, its name can be set as an attribute "
                                      "of the agent's participant, for reports to find. It is not a wrap-up code: the "
                                      "leg keeps the one it has."),
                                   choices));
    layout->addWidget(m_rules);
    layout->addStretch(1);
    return choices;
}

void SettingsDialog::build(const QString &organization)
{
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setObjectName(QStringLiteral("settingsCancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(20, 0, 20, 0);
    buttons->setSpacing(8);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("settingsScroll"));
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(buildChoices(scroll));
    m_trouble->setContentsMargins(20, 0, 20, 0);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 16, 0, 16);
    layout->setSpacing(12);
    if (!organization.isEmpty()) {
        auto *whose = settingsHint(tr("For %1, on this computer.").arg(organization), this);
        whose->setContentsMargins(20, 0, 20, 0);
        layout->addWidget(whose);
    }
    layout->addWidget(scroll, 1);
    layout->addWidget(m_trouble);
    layout->addLayout(buttons);
    setFixedWidth(settingsWidth);
    resize(settingsWidth, std::min(settingsHeight, screen()->availableGeometry().height() - 80));
    QWidget *before = m_undo;
    for (QWidget *next : std::initializer_list<QWidget *>{m_auditDays, m_tags, m_attribute, m_rules->first()}) {
        setTabOrder(before, next);
        before = next;
    }
    setTabOrder(m_rules->last(), cancel);
    setTabOrder(cancel, m_save);
    m_undo->setFocus();
}

void SettingsDialog::refresh()
{
    m_attribute->setEnabled(m_tags->isChecked());
    const bool isTagNamed = !m_tags->isChecked() || !m_attribute->text().trimmed().isEmpty();
    m_save->setEnabled(isTagNamed && m_rules->trouble().isEmpty());
}

OrganizationSettings SettingsDialog::settings() const
{
    OrganizationSettings settings = m_before;
    settings.undo = std::chrono::seconds(m_undo->value());
    settings.auditDays = m_auditDays->value();
    settings.tagAttribute = m_tags->isChecked() ? m_attribute->text().trimmed() : QString();
    m_rules->write(settings);
    return settings;
}

void SettingsDialog::showFailure(const Error &error)
{
    const Explanation text = explain(error);
    m_trouble->setText(QStringLiteral("%1 %2").arg(text.sentence, text.help));
    m_trouble->show();
}

void SettingsDialog::accept()
{
    if (!m_save->isEnabled())
        return;
    m_trouble->clear();
    if (settings() != m_before)
        Q_EMIT settingsChosen(settings());
    if (m_trouble->text().isEmpty())
        QDialog::accept();
}

} // namespace wrapdesk
