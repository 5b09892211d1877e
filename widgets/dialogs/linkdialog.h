// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QUrl;

namespace Guestwire {

// Shows where a link that a guest wrote leads, in full, before anything is opened. Cancel is the
// default.
class LinkDialog : public QDialog
{
    Q_OBJECT

public:
    LinkDialog(const QUrl &url, QWidget *parent);

signals:
    void opened(const QUrl &url);
};

} // namespace Guestwire
