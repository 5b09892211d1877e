// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/console/consolebar.h"

#include "core/model/vm.h"
#include "widgets/common/icons.h"
#include "widgets/console/consolesession.h"
#include "widgets/terminal/terminalview.h"

#include <QComboBox>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>

namespace Guestwire {

using namespace Qt::StringLiterals;

ConsoleBar::ConsoleBar(QWidget *parent) : QToolBar(parent), m_devices(new QComboBox(this))
{
    setIconSize(QSize(16, 16));
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_devices->setAccessibleName(tr("Console device"));
    m_devices->setToolTip(m_devices->accessibleName());
    m_devices->setFocusPolicy(Qt::ClickFocus);
    m_deviceAction = addWidget(m_devices);
    addSendMenu();
    m_copy = addTool(u"copy"_s, tr("Copy"), tr("Ctrl+Shift+C"));
    m_paste = addTool(u"paste"_s, tr("Paste"), tr("Ctrl+Shift+V"));
    addSeparator();
    m_smaller = addTool(u"zoom-out"_s, tr("Smaller"), tr("Ctrl+−"));
    m_larger = addTool(u"zoom-in"_s, tr("Larger"), tr("Ctrl++"));
    addSeparator();
    m_keyboard = addTool(u"keyboard"_s, tr("Take over"), {});
    m_keyboard->setObjectName(u"keyboard"_s);
    m_readOnly = addTool(u"eye"_s, tr("Read only"), {});
    m_readOnly->setCheckable(true);
    m_readOnly->setObjectName(u"readOnly"_s);
    connect(m_copy, &QAction::triggered, this, [this] { m_session->terminal().copy(); });
    connect(m_paste, &QAction::triggered, this, [this] { m_session->terminal().paste(); });
    connect(m_smaller, &QAction::triggered, this, [this] { m_session->terminal().zoomOut(); });
    connect(m_larger, &QAction::triggered, this, [this] { m_session->terminal().zoomIn(); });
    connect(m_readOnly, &QAction::triggered, this, [this](bool on) { m_session->setReadOnly(on); });
    connect(m_keyboard, &QAction::triggered, this, [this] {
        if (m_session->console().isHolder())
            m_session->console().release();
        else
            m_session->console().take();
    });
    connect(m_devices, &QComboBox::textActivated, this, &ConsoleBar::deviceChosen);
    refresh();
}

QAction *ConsoleBar::addTool(const QString &icon, const QString &text, const QString &keys)
{
    QAction *action = addAction(Icons::named(icon), text);
    action->setToolTip(keys.isEmpty() ? text : tr("%1 (%2)", "action and keys").arg(text, keys));
    return action;
}

// Keys that a desktop or the window keeps for itself, and those a keyboard may lack.
void ConsoleBar::addSendMenu()
{
    auto *button = new QToolButton(this);
    button->setText(tr("Send key"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setObjectName(u"sendKey"_s);
    auto *menu = new QMenu(button);
    addKey(*menu, tr("Escape"), QByteArrayLiteral("\x1b"));
    addKey(*menu, tr("Ctrl+C"), QByteArrayLiteral("\x03"));
    addKey(*menu, tr("Ctrl+D"), QByteArrayLiteral("\x04"));
    addKey(*menu, tr("Ctrl+Z"), QByteArrayLiteral("\x1a"));
    addKey(*menu, tr("Ctrl+\\"), QByteArrayLiteral("\x1c"));
    addKey(*menu, tr("Ctrl+]"), QByteArrayLiteral("\x1d"));
    addKey(*menu, tr("F10"), QByteArrayLiteral("\x1b[21~"));
    menu->addSeparator();
    menu->addAction(tr("Ctrl+Alt+Delete, on the VM's own keyboard"), this,
                    &ConsoleBar::ctrlAltDeleteWanted);
    button->setMenu(menu);
    addWidget(button);
}

void ConsoleBar::addKey(QMenu &menu, const QString &text, const QByteArray &bytes)
{
    menu.addAction(text, this, [this, bytes] {
        if (m_session && !m_session->isReadOnly())
            m_session->console().write(bytes);
    });
}

void ConsoleBar::setDevices(const QStringList &devices, const QString &chosen)
{
    const QSignalBlocker blocker(m_devices);
    m_devices->clear();
    for (const QString &device : devices)
        m_devices->addItem(displayText(device));
    m_devices->setCurrentText(displayText(chosen));
    m_deviceAction->setVisible(devices.size() > 1);
}

void ConsoleBar::setSession(ConsoleSession *session)
{
    m_session = session;
    refresh();
}

void ConsoleBar::refresh()
{
    setEnabled(m_session != nullptr);
    const bool writes = m_session && m_session->console().canWrite();
    const bool holds = m_session && m_session->console().isHolder();
    const bool attached = m_session && m_session->console().isAttached();
    m_keyboard->setText(holds ? tr("Release keyboard") : tr("Take over"));
    m_keyboard->setToolTip(holds ? tr("Let somebody else type")
                                 : tr("Type here instead of whoever does now"));
    m_keyboard->setEnabled(writes && attached && !m_session->isReadOnly());
    m_paste->setEnabled(writes && !m_session->isReadOnly());
    m_readOnly->setEnabled(writes);
    m_readOnly->setChecked(m_session && (m_session->isReadOnly() || !writes));
    m_readOnly->setToolTip(
        writes || !m_session
            ? tr("Only watch: nothing typed here reaches the guest")
            : tr("You lack the permission “%1”.").arg(toName(Permission::ConsoleWrite)));
}

} // namespace Guestwire
