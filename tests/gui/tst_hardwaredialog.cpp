// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/scriptedserver.h"
#include "widgets/data/commands.h"
#include "widgets/dialogs/hardwaredialog.h"

#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>

using namespace Guestwire;
using namespace Qt::StringLiterals;

namespace {

constexpr double gibibyte = 1024.0 * 1024 * 1024;

struct Setup
{
    Client client;
    ScriptedServer server {client};
    Connections connections;
    ConnectionId id = connections.add(u"here"_s, client);
    Commands commands {connections};
    std::unique_ptr<QWidget> parent = std::make_unique<QWidget>();
    HardwareDialog *dialog = nullptr;

    explicit Setup(State state = State::Running, Role role = Role::Admin)
    {
        Vm vm = ScriptedServer::vm(u"web-01"_s, state, role);
        vm.vcpus = 2;
        vm.memory = quint64(gibibyte);
        server.setVms({vm});
        if (!QTest::qWaitFor([this] { return client.vms().size() == 1; }))
            qFatal("the list did not come");
        dialog = new HardwareDialog(connections, commands, {id, vm.id}, parent.get());
        dialog->show();
    }

    QList<QSpinBox *> numbers() const { return dialog->findChildren<QSpinBox *>(); }
    QSpinBox &vcpus() const { return *numbers()[0]; }
    QSpinBox &memory() const { return *numbers()[1]; }
    QDoubleSpinBox *disk() const { return dialog->findChild<QDoubleSpinBox *>(); }
    QPushButton &apply() const
    {
        for (QPushButton *button : dialog->findChildren<QPushButton *>())
            if (button->text() == u"&Apply"_s)
                return *button;
        qFatal("there is no such button");
    }
    bool says(const QString &text) const
    {
        const QList<QLabel *> labels = dialog->findChildren<QLabel *>();
        return std::ranges::any_of(
            labels, [&](const QLabel *label) { return label->text().contains(text); });
    }
    void sample()
    {
        Sample sample =
            ScriptedServer::sample(server.vms().first(), QDateTime::currentDateTimeUtc(), 1);
        Device device {u"vda"_s, {}};
        device.values.set(Metric::DiskCapacity, 20 * gibibyte);
        sample.disks = {device};
        server.tick({sample});
    }
    void answer(const Protocol::Perform &request, const QString &message,
                std::optional<ErrorCode> code = {})
    {
        Protocol::Response response;
        response.request = request.request;
        response.success = !code;
        response.code = code;
        response.message = message;
        server.say(response);
    }
};

} // namespace

class HardwareDialogTest : public QObject
{
    Q_OBJECT

private slots:
    void asksForWhatDiffersAndNothingElse()
    {
        Setup s;
        QCOMPARE(s.vcpus().value(), 2);
        QCOMPARE(s.memory().value(), 1024);
        QVERIFY(!s.apply().isEnabled());
        s.vcpus().setValue(4);
        QVERIFY(s.apply().isEnabled());
        QTest::mouseClick(&s.apply(), Qt::LeftButton);
        QTRY_COMPARE(s.server.heard<Protocol::Perform>().size(), 1);
        const Command command = s.server.heard<Protocol::Perform>().first().command;
        QCOMPARE(command.action, Action::SetVcpus);
        QCOMPARE(command.vcpus, 4);
        QVERIFY(!s.apply().isEnabled()); // until the answer
    }

    void saysWhatCameOfIt()
    {
        Setup s;
        s.vcpus().setValue(4);
        s.memory().setValue(2048);
        QTest::mouseClick(&s.apply(), Qt::LeftButton);
        // A VM does one thing at a time, so the second is asked for when the first is done.
        QTRY_COMPARE(s.server.heard<Protocol::Perform>().size(), 1);
        s.answer(s.server.heard<Protocol::Perform>().first(),
                 u"it will have 4 from its next start on"_s);
        QTRY_COMPARE(s.server.heard<Protocol::Perform>().size(), 2);
        const Protocol::Perform second = s.server.heard<Protocol::Perform>().last();
        QCOMPARE(second.command.bytes, quint64(2 * gibibyte));
        s.answer(second, u"at most 1024 MiB; stop it first"_s, ErrorCode::InvalidCommand);
        QTRY_VERIFY(s.says(u"at most 1024 MiB"_s));
        QVERIFY(s.says(u"next start"_s));
        // What was done is not asked for again; what failed can be.
        QTest::mouseClick(&s.apply(), Qt::LeftButton);
        QTRY_COMPARE(s.server.heard<Protocol::Perform>().size(), 3);
        QCOMPARE(s.server.heard<Protocol::Perform>().last().command.action, Action::SetMemory);
    }

    void enlargesDisksOnly()
    {
        Setup s;
        QVERIFY(!s.disk());
        s.sample();
        QTRY_VERIFY(s.disk());
        QCOMPARE(s.disk()->value(), 20.0);
        s.disk()->setValue(10);
        QCOMPARE(s.disk()->value(), 20.0);
        s.disk()->setValue(30);
        s.sample(); // what is typed stays
        QTRY_VERIFY(s.disk()->isVisible());
        s.memory().setFocus();
        QTest::keyClick(&s.memory(), Qt::Key_Tab);
        QCOMPARE(s.dialog->focusWidget(), s.disk());
        QVERIFY(s.disk()->isVisible() && s.disk()->height() > 10);
        QTest::mouseClick(&s.apply(), Qt::LeftButton);
        QTRY_COMPARE(s.server.heard<Protocol::Perform>().size(), 1);
        const Command command = s.server.heard<Protocol::Perform>().first().command;
        QCOMPARE(command.action, Action::ResizeDisk);
        QCOMPARE(command.device, u"vda"_s);
        QCOMPARE(command.bytes, quint64(30 * gibibyte));
    }

    void saysWhyNothingCanBeChanged()
    {
        Setup s(State::Off, Role::Operator);
        QVERIFY(!s.vcpus().isEnabled());
        QVERIFY(!s.apply().isEnabled());
        QVERIFY(s.says(u"configure"_s));
        QVERIFY(s.says(u"only while it runs"_s));
    }

    void saysThatItsVmIsGone()
    {
        Setup s;
        s.server.remove(s.server.vms().first().id);
        QTRY_VERIFY(s.says(u"not there any more"_s));
        QVERIFY(!s.vcpus().isEnabled());
    }

    // A reason and its remedy take more room than a name.
    void showsLongReasonsWhole()
    {
        Setup s;
        s.vcpus().setValue(4);
        QTest::mouseClick(&s.apply(), Qt::LeftButton);
        QTRY_COMPARE(s.server.heard<Protocol::Perform>().size(), 1);
        const QString reason = QString(300, u'x') + u" do this"_s;
        s.answer(s.server.heard<Protocol::Perform>().first(), reason, ErrorCode::Conflict);
        QTRY_VERIFY(s.says(reason));
    }
};

QTEST_MAIN(HardwareDialogTest)
#include "tst_hardwaredialog.moc"
