// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/connections/savedconnections.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Guestwire {

class Switchboard;

// Asks for the address of a Guestwire server or of a libvirt host, and how it is to be kept.
class AddConnectionDialog : public QDialog
{
    Q_OBJECT

public:
    // Without a switchboard nothing can be tried.
    explicit AddConnectionDialog(QWidget *parent, Switchboard *switchboard = nullptr);

    void edit(const SavedConnection &connection);

    // The address as it is to be used, or empty where the text is none: "hv2" becomes
    // "wss://hv2:8443". A pairing string stays as it is.
    static QString addressFrom(const QString &text);

signals:
    // `address` is what to connect to: a pairing string, which may be secret and is not kept, or
    // the same.
    void entered(const Guestwire::SavedConnection &connection, const QString &address);

private:
    QLayout *makeExamples();
    void enter();
    void addressTyped(const QString &typed);
    void test();

    Switchboard *m_switchboard;
    QLineEdit *m_name;
    QLineEdit *m_address;
    QCheckBox *m_atStart;
    QLabel *m_finding;
    QPushButton *m_test;
    QPushButton *m_accept;
};

} // namespace Guestwire
