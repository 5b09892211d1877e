// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/trustdialog.h"

#include "core/model/vm.h"
#include "widgets/common/format.h"
#include "widgets/common/plaintext.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSslCertificate>
#include <QVBoxLayout>

namespace Guestwire {

namespace {

QString describe(const QSslCertificate &certificate)
{
    return TrustDialog::tr("Subject: %1\nIssuer: %2\nValid from %3 to %4\n\n%5")
        .arg(certificate.subjectInfo(QSslCertificate::CommonName).join(u' '),
             certificate.issuerInfo(QSslCertificate::CommonName).join(u' '),
             Format::dateTime(certificate.effectiveDate()),
             Format::dateTime(certificate.expiryDate()), certificate.toText());
}

} // namespace

TrustDialog::TrustDialog(const QString &server, const QString &fingerprint,
                         const QSslCertificate &certificate, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Unknown server"));
    setAttribute(Qt::WA_DeleteOnClose);
    QLabel *text = plainLabel(
        tr("This is the first contact with %1. Compare its fingerprint with the one that "
           "“guestwire fingerprint” prints on the server. Trust it only if they are the same: "
           "somebody else could be answering in its place.")
            .arg(displayText(server)),
        this);
    text->setWordWrap(true);
    QLabel *pin = plainLabel(fingerprint, this);
    pin->setObjectName(QStringLiteral("fingerprint"));
    pin->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    pin->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    pin->setAccessibleDescription(tr("Fingerprint"));
    auto *details = new QPlainTextEdit(describe(certificate), this);
    details->setReadOnly(true);
    details->setAccessibleName(tr("Certificate"));
    details->hide();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton *show = buttons->addButton(tr("Show certificate"), QDialogButtonBox::ActionRole);
    show->setCheckable(true);
    QPushButton *trust = buttons->addButton(tr("Trust this one"), QDialogButtonBox::AcceptRole);
    show->setAutoDefault(false);
    trust->setAutoDefault(false);
    QPushButton *cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addWidget(pin);
    layout->addWidget(details);
    layout->addWidget(buttons);
    setMinimumWidth(480);
    connect(show, &QPushButton::toggled, details, &QWidget::setVisible);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit trusted();
        accept();
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    cancel->setFocus();
}

} // namespace Guestwire
