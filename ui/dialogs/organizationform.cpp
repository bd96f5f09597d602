// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialogs/organizationform.h"

#include "theme.h"
#include "widgets/fieldnote.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>

namespace wrapdesk {

namespace {

constexpr int longestOrganizationName = 60;

QLineEdit *organizationField(const QString &name, const QString &accessibleName, QWidget *parent)
{
    auto *field = new QLineEdit(parent);
    field->setObjectName(name);
    field->setAccessibleName(accessibleName);
    return field;
}

QString grantText(GrantKind kind)
{
    switch (kind) {
    case GrantKind::Person:
        return OrganizationForm::tr("You sign in in your browser. The OAuth client must be of the grant type Code "
                                    "Authorization with PKCE, with the redirect http://localhost. When the sign-in "
                                    "runs out, usually after a day, you sign in again.");
    case GrantKind::PersonWithSecret:
        return OrganizationForm::tr("You sign in in your browser once; the sign-in then renews itself, for computers "
                                    "nobody sits at. The OAuth client must be of the grant type Code Authorization, "
                                    "with the redirect http://localhost, and its secret is kept in the keychain.");
    case GrantKind::Application:
        return OrganizationForm::tr("No person signs in. An application can show live legs, stragglers and queues, "
                                    "but it cannot code: Genesys Cloud takes codes only from a person. Rules can only "
                                    "suggest. The OAuth client must be of the grant type Client Credentials.");
    }
    return {};
}

} // namespace

OrganizationForm::OrganizationForm(QWidget *parent)
    : QWidget(parent),
      m_region(new QComboBox(this)),
      m_apiUrl(organizationField(QStringLiteral("organizationApiUrl"), tr("API address"), this)),
      m_loginUrl(organizationField(QStringLiteral("organizationLoginUrl"), tr("Sign-in address"), this)),
      m_trusted(new QCheckBox(tr("These two &hosts are my organisation's"), this)),
      m_grant(new QComboBox(this)),
      m_grantText(new QLabel(this)),
      m_clientId(organizationField(QStringLiteral("organizationClientId"), tr("Client id"), this)),
      m_secret(organizationField(QStringLiteral("organizationSecret"), tr("Client secret"), this)),
      m_name(organizationField(QStringLiteral("organizationName"), tr("Name"), this)),
      m_colour(new QComboBox(this)),
      m_trouble(new FieldNote(QStringLiteral("organizationTrouble"), this))
{
    setObjectName(QStringLiteral("organizationForm"));
    build();
    connect(m_region, &QComboBox::currentIndexChanged, this, &OrganizationForm::refresh);
    connect(m_grant, &QComboBox::currentIndexChanged, this, &OrganizationForm::refresh);
    connect(m_trusted, &QCheckBox::toggled, this, &OrganizationForm::edited);
    for (QLineEdit *field : {m_apiUrl, m_loginUrl}) {
        connect(field, &QLineEdit::textChanged, m_trusted, [this] { m_trusted->setChecked(false); });
    }
    for (QLineEdit *field : {m_apiUrl, m_loginUrl, m_clientId, m_secret, m_name})
        connect(field, &QLineEdit::textEdited, this, &OrganizationForm::edited);
    refresh();
}

void OrganizationForm::build()
{
    m_layout = new QFormLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setHorizontalSpacing(16);
    m_layout->setVerticalSpacing(8);
    m_layout->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    buildPlace(m_layout);
    buildClient(m_layout);
}

void OrganizationForm::buildPlace(QFormLayout *form)
{
    m_region->setObjectName(QStringLiteral("organizationRegion"));
    for (const RegionName &region : regionNames())
        m_region->addItem(QStringLiteral("%1  (%2)").arg(region.environment, region.name), region.environment);
    m_region->addItem(tr("Other: two addresses"), QString());
    m_apiUrl->setPlaceholderText(QStringLiteral("https://api.example.com"));
    m_loginUrl->setPlaceholderText(QStringLiteral("https://login.example.com"));
    m_trusted->setObjectName(QStringLiteral("organizationTrusted"));
    m_trusted->setToolTip(tr("Wrapdesk sends the sign-in and its tokens there, and nowhere else."));
    form->addRow(tr("&Region"), m_region);
    form->addRow(tr("&API address"), m_apiUrl);
    form->addRow(tr("&Sign-in address"), m_loginUrl);
    form->addRow(QString(), m_trusted);
}

void OrganizationForm::buildClient(QFormLayout *form)
{
    m_grant->setObjectName(QStringLiteral("organizationGrant"));
    m_grant->addItem(tr("As a person, in the browser"), int(GrantKind::Person));
    m_grant->addItem(tr("As a person, renewed by itself"), int(GrantKind::PersonWithSecret));
    m_grant->addItem(tr("As an application (cannot code)"), int(GrantKind::Application));
    m_grantText->setObjectName(QStringLiteral("pageHint"));
    m_grantText->setTextFormat(Qt::PlainText);
    m_grantText->setWordWrap(true);
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_name->setMaxLength(longestOrganizationName);
    m_name->setPlaceholderText(tr("as the platform calls it"));
    m_colour->setObjectName(QStringLiteral("organizationColour"));
    m_colour->setAccessibleName(tr("Colour"));
    m_colour->setIconSize(theme::markIconSize);
    for (int colour = 0; colour < SavedProfile::colours; ++colour)
        m_colour->addItem(theme::markIcon(colour), theme::markName(colour), colour);
    form->addRow(tr("Si&gn in"), m_grant);
    form->addRow(m_grantText);
    form->addRow(tr("&Client id"), m_clientId);
    form->addRow(tr("Client s&ecret"), m_secret);
    form->addRow(tr("&Name here"), m_name);
    form->addRow(tr("C&olour"), m_colour);
    form->addRow(m_trouble);
}

bool OrganizationForm::usesAddresses() const { return m_region->currentData().toString().isEmpty(); }

GrantKind OrganizationForm::grant() const { return GrantKind(m_grant->currentData().toInt()); }

bool OrganizationForm::needsSecret() const { return grant() != GrantKind::Person; }

bool OrganizationForm::lacksConfirmation() const { return usesAddresses() && !m_trusted->isChecked(); }

void OrganizationForm::refresh()
{
    for (QWidget *field : std::initializer_list<QWidget *>{m_apiUrl, m_loginUrl, m_trusted}) {
        field->setVisible(usesAddresses());
        if (QWidget *label = m_layout->labelForField(field))
            label->setVisible(usesAddresses());
    }
    m_secret->setVisible(needsSecret());
    m_layout->labelForField(m_secret)->setVisible(needsSecret());
    m_grantText->setText(grantText(grant()));
    Q_EMIT edited();
}

void OrganizationForm::show(const SavedProfile &profile)
{
    const bool isByAddress = !profile.apiUrl.isEmpty();
    m_region->setCurrentIndex(isByAddress || !profile.region.isEmpty() ? m_region->findData(profile.region) : 0);
    m_apiUrl->setText(profile.apiUrl.toString());
    m_loginUrl->setText(profile.loginUrl.toString());
    m_trusted->setChecked(!profile.id.isEmpty() && !profile.apiUrl.isEmpty()); // confirmed when it was first kept
    m_grant->setCurrentIndex(m_grant->findData(int(profile.grant)));
    m_clientId->setText(profile.clientId);
    m_name->setText(profile.name);
    m_colour->setCurrentIndex(profile.colour);
    refresh();
}

SignInForm OrganizationForm::form() const
{
    const bool byAddress = usesAddresses();
    return {.name = m_name->text(),
            .colour = m_colour->currentData().toInt(),
            .region = m_region->currentData().toString(),
            .apiUrl = byAddress ? m_apiUrl->text() : QString(),
            .loginUrl = byAddress ? m_loginUrl->text() : QString(),
            .grant = grant(),
            .clientId = m_clientId->text()};
}

QString OrganizationForm::secret() const { return needsSecret() ? m_secret->text() : QString(); }

void OrganizationForm::forgetSecret() { m_secret->clear(); }

void OrganizationForm::showTrouble(const std::optional<Error> &error)
{
    QWidget *culprit = nullptr;
    const std::initializer_list<std::pair<QLatin1String, QWidget *>> fields{{QLatin1String("apiUrl"), m_apiUrl},
                                                                            {QLatin1String("loginUrl"), m_loginUrl},
                                                                            {QLatin1String("clientId"), m_clientId},
                                                                            {QLatin1String("clientSecret"), m_secret}};
    for (const auto &[name, field] : fields) {
        const bool isWrong = error && error->where == name;
        field->setProperty("invalid", isWrong);
        field->style()->polish(field);
        if (isWrong)
            culprit = field;
    }
    QString text = error ? error->message : QString();
    if (!text.isEmpty())
        text = text.left(1).toUpper() + text.sliced(1) + u'.';
    m_trouble->say(text, FieldNote::Kind::Trouble);
    if (culprit)
        culprit->setFocus(Qt::OtherFocusReason);
}

QList<QWidget *> OrganizationForm::fields() const
{
    return {m_region, m_apiUrl, m_loginUrl, m_trusted, m_grant, m_clientId, m_secret, m_name, m_colour};
}

} // namespace wrapdesk
