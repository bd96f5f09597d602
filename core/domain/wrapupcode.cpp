// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "domain/wrapupcode.h"

#include <algorithm>
#include <numeric>

namespace wrapdesk {

namespace {

// FACTS §11.1: the same in every organisation, and the organisation's own list may omit it.
const QString &defaultCodeId()
{
    static const QString id = QStringLiteral("7fb334b0-0e9e-11e4-9191-0800200c9a66");
    return id;
}

const QString &defaultCodeName()
{
    static const QString name = QStringLiteral("Default Wrap-up Code");
    return name;
}

qsizetype editDistance(const QString &a, const QString &b)
{
    QList<qsizetype> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i + 1);
        for (qsizetype j = 0; j < b.size(); ++j) {
            const qsizetype replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, diagonal + 1, row[j] + 1});
        }
    }
    return row.back();
}

QString quotedList(const QStringList &texts) { return QStringLiteral("“%1”").arg(texts.join(QStringLiteral("”, “"))); }

} // namespace

bool isSystemCode(QStringView codeOrName)
{
    return codeOrName.startsWith(QLatin1String("ININ-")) || codeOrName == defaultCodeName()
           || codeOrName == defaultCodeId();
}

void CodeBook::remember(const WrapupCode &code)
{
    const auto known = m_byId.constFind(code.id);
    if (known != m_byId.constEnd())
        m_byName.remove(known->name, code.id);
    m_byId.insert(code.id, code);
    m_byName.insert(code.name, code.id);
}

void CodeBook::setCodes(const QList<WrapupCode> &codes)
{
    m_codes = codes;
    std::sort(m_codes.begin(), m_codes.end(), [](const WrapupCode &a, const WrapupCode &b) {
        const int order = a.name.compare(b.name, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : std::tie(a.name, a.id) < std::tie(b.name, b.id);
    });
    for (const WrapupCode &code : codes)
        remember(code);
}

void CodeBook::setQueueCodes(const QueueId &queue, const QList<WrapupCode> &codes)
{
    QList<CodeId> &ids = m_byQueue[queue];
    ids.clear();
    for (const WrapupCode &code : codes) {
        remember(code);
        ids.append(code.id);
    }
}

bool CodeBook::knowsCodesOf(const QueueId &queue) const { return m_byQueue.contains(queue); }

QList<WrapupCode> CodeBook::codesOf(const QueueId &queue) const
{
    QList<WrapupCode> codes;
    for (const CodeId &id : m_byQueue.value(queue))
        codes.append(m_byId.value(id));
    return codes;
}

QList<CodeId> CodeBook::idsOf(const QString &codeOrName) const
{
    if (m_byId.contains(CodeId(codeOrName)))
        return {CodeId(codeOrName)};
    QList<CodeId> ids = m_byName.values(codeOrName);
    const CodeId fixed(defaultCodeId());
    if (codeOrName == defaultCodeName() && !ids.contains(fixed))
        ids.append(fixed);
    if (ids.isEmpty())
        ids.append(CodeId(codeOrName));
    std::sort(ids.begin(), ids.end());
    return ids;
}

WrapupCode CodeBook::named(const QString &codeOrName) const
{
    const CodeId id = idsOf(codeOrName).constFirst();
    const QString unlisted = id.text() == defaultCodeId() ? defaultCodeName() : codeOrName;
    return m_byId.value(id, WrapupCode{.id = id, .name = unlisted});
}

bool CodeBook::same(const QString &a, const QString &b) const
{
    if (a == b)
        return true;
    const QList<CodeId> ids = idsOf(b);
    const QList<CodeId> others = idsOf(a);
    return std::any_of(others.begin(), others.end(), [&ids](const CodeId &id) { return ids.contains(id); });
}

Validity CodeBook::onQueue(const QueueId &queue, const QString &codeOrName) const
{
    const auto offered = m_byQueue.constFind(queue);
    if (offered == m_byQueue.constEnd())
        return Validity::Unknown;
    const QList<CodeId> ids = idsOf(codeOrName);
    const bool valid = std::any_of(ids.begin(), ids.end(), [&](const CodeId &id) { return offered->contains(id); });
    return valid ? Validity::Valid : Validity::NotValid;
}

Result<WrapupCode> CodeBook::resolve(const QString &idOrName) const
{
    const QString typed = idOrName.trimmed();
    if (const auto known = m_byId.constFind(CodeId(typed)); known != m_byId.constEnd())
        return *known;
    QList<CodeId> ids = m_byName.values(typed);
    std::sort(ids.begin(), ids.end());
    if (ids.size() == 1)
        return m_byId.value(ids.constFirst());
    if (ids.isEmpty()) {
        const QStringList nearest = nearestNames(typed, m_byName.uniqueKeys());
        const QString hint = nearest.isEmpty() ? QString() : QStringLiteral("; nearest: %1").arg(quotedList(nearest));
        return Failure(Error{.kind = ErrorKind::Invalid,
                             .message = QStringLiteral("no wrap-up code is called “%1”%2").arg(typed, hint)});
    }
    QStringList texts;
    for (const CodeId &id : std::as_const(ids))
        texts.append(id.text());
    return Failure(Error{.kind = ErrorKind::Invalid,
                         .message = QStringLiteral("%1 wrap-up codes are called “%2”; give the id of one: %3")
                                        .arg(QString::number(ids.size()), typed, texts.join(QStringLiteral(", ")))});
}

QStringList nearestNames(const QString &text, const QStringList &names, qsizetype count)
{
    const QString folded = text.toCaseFolded();
    QList<std::pair<qsizetype, QString>> byDistance;
    for (const QString &name : names)
        byDistance.emplace_back(editDistance(folded, name.toCaseFolded()), name);
    std::sort(byDistance.begin(), byDistance.end());
    byDistance.erase(std::unique(byDistance.begin(), byDistance.end()), byDistance.end());
    QStringList nearest;
    for (const auto &[distance, name] : byDistance.first(std::min(count, byDistance.size())))
        nearest.append(name);
    return nearest;
}

} // namespace wrapdesk
