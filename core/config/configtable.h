// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/config/config.h"
#include "core/model/result.h"

#include <QList>

#include <span>
#include <variant>

namespace Guestwire {

// One line for each key of the configuration: where its value lives, and what it may be.

template<typename T>
using Field = T &(*)(Config &config);

struct FlagType
{
    Field<bool> field;
};

struct CountType
{
    Field<int> field;
    int minimum;
    int maximum;
};

struct SizeType
{
    Field<qint64> field;
    qint64 minimum; // bytes
    qint64 maximum;
};

struct DurationType
{
    Field<std::chrono::milliseconds> field;
    std::chrono::milliseconds minimum;
    std::chrono::milliseconds maximum;
};

// What a text must be, as in "must be …"; empty where it is that.
using TextRule = QString (*)(const QString &text);

struct TextType
{
    Field<QString> field;
    TextRule rule;
};

struct ListType
{
    Field<QStringList> field;
    TextRule rule; // of each entry
    bool mayBeEmpty;
    QChar separator = u','; // of entries in the environment; rules have commas and get lines
};

struct Setting
{
    QLatin1StringView key; // "section.name", or a name at the top level
    std::variant<FlagType, CountType, SizeType, DurationType, TextType, ListType> type;

    QString section() const; // empty at the top level
    QString name() const;
    bool isList() const { return std::holds_alternative<ListType>(type); }
    QString variable() const; // of the environment: GUESTWIRE_SECTION_NAME
};

std::span<const Setting> settings();
const Setting *findSetting(const QString &section, const QString &name);
QStringList sectionNames();

// One scalar of a file, or one word from elsewhere.
struct GivenValue
{
    QString text;
    bool isQuoted = false; // "true" in quotes is a text
    QString where;
};

// Puts the value into the configuration where type and range allow it, else says
// "where: what is wrong".
Outcome assign(const Setting &setting, const QList<GivenValue> &values, Config &config);

// The value as YAML in one line; a list's entries by themselves.
QStringList valueTexts(const Setting &setting, const Config &config);

} // namespace Guestwire
