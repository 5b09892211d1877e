// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/vmwindows.h"

#include "widgets/vmpage/vmpage.h"

#include <QGuiApplication>
#include <QScreen>
#include <QSettings>
#include <QStyle>

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

// With a frame as frames usually are: a window that was not shown yet has none.
QSize sizeOf(const QWidget &window)
{
    const int border = window.style()->pixelMetric(QStyle::PM_MdiSubWindowFrameWidth);
    const int title = window.style()->pixelMetric(QStyle::PM_TitleBarHeight);
    return window.size().expandedTo(window.minimumSizeHint()) + QSize(2 * border, title + border);
}

// Of a window that is to come there: all of it is to be seen.
QPoint onScreen(QPoint wished, QSize window)
{
    const QScreen *screen = QGuiApplication::screenAt(wished);
    const QRect room = (screen ? screen : QGuiApplication::primaryScreen())->availableGeometry();
    const QPoint last(room.right() + 1 - window.width(), room.bottom() + 1 - window.height());
    return {std::max(room.left(), std::min(wished.x(), last.x())),
            std::max(room.top(), std::min(wished.y(), last.y()))};
}

} // namespace

VmWindows::VmWindows(const Connections &connections, const SampleStore &samples, Commands &commands,
                     EventModel &events, QObject *parent)
    : QObject(parent)
    , m_connections(connections)
    , m_samples(samples)
    , m_commands(commands)
    , m_events(events)
{
    remember();
    for (const ConnectionEntry &entry : connections.all())
        listen(entry.id);
    connect(&connections, &Connections::added, this, &VmWindows::listen);
    connect(&connections, &Connections::aboutToRemove, this, &VmWindows::forget);
}

VmWindows::~VmWindows() = default;

void VmWindows::listen(ConnectionId id)
{
    const Client *client = m_connections.find(id)->client;
    connect(client, &Client::vmsReset, this, [this, id] { reopen(id); });
    connect(client, &Client::vmChanged, this, [this, id] { reopen(id); });
}

void VmWindows::forget(ConnectionId id)
{
    m_connections.find(id)->client->disconnect(this);
    std::erase_if(m_windows, [id](const auto &window) { return window->key().connection == id; });
}

void VmWindows::open(const VmKey &key, std::optional<QPoint> near)
{
    if (!m_connections.vm(key))
        return;
    const auto found =
        std::ranges::find_if(m_windows, [&key](const auto &window) { return window->key() == key; });
    const bool isNew = found == m_windows.end();
    VmWindow &window = isNew ? make(key) : **found;
    if (isNew)
        window.restoreGeometry(QSettings().value("vmWindows/geometry"_L1).toByteArray());
    if (near)
        window.move(onScreen(*near, sizeOf(window)));
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
    save();
}

VmWindow &VmWindows::make(const VmKey &key)
{
    m_windows.push_back(
        std::make_unique<VmWindow>(key, m_connections, m_samples, m_commands, m_events));
    VmWindow *window = m_windows.back().get();
    window->page().restore(QSettings());
    // It is in the middle of an event of its own.
    connect(window, &VmWindow::closed, this, [this, window] { remove(window); },
            Qt::QueuedConnection);
    return *window;
}

void VmWindows::remove(VmWindow *window)
{
    const auto found =
        std::ranges::find(m_windows, window, &std::unique_ptr<VmWindow>::get);
    if (found == m_windows.end())
        return;
    QSettings().setValue("vmWindows/geometry"_L1, window->saveGeometry());
    m_windows.erase(found);
    save();
}

QList<VmWindows::Remembered> VmWindows::current() const
{
    QList<Remembered> all;
    for (const auto &window : m_windows)
        all.append({m_connections.find(window->key().connection)->title, window->key().vm,
                    window->saveGeometry(), window->page().tab()});
    all += m_awaited;
    return all.first(std::min(all.size(), mostRemembered));
}

void VmWindows::save() const
{
    QSettings settings;
    const QList<Remembered> all = current();
    settings.remove("vmWindows/open"_L1);
    settings.beginWriteArray("vmWindows/open"_L1, int(all.size()));
    for (int i = 0; i < all.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue("connection"_L1, all[i].connection);
        settings.setValue("vm"_L1, all[i].vm.toString(QUuid::WithoutBraces));
        settings.setValue("geometry"_L1, all[i].geometry);
        settings.setValue("tab"_L1, all[i].tab);
    }
    settings.endArray();
}

void VmWindows::remember()
{
    QSettings settings;
    const int count = settings.beginReadArray("vmWindows/open"_L1);
    for (int i = 0; i < std::min(count, int(mostRemembered)); ++i) {
        settings.setArrayIndex(i);
        m_awaited.append({settings.value("connection"_L1).toString(),
                          VmId::fromString(settings.value("vm"_L1).toString()),
                          settings.value("geometry"_L1).toByteArray(),
                          settings.value("tab"_L1).toInt()});
    }
    settings.endArray();
}

void VmWindows::reopen(ConnectionId id)
{
    const ConnectionEntry *entry = m_connections.find(id);
    for (const QList<Remembered> awaited = m_awaited; const Remembered &one : awaited) {
        const VmKey key {id, one.vm};
        if (one.connection != entry->title || !m_connections.vm(key))
            continue;
        m_awaited.removeIf([&one](const Remembered &other) {
            return other.vm == one.vm && other.connection == one.connection;
        });
        VmWindow &window = make(key);
        window.restoreGeometry(one.geometry);
        window.page().showTab(one.tab);
        window.setAttribute(Qt::WA_ShowWithoutActivating);
        window.show();
        window.setAttribute(Qt::WA_ShowWithoutActivating, false);
    }
}

void VmWindows::closeAll()
{
    save();
    for (const auto &window : m_windows)
        disconnect(window.get(), &VmWindow::closed, this, nullptr);
    for (const auto &window : m_windows)
        window->close();
}

} // namespace Guestwire
