// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/firststeps.h"

#include "widgets/common/plaintext.h"

#include <QCommandLinkButton>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal titleScale = 1.35;
constexpr int widest = 560; // pixels

bool isOutOfReach(const ConnectionEntry &entry)
{
    const QList<HostStatus> &hosts = entry.client->hosts();
    return !entry.connector && entry.client->vms().isEmpty() && !hosts.isEmpty()
        && std::ranges::all_of(
            hosts, [](const HostStatus &host) { return host.link == HostStatus::Link::Lost; });
}

} // namespace

FirstSteps::FirstSteps(const Connections &connections, QWidget *parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_title(plainLabel({}, this))
    , m_text(plainLabel({}, this))
{
    QFont font = m_title->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * titleScale);
    m_title->setFont(font);
    m_title->setObjectName(u"firstStepsTitle"_s);
    m_text->setWordWrap(true);
    auto *column = new QWidget(this);
    column->setMaximumWidth(widest);
    auto *layout = new QVBoxLayout(column);
    layout->setSpacing(8);
    layout->addStretch(1);
    layout->addWidget(m_title);
    layout->addWidget(m_text);
    addChoice(*layout, u"firstAdd"_s, tr("Add a connection…"),
              tr("By the address or pairing string of a Guestwire server, or a libvirt URI"),
              &FirstSteps::addWanted);
    addHost(*layout, u"qemu:///system"_s,
            tr("The VMs of this computer; asks for the right to manage libvirt"));
    addHost(*layout, u"qemu:///session"_s, tr("Your own VMs on this computer; asks for no rights"));
    addChoice(*layout, u"firstList"_s, tr("Connections…"),
              tr("Those that are kept, to connect or change them"), &FirstSteps::listWanted);
    layout->addStretch(2);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(column, 4);
    row->addStretch(1);
    refresh();
}

void FirstSteps::addChoice(QVBoxLayout &layout, const QString &name, const QString &text,
                           const QString &about, void (FirstSteps::*wanted)())
{
    auto *button = new QCommandLinkButton(text, about, this);
    button->setObjectName(name);
    button->setAccessibleDescription(about);
    connect(button, &QCommandLinkButton::clicked, this, wanted);
    layout.addWidget(button);
}

void FirstSteps::addHost(QVBoxLayout &layout, const QString &uri, const QString &about)
{
    auto *button = new QCommandLinkButton(tr("Open %1").arg(uri), about, this);
    button->setObjectName(uri);
    button->setAccessibleDescription(about);
    connect(button, &QCommandLinkButton::clicked, this, [this, uri] { emit openWanted(uri); });
    layout.addWidget(button);
}

bool FirstSteps::isNeeded(const Connections &connections)
{
    return std::ranges::all_of(connections.all(), &isOutOfReach);
}

void FirstSteps::refresh()
{
    QStringList reasons;
    for (const ConnectionEntry &entry : m_connections.all())
        for (const HostStatus &host : entry.client->hosts())
            if (!host.reason.isEmpty())
                reasons.append(displayText(host.reason));
    m_title->setText(m_connections.all().isEmpty() ? tr("Nothing is connected")
                                                   : tr("libvirt is not reached"));
    m_text->setText(
        reasons.isEmpty()
            ? tr("Guestwire shows the VMs of libvirt hosts and of Guestwire servers. Add one "
                 "of them to begin.")
            : reasons.join(u'\n'));
}

} // namespace Guestwire
