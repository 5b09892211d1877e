// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/window/commandpalette.h"

#include "widgets/common/colors.h"
#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr QSize usualSize(620, 420);
constexpr int margin = 8; // pixels
constexpr int iconSize = 16;
constexpr int page = 10; // rows

// The text at the left, the note at the right.
class EntryDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize hint = QStyledItemDelegate::sizeHint(option, index);
        return {hint.width(), hint.height() + margin};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const QFontMetrics &metrics = option.fontMetrics;
        const QString note = metrics.elidedText(index.data(PaletteEntries::NoteRole).toString(),
                                                Qt::ElideRight, option.rect.width() / 2);
        const int noteWidth = note.isEmpty() ? 0 : metrics.horizontalAdvance(note) + 2 * margin;
        QStyleOptionViewItem ground = option;
        initStyleOption(&ground, index);
        const QString text = ground.text;
        ground.text.clear();
        ground.widget->style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter,
                                            ground.widget);
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const QPalette &palette = option.palette;
        const QColor muted = colorsFor(palette).muted;
        const QColor strong = palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
        const bool enabled = index.flags().testFlag(Qt::ItemIsEnabled);
        QRect rect = option.rect.adjusted(option.decorationSize.width() + 2 * margin, 0, -margin, 0);
        painter->setPen(selected || !enabled ? (selected ? strong : muted) : muted);
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignRight, note);
        rect.setRight(rect.right() - noteWidth);
        painter->setPen(enabled ? strong : muted);
        painter->drawText(rect, Qt::AlignVCenter | Qt::AlignLeft,
                          metrics.elidedText(text, Qt::ElideMiddle, rect.width()));
    }
};

} // namespace

CommandPalette::CommandPalette(QList<PaletteEntry> entries, QWidget *parent)
    : QDialog(parent)
    , m_entries(std::move(entries), this)
    , m_typed(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(plainLabel(tr("Nothing is called so."), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Find a VM or a command"));
    m_typed->setPlaceholderText(tr("A VM or a command"));
    m_typed->setAccessibleName(windowTitle());
    m_typed->addAction(Icons::named(u"search"_s), QLineEdit::LeadingPosition);
    m_typed->installEventFilter(this);
    m_list->setModel(&m_entries);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setIconSize({iconSize, iconSize});
    m_list->setAccessibleName(tr("What was found"));
    m_list->setFocusPolicy(Qt::NoFocus); // typing goes on while the arrows choose
    m_nothing->setAlignment(Qt::AlignCenter);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_typed);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_nothing, 1);
    resize(usualSize);
    m_typed->setFocus();
    connect(m_typed, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
    search({});
}

void CommandPalette::search(const QString &typed)
{
    m_entries.search(typed);
    const bool any = m_entries.rowCount() > 0;
    m_list->setVisible(any);
    m_nothing->setVisible(!any);
    choose(0);
}

void CommandPalette::choose(int row)
{
    if (row >= 0 && row < m_entries.rowCount())
        m_list->setCurrentIndex(m_entries.index(row));
}

void CommandPalette::step(int by)
{
    const int last = m_entries.rowCount() - 1;
    choose(std::clamp(m_list->currentIndex().row() + by, 0, std::max(last, 0)));
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_typed || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    switch (static_cast<QKeyEvent *>(event)->key()) {
    case Qt::Key_Down:
        step(1);
        return true;
    case Qt::Key_Up:
        step(-1);
        return true;
    case Qt::Key_PageDown:
        step(page);
        return true;
    case Qt::Key_PageUp:
        step(-page);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(m_list->currentIndex());
        return true;
    default:
        return QDialog::eventFilter(watched, event);
    }
}

// What it does may open another window, so this one closes first.
void CommandPalette::run(const QModelIndex &index)
{
    if (!index.isValid() || !m_entries.entry(index.row()).enabled)
        return;
    const auto chosen = m_entries.entry(index.row()).run;
    accept();
    chosen();
}

} // namespace Guestwire
