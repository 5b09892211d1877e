// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/console/sendkeymenu.h"

#include "core/terminal/keys.h"

namespace Guestwire {

using namespace Qt::StringLiterals;

SendKeyMenu::SendKeyMenu(QWidget *parent)
    : QMenu(parent)
    , m_console(addMenu(tr("Into the console")))
    , m_keyboard(addMenu(tr("On the VM's own keyboard")))
    , m_sysRq(addMenu(tr("SysRq, on the VM's own keyboard")))
{
    setToolTipsVisible(true);
    addConsoleKeys();
    addKeyboardKeys();
    addSysRq();
    addSeparator();
    QAction *noBreak = addAction(tr("Break: libvirt cannot send it"));
    noBreak->setToolTip(tr("libvirt has no call for a break on a serial line. For SysRq use the "
                           "VM's own keyboard."));
    noBreak->setEnabled(false);
    noBreak->setObjectName(u"break"_s);
}

void SendKeyMenu::addConsoleKeys()
{
    addConsoleKey(tr("Escape"), "\x1b");
    addConsoleKey(tr("Tab"), "\t");
    addConsoleKey(tr("Ctrl+C"), "\x03");
    addConsoleKey(tr("Ctrl+D"), "\x04");
    addConsoleKey(tr("Ctrl+Z"), "\x1a");
    addConsoleKey(tr("Ctrl+\\"), "\x1c");
    addConsoleKey(tr("Ctrl+]"), "\x1d");
    m_console->addSeparator();
    for (int number = 1; number <= 12; ++number) {
        const auto key =
            static_cast<Terminal::Key>(static_cast<int>(Terminal::Key::F1) + number - 1);
        addConsoleKey(tr("F%1", "a function key").arg(number), Terminal::keyBytes(key, {}, {}));
    }
}

void SendKeyMenu::addConsoleKey(const QString &text, const QByteArray &bytes)
{
    m_console->addAction(text, this, [this, bytes] { emit typed(bytes); });
}

void SendKeyMenu::addKeyboardKeys()
{
    const auto add = [this](const QString &text, const QStringList &keys) {
        m_keyboard->addAction(text, this, [this, keys] { emit pressed(keys); });
    };
    const QStringList controlAlt {u"LEFTCTRL"_s, u"LEFTALT"_s};
    add(tr("Ctrl+Alt+Delete"), controlAlt + QStringList(u"DELETE"_s));
    add(tr("Ctrl+Alt+Backspace"), controlAlt + QStringList(u"BACKSPACE"_s));
    m_keyboard->addSeparator();
    for (int number = 1; number <= 7; ++number)
        add(tr("Ctrl+Alt+F%1", "a function key").arg(number),
            controlAlt + QStringList(u"F%1"_s.arg(number)));
    m_keyboard->addSeparator();
    add(tr("Enter"), {u"ENTER"_s});
    add(tr("Escape"), {u"ESC"_s});
}

// Linux' own list; what ends the guest is at its end.
void SendKeyMenu::addSysRq()
{
    const auto add = [this](const QString &key, const QString &does) {
        m_sysRq->addAction(tr("%1 – %2", "a key and what it does").arg(key, does), this,
                           [this, key] {
                               emit pressed({u"LEFTALT"_s, u"SYSRQ"_s, key});
                           });
    };
    add(u"H"_s, tr("help"));
    add(u"S"_s, tr("write all disks"));
    add(u"T"_s, tr("list tasks"));
    add(u"W"_s, tr("list blocked tasks"));
    add(u"M"_s, tr("show memory"));
    add(u"K"_s, tr("end all programs of the console"));
    add(u"F"_s, tr("end the program that uses most memory"));
    m_sysRq->addSeparator();
    add(u"E"_s, tr("ask all programs to end"));
    add(u"I"_s, tr("kill all programs"));
    add(u"U"_s, tr("make all disks read-only"));
    add(u"B"_s, tr("reboot at once"));
    add(u"O"_s, tr("power off at once"));
    add(u"C"_s, tr("crash, for a dump"));
}

void SendKeyMenu::setMayType(bool may, const QString &why)
{
    m_console->setEnabled(may);
    m_console->menuAction()->setToolTip(why);
}

void SendKeyMenu::setMayPressKeys(bool may, const QString &why)
{
    for (QMenu *menu : {m_keyboard, m_sysRq}) {
        menu->setEnabled(may);
        menu->menuAction()->setToolTip(why);
    }
}

} // namespace Guestwire
