// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/recordings/replaydialog.h"

#include "core/client/client.h"
#include "core/model/displaymessage.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"
#include "widgets/recordings/replayview.h"

#include <QLabel>
#include <QProgressBar>
#include <QPromise>
#include <QThreadPool>
#include <QVBoxLayout>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize(860, 560);
constexpr int progressWidth = 360;
constexpr int percent = 100;

} // namespace

ReplayDialog::ReplayDialog(Client &client, VmId vm, const Recording &recording,
                           const QString &title, QWidget *parent)
    : QDialog(parent)
    , m_download(client, vm, recording.id, Terminal::CastLimits().file)
    , m_progress(new QProgressBar(this))
    , m_message(plainLabel(tr("Bringing the recording…"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowFlag(Qt::WindowMaximizeButtonHint);
    setWindowTitle(title);
    resize(usualSize);
    m_progress->setRange(0, percent);
    m_progress->setFixedWidth(progressWidth);
    m_progress->setAccessibleName(m_message->text());
    m_message->setObjectName(u"replayMessage"_s);
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *layout = new QVBoxLayout(this);
    layout->addStretch(1);
    layout->addWidget(m_message);
    layout->addWidget(m_progress, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    connect(&m_download, &RecordingDownload::received, this,
            [this](const QByteArray &part) { m_file += part; });
    connect(&m_download, &RecordingDownload::progressed, this, [this](qint64 bytes, qint64 size) {
        m_progress->setValue(int(bytes * percent / std::max<qint64>(size, 1)));
    });
    connect(&m_download, &RecordingDownload::finished, this, &ReplayDialog::read);
    connect(&m_download, &RecordingDownload::failed, this, [this](const Error &error) {
        fail(tr("The recording could not be brought: %1 (%2).")
                 .arg(Words::error(error.code), displayMessage(error.message)));
    });
    m_download.start();
}

// A long recording takes a while to read: not on the window's thread.
void ReplayDialog::read()
{
    auto promise = std::make_shared<QPromise<std::shared_ptr<Read>>>();
    promise->start();
    promise->future().then(this, [this](const std::shared_ptr<Read> &read) { present(*read); });
    QThreadPool::globalInstance()->start([promise, file = std::exchange(m_file, {})] {
        promise->addResult(std::make_shared<Read>(Terminal::readCast(file)));
        promise->finish();
    });
}

void ReplayDialog::present(const Read &read)
{
    if (const auto *fault = std::get_if<Terminal::CastFault>(&read)) {
        fail(tr("This is no recording that can be shown. Line %1: %2.")
                 .arg(fault->line)
                 .arg(displayText(fault->what)));
        return;
    }
    qDeleteAll(findChildren<QWidget *>(Qt::FindDirectChildrenOnly));
    delete layout();
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    m_view = new ReplayView(std::get<Terminal::Cast>(read), this);
    whole->addWidget(m_view);
    m_view->setFocus();
    m_view->play();
}

void ReplayDialog::fail(const QString &text)
{
    m_progress->hide();
    m_message->setText(text);
}

} // namespace Guestwire
