// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/recordings/recordingsdialog.h"

#include "core/client/recordingdownload.h"
#include "core/model/displaymessage.h"
#include "widgets/common/format.h"
#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/common/words.h"
#include "widgets/dialogs/confirm.h"
#include "widgets/recordings/replaydialog.h"

#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QTreeWidget>

#include <limits>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize(720, 400);

enum Column { Started, Device, By, Duration, Size };

QString durationText(const Recording &recording)
{
    const QString text = Format::duration(std::chrono::seconds(qint64(recording.duration)));
    return recording.active ? RecordingsDialog::tr("%1, goes on", "duration").arg(text) : text;
}

} // namespace

RecordingsDialog::RecordingsDialog(const Connections &connections, const VmKey &key,
                                   QWidget *parent)
    : QDialog(parent)
    , m_connections(connections)
    , m_key(key)
    , m_list(new QTreeWidget(this))
    , m_status(plainLabel({}, this))
    , m_replay(addButton(u"start"_s, tr("Replay"), u"replay"_s, &RecordingsDialog::replay))
    , m_save(addButton(u"save"_s, tr("Save…"), u"saveRecording"_s, &RecordingsDialog::askPath))
    , m_delete(
          addButton(u"delete"_s, tr("Delete…"), u"deleteRecording"_s, &RecordingsDialog::remove))
{
    const Vm *vm = connections.vm(key);
    m_vmName = vm ? displayText(vm->name) : QString();
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Recordings of %1").arg(m_vmName));
    resize(usualSize);
    m_list->setAccessibleName(tr("Recordings"));
    m_list->setHeaderLabels({tr("Started"), tr("Console"), tr("By"), tr("Duration"), tr("Size")});
    m_list->setRootIsDecorated(false);
    m_list->setAlternatingRowColors(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(By, QHeaderView::Stretch);
    m_status->setWordWrap(true);
    m_status->setObjectName(u"recordingsStatus"_s);
    auto *refresh =
        addButton(u"refresh"_s, tr("Refresh"), u"refreshRecordings"_s, &RecordingsDialog::load);
    auto *bar = new QHBoxLayout;
    for (QPushButton *button : {m_replay, m_save, m_delete})
        bar->addWidget(button);
    bar->addStretch(1);
    bar->addWidget(refresh);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(bar);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_status);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &RecordingsDialog::updateButtons);
    connect(m_list, &QTreeWidget::itemActivated, this, &RecordingsDialog::replay);
    connect(&connections, &Connections::aboutToRemove, this, [this](ConnectionId id) {
        if (id == m_key.connection)
            close();
    });
    load();
}

QPushButton *RecordingsDialog::addButton(const QString &icon, const QString &text,
                                         const QString &name, void (RecordingsDialog::*slot)())
{
    auto *button = new QPushButton(Icons::named(icon), text, this);
    button->setObjectName(name);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, slot);
    return button;
}

Client *RecordingsDialog::client() const
{
    const ConnectionEntry *entry = m_connections.find(m_key.connection);
    return entry ? entry->client : nullptr;
}

void RecordingsDialog::load()
{
    if (!client())
        return;
    m_status->setText(tr("Asking…"));
    updateButtons();
    client()
        ->recordings(m_key.vm)
        .then(this,
              [this](const Result<QList<Recording>> &result) {
                  if (result)
                      present(result.value());
                  else
                      m_status->setText(tr("The recordings could not be had: %1 (%2).")
                                            .arg(Words::error(result.error().code),
                                                 displayMessage(result.error().message)));
              })
        .onCanceled(this, [this] { m_status->setText(tr("The connection ended.")); });
}

void RecordingsDialog::present(const QList<Recording> &recordings)
{
    m_recordings = recordings;
    m_list->clear();
    m_status->setText(recordings.isEmpty()
                          ? tr("There are no recordings. “Record” above a console makes one.")
                          : QString());
    for (const Recording &recording : recordings) {
        auto *item =
            new QTreeWidgetItem({Format::dateTime(recording.startedAt),
                                 displayText(recording.device), displayText(recording.by),
                                 durationText(recording), Format::bytes(double(recording.size))});
        item->setTextAlignment(Size, Qt::AlignRight | Qt::AlignVCenter);
        m_list->addTopLevelItem(item);
    }
    if (!recordings.isEmpty())
        m_list->setCurrentItem(m_list->topLevelItem(0));
    updateButtons();
}

