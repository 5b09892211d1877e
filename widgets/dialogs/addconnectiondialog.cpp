// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/addconnectiondialog.h"

#include "core/client/pairingstring.h"
#include "widgets/common/plaintext.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualPort = 8443;

bool isLibvirtScheme(const QString &scheme)
{
    static const QStringList drivers {u"qemu"_s, u"test"_s, u"lxc"_s,
                                      u"xen"_s,  u"ch"_s,   u"bhyve"_s};
    return drivers.contains(scheme.section(u'+', 0, 0));
}

} // namespace

AddConnectionDialog::AddConnectionDialog(QWidget *parent)
    : QDialog(parent)
    , m_address(new QLineEdit(this))
{
    setWindowTitle(tr("Add a connection"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_address->setPlaceholderText(tr("wss://host:8443, guestwire-pair:… or qemu:///system"));
    m_address->setAccessibleName(tr("Address"));
    QLabel *text =
        plainLabel(tr("The address or pairing string of a Guestwire server, or the URI of a libvirt host:"), this);
    text->setWordWrap(true);
    auto *examples = new QHBoxLayout;
    for (const QString &uri : {u"qemu:///system"_s, u"qemu:///session"_s}) {
        auto *button = new QPushButton(uri, this);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, uri] { m_address->setText(uri); });
        examples->addWidget(button);
    }
    examples->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *add = buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole);
    add->setEnabled(false);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addWidget(m_address);
    layout->addLayout(examples);
    layout->addWidget(buttons);
    setMinimumWidth(440);
    connect(m_address, &QLineEdit::textChanged, add,
            [add](const QString &typed) { add->setEnabled(!addressFrom(typed).isEmpty()); });
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit entered(addressFrom(m_address->text()));
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

QString AddConnectionDialog::addressFrom(const QString &text)
{
    QString address = text.trimmed();
    if (address.isEmpty() || address.contains(u' '))
        return {};
    if (isPairingString(address))
        return parsePairingString(address) ? address : QString();
    if (!address.contains(u"://"_s))
        address.prepend(u"wss://"_s);
    QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || !url.userInfo().isEmpty())
        return {};
    if (isLibvirtScheme(url.scheme()))
        return address;
    if ((url.scheme() != u"wss"_s && url.scheme() != u"ws"_s) || url.host().isEmpty())
        return {};
    url.setPort(url.port(usualPort));
    url.setPath({});
    url.setQuery(QString());
    url.setFragment({});
    return url.toString();
}

} // namespace Guestwire
