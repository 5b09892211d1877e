// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/console/consolewindow.h"

#include "core/model/vm.h"
#include "widgets/common/icons.h"
#include "widgets/console/consolepage.h"
#include "widgets/console/consolesession.h"

#include <QCloseEvent>
#include <QSettings>
#include <QVBoxLayout>

namespace Guestwire {

using namespace Qt::StringLiterals;

ConsoleWindow::ConsoleWindow(const Connections &connections, Commands &commands,
                             std::shared_ptr<ConsoleTools> tools,
                             std::unique_ptr<ConsoleSession> session)
    : m_page(new ConsolePage(connections, commands, this, std::move(tools)))
{
    const Vm *vm = connections.vm(session->key());
    setWindowTitle(tr("%1 — console — Guestwire").arg(vm ? displayText(vm->name) : QString()));
    setWindowIcon(Icons::application());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_page);
    resize(session->size().boundedTo(QSize(1200, 900)).expandedTo(QSize(720, 480)));
    restoreGeometry(QSettings().value("console/geometry"_L1).toByteArray());
    m_page->adopt(std::move(session));
}

ConsoleWindow::~ConsoleWindow() = default;

std::unique_ptr<ConsoleSession> ConsoleWindow::takeSession()
{
    return m_page->takeSession();
}

void ConsoleWindow::closeEvent(QCloseEvent *event)
{
    QSettings().setValue("console/geometry"_L1, saveGeometry());
    QWidget::closeEvent(event);
    emit closed();
}

} // namespace Guestwire
