// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tables.h"

namespace demoorg {

namespace {

QStringList words(const QString &line) { return line.split(u'|'); }

} // namespace

const QStringList &firstNames()
{
    static const QStringList names = words(QStringLiteral(
        "Aisha|Ana|Andrés|Anneke|Arjun|Bao|Beatriz|Bram|Camille|Chidi|Chioma|Daiki|Daniela|Deborah|Dmitri|Ebony|Elif|"
        "Emeka|Esther|Fatima|Fionn|Freja|Gabriel|Giulia|Grace|Hana|Hassan|Hine|Ibrahim|Imani|Ingrid|Isabel|Jamal|Jin|"
        "Joanna|José|Kavya|Keola|Khadija|Kwame|Laila|Leandro|Liam|Lucía|Łukasz|Maeve|Mandla|Marek|Mariam|Mei|Miguel|"
        "Nadia|Naoko|Nikhil|Noor|Olga|Omar|Oyelaran|Paloma|Petra|Priya|Rafael|Rosa|Rohan|Ruth|Saoirse|Sanjay|Selam|"
        "Søren|Tadeo|Tama|Thandi|Tomasz|Uma|Valentina|Viktor|Wanjiru|Xiomara|Yara|Yusuf|Zara|Zoë"));
    return names;
}

const QStringList &lastNames()
{
    static const QStringList names = words(QStringLiteral(
        "Abara|Acheampong|Adeyemi|Almeida|Andersen|Bakker|Banerjee|Barros|Bello|Castillo|Chaudhry|Chen|Costa|Dalal|"
        "Delgado|Demir|Diallo|Duarte|Eriksen|Fernández|Fitzgerald|Fofana|Fujimoto|García|Gebre|Haddad|Hansen|Haruna|"
        "Hoang|Horvat|Ivanova|Jankowski|Kahananui|Kamau|Kapoor|Keating|Kim|Kowalczyk|Larsen|Le|Lindqvist|Malik|Maru|"
        "Mbeki|Mendoza|Molina|Moreau|Murphy|Nakamura|Ndiaye|Nguyen|Novák|Nwosu|Okafor|Oliveira|Ortega|Osei|Pham|"
        "Popescu|Quintero|Rahman|Rangi|Reyes|Rossi|Sato|Sharma|Silva|Singh|Soto|Sousa|Tanaka|Teixeira|Tesfaye|Torres|"
        "Tui|Usman|Vargas|Vega|Walsh|Wójcik|Yamada|Yilmaz|Zhou|Zulu"));
    return names;
}

const QStringList &divisionNames()
{
    static const QStringList names = words(QStringLiteral("Home|North|South|Overnight|Partners"));
    return names;
}

const QStringList &teamNames()
{
    static const QStringList names = words(QStringLiteral("Morning Shift|Late Shift|Phones|Back Office|Key Accounts"));
    return names;
}

const QStringList &externalTags()
{
    static const QStringList tags = words(QStringLiteral("VIP|Autumn mailing|Broker portal|Storm claims"));
    return tags;
}

const QMap<QString, QStringList> &codeMappings()
{
    static const QMap<QString, QStringList> mappings{
        {QStringLiteral("Wrong number"), {QStringLiteral("Number_UnCallable")}},
        {QStringLiteral("Policy sold"), {QStringLiteral("Right_Party_Contact"), QStringLiteral("Contact_UnCallable")}},
        {QStringLiteral("Quote declined"), {QStringLiteral("Contact_UnCallable")}},
        {QStringLiteral("Moved to competitor"), {QStringLiteral("Contact_UnCallable")}},
        {QStringLiteral("Question answered"), {}},
    };
    return mappings;
}

QString burstQueueName() { return QStringLiteral("Policy Changes"); }

const QStringList &codeNames()
{
    static const QStringList names = words(QStringLiteral(
        "No code chosen|Callback promised|Callback Promised|Question answered|Wrong number|Customer hung up|"
        "Transferred to colleague|Language line used|Test call|Voicemail left|Invoice explained|Payment taken|"
        "Payment plan agreed|Refund started|Direct debit changed|Charge disputed|Reminder letter sent|Address changed|"
        "Bank details changed|Claim opened|Claim status given|Claim closed|Documents requested|Documents received|"
        "Assessor booked|Repair approved|Repair refused|Total loss|Third party contact|Quote given|Quote declined|"
        "Policy sold|Policy amended|Policy cancelled|Cover explained|Renewed|Renewed with discount|Renewal declined|"
        "Moved to competitor|Offer accepted|Tow truck sent|Mechanic sent|Hire car arranged|Arrival time given|"
        "Complaint logged|Complaint solved|Complaint escalated|Goodwill payment|Ombudsman case|Password reset|"
        "App error reported|Account unlocked|How-to explained|Outage known|Ticket raised|Broker onboarded|"
        "Commission question|Fax processed|Paper form sent|Trade fair lead"));
    return names;
}

const QStringList &unusedCodeNames()
{
    static const QStringList names = words(QStringLiteral("Test call|Fax processed|Paper form sent|Trade fair lead"));
    return names;
}

const QStringList &agentNotes()
{
    static const QStringList notes =
        words(QStringLiteral("Will send the form today|Asked to be called after five|Sent link to the portal|"
                             "Second contact this week|Partner called on behalf|Waits for the assessor|"
                             "Spelling of the name corrected|=see ticket|Très aimable, à rappeler lundi"));
    return notes;
}

QString foreignCodeName() { return QStringLiteral("Commission question"); }

namespace {

QStringList common(const QString &more)
{
    return words(QStringLiteral("No code chosen|Callback promised|Question answered|Customer hung up|"
                                "Transferred to colleague|")
                 + more);
}

QList<QueuePlan> makeQueuePlans()
{
    const QString mandatory = QStringLiteral("MANDATORY");
    const QString optional = QStringLiteral("OPTIONAL");
    const QString timed = QStringLiteral("MANDATORY_TIMEOUT");
    const QString forced = QStringLiteral("MANDATORY_FORCED_TIMEOUT");
    const QString requested = QStringLiteral("AGENT_REQUESTED");
    const auto row = [](const char16_t *name, const char16_t *division, const QString &prompt, int timeoutMs,
                        const char16_t *media, const QStringList &codes) {
        return QueuePlan{QString::fromUtf16(name),
                         QString::fromUtf16(division),
                         prompt,
                         timeoutMs,
                         words(QString::fromUtf16(media)),
                         codes};
    };
    return {
        row(u"Billing", u"Home", timed, 60'000, u"voice|callback|email",
            common(QStringLiteral("Invoice explained|Payment taken|Payment plan agreed|Refund started|"
                                  "Direct debit changed|Charge disputed|Reminder letter sent|Address changed|"
                                  "Bank details changed|Wrong number|Voicemail left"))),
        row(u"Claims", u"Home", mandatory, 0, u"voice|callback|email",
            common(QStringLiteral("Claim opened|Claim status given|Claim closed|Documents requested|"
                                  "Documents received|Assessor booked|Repair approved|Repair refused|Total loss|"
                                  "Third party contact|Callback Promised|Wrong number|Voicemail left|Complaint logged|"
                                  "Language line used"))),
        row(u"New Policies", u"North", optional, 0, u"voice|message",
            common(QStringLiteral("Quote given|Quote declined|Policy sold|Cover explained|Wrong number"))),
        row(u"Policy Changes", u"North", timed, 15'000, u"voice|email",
            common(QStringLiteral("Policy amended|Policy cancelled|Address changed|Bank details changed|"
                                  "Cover explained|Documents requested"))),
        row(u"Renewals", u"South", timed, 90'000, u"voice|callback",
            common(QStringLiteral("Renewed|Renewed with discount|Renewal declined|Moved to competitor|"
                                  "Voicemail left|Quote given"))),
        row(u"Roadside Help", u"Home", forced, 30'000, u"voice|callback",
            common(QStringLiteral("Tow truck sent|Mechanic sent|Hire car arranged|Arrival time given"))),
        row(u"Complaints", u"South", mandatory, 0, u"voice|email",
            common(QStringLiteral("Complaint logged|Complaint solved|Complaint escalated|Goodwill payment|"
                                  "Ombudsman case|Documents received"))),
        row(u"Web Messages", u"Home", timed, 90'000, u"message",
            common(QStringLiteral("Password reset|How-to explained|Quote given|Claim status given|"
                                  "Invoice explained|Ticket raised"))),
        row(u"Technical Help", u"North", requested, 60'000, u"voice|callback|message",
            common(QStringLiteral("Password reset|App error reported|Account unlocked|How-to explained|"
                                  "Outage known|Ticket raised|Language line used"))),
        row(u"Retention", u"South", forced, 60'000, u"voice",
            common(QStringLiteral("Offer accepted|Renewed with discount|Policy cancelled|Moved to competitor"))),
        row(u"Broker Desk", u"Home", optional, 0, u"voice|email",
            words(QStringLiteral("Question answered|Callback promised|Broker onboarded|Commission question|"
                                 "Quote given|Policy amended"))),
        row(u"Night Line", u"Overnight", timed, 30'000, u"voice|message", {}),
    };
}

} // namespace

const QList<QueuePlan> &queuePlans()
{
    static const QList<QueuePlan> plans = makeQueuePlans();
    return plans;
}

} // namespace demoorg
