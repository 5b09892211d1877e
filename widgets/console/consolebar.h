// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

class QComboBox;

namespace Guestwire {

class ConsoleSession;

// The tool bar above a console.
class ConsoleBar : public QToolBar
{
    Q_OBJECT

public:
    explicit ConsoleBar(QWidget *parent);

    void setDevices(const QStringList &devices, const QString &chosen);
    void setSession(ConsoleSession *session); // none: nothing can be done
    void refresh();

signals:
    void deviceChosen(const QString &device);
    void ctrlAltDeleteWanted();

private:
    void addSendMenu();
    void addKey(QMenu &menu, const QString &text, const QByteArray &bytes);
    QAction *addTool(const QString &icon, const QString &text, const QString &keys);

    QComboBox *m_devices;
    QAction *m_deviceAction;
    QAction *m_copy;
    QAction *m_paste;
    QAction *m_smaller;
    QAction *m_larger;
    QAction *m_keyboard;
    QAction *m_readOnly;
    ConsoleSession *m_session = nullptr; // the page's
};

} // namespace Guestwire
