// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/recordingdownload.h"
#include "core/terminal/asciicast.h"

#include <QDialog>

class QLabel;
class QProgressBar;

namespace Guestwire {

class ReplayView;

// Brings a recording and replays it.
class ReplayDialog : public QDialog
{
    Q_OBJECT

public:
    ReplayDialog(Client &client, VmId vm, const Recording &recording, const QString &title,
                 QWidget *parent);

    ReplayView *view() const { return m_view; } // null until it is there

private:
    using Read = std::variant<Terminal::Cast, Terminal::CastFault>;

    void read();
    void present(const Read &read);
    void fail(const QString &text);

    RecordingDownload m_download;
    QByteArray m_file;
    QProgressBar *m_progress;
    QLabel *m_message;
    ReplayView *m_view = nullptr;
};

} // namespace Guestwire
