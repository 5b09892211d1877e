// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/hoststage.h"

#include "core/config/config.h"
#include "core/host/eventloop.h"
#include "core/host/libvirthost.h"
#include "tests/support/fakehost.h"
#include "tests/support/readings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace Guestwire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class FakeStage : public HostStage
{
public:
    explicit FakeStage(const StageOptions &options)
    {
        auto fake = std::make_unique<FakeHost>();
        m_fake = fake.get();
        m_host = std::move(fake);
        m_vmName = u"contract"_s;
        m_fake->setBootText("[    0.000000] Linux version of the fake\r\n# ");
        define(m_vmName);
        if (!options.logged)
            return;
        m_fake->setBootText(m_log);
        m_fake->setLog(console(m_fake->idOf(m_vmName)), m_log);
    }

    QByteArray log() const override { return m_log; }
    void define(const QString &name) override
    {
        const VmId vm = m_fake->add(name);
        Counters counters;
        counters.vm = vm;
        counters.values.set(Metric::CpuTime, 1);
        counters.values.set(Metric::MemoryTotal, 1 << 28);
        counters.vcpus = {Test::vcpu(0, 1), Test::vcpu(1, 1)};
        m_fake->count(counters);
    }
    void rename(const QString &from, const QString &to) override
    {
        m_fake->rename(m_fake->idOf(from), to);
    }
    void undefine(const QString &name) override { m_fake->remove(m_fake->idOf(name)); }
    void startByOther(const QString &name) override
    {
        m_fake->setState(m_fake->idOf(name), State::Running);
    }
    void destroyByOther(const QString &name) override
    {
        m_fake->setState(m_fake->idOf(name), State::Off);
    }
    void holdConsoleByOther(const QString &name) override
    {
        m_held = console(m_fake->idOf(name));
        m_fake->refuseConsole(m_held, u"in use by another program"_s);
    }
    void letConsoleGo() override { m_fake->refuseConsole(m_held, {}); }
    void killDaemon() override { m_fake->lose(); }
    void reviveDaemon() override { m_fake->regain(); }

private:
    FakeHost *m_fake;
    ConsoleKey m_held;
    const QByteArray m_log {"[    0.000000] Linux version of the log\r\nGUEST-UP\r\n# "};
};

// Somebody else at a libvirt.
class LibvirtStage : public HostStage
{
public:
    explicit LibvirtStage(const QString &uri) : m_uri(uri)
    {
        startEventLoop();
        connectAgain();
    }

    ~LibvirtStage() override
    {
        m_host.reset();
        if (m_other)
            virConnectClose(m_other);
    }

    void rename(const QString &from, const QString &to) override
    {
        withDomain(from, [&to](virDomain *domain) {
            virDomainRename(domain, to.toUtf8().constData(), 0);
        });
    }
    void undefine(const QString &name) override
    {
        withDomain(name, [](virDomain *domain) {
            constexpr unsigned flags =
                VIR_DOMAIN_UNDEFINE_MANAGED_SAVE | VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA;
            virDomainUndefineFlags(domain, flags);
        });
    }
    void startByOther(const QString &name) override
    {
        withDomain(name, [](virDomain *domain) { virDomainCreate(domain); });
    }
    void destroyByOther(const QString &name) override
    {
        withDomain(name, [](virDomain *domain) { virDomainDestroy(domain); });
    }

protected:
    void connectAgain()
    {
        if (m_other)
            virConnectClose(m_other);
        m_other = virConnectOpen(m_uri.toUtf8().constData());
    }

    template<typename Function>
    void withDomain(const QString &name, Function function)
    {
        const virDomainPtr domain = virDomainLookupByName(m_other, name.toUtf8().constData());
        Q_ASSERT(domain);
        function(domain);
        virDomainFree(domain);
    }

    const QString m_uri;
    virConnectPtr m_other = nullptr;
};

class TestDriverStage : public LibvirtStage
{
public:
    TestDriverStage() : LibvirtStage(u"test:///default"_s)
    {
        m_vmName = u"test"_s;
        withDomain(m_vmName, [](virDomain *domain) {
            if (virDomainIsActive(domain) == 1)
                virDomainDestroy(domain);
        });
        m_host = std::make_unique<LibvirtHost>(m_uri, 5s, LimitsConfig().questions);
    }

    void define(const QString &name) override
    {
        const QString xml = u"<domain type='test'><name>%1</name><memory unit='MiB'>64</memory>"
                            "<vcpu>1</vcpu><os><type>hvm</type></os></domain>"_s.arg(name);
        virDomainFree(virDomainDefineXML(m_other, xml.toUtf8().constData()));
    }
    QByteArray log() const override { return {}; }
    void holdConsoleByOther(const QString &) override { }
    void letConsoleGo() override { }
    void killDaemon() override { }
    void reviveDaemon() override { }
};

