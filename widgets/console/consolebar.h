// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

class QComboBox;
class QToolButton;

namespace Guestwire {

class ConsoleSession;
class RecordButton;
class SendKeyMenu;
class TerminalView;

// The tool bar above a console.
class ConsoleBar : public QToolBar
{
    Q_OBJECT

public:
    explicit ConsoleBar(QWidget *parent);

    void setDevices(const QStringList &devices, const QString &chosen);
    void setSession(ConsoleSession *session); // none: nothing can be done
    void setMayPressKeys(bool may, const QString &why);
    void refresh();
    RecordButton &recordButton() const { return *m_record; }
    QWidget *lastTool() const { return m_last; }

signals:
    void deviceChosen(const QString &device);
    void keysWanted(const QStringList &keys); // on the VM's own keyboard
    void popOutWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addDevices();
    void addSendMenu();
    void addTools();
    void addMoreMenu();
    QAction *addTool(const QString &icon, const QString &text, const QString &keys,
                     void (ConsoleBar::*does)());
    void fit();
    TerminalView &terminal() const;
    void copy();
    void paste();
    void typeClipboard();
    void find();
    void makeSmaller();
    void makeLarger();
    void sendSize();
    void popOut();

    QComboBox *m_devices = nullptr;
    QAction *m_deviceAction = nullptr;
    QToolButton *m_send = nullptr;
    QToolButton *m_last = nullptr;
    SendKeyMenu *m_keys = nullptr;
    RecordButton *m_record = nullptr;
    QAction *m_paste = nullptr;
    QAction *m_type = nullptr;
    QAction *m_size = nullptr;
    ConsoleSession *m_session = nullptr; // the page's
};

} // namespace Guestwire
