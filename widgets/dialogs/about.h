// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace Guestwire {

void showAbout(QWidget *parent);

} // namespace Guestwire
