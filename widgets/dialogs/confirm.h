// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QMessageBox;
class QWidget;

namespace Guestwire {

// Asks before something that can not be undone. Cancel is the default; `yes` runs only on the
// button named so. Returns at once.
QMessageBox *confirm(QWidget *parent, const QString &question, const QString &button,
                     std::function<void()> yes);

} // namespace Guestwire
