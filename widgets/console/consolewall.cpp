// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/console/consolewall.h"

#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/console/consoletools.h"
#include "widgets/console/walldelegate.h"

#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QScrollBar>
#include <QToolButton>

#include <chrono>

namespace Guestwire {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int fontSize = 7; // pixels: 80 columns fit a tile
constexpr qreal titleScale = 1.35;
constexpr int spacing = 8;
constexpr auto afterScrolling = 100ms;

} // namespace

ConsoleWall::ConsoleWall(const Connections &connections, QWidget *parent)
    : QWidget(parent)
    , m_model(connections, this)
    , m_tools(std::make_shared<ConsoleTools>())
    , m_title(plainLabel({}, this))
    , m_nothing(plainLabel(tr("No VM is running whose console you may watch."), this))
    , m_view(new QListView(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, spacing + 2, 0, 0); // tiles bring their own spacing
    makeHead();
    makeView();
    m_nothing->setAlignment(Qt::AlignCenter);
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    layout->addWidget(m_nothing, 1);
    layout->addWidget(m_view, 1);
    m_watch.setSingleShot(true);
    m_watch.setInterval(afterScrolling);
    connect(&m_watch, &QTimer::timeout, this, &ConsoleWall::watchWhatIsSeen);
}

ConsoleWall::~ConsoleWall() = default;

void ConsoleWall::makeHead()
{
    QFont font = m_title->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * titleScale);
    m_title->setFont(font);
    auto *back = new QToolButton(this);
    back->setObjectName(u"overview"_s);
    back->setText(tr("Overview"));
    back->setToolTip(tr("Back to the overview of all VMs"));
    back->setFocusPolicy(Qt::StrongFocus);
    connect(back, &QToolButton::clicked, this, &ConsoleWall::overviewWanted);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(spacing, 0, spacing, 0);
    head->addWidget(m_title, 1);
    head->addWidget(back);
    static_cast<QVBoxLayout *>(layout())->addLayout(head);
}

void ConsoleWall::makeView()
{
    m_view->setObjectName(u"wall"_s);
    m_view->setAccessibleName(tr("Consoles of all running VMs"));
    m_view->setModel(&m_model);
    m_view->setItemDelegate(new WallDelegate(m_model, m_view));
    m_view->setViewMode(QListView::IconMode);
    m_view->setMovement(QListView::Static);
    m_view->setResizeMode(QListView::Adjust);
    m_view->setUniformItemSizes(true);
    m_view->setSpacing(spacing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->viewport()->installEventFilter(this);
    const auto soon = [this] { m_watch.start(); };
    connect(m_view->verticalScrollBar(), &QScrollBar::valueChanged, this, soon);
    connect(&m_model, &QAbstractItemModel::modelReset, this, soon);
    const auto choose = [this](const QModelIndex &index) {
        emit chosen(index.data(WallModel::KeyRole).value<VmKey>());
    };
    connect(m_view, &QListView::clicked, this, choose);
    connect(m_view, &QListView::activated, this, choose);
}

void ConsoleWall::refresh()
{
    if (!isVisible())
        return;
    m_model.refresh();
    const int count = m_model.rowCount();
    m_title->setText(count == 1 ? tr("1 console") : tr("%Ln consoles", nullptr, count));
    m_nothing->setVisible(count == 0);
    m_view->setVisible(count > 0);
}

void ConsoleWall::applyLook()
{
    ThumbnailLook &look = m_model.look();
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(fontSize);
    look.glyphs.setFont(font, devicePixelRatioF());
    look.scheme = Terminal::ColourScheme::of(palette(), m_tools->settings().ground,
                                             m_tools->settings().scheme);
    m_model.repaint();
}

void ConsoleWall::watchWhatIsSeen()
{
    QList<VmKey> seen;
    const QRect sight = m_view->viewport()->rect();
    for (int row = 0; isVisible() && row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row);
        if (m_view->visualRect(index).intersects(sight))
            seen.append(index.data(WallModel::KeyRole).value<VmKey>());
    }
    m_model.watch(seen);
}

void ConsoleWall::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    applyLook();
    refresh();
    m_watch.start();
}

void ConsoleWall::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_watch.stop();
    m_model.watch({});
}

void ConsoleWall::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible())
        applyLook();
}

bool ConsoleWall::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        m_watch.start();
    return QWidget::eventFilter(watched, event);
}

} // namespace Guestwire
