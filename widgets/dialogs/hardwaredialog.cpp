// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/hardwaredialog.h"

#include "core/model/displaymessage.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 mebibyte = 1024 * 1024;
constexpr double gibibyte = 1024.0 * mebibyte;
constexpr int mostVcpus = 4096;
constexpr int mostMemory = 64 * 1024 * 1024; // MiB
constexpr int memoryStep = 256; // MiB
constexpr double mostDisk = 1024.0 * 1024; // GiB
constexpr int leastWidth = 460; // pixels

} // namespace

HardwareDialog::HardwareDialog(const Connections &connections, Commands &commands, const VmKey &key,
                               QWidget *parent)
    : QDialog(parent)
    , m_connections(connections)
    , m_commands(commands)
    , m_key(key)
    , m_form(new QFormLayout(this))
    , m_vcpus(new QSpinBox(this))
    , m_memory(new QSpinBox(this))
    , m_autostart(new QCheckBox(tr("Start it with its &host"), this))
    , m_diskNote(plainLabel({}, this))
    , m_outcome(plainLabel({}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(leastWidth);
    makeForm();
    if (const ConnectionEntry *entry = connections.find(key.connection))
        listen(*entry->client);
    connect(&connections, &Connections::removed, this, [this](ConnectionId id) {
        if (id == m_key.connection)
            reject();
    });
    connect(&commands, &Commands::pendingChanged, this, &HardwareDialog::refresh);
    refresh();
}

void HardwareDialog::makeForm()
{
    m_vcpus->setRange(1, mostVcpus);
    m_memory->setRange(1, mostMemory);
    m_memory->setSingleStep(memoryStep);
    m_memory->setGroupSeparatorShown(true);
    m_memory->setSuffix(tr(" MiB"));
    if (const Vm *vm = m_connections.vm(m_key)) {
        m_name = displayText(vm->name);
        m_vcpusNow = vm->vcpus;
        m_memoryNow = int(vm->memory / mebibyte);
        m_diskNote->setText(isActive(vm->state)
                                ? tr("The sizes of its disks come with the next sample.")
                                : tr("Its disks can be enlarged only while it runs."));
    }
    setWindowTitle(tr("Hardware of %1").arg(m_name));
    m_vcpus->setValue(m_vcpusNow);
    m_memory->setValue(m_memoryNow);
    m_autostart->setEnabled(false);
    m_autostart->setToolTip(tr("Whether it does so now is not known yet."));
    for (QLabel *label : {m_diskNote, m_outcome})
        label->setWordWrap(true);
    m_outcome->setAccessibleDescription(tr("What came of it"));
    m_form->addRow(tr("Virtual &CPUs"), m_vcpus);
    m_form->addRow(tr("&Memory"), m_memory);
    m_form->addRow(m_diskNote);
    m_form->addRow(m_autostart);
    m_form->addRow(m_outcome);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_apply = buttons->addButton(tr("&Apply"), QDialogButtonBox::ApplyRole);
    m_form->addRow(buttons);
    connect(m_vcpus, &QSpinBox::valueChanged, this, &HardwareDialog::refresh);
    connect(m_memory, &QSpinBox::valueChanged, this, &HardwareDialog::refresh);
    connect(m_autostart, &QCheckBox::toggled, this, &HardwareDialog::refresh);
    connect(m_apply, &QPushButton::clicked, this, [this] {
        m_waiting = changes();
        m_outcome->clear();
        applyNext();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void HardwareDialog::listen(Client &client)
{
    connect(&client, &Client::sampled, this, [this](const QList<Sample> &samples) {
        const auto ours = std::ranges::find(samples, m_key.vm, &Sample::vm);
        if (ours != samples.end())
            takeDisks(*ours);
    });
    connect(&client, &Client::vmChanged, this, &HardwareDialog::refresh);
    connect(&client, &Client::vmRemoved, this, &HardwareDialog::refresh);
    connect(&client, &Client::vmsReset, this, &HardwareDialog::refresh);
    client.details(m_key.vm)
        .then(this,
              [this](const Result<QList<Fact>> &facts) {
                  if (facts)
                      takeFacts(facts.value());
              })
        .onCanceled(this, [] {}); // it stays unknown
}

// Of disks that are shown already nothing is taken back: somebody may be typing there.
void HardwareDialog::takeDisks(const Sample &sample)
{
    for (const Device &device : sample.disks) {
        const auto capacity = device.values[Metric::DiskCapacity];
        if (!capacity || std::ranges::find(m_disks, device.name, &Disk::name) != m_disks.end())
            continue;
        auto *size = new QDoubleSpinBox(this);
        const double now = std::ceil(*capacity / gibibyte * 1000) / 1000;
        size->setDecimals(3);
        size->setRange(now, mostDisk); // a smaller one would cut off data
        size->setValue(now);
        size->setSuffix(tr(" GiB"));
        size->setGroupSeparatorShown(true);
        m_form->insertRow(2 + int(m_disks.size()), tr("Disk %1").arg(displayText(device.name)),
                          size);
        setTabOrder(m_disks.isEmpty() ? static_cast<QWidget *>(m_memory) : m_disks.last().size,
                    size);
        setTabOrder(size, m_autostart);
        m_disks.append({device.name, size});
        m_diskNote->setText(tr("A disk can only be enlarged. The guest has to use what is new."));
        connect(size, &QDoubleSpinBox::valueChanged, this, &HardwareDialog::refresh);
        adjustSize();
    }
}

void HardwareDialog::takeFacts(const QList<Fact> &facts)
{
    const auto fact = std::ranges::find(facts, "Starts with its host"_L1, &Fact::name);
    if (fact == facts.end())
        return;
    m_autostartNow = fact->value == "yes"_L1;
    m_autostart->setChecked(*m_autostartNow);
    refresh();
}

QList<Command> HardwareDialog::changes() const
{
    QList<Command> all;
    const auto add = [&all](Action action) -> Command & {
        all.append(Commands::order(action));
        return all.last();
    };
    if (m_vcpus->value() != m_vcpusNow)
        add(Action::SetVcpus).vcpus = m_vcpus->value();
    if (m_memory->value() != m_memoryNow)
        add(Action::SetMemory).bytes = quint64(m_memory->value()) * mebibyte;
    for (const Disk &disk : m_disks) {
        if (disk.size->value() <= disk.size->minimum())
            continue;
        Command &command = add(Action::ResizeDisk);
        command.device = disk.name;
        command.bytes = quint64(std::llround(disk.size->value() * 1024)) * mebibyte;
    }
    if (m_autostartNow && m_autostart->isChecked() != *m_autostartNow)
        add(Action::SetAutostart).autostart = m_autostart->isChecked();
    return all;
}

void HardwareDialog::refresh()
{
    const Vm *vm = m_connections.vm(m_key);
    const QString why =
        !vm ? tr("It is not there any more.") : Words::obstacle(Action::SetVcpus, *vm);
    const bool isFree = why.isEmpty() && m_waiting.isEmpty();
    for (QWidget *field : {static_cast<QWidget *>(m_vcpus), static_cast<QWidget *>(m_memory)})
        field->setEnabled(isFree);
    for (const Disk &disk : std::as_const(m_disks))
        disk.size->setEnabled(isFree && vm && isActive(vm->state));
    m_autostart->setEnabled(isFree && m_autostartNow.has_value());
    if (m_autostartNow)
        m_autostart->setToolTip({});
    m_apply->setEnabled(isFree && !changes().isEmpty());
    m_apply->setToolTip(plainToolTip(!m_waiting.isEmpty()      ? tr("Wait for the answers.")
                                         : !why.isEmpty()      ? why
                                         : changes().isEmpty() ? tr("Nothing is changed.")
                                                               : QString()));
    if (!why.isEmpty())
        m_outcome->setText(why);
}

// One after the other: a VM does one thing at a time.
void HardwareDialog::applyNext()
{
    refresh();
    if (m_waiting.isEmpty())
        return;
    m_commands.perform(m_key, m_waiting.first(), this, [this](const Result<CommandResult> &result) {
        finish(m_waiting.takeFirst(), result);
        applyNext();
    });
}

void HardwareDialog::finish(const Command &command, const Result<CommandResult> &result)
{
    QStringList lines;
    if (!m_outcome->text().isEmpty())
        lines.append(m_outcome->text());
    if (result) {
        adopt(command);
        lines.append(displayMessage(result.value().message));
    } else {
        lines.append(tr("%1: %2", "what failed, and why")
                         .arg(Words::failed(command.action, m_name),
                              displayMessage(result.error().message)));
    }
    m_outcome->setText(lines.join(u'\n'));
    adjustSize();
}

// Told by the answer and not by the VM's state: a running one may have it from its next start on.
void HardwareDialog::adopt(const Command &command)
{
    switch (command.action) {
    case Action::SetVcpus:
        m_vcpusNow = command.vcpus;
        return;
    case Action::SetMemory:
        m_memoryNow = int(command.bytes / mebibyte);
        return;
    case Action::SetAutostart:
        m_autostartNow = command.autostart;
        return;
    default:
        for (const Disk &disk : std::as_const(m_disks))
            if (disk.name == command.device)
                disk.size->setMinimum(disk.size->value());
    }
}

} // namespace Guestwire
