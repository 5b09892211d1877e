// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;

namespace Guestwire {

// Asks for the address of a Guestwire server or of a libvirt host.
class AddConnectionDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AddConnectionDialog(QWidget *parent);

    // The address as it is to be used, or empty where the text is none: "hv2" becomes
    // "wss://hv2:8443". A pairing string stays as it is.
    static QString addressFrom(const QString &text);

signals:
    void entered(const QString &address);

private:
    QLineEdit *m_address;
};

} // namespace Guestwire
