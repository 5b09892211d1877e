// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSplitter>

namespace Guestwire {

// A QSplitter whose dividers are reached by Tab and moved by arrow keys, Home and End.
class Splitter : public QSplitter
{
    Q_OBJECT

public:
    using QSplitter::QSplitter;

    // What a screen reader calls its divider, or dividers.
    void setDividerName(const QString &name);

protected:
    QSplitterHandle *createHandle() override;

private:
    QString m_dividerName;
};

} // namespace Guestwire
