// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/event.h"
#include "core/model/vm.h"

#include <QCoreApplication>
#include <QList>
#include <QStringList>

#include <optional>

namespace Guestwire {

// What a filter may ask of a VM.
struct VmFacts
{
    QString name;
    QString title;
    QString host; // as the list's group by host is called
    State state = State::Unknown;
    std::optional<double> cpu; // percent
    std::optional<double> memory; // percent of what the VM has
    QStringList tags;
    std::optional<Severity> alert; // the worst of its alerts
};

// What a person typed above the list: words and `state:`, `host:`, `tag:`, `cpu>`, `mem<=`
// conditions, all of which must hold. Text with blanks stands in quotation marks.
class VmFilter
{
    Q_DECLARE_TR_FUNCTIONS(Guestwire::VmFilter)

public:
    static VmFilter parse(const QString &text);

    bool isEmpty() const { return m_terms.isEmpty(); }
    bool needsSamples() const; // its answer may change at every tick
    bool matches(const VmFacts &facts) const;
    QString problem() const { return m_problem; } // what could not be understood, for a person

private:
    enum class Field { Text, State, Host, Tag, Alert, Cpu, Memory };
    enum class Comparison { Less, LessOrEqual, Equal, GreaterOrEqual, Greater };

    struct Term
    {
        Field field = Field::Text;
        QString text;
        Comparison comparison = Comparison::Equal;
        double number = 0;
    };

    void read(const QString &word, bool quoted);
    bool readNumeric(const QString &word);
    static bool matches(const Term &term, const VmFacts &facts);

    QList<Term> m_terms;
    QString m_problem;
};

} // namespace Guestwire
