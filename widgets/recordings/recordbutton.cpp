// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/recordings/recordbutton.h"

#include "widgets/common/format.h"
#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"

#include <QMenu>

namespace Guestwire {

using namespace Qt::StringLiterals;

RecordButton::RecordButton(QWidget *parent) : QToolButton(parent)
{
    auto *menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    m_recordings = menu->addAction(tr("Recordings…"), this, &RecordButton::recordingsWanted);
    m_recordings->setObjectName(u"recordings"_s);
    setMenu(menu);
    setPopupMode(QToolButton::MenuButtonPopup);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setIcon(Icons::named(u"record"_s));
    setCheckable(true);
    setObjectName(u"record"_s);
    connect(this, &QToolButton::clicked, this, &RecordButton::toggle);
    present(nullptr, {});
}

void RecordButton::present(Console *console, Permissions permissions)
{
    m_console = console;
    const bool isRecording = console && console->recording();
    const bool may = permissions.testFlag(Permission::ConsoleRecord);
    setChecked(isRecording);
    setText(isRecording ? tr("Recording") : tr("Record"));
    const bool mayRead = permissions.testFlag(Permission::ConsoleRead);
    m_recordings->setEnabled(mayRead);
    m_recordings->setToolTip(
        mayRead ? m_recordings->iconText()
                : tr("You lack the permission “%1”.").arg(toName(Permission::ConsoleRead)));
    setEnabled(console);
    if (!may && console)
        setToolTip(tr("You lack the permission “%1”.").arg(toName(Permission::ConsoleRecord)));
    else if (isRecording)
        setToolTip(plainToolTip(tr("%1. Click to end it.").arg(description(*console))));
    else
        setToolTip(tr("Keep what this console shows, until this is clicked again"));
    setAccessibleName(isRecording ? tr("End the recording") : tr("Record the console"));
    m_may = may && console && console->isAttached();
}

QString RecordButton::description(const Console &console)
{
    const auto recording = console.recording();
    return recording ? tr("%1 records this since %2")
                           .arg(displayText(recording->by), Format::time(recording->at))
                     : QString();
}

// What it shows comes from the server alone.
void RecordButton::toggle()
{
    const bool isRecording = m_console && m_console->recording();
    setChecked(isRecording);
    if (m_console && m_may)
        m_console->record(!isRecording);
}

} // namespace Guestwire
