// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/server/serverpage.h"

#include "core/client/pairingstring.h"
#include "core/model/displaymessage.h"
#include "core/model/vm.h"
#include "widgets/common/format.h"
#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"
#include "widgets/dialogs/confirm.h"
#include "widgets/server/accountdialog.h"
#include "widgets/server/qrpicture.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QTreeWidget>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

// AB:CD:…, as other programs show it, so that a person can compare.
QString withColons(const QString &hexadecimal)
{
    QStringList pairs;
    for (qsizetype i = 0; i + 1 < hexadecimal.size(); i += 2)
        pairs.append(hexadecimal.mid(i, 2).toUpper());
    return pairs.join(u':');
}

// The server warns as early.
bool isEnding(const CertificateInfo &certificate)
{
    constexpr qint64 warned = 30; // days
    return !certificate.own
        && QDateTime::currentDateTimeUtc().daysTo(certificate.expiresAt) < warned;
}

bool hasEnded(const CertificateInfo &certificate)
{
    return certificate.expiresAt <= QDateTime::currentDateTimeUtc();
}

QString expiryText(const CertificateInfo &certificate)
{
    const qint64 days = QDateTime::currentDateTimeUtc().daysTo(certificate.expiresAt);
    if (hasEnded(certificate) && certificate.own)
        return ServerPage::tr("%1: ended on %2, and browsers refuse it. The server renews its own "
                              "by itself and could not; its log says why.")
            .arg(displayText(certificate.subject), Format::dateTime(certificate.expiresAt));
    if (hasEnded(certificate))
        return ServerPage::tr("%1: ended on %2, and browsers refuse it. Put a new one into the "
                              "server's files; it is taken at once.")
            .arg(displayText(certificate.subject), Format::dateTime(certificate.expiresAt));
    if (isEnding(certificate))
        return ServerPage::tr("%1: ends in %n day(s), on %2. Put a new one into the server's "
                              "files; it is taken at once.",
                              nullptr, int(days))
            .arg(displayText(certificate.subject), Format::dateTime(certificate.expiresAt));
    return certificate.own
        ? ServerPage::tr("%1: the server's own, renewed by itself; %n day(s) left, until %2",
                         nullptr, int(days))
              .arg(displayText(certificate.subject), Format::dateTime(certificate.expiresAt))
        : ServerPage::tr("%1: from your files; %n day(s) left, until %2", nullptr, int(days))
              .arg(displayText(certificate.subject), Format::dateTime(certificate.expiresAt));
}

// Limits go by their keys in the configuration.
QString reasonText(const QString &key)
{
    return key == "login"_L1 ? ServerPage::tr("wrong user name or password") : displayText(key);
}

bool isLoopback(const QUrl &url)
{
    return QHostAddress(url.host()).isLoopback();
}

// What a viewer takes in the place of an address and a look at the certificate. Of several
// addresses the first that others can reach; where it listens on all, the machine's name.
QString pairingText(const ServerInfo &info, const QString &machine)
{
    if (!info.certificate || info.addresses.isEmpty())
        return {};
    QList<QUrl> urls;
    for (const QString &address : info.addresses)
        urls.append(QUrl(address));
    const auto found = std::ranges::find_if_not(urls, isLoopback);
    const QUrl url = found == urls.end() ? urls.first() : *found;
    const QHostAddress address(url.host());
    const bool isAny = address == QHostAddress(QHostAddress::AnyIPv4)
        || address == QHostAddress(QHostAddress::AnyIPv6);
    return PairingString {isAny ? machine : url.host(), quint16(url.port()), info.certificate->pin}
        .text();
}

} // namespace

