// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/addconnectiondialog.h"

#include "core/client/pairingstring.h"
#include "core/model/vm.h"
#include "widgets/common/plaintext.h"
#include "widgets/connections/findingtext.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>

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

AddConnectionDialog::AddConnectionDialog(QWidget *parent, Switchboard *switchboard)
    : QDialog(parent)
    , m_switchboard(switchboard)
    , m_name(new QLineEdit(this))
    , m_address(new QLineEdit(this))
    , m_atStart(new QCheckBox(tr("Connect when Guestwire &starts"), this))
    , m_finding(plainLabel({}, this))
{
    setWindowTitle(tr("Add a connection"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_name->setObjectName(u"connectionName"_s);
    m_name->setPlaceholderText(tr("May stay empty"));
    m_address->setObjectName(u"connectionAddress"_s);
    m_address->setPlaceholderText(tr("wss://host:8443, guestwire-pair:… or qemu:///system"));
    m_address->setAccessibleName(tr("Address"));
    m_atStart->setObjectName(u"connectAtStart"_s);
    QLabel *text = plainLabel(
        tr("The address or pairing string of a Guestwire server, or the URI of a libvirt host:"),
        this);
    text->setWordWrap(true);
    m_finding->setObjectName(u"finding"_s);
    m_finding->setWordWrap(true);
    m_finding->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_test = buttons->addButton(tr("&Test"), QDialogButtonBox::ActionRole);
    m_test->setObjectName(u"testAddress"_s);
    m_test->setAutoDefault(false);
    m_test->setVisible(m_switchboard);
    m_accept = buttons->addButton(tr("Connect"), QDialogButtonBox::AcceptRole);
    auto *form = new QFormLayout(this);
    form->addRow(text);
    form->addRow(tr("A&ddress"), m_address);
    form->addRow({}, makeExamples());
    form->addRow(tr("&Name"), m_name);
    form->addRow({}, m_atStart);
    form->addRow(m_finding);
    form->addRow(buttons);
    setMinimumWidth(520);
    connect(m_address, &QLineEdit::textChanged, this, &AddConnectionDialog::addressTyped);
    connect(m_test, &QPushButton::clicked, this, &AddConnectionDialog::test);
    connect(buttons, &QDialogButtonBox::accepted, this, &AddConnectionDialog::enter);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    addressTyped({});
    m_address->setFocus();
}

QLayout *AddConnectionDialog::makeExamples()
{
    auto *examples = new QHBoxLayout;
    for (const QString &uri : {u"qemu:///system"_s, u"qemu:///session"_s}) {
        auto *button = new QPushButton(uri, this);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, [this, uri] { m_address->setText(uri); });
        examples->addWidget(button);
    }
    examples->addStretch(1);
    return examples;
}

void AddConnectionDialog::edit(const SavedConnection &connection)
{
    setWindowTitle(tr("Change a connection"));
    m_accept->setText(tr("Save"));
    m_name->setText(connection.name);
    m_address->setText(connection.address);
    m_atStart->setChecked(connection.atStart);
}

void AddConnectionDialog::addressTyped(const QString &typed)
{
    const bool isGood = !addressFrom(typed).isEmpty();
    m_accept->setEnabled(isGood);
    m_test->setEnabled(isGood);
    m_finding->hide();
}

void AddConnectionDialog::enter()
{
    const QString address = addressFrom(m_address->text());
    const auto pairing = parsePairingString(address);
    emit entered({pairing ? pairing.value().url().toString() : address, m_name->text().trimmed(),
                  m_atStart->isChecked()},
                 address);
    accept();
}

void AddConnectionDialog::test()
{
    const QString typed = m_address->text();
    const auto pairing = parsePairingString(typed);
    const QString address = pairing ? pairing.value().url().toString() : addressFrom(typed);
    m_finding->setText(tr("Trying %1…").arg(displayText(address)));
    m_finding->show();
    m_test->setEnabled(false);
    m_switchboard->test(address, this, [this, typed, address](const ConnectionFinding &finding) {
        if (typed != m_address->text())
            return;
        m_test->setEnabled(true);
        m_finding->setText(FindingText::of(address, finding));
    });
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
