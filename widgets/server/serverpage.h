// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/servercontrol.h"

#include <QWidget>

#include <functional>
#include <optional>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QTreeWidget;

namespace Guestwire {

class QrPicture;

// The door of a server to the network: on or off, where, with which certificate, and whom it sent
// away.
class ServerPage : public QWidget
{
    Q_OBJECT

public:
    using Control = std::function<ServerControl *()>; // null: there is no use in asking

    ServerPage(Control control, QWidget *parent);

    void refresh(); // nothing while an answer is awaited
    void reset(); // another server is shown from now on

private:
    QLineEdit *addCopied(const QString &label, const QString &name);
    void present(const ServerInfo &info);
    void presentCertificate(const std::optional<CertificateInfo> &certificate);
    void presentPairing(const ServerInfo &info);
    void presentCounts(const ServerInfo &info);
    void switchTo(bool enabled);
    void setUp();
    void ask(bool enabled);

    const Control m_control;
    QCheckBox *m_switch;
    QLabel *m_status;
    QFormLayout *m_form = nullptr;
    QLineEdit *m_addresses = nullptr;
    QLineEdit *m_pin = nullptr;
    QLineEdit *m_pairing = nullptr;
    QrPicture *m_qr;
    QLineEdit *m_fingerprint = nullptr;
    QLabel *m_certificateMark; // that it ends or has ended
    QLabel *m_certificate;
    QTreeWidget *m_refusals;
    QString m_trouble; // with the last switch
    std::optional<ServerInfo> m_info;
    quint64 m_round = 0; // answers to an earlier one are of another server
    bool m_isAsking = false;
};

} // namespace Guestwire