ServerPage::ServerPage(Control control, QWidget *parent)
    : QWidget(parent)
    , m_control(std::move(control))
    , m_switch(new QCheckBox(tr("&Let others connect over the network"), this))
    , m_status(plainLabel({}, this))
    , m_qr(new QrPicture(this))
    , m_certificateMark(plainLabel({}, this))
    , m_certificate(plainLabel({}, this))
    , m_refusals(new QTreeWidget(this))
{
    m_switch->setObjectName(u"serverSwitch"_s);
    m_status->setObjectName(u"serverState"_s);
    m_status->setWordWrap(true);
    m_certificateMark->setObjectName(u"serverCertificateMark"_s);
    m_certificate->setObjectName(u"serverCertificate"_s);
    m_certificate->setWordWrap(true);
    m_refusals->setObjectName(u"serverRefusals"_s);
    m_refusals->setAccessibleName(tr("Limits and refusals"));
    m_refusals->setHeaderLabels(
        {tr("Limit or reason"), tr("Limit"), tr("Refused since the start")});
    m_refusals->setRootIsDecorated(false);
    m_refusals->setUniformRowHeights(true);
    m_refusals->header()->setStretchLastSection(false);
    m_refusals->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_refusals->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_form = new QFormLayout;
    m_addresses = addCopied(tr("&Address"), u"serverAddress"_s);
    m_pairing = addCopied(tr("Pa&iring string"), u"serverPairing"_s);
    m_pairing->setToolTip(
        tr("A viewer takes it in “Add a connection”, and then knows the server without asking."));
    m_qr->setObjectName(u"serverPairingQr"_s);
    m_qr->setAccessibleName(tr("QR code of the pairing string"));
    m_qr->setAccessibleDescription(
        tr("The pairing string as a picture, for a device with a camera. “Copy” beside the string "
           "gives the same as text."));
    m_qr->setToolTip(tr("The pairing string as a picture, for a device with a camera"));
    m_form->addRow(tr("QR code"), m_qr);
    auto *certificate = new QWidget(this);
    auto *certificateLayout = new QHBoxLayout(certificate);
    certificateLayout->setContentsMargins(0, 0, 0, 0);
    certificateLayout->addWidget(m_certificateMark);
    certificateLayout->addWidget(m_certificate, 1);
    m_form->addRow(tr("Certificate"), certificate);
    m_fingerprint = addCopied(tr("&Fingerprint (SHA-256)"), u"serverFingerprint"_s);
    m_pin = addCopied(tr("&Pin of its key"), u"serverPin"_s);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_switch);
    layout->addWidget(m_status);
    layout->addLayout(m_form);
    layout->addWidget(m_refusals, 1);
    connect(m_switch, &QCheckBox::clicked, this, &ServerPage::switchTo);
    reset();
}

QLineEdit *ServerPage::addCopied(const QString &label, const QString &name)
{
    auto *row = new QWidget(this);
    auto *edit = new QLineEdit(row);
    edit->setObjectName(name);
    edit->setReadOnly(true);
    auto *copy = new QPushButton(Icons::named(u"copy"_s), tr("Copy"), row);
    copy->setObjectName(name + u"Copy"_s);
    copy->setAutoDefault(false);
    copy->setAccessibleName(tr("Copy: %1").arg(QString(label).remove(u'&')));
    connect(copy, &QPushButton::clicked, this,
            [edit] { QApplication::clipboard()->setText(edit->text()); });
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(edit, 1);
    layout->addWidget(copy);
    m_form->addRow(label, row);
    auto *buddy = qobject_cast<QLabel *>(m_form->labelForField(row));
    buddy->setBuddy(edit);
    edit->setAccessibleName(buddy->text().remove(u'&'));
    return edit;
}

void ServerPage::reset()
{
    ++m_round;
    m_isAsking = false;
    m_info.reset();
    m_trouble.clear();
    m_switch->setEnabled(false);
    m_switch->setChecked(false);
    m_status->setText(tr("Asking…"));
    for (QLineEdit *edit : {m_addresses, m_pairing, m_fingerprint, m_pin})
        m_form->setRowVisible(edit->parentWidget(), false);
    m_form->setRowVisible(m_qr, false);
    m_form->setRowVisible(m_certificate->parentWidget(), false);
    m_refusals->clear();
}

void ServerPage::refresh()
{
    ServerControl *control = m_control();
    if (!control || std::exchange(m_isAsking, true))
        return;
    control->server().then(this, [this, round = m_round](const Result<ServerInfo> &result) {
        if (round != m_round)
            return;
        m_isAsking = false;
        if (result)
            present(result.value());
        else
            m_status->setText(tr("The server could not be asked: %1.")
                                  .arg(displayMessage(result.error().message)));
    });
}

