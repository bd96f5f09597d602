// SPDX-FileCopyrightText: 2026 The Wrapdesk authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QLineEdit>
#include <QTime>

#include <chrono>
#include <optional>

namespace wrapdesk {

// A line of text that stands for a value. What cannot be read is marked and says why; the value is then still the last
// one that could be. GUI thread.
class TypedField : public QLineEdit
{
    Q_OBJECT

public:
    // A whole sentence; empty: what is written is understood.
    QString trouble() const { return m_trouble; }

Q_SIGNALS:
    void edited(); // by the person; value and trouble() are those of the text

protected:
    TypedField(const QString &name, const QString &accessibleName, QWidget *parent);
    void showText(const QString &text); // not an edit
    // Takes the value from what was written, trimmed; why it cannot.
    virtual QString read(const QString &text) = 0;

private:
    void take();

    QString m_trouble;
    bool m_isShowing = false;
};

// "90", "90 s", "2 m", "1 h 30 min", "7 days"; a number alone is seconds.
class DurationField : public TypedField
{
    Q_OBJECT

public:
    DurationField(const QString &name, const QString &accessibleName, QWidget *parent);

    void setRequired() { m_isRequired = true; } // empty is no duration then
    void show(std::optional<std::chrono::seconds> value);
    std::optional<std::chrono::seconds> value() const { return m_value; }

    static std::optional<std::chrono::seconds>
    fromText(const QString &text); // 0 to a hundred years; reads RulePhrases::duration()

protected:
    QString read(const QString &text) override;

private:
    bool m_isRequired = false;
    std::optional<std::chrono::seconds> m_value;
};

// A time of the day: "8", "8:30", "0830"; "24:00" is midnight.
class TimeField : public TypedField
{
    Q_OBJECT

public:
    TimeField(const QString &name, const QString &accessibleName, QWidget *parent);

    void show(const QTime &value);
    QTime value() const { return m_value; } // whole minutes; null: none

    static QTime fromText(const QString &text);

protected:
    QString read(const QString &text) override;

private:
    QTime m_value;
};

// A whole number from 1 on, or none.
class CountField : public TypedField
{
    Q_OBJECT

public:
    CountField(const QString &name, const QString &accessibleName, QWidget *parent);

    void show(std::optional<int> value);
    std::optional<int> value() const { return m_value; }

protected:
    QString read(const QString &text) override;

private:
    std::optional<int> m_value;
};

} // namespace wrapdesk