// The daemon of the real stages, and where it keeps its things.
std::unique_ptr<QTemporaryDir> realDirectory;
QString realUri;

QString run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qWarning().noquote() << "failed:" << program << arguments;
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

// No other guest on this machine has this name: its emulator is looked for by it.
QString realVmName()
{
    return u"contract-%1"_s.arg(QCoreApplication::applicationPid());
}

QString loggedVmName()
{
    return u"logged-%1"_s.arg(QCoreApplication::applicationPid());
}

QString logPath()
{
    return realDirectory->filePath(u"console.log"_s);
}

QString daemonDirectory()
{
    return realDirectory->filePath(u"lv"_s);
}

void tellDaemon(const QString &verb)
{
    run(QStringLiteral(TEST_LIBVIRTD), {verb, daemonDirectory()});
}

class RealStage : public LibvirtStage
{
public:
    explicit RealStage(const StageOptions &options) : LibvirtStage(realUri)
    {
        m_vmName = options.logged ? loggedVmName() : realVmName();
        withDomain(m_vmName, [&options](virDomain *domain) {
            if (options.off && virDomainIsActive(domain) == 1)
                virDomainDestroy(domain);
            virDomainManagedSaveRemove(domain, 0);
        });
        if (options.off && options.logged)
            QFile::remove(logPath());
        m_host =
            std::make_unique<LibvirtHost>(m_uri, options.stopTimeout, LimitsConfig().questions);
    }

    ~RealStage() override
    {
        letConsoleGo();
        m_host.reset();
    }

    QByteArray log() const override
    {
        QFile file(logPath());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void define(const QString &name) override
    {
        run(QStringLiteral(TEST_GUEST),
            {u"define"_s, m_uri, name, qEnvironmentVariable("GUESTWIRE_TEST_GUEST")});
    }
    void holdConsoleByOther(const QString &name) override
    {
        withDomain(name, [this](virDomain *domain) {
            m_stream = virStreamNew(m_other, VIR_STREAM_NONBLOCK);
            virDomainOpenConsole(domain, "serial0", m_stream, 0);
        });
    }
    void letConsoleGo() override
    {
        if (const virStreamPtr stream = std::exchange(m_stream, nullptr)) {
            virStreamAbort(stream);
            virStreamFree(stream);
        }
    }
    void killDaemon() override { tellDaemon(u"kill"_s); }
    void reviveDaemon() override
    {
        tellDaemon(u"restart"_s);
        connectAgain();
    }

private:
    virStreamPtr m_stream = nullptr;
};

} // namespace

std::unique_ptr<HostStage> makeStage(StageKind kind, const StageOptions &options)
{
    switch (kind) {
    case StageKind::Fake:
        return std::make_unique<FakeStage>(options);
    case StageKind::TestDriver:
        return std::make_unique<TestDriverStage>();
    case StageKind::Real:
        return std::make_unique<RealStage>(options);
    }
    return nullptr;
}

QString prepareRealStage()
{
    const QString image = qEnvironmentVariable("GUESTWIRE_TEST_GUEST");
    if (image.isEmpty())
        return u"GUESTWIRE_TEST_GUEST names no directory with a guest's image; run tests/run"_s;
    if (!realUri.isEmpty())
        return {};
    // Short, because the names of sockets must be.
    realDirectory = std::make_unique<QTemporaryDir>(u"/tmp/gwh-XXXXXX"_s);
    QFile::setPermissions(realDirectory->path(),
                          QFile::permissions(realDirectory->path()) | QFile::ExeGroup
                              | QFile::ExeOther);
    realUri = run(QStringLiteral(TEST_LIBVIRTD), {u"start"_s, daemonDirectory()});
    if (realUri.isEmpty())
        return u"no libvirtd could be started; the reason stands above"_s;
    run(QStringLiteral(TEST_GUEST), {u"define"_s, realUri, realVmName(), image});
    run(QStringLiteral(TEST_GUEST),
        {u"define"_s, realUri, loggedVmName(), image, u"--log"_s, logPath(), u"--agent"_s});
    return {};
}

void endRealStage()
{
    if (!realUri.isEmpty())
        tellDaemon(u"stop"_s);
    realDirectory.reset();
}

QList<qint64> emulatorsOf(const QString &vmName)
{
    QList<qint64> found;
    for (const QString &entry : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile file(u"/proc/%1/cmdline"_s.arg(entry));
        if (entry.toLongLong() <= 0 || !file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = file.readAll();
        if (line.contains(QByteArray("guest=" + vmName.toUtf8() + ',')) && line.contains("qemu"))
            found.append(entry.toLongLong());
    }
    return found;
}

void pauseRealDaemon(bool paused)
{
    tellDaemon(paused ? u"pause"_s : u"continue"_s);
}

} // namespace Guestwire
