// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace Guestwire {

// Keys that a desktop or the window keeps for itself, and those a keyboard may lack: some go to
// the console, others to the keyboard that the VM has beside it.
class SendKeyMenu : public QMenu
{
    Q_OBJECT

public:
    explicit SendKeyMenu(QWidget *parent);

    void setMayType(bool may, const QString &why); // `why` not
    void setMayPressKeys(bool may, const QString &why);

signals:
    void typed(const QByteArray &bytes); // into the console
    void pressed(const QStringList &keys); // on the VM's own keyboard

private:
    void addConsoleKeys();
    void addConsoleKey(const QString &text, const QByteArray &bytes);
    void addKeyboardKeys();
    void addSysRq();

    QMenu *m_console;
    QMenu *m_keyboard;
    QMenu *m_sysRq;
};

} // namespace Guestwire
