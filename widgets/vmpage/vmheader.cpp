// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/vmpage/vmheader.h"

#include "widgets/common/format.h"
#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace Guestwire {

namespace {

constexpr int iconSize = 20; // pixels
constexpr qreal nameScale = 1.35;

QString factsOf(const Vm &vm, const QString &pending)
{
    QStringList facts {pending.isEmpty() ? Words::stateOf(vm) : pending};
    if (vm.vcpus > 0)
        facts.append(VmHeader::tr("%1 vCPU").arg(vm.vcpus));
    if (vm.memory > 0)
        facts.append(Format::bytes(double(vm.memory)));
    if (vm.startedAt && isActive(Words::knownState(vm))) {
        const qint64 seconds = vm.startedAt->secsTo(QDateTime::currentDateTimeUtc());
        facts.append(VmHeader::tr("up %1").arg(Format::duration(std::chrono::seconds(seconds))));
    }
    return facts.join(QStringLiteral("  ·  "));
}

} // namespace

VmHeader::VmHeader(const Connections &connections, const Commands &commands, QWidget *parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_commands(commands)
    , m_icon(plainLabel({}, this))
    , m_name(plainLabel({}, this))
    , m_facts(plainLabel({}, this))
{
    m_icon->setTextFormat(Qt::PlainText);
    QFont font = m_name->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * nameScale);
    m_name->setFont(font);
    m_name->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_name->setAccessibleDescription(tr("Name of the VM"));
    m_name->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(2, 4, 2, 4);
    layout->addWidget(m_icon);
    layout->addWidget(m_name);
    layout->addSpacing(6);
    layout->addWidget(m_facts, 1);
}

void VmHeader::setTarget(const VmKey &key)
{
    m_target = key;
    refresh();
}

void VmHeader::refresh()
{
    const Vm *vm = m_connections.vm(m_target);
    if (!vm)
        return;
    const bool isPending = m_commands.isPending(m_target);
    const QString note = isPending ? m_commands.pendingText(m_target) : Words::trouble(*vm);
    m_name->setText(displayText(vm->name));
    m_name->setToolTip(
        plainToolTip(displayText(vm->title.isEmpty() ? vm->description : vm->title)));
    m_facts->setText(factsOf(*vm, note));
    const QIcon icon = isPending ? Icons::pending() : Icons::state(Words::knownState(*vm));
    m_icon->setPixmap(icon.pixmap(QSize(iconSize, iconSize), devicePixelRatioF()));
}

void VmHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace Guestwire
