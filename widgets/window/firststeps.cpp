// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/firststeps.h"

#include "core/model/displaymessage.h"
#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/data/emptiness.h"
#include "widgets/window/demoguests.h"

#include <QApplication>
#include <QClipboard>
#include <QCommandLinkButton>
#include <QLabel>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr qreal titleScale = 1.35;
constexpr int widest = 560; // pixels

bool isThere(const Connections &connections, const QString &uri)
{
    return std::ranges::any_of(connections.all(), [&uri](const ConnectionEntry &entry) {
        return std::ranges::find(entry.client->hosts(), uri, &HostStatus::uri)
            != entry.client->hosts().end();
    });
}

// Who has a server has made the first step.
bool showsNothing(const ConnectionEntry &entry)
{
    const Emptiness emptiness = emptinessOf(entry);
    return !entry.connector && (emptiness == Emptiness::Bare || emptiness == Emptiness::OutOfReach);
}

} // namespace

FirstSteps::FirstSteps(const Connections &connections, QWidget *parent)
    : QWidget(parent)
    , m_connections(connections)
    , m_title(plainLabel({}, this))
    , m_text(plainLabel({}, this))
    , m_demoButton(new QCommandLinkButton(this))
    , m_demoProgress(new QProgressBar(this))
    , m_demoText(plainLabel({}, this))
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
    addChoice(*layout, u"firstAdd"_s, Icons::named(u"add"_s), tr("Add a connection…"),
              tr("By the address or pairing string of a Guestwire server, or a libvirt URI"),
              &FirstSteps::addWanted);
    addHost(*layout, u"qemu:///system"_s,
            tr("The VMs of this computer; asks for the right to manage libvirt"));
    addHost(*layout, u"qemu:///session"_s, tr("Your own VMs on this computer; asks for no rights"));
    addDemo(*layout);
    addChoice(*layout, u"firstList"_s, Icons::named(u"server"_s), tr("Connections…"),
              tr("Those that are kept, to connect or change them"), &FirstSteps::listWanted);
    layout->addStretch(2);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(column, 4);
    row->addStretch(1);
    refresh();
}

void FirstSteps::addChoice(QVBoxLayout &layout, const QString &name, const QIcon &icon,
                           const QString &text, const QString &about, void (FirstSteps::*wanted)())
{
    auto *button = new QCommandLinkButton(text, about, this);
    button->setIcon(icon);
    button->setObjectName(name);
    button->setAccessibleDescription(about);
    connect(button, &QCommandLinkButton::clicked, this, wanted);
    layout.addWidget(button);
}

void FirstSteps::addDemo(QVBoxLayout &layout)
{
    m_demoButton->setObjectName(u"firstDemo"_s);
    m_demoButton->setIcon(Icons::named(u"start"_s));
    m_demoProgress->setObjectName(u"firstDemoProgress"_s);
    m_demoProgress->setAccessibleName(tr("Demonstration guests"));
    m_demoProgress->setRange(0, 0);
    m_demoProgress->setTextVisible(false);
    m_demoText->setObjectName(u"firstDemoText"_s);
    m_demoText->setWordWrap(true);
    m_demoText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    layout.addWidget(m_demoButton);
    layout.addWidget(m_demoProgress);
    layout.addWidget(m_demoText);
    connect(m_demoButton, &QCommandLinkButton::clicked, this, &FirstSteps::makeDemo);
    offerDemo({});
}

void FirstSteps::offerDemo(const QString &script)
{
    delete m_demo;
    m_demo = new DemoGuests(script, this);
    const bool makes = m_demo->isAvailable();
    m_demoButton->setText(makes ? tr("Start demonstration guests")
                                : tr("Copy the command for demonstration guests"));
    m_demoButton->setDescription(makes ? tr("Three small VMs on this computer, to try things with")
                                       : tr("In the folder of Guestwire's sources, “%1” makes "
                                            "three small VMs to try things with")
                                             .arg(DemoGuests::command(script)));
    m_demoButton->setAccessibleDescription(m_demoButton->description());
    tellOfDemo({}, false);
    connect(m_demo, &DemoGuests::progressed, this,
            [this](const QString &line) { tellOfDemo(displayText(line), true); });
    connect(m_demo, &DemoGuests::started, this, [this](const QString &uri) {
        tellOfDemo({}, false);
        if (!uri.isEmpty() && !isThere(m_connections, uri))
            emit openWanted(uri);
    });
    connect(m_demo, &DemoGuests::failed, this, [this, script](const QString &reason) {
        tellOfDemo(
            tr("The demonstration guests could not be started: %1\nA terminal tells more: %2",
               "why, and a command")
                .arg(displayMessage(reason), DemoGuests::command(script)),
            false);
    });
}

void FirstSteps::makeDemo()
{
    if (!m_demo->isAvailable()) {
        QApplication::clipboard()->setText(DemoGuests::command({}));
        tellOfDemo(tr("The command is copied."), false);
        return;
    }
    tellOfDemo(tr("Starting demonstration guests…"), true);
    m_demo->start();
}

void FirstSteps::tellOfDemo(const QString &text, bool goesOn)
{
    m_demoButton->setEnabled(!goesOn);
    m_demoProgress->setVisible(goesOn);
    m_demoText->setText(text);
    m_demoText->setVisible(!text.isEmpty());
}

void FirstSteps::addHost(QVBoxLayout &layout, const QString &uri, const QString &about)
{
    auto *button = new QCommandLinkButton(tr("Open %1").arg(uri), about, this);
    button->setIcon(Icons::named(u"host"_s));
    button->setObjectName(uri);
    button->setAccessibleDescription(about);
    connect(button, &QCommandLinkButton::clicked, this, [this, uri] { emit openWanted(uri); });
    layout.addWidget(button);
}

bool FirstSteps::isNeeded(const Connections &connections)
{
    return std::ranges::all_of(connections.all(), &showsNothing);
}

void FirstSteps::refresh()
{
    const Emptiness emptiness = emptinessOf(m_connections);
    const bool empty = emptiness == Emptiness::Bare;
    const QStringList reasons = whyOutOfReach(m_connections);
    m_title->setText(emptiness == Emptiness::Nothing ? tr("Nothing is connected")
                         : empty                     ? tr("No VMs yet")
                                                     : tr("libvirt is not reached"));
    m_text->setText(
        empty ? tr("Nothing is defined here, or nothing that you may see. Define a VM with "
                   "virt-install or virsh, and it appears by itself.")
            : reasons.isEmpty()
            ? tr("Guestwire shows the VMs of libvirt hosts and of Guestwire servers. Add one "
                 "of them to begin.")
            : reasons.join(u'\n'));
}

} // namespace Guestwire
