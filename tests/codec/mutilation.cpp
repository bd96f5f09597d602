// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mutilation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace wrapdesk::test {

namespace {

using Kind = Mutilation::Kind;

QJsonValue ofAnotherType(const QJsonValue &value)
{
    return value.isString() ? QJsonValue(QJsonArray{1}) : QJsonValue(QStringLiteral("surprise"));
}

// Calls `found(path, value, replaced)` for each field; `replaced(v)` is the whole document with another value there.
using Rebuild = std::function<QJsonValue(const QJsonValue &)>;
using Found = std::function<void(const QString &path, const QJsonValue &value, const Rebuild &replaced)>;

void visit(const QJsonValue &value, const QString &path, const Rebuild &rebuild, const Found &found)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            const auto replaced = [&](const QJsonValue &element) {
                QJsonArray changed = array;
                changed.replace(i, element);
                return rebuild(changed);
            };
            visit(array.at(i), QStringLiteral("%1[%2]").arg(path).arg(i), replaced, found);
        }
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QString key = it.key();
        const auto replaced = [&](const QJsonValue &field) {
            QJsonObject changed = object;
            changed.insert(key, field); // an undefined value removes the key
            return rebuild(changed);
        };
        const QString fieldPath = path + u'.' + key;
        found(fieldPath, it.value(), replaced);
        visit(it.value(), fieldPath, replaced, found);
    }
}

QJsonValue rootOf(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

QByteArray bytesOf(const QJsonValue &root)
{
    return root.isArray() ? QJsonDocument(root.toArray()).toJson() : QJsonDocument(root.toObject()).toJson();
}

QJsonValue extended(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray array;
        const QJsonArray elements = value.toArray();
        for (const auto &element : elements)
            array.append(extended(element));
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        it.value() = extended(it.value());
    object.insert(QStringLiteral("somethingNew"), QJsonObject{{QStringLiteral("id"), QJsonArray{1, 2}}});
    return object;
}

QByteArray mistakeIn(const std::optional<Error> &error, const QString &expectedPath)
{
    if (expectedPath.isEmpty())
        return error ? "fails at " + error->where.toUtf8() + ": " + error->message.toUtf8() : QByteArray();
    if (!error)
        return "passes unseen";
    if (error->kind != ErrorKind::Decode)
        return "is no decode error";
    return error->where == expectedPath ? QByteArray() : "is said to be at " + error->where.toUtf8();
}

} // namespace

QByteArray Mutilation::name() const
{
    static const char *const kinds[] = {"missing", "null", "wrong type", "unknown word"};
    return path.toUtf8() + " " + kinds[int(kind)];
}

QList<Mutilation> mutilationsOf(const QByteArray &body)
{
    QList<Mutilation> all;
    const auto spoil = [&all](const QString &path, const QJsonValue &value, const Rebuild &replaced) {
        all.append({Kind::Missing, path, bytesOf(replaced(QJsonValue::Undefined))});
        all.append({Kind::Null, path, bytesOf(replaced(QJsonValue::Null))});
        all.append({Kind::WrongType, path, bytesOf(replaced(ofAnotherType(value)))});
        if (value.isString())
            all.append({Kind::UnknownWord, path, bytesOf(replaced(QStringLiteral("somethingNew")))});
    };
    visit(
        rootOf(body), QStringLiteral("$"), [](const QJsonValue &root) { return root; }, spoil);
    return all;
}

QByteArray withExtraFields(const QByteArray &body) { return bytesOf(extended(rootOf(body))); }

bool Essentials::forbids(const Mutilation &mutilation) const
{
    if (mutilation.kind == Kind::UnknownWord)
        return false;
    return required.contains(mutilation.path)
           || (mutilation.kind == Kind::WrongType && essential.contains(mutilation.path));
}

QByteArray firstMistake(const QByteArray &body, const Essentials &essentials, const ErrorOf &decode)
{
    const QList<Mutilation> mutilations = mutilationsOf(body);
    QStringList unseen = essentials.required + essentials.essential;
    for (const Mutilation &mutilation : mutilations) {
        unseen.removeAll(mutilation.path);
        const QString expected = essentials.forbids(mutilation) ? mutilation.path : QString();
        const QByteArray mistake = mistakeIn(decode(mutilation.body), expected);
        if (!mistake.isEmpty())
            return mutilation.name() + " " + mistake;
    }
    if (!unseen.isEmpty())
        return "the fixture has no " + unseen.join(u' ').toUtf8();
    const QByteArrayList noJson{{},
                                " \n",
                                "<html><body>502 Bad Gateway</body></html>",
                                "null",
                                "7",
                                "\"text\"",
                                body.first(body.size() / 2),
                                body + "}",
                                rootOf(body).isArray() ? "{}" : "[]"};
    for (const QByteArray &bytes : noJson) {
        const QByteArray mistake = mistakeIn(decode(bytes), QStringLiteral("$"));
        if (!mistake.isEmpty())
            return "\"" + bytes.first(qMin<qsizetype>(bytes.size(), 20)) + "\" " + mistake;
    }
    const QByteArray mistake = mistakeIn(decode(withExtraFields(body)), {});
    return mistake.isEmpty() ? QByteArray() : "with extra fields " + mistake;
}

} // namespace wrapdesk::test