void ServerPage::present(const ServerInfo &info)
{
    const bool listens = !info.addresses.isEmpty();
    QStringList lines {listens ? tr("The server listens.") : tr("The server is off.")};
    if (!info.reason.isEmpty())
        lines.append(displayMessage(info.reason));
    if (!m_trouble.isEmpty())
        lines.append(m_trouble);
    m_status->setText(lines.join(u'\n'));
    presentCertificate(info.certificate); // its days pass
    if (m_info == info)
        return;
    m_info = info;
    m_switch->setEnabled(info.switchable);
    m_switch->setChecked(listens);
    m_switch->setToolTip(info.switchable ? QString() : plainToolTip(info.reason));
    m_addresses->setText(info.addresses.join(u' '));
    m_form->setRowVisible(m_addresses->parentWidget(), listens);
    presentPairing(info);
    presentCounts(info);
}

void ServerPage::presentPairing(const ServerInfo &info)
{
    const ServerControl *control = m_control();
    m_pairing->setText(pairingText(info, control ? control->hostName() : QString()));
    m_pairing->setCursorPosition(0);
    m_qr->setText(m_pairing->text());
    m_form->setRowVisible(m_pairing->parentWidget(), !m_pairing->text().isEmpty());
    m_form->setRowVisible(m_qr, !m_qr->isEmpty());
}

void ServerPage::presentCertificate(const std::optional<CertificateInfo> &certificate)
{
    m_form->setRowVisible(m_certificate->parentWidget(), certificate.has_value());
    m_form->setRowVisible(m_fingerprint->parentWidget(), certificate.has_value());
    m_form->setRowVisible(m_pin->parentWidget(), certificate.has_value());
    if (!certificate)
        return;
    m_certificate->setText(expiryText(*certificate));
    const bool isTooLate = hasEnded(*certificate);
    const bool isWarning = isTooLate || isEnding(*certificate);
    QFont font = this->font();
    font.setBold(isWarning);
    m_certificate->setFont(font);
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    const Severity severity = isTooLate ? Severity::Critical : Severity::Warning;
    const QIcon icon = Icons::severity(severity);
    m_certificateMark->setPixmap(icon.pixmap(QSize(size, size), devicePixelRatioF()));
    m_certificateMark->setAccessibleName(Words::severity(severity));
    m_certificateMark->setVisible(isWarning);
    m_fingerprint->setText(withColons(certificate->fingerprint));
    m_fingerprint->setCursorPosition(0);
    m_pin->setText(certificate->pin);
}

void ServerPage::presentCounts(const ServerInfo &info)
{
    m_refusals->clear();
    QStringList keys = info.limits.keys() + info.refusals.keys();
    keys.removeDuplicates();
    keys.sort();
    for (const QString &key : std::as_const(keys)) {
        const auto limit = info.limits.constFind(key);
        auto *item = new QTreeWidgetItem(
            m_refusals,
            {reasonText(key),
             limit == info.limits.constEnd() ? QString() : locale().toString(*limit),
             locale().toString(qulonglong(info.refusals.value(key)))});
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
    }
}

void ServerPage::switchTo(bool enabled)
{
    ServerControl *control = m_control();
    m_switch->setChecked(!enabled); // until the server says so
    if (!control)
        return;
    if (!enabled) {
        confirm(this, tr("Turn the server off? Everybody who is connected by it is sent away."),
                tr("Turn off"), [this] { ask(false); });
        return;
    }
    control->accounts().then(this, [this](const Result<QList<AccountInfo>> &accounts) {
        if (accounts && accounts.value().isEmpty())
            setUp();
        else
            ask(true);
    });
}

void ServerPage::setUp()
{
    auto *dialog = new AccountDialog(m_control, AccountDialog::Kind::First, {}, this);
    connect(dialog, &QDialog::accepted, this, [this] { ask(true); });
    dialog->open();
}

void ServerPage::ask(bool enabled)
{
    ServerControl *control = m_control();
    if (!control)
        return;
    control->setListening(enabled).then(this, [this](const Outcome &outcome) {
        m_trouble = outcome ? QString() : displayMessage(outcome.error().message);
        refresh();
    });
}

} // namespace Guestwire
