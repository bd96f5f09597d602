// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codec/rulecodec.h"

#include "codec/jsonplaces.h"
#include "codec/rulekeys.h"
#include "codec/rulereader.h"
#include "codec/rulewriter.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace wrapdesk {

namespace {

Error invalid(const QString &where, const QString &message)
{
    return {.kind = ErrorKind::Invalid, .message = message, .where = where};
}

QString onLine(int line) { return QStringLiteral("line %1").arg(line); }

// A value alone is no document for Qt.
QByteArray textOf(const QJsonValue &value)
{
    const QByteArray array = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return array.sliced(1, array.size() - 2);
}

// One field a line, so that a change of one shows as one.
QByteArray lines(const JsonFields &fields, const QByteArray &indent)
{
    QByteArrayList lines;
    for (const auto &[key, value] : fields)
        lines << indent + textOf(key) + ": " + textOf(value);
    return lines.join(",\n");
}

QByteArray textOf(const Rule &rule, const RuleWriter &writer)
{
    const QByteArray conditions = lines(writer.conditions(rule.when), QByteArray(8, ' '));
    const QByteArray when = conditions.isEmpty() ? QByteArray("{}") : "{\n" + conditions + "\n      }";
    const QByteArray indent(6, ' ');
    return "    {\n" + lines(writer.beforeConditions(rule), indent) + ",\n" + indent + textOf(rulekeys::when) + ": "
           + when + ",\n" + lines(writer.afterConditions(rule), indent) + "\n    }";
}

// Reads the rules of one document and says on which line what stands.
class FileReading
{
public:
    FileReading(const QByteArray &json, const RuleNames &names) : m_places(json), m_reader(&names) { }

    Result<RuleFile> read(const QJsonValue &root)
    {
        if (!m_places.repeatedPath().isEmpty())
            return Failure(
                invalid(QStringLiteral("%1, %2").arg(onLine(m_places.repeatedLine()), m_places.repeatedPath()),
                        QStringLiteral("this key stands there twice; keep one of them")));
        readDocument(StrictCursor(root, {}, m_first));
        if (m_first) {
            const QString line = onLine(m_places.lineOf(m_first->path));
            return Failure(invalid(m_first->path.isEmpty() ? line : line + QStringLiteral(", ") + m_first->path,
                                   m_first->message));
        }
        return m_file;
    }

private:
    void readDocument(const StrictCursor &root)
    {
        const StrictCursor version = root.at(rulekeys::fileVersion);
        if (!version.isPresent()) {
            root.fail(QStringLiteral("this is no rule file: it has no “%1”").arg(rulekeys::fileVersion));
            return;
        }
        const int found = version.number(1, std::numeric_limits<int>::max());
        if (found != ruleFileVersion)
            version.fail(QStringLiteral("this file is version %1, this program reads version %2")
                             .arg(found)
                             .arg(ruleFileVersion));
        if (!root.hasOnly(rulekeys::ofFile()))
            return;
        if (root.has(rulekeys::schema))
            static_cast<void>(root.at(rulekeys::schema).text());
        const QList<StrictCursor> rules = root.at(rulekeys::rules).elements();
        if (rules.size() > mostRules)
            rules.at(mostRules).fail(
                QStringLiteral("there are %1 rules; at most %2 can be kept").arg(rules.size()).arg(mostRules));
        for (const StrictCursor &rule : rules)
            readRule(rule);
    }

    void readRule(const StrictCursor &json)
    {
        Rule rule = m_reader.read(json);
        if (m_first)
            return; // nothing comes of it
        if (const QString why = ruleError(rule); !why.isEmpty())
            placeOfFault(json, why).fail(why);
        claim(m_ids, rule.id.text(), json.at(rulekeys::id));
        claim(m_names, rule.name, json.at(rulekeys::name));
        for (const RuleReader::Stranger &stranger : m_reader.strangers())
            m_file.remarks << QStringLiteral("%1, rule “%2”: the %3 is not known here; the rule %4 off")
                                  .arg(onLine(m_places.lineOf(stranger.path)), rule.name, stranger.what,
                                       rule.mode == RuleMode::Off ? QStringLiteral("stays")
                                                                  : QStringLiteral("is switched"));
        if (!m_reader.strangers().isEmpty())
            rule.mode = RuleMode::Off;
        m_file.rules << rule;
    }

    // ruleError() begins with the name of the field.
    static StrictCursor placeOfFault(const StrictCursor &rule, const QString &why)
    {
        const QString field = why.section(u':', 0, 0);
        const StrictCursor when = rule.at(rulekeys::when);
        if (when.has(field))
            return when.at(field);
        return rule.has(field) ? rule.at(field) : rule;
    }

    static void claim(QHash<QString, QString> &owners, const QString &value, const StrictCursor &json)
    {
        if (const QString owner = owners.value(value); !value.isEmpty() && !owner.isEmpty())
            json.fail(QStringLiteral("“%1” stands at %2 already; each rule needs one of its own").arg(value, owner));
        owners.insert(value, json.path());
    }

    JsonPlaces m_places;
    RuleReader m_reader;
    std::optional<StrictFinding> m_first;
    RuleFile m_file;
    QHash<QString, QString> m_ids; // where each stands
    QHash<QString, QString> m_names;
};

} // namespace

QByteArray encodeRules(const QList<Rule> &rules, const RuleNames &names)
{
    const RuleWriter writer(&names);
    QByteArrayList all;
    for (const Rule &rule : rules)
        all << textOf(rule, writer);
    const QByteArray list = all.isEmpty() ? QByteArray("[]") : "[\n" + all.join(",\n") + "\n  ]";
    return "{\n  " + textOf(rulekeys::fileVersion) + ": " + QByteArray::number(ruleFileVersion) + ",\n  "
           + textOf(rulekeys::rules) + ": " + list + "\n}\n";
}

Result<RuleFile> decodeRules(const QByteArray &file, const RuleNames &names)
{
    if (const int line = firstLineNotUtf8(file); line > 0)
        return Failure(invalid(onLine(line), QStringLiteral("this is not UTF-8; save the file as UTF-8 text")));
    const QByteArray json = file.startsWith("\xef\xbb\xbf") ? file.sliced(3) : file;
    if (json.trimmed().isEmpty())
        return Failure(invalid(onLine(1), QStringLiteral("the file is empty")));
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(json, &fault);
    if (fault.error != QJsonParseError::NoError) {
        // Qt has read past what it does not understand, but not past the end.
        const TextPosition position = positionOf(json, fault.offset < json.size() ? fault.offset - 1 : fault.offset);
        return Failure(invalid(QStringLiteral("line %1, column %2").arg(position.line).arg(position.column),
                               QStringLiteral("this is not JSON: %1").arg(fault.errorString())));
    }
    return FileReading(json, names)
        .read(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()));
}

QByteArray encodeRule(const Rule &rule)
{
    const RuleWriter writer(nullptr);
    QJsonObject when;
    for (const auto &[key, value] : writer.conditions(rule.when))
        when.insert(key, value);
    QJsonObject object{{rulekeys::when, when}};
    for (const auto &[key, value] : writer.beforeConditions(rule) + writer.afterConditions(rule))
        object.insert(key, value);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<Rule> decodeRule(const QByteArray &json)
{
    return readStrictly<Rule>(json, [](const StrictCursor &root) { return RuleReader(nullptr).read(root); });
}

} // namespace wrapdesk
