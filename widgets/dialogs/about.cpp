// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/about.h"

#include "widgets/common/icons.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QSslSocket>

namespace Guestwire {

void showAbout(QWidget *parent)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(QCoreApplication::translate("Guestwire::About", "About Guestwire"));
    box->setIconPixmap(Icons::application().pixmap(64));
    box->setText(QCoreApplication::translate("Guestwire::About",
                                             "Guestwire %1\nVirtual machines, seen live and typed "
                                             "into.")
                     .arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        QCoreApplication::translate("Guestwire::About",
                                    "Qt %1, %2\nFree software under the GNU General Public "
                                    "License, version 3 or later.")
            .arg(QLatin1StringView(qVersion()), QSslSocket::sslLibraryVersionString()));
    box->open();
}

} // namespace Guestwire
