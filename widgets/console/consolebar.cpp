// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/console/consolebar.h"

#include "core/model/vm.h"
#include "widgets/common/icons.h"
#include "widgets/common/menubutton.h"
#include "widgets/common/plaintext.h"
#include "widgets/console/consolesession.h"
#include "widgets/console/consoletexts.h"
#include "widgets/console/sendkeymenu.h"
#include "widgets/recordings/recordbutton.h"

#include <QComboBox>
#include <QSignalBlocker>

namespace Guestwire {

using namespace Qt::StringLiterals;

ConsoleBar::ConsoleBar(QWidget *parent) : QToolBar(parent)
{
    setIconSize(QSize(16, 16));
    addDevices();
    addSendMenu();
    addTools();
    addMoreMenu();
    refresh();
}

void ConsoleBar::addDevices()
{
    m_devices = new QComboBox(this);
    m_devices->setAccessibleName(tr("Console device"));
    m_devices->setToolTip(m_devices->accessibleName());
    m_deviceAction = addWidget(m_devices);
    connect(m_devices, &QComboBox::activated, this,
            [this](int index) { emit deviceChosen(m_devices->itemData(index).toString()); });
}

void ConsoleBar::addSendMenu()
{
    m_send = new MenuButton(this);
    m_send->setText(tr("Send key"));
    m_send->setIcon(Icons::named(u"keyboard"_s));
    m_send->setObjectName(u"sendKey"_s);
    m_send->setToolTip(tr("Press keys that this keyboard has not, or that are taken here"));
    m_keys = new SendKeyMenu(m_send);
    m_send->setMenu(m_keys);
    addWidget(m_send);
    connect(m_keys, &SendKeyMenu::pressed, this, &ConsoleBar::keysWanted);
    connect(m_keys, &SendKeyMenu::typed, this, [this](const QByteArray &bytes) {
        if (m_session && !terminal().isReadOnly())
            m_session->console().write(bytes);
    });
}

void ConsoleBar::addTools()
{
    addTool(u"copy"_s, tr("Copy"), tr("Ctrl+Shift+C"), &ConsoleBar::copy);
    m_paste = addTool(u"paste"_s, tr("Paste"), tr("Ctrl+Shift+V"), &ConsoleBar::paste);
    m_type = addTool(u"type"_s, tr("Type the clipboard as keys"), {}, &ConsoleBar::typeClipboard);
    addTool(u"search"_s, tr("Find"), tr("Ctrl+Shift+F"), &ConsoleBar::find);
    addSeparator();
    addTool(u"zoom-out"_s, tr("Smaller"), tr("Ctrl+−"), &ConsoleBar::makeSmaller);
    addTool(u"zoom-in"_s, tr("Larger"), tr("Ctrl++"), &ConsoleBar::makeLarger);
    addSeparator();
    m_size = addTool(u"fit"_s, tr("Send size to guest: types “stty” at its prompt"), {},
                     &ConsoleBar::sendSize);
    m_size->setObjectName(u"sendSize"_s);
    m_record = new RecordButton(this);
    addWidget(m_record);
    addTool(u"pop-out"_s, tr("Show in a window of its own"), {}, &ConsoleBar::popOut)
        ->setObjectName(u"popOut"_s);
}

QAction *ConsoleBar::addTool(const QString &icon, const QString &text, const QString &keys,
                             void (ConsoleBar::*does)())
{
    QAction *action = addAction(Icons::named(icon), text, this, does);
    action->setToolTip(keys.isEmpty() ? text : tr("%1 (%2)", "action and keys").arg(text, keys));
    action->setData(action->toolTip());
    widgetForAction(action)->setFocusPolicy(Qt::TabFocus); // most are nowhere else for the keyboard
    return action;
}

void ConsoleBar::addMoreMenu()
{
    auto *button = new MenuButton(this);
    button->setIcon(Icons::named(u"settings"_s));
    button->setToolTip(tr("Terminal"));
    button->setAccessibleName(button->toolTip());
    button->setObjectName(u"terminalMenu"_s);
    auto *menu = new QMenu(button);
    menu->addAction(tr("Select all"), this, [this] { terminal().selectAll(); });
    menu->addAction(tr("Usual font size"), this, [this] { terminal().resetZoom(); });
    menu->addSeparator();
    menu->addAction(tr("Clear scrollback"), this, [this] { terminal().clearScrollback(); });
    menu->addAction(tr("Reset terminal"), this, [this] { terminal().resetTerminal(); });
    menu->addSeparator();
    menu->addAction(tr("Terminal settings…"), this, [this] { m_session->chooseSettings(); });
    button->setMenu(menu);
    addWidget(button);
    m_last = button;
}

// The bar can be used only while there is a session.
TerminalView &ConsoleBar::terminal() const
{
    return m_session->terminal();
}

void ConsoleBar::copy()
{
    terminal().copy();
}

void ConsoleBar::paste()
{
    terminal().paste();
}

void ConsoleBar::typeClipboard()
{
    terminal().typeClipboard();
}

void ConsoleBar::find()
{
    m_session->find();
}

void ConsoleBar::makeSmaller()
{
    terminal().zoomOut();
}

void ConsoleBar::makeLarger()
{
    terminal().zoomIn();
}

void ConsoleBar::sendSize()
{
    terminal().typeSize();
}

void ConsoleBar::popOut()
{
    emit popOutWanted();
}

void ConsoleBar::setDevices(const QStringList &devices, const QString &chosen)
{
    const QSignalBlocker blocker(m_devices);
    m_devices->clear();
    for (const QString &device : devices)
        m_devices->addItem(displayText(device), device);
    m_devices->setCurrentIndex(m_devices->findData(chosen));
    m_deviceAction->setVisible(devices.size() > 1);
}

void ConsoleBar::setSession(ConsoleSession *session)
{
    m_session = session;
    refresh();
}

void ConsoleBar::setMayPressKeys(bool may, const QString &why)
{
    m_keys->setMayPressKeys(may, why);
}

void ConsoleBar::refresh()
{
    setEnabled(m_session != nullptr);
    const QString why = m_session
        ? ConsoleTexts::noTyping(m_session->console(), m_session->isReadOnly())
        : QString();
    const bool types = m_session && why.isEmpty();
    for (QAction *action : {m_paste, m_type, m_size}) {
        action->setEnabled(types);
        action->setToolTip(why.isEmpty() ? action->data().toString() : plainToolTip(why));
    }
    m_keys->setMayType(types, why);
    fit();
}

// The pictures alone where there is no room for words.
void ConsoleBar::fit()
{
    const auto show = [this](Qt::ToolButtonStyle style) {
        for (QToolButton *button : {m_send, static_cast<QToolButton *>(m_record)})
            button->setToolButtonStyle(style);
    };
    show(Qt::ToolButtonTextBesideIcon);
    if (sizeHint().width() > width())
        show(Qt::ToolButtonIconOnly);
}

void ConsoleBar::resizeEvent(QResizeEvent *event)
{
    QToolBar::resizeEvent(event);
    fit();
}

} // namespace Guestwire
