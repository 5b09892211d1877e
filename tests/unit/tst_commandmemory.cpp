// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/commandmemory.h"

#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestCommandMemory : public QObject
{
    Q_OBJECT

    static CommandMemory::Answered into(QStringList &answers)
    {
        return [&answers](const CommandMemory::Answer &answer) {
            answers.append(answer ? answer.value().message : answer.error().message);
        };
    }

private slots:

    void answersTheSecondAsTheFirst()
    {
        CommandMemory memory(1h);
        QStringList first;
        QStringList second;
        QStringList third;
        QVERIFY(memory.begin(u"k"_s, {Action::Start}, into(first)));
        QVERIFY(!memory.begin(u"k"_s, {Action::Start}, into(second)));
        QVERIFY(second.isEmpty());
        memory.finish(u"k"_s, CommandResult {u"done"_s, {}});
        QVERIFY(!memory.begin(u"k"_s, {Action::Start}, into(third)));
        const QStringList once {u"done"_s};
        QCOMPARE(first, once);
        QCOMPARE(second, once);
        QCOMPARE(third, once);
    }

    void refusesTheSameIdForAnotherCommand()
    {
        CommandMemory memory(1h);
        QStringList answers;
        QVERIFY(memory.begin(u"k"_s, {Action::Start}, [](const auto &) { }));
        std::optional<ErrorCode> code;
        QVERIFY(!memory.begin(u"k"_s, {Action::Stop}, [&code](const CommandMemory::Answer &answer) {
            code = answer.error().code;
        }));
        QCOMPARE(code, ErrorCode::Conflict);
        QVERIFY(memory.begin(u"other"_s, {Action::Stop}, into(answers)));
    }

    void forgetsAfterItsSpan()
    {
        CommandMemory memory(0ms);
        QStringList answers;
        QVERIFY(memory.begin(u"k"_s, {Action::Start}, into(answers)));
        QVERIFY(!memory.begin(u"k"_s, {Action::Start}, into(answers))); // not before its answer
        memory.finish(u"k"_s, CommandResult {});
        QVERIFY(memory.begin(u"k"_s, {Action::Stop}, into(answers)));
    }
};

QTEST_GUILESS_MAIN(TestCommandMemory)
#include "tst_commandmemory.moc"