const Recording *RecordingsDialog::chosen() const
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    return row >= 0 && row < m_recordings.size() ? &m_recordings[row] : nullptr;
}

void RecordingsDialog::updateButtons()
{
    const Recording *recording = chosen();
    const Vm *vm = m_connections.vm(m_key);
    const bool may = vm && vm->permissions.testFlag(Permission::ConsoleRecord);
    m_replay->setEnabled(recording);
    m_save->setEnabled(recording);
    m_delete->setEnabled(recording && may && !recording->active);
    if (!may)
        m_delete->setToolTip(
            tr("You lack the permission “%1”.").arg(toName(Permission::ConsoleRecord)));
    else
        m_delete->setToolTip(recording && recording->active ? tr("It goes on. Stop it first.")
                                                            : QString());
}

QString RecordingsDialog::title(const Recording &recording) const
{
    return tr("%1, %2, %3", "VM, console and time of a recording")
        .arg(m_vmName, displayText(recording.device), Format::dateTime(recording.startedAt));
}

void RecordingsDialog::replay()
{
    if (const Recording *recording = chosen(); recording && client())
        (new ReplayDialog(*client(), m_key.vm, *recording, title(*recording), this))->show();
}

void RecordingsDialog::askPath()
{
    if (!chosen())
        return;
    auto *dialog =
        new QFileDialog(this, tr("Save recording"), QDir::homePath(), tr("Recordings (*.cast)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"cast"_s);
    // The names are a server's: no path may hide in them.
    const QString started = chosen()->startedAt.toLocalTime().toString(u"yyyy-MM-dd-HHmmss"_s);
    QString name = m_vmName + u'-' + started + u".cast"_s;
    dialog->selectFile(name.replace(u'/', u'_'));
    connect(dialog, &QFileDialog::fileSelected, this, &RecordingsDialog::save);
    dialog->open();
}

// Whoever opens the file while it is brought still sees the old one.
void RecordingsDialog::save(const QString &path)
{
    const Recording *recording = chosen();
    if (!recording || !client())
        return;
    auto file = std::make_shared<QSaveFile>(path);
    auto *download = new RecordingDownload(*client(), m_key.vm, recording->id,
                                           std::numeric_limits<qint64>::max(), this);
    const auto end = [this, download](const QString &text) {
        m_status->setText(text);
        download->deleteLater();
    };
    const auto failed = [end, path](const QString &reason) {
        end(tr("%1 could not be saved: %2.").arg(path, reason));
    };
    if (!file->open(QIODevice::WriteOnly)) {
        failed(file->errorString());
        return;
    }
    connect(download, &RecordingDownload::received, this,
            [file](const QByteArray &part) { file->write(part); }); // commit() tells of an error
    connect(download, &RecordingDownload::progressed, this, [this](qint64 bytes, qint64 size) {
        m_status->setText(tr("Saving: %1").arg(Format::bytesOf(double(bytes), double(size))));
    });
    connect(download, &RecordingDownload::failed, this,
            [failed](const Error &error) { failed(displayMessage(error.message)); });
    connect(download, &RecordingDownload::finished, this, [file, end, failed, path] {
        if (file->commit())
            end(tr("Saved as %1.").arg(path));
        else
            failed(file->errorString());
    });
    download->start();
}

void RecordingsDialog::remove()
{
    const Recording *recording = chosen();
    if (!recording)
        return;
    const QString question =
        tr("Delete the recording of %1? It can not be had back.").arg(title(*recording));
    confirm(this, question, tr("Delete"), [this, id = recording->id] {
        if (client())
            client()->deleteRecording(m_key.vm, id).then(this, [this](const Outcome &outcome) {
                if (outcome)
                    load();
                else
                    m_status->setText(
                        tr("It was not deleted: %1.").arg(displayMessage(outcome.error().message)));
            });
    });
}

} // namespace Guestwire
