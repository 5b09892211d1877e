// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/menubutton.h"

#include <QAccessibleWidget>
#include <QMenu>
#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace Guestwire {

namespace {

constexpr int arrowSize = 8; // pixels
constexpr int arrowRoom = 12; // with what is left free at its right

// Qt shows the menus of those buttons alone that do something else as well.
class AccessibleMenuButton : public QAccessibleWidget
{
public:
    explicit AccessibleMenuButton(MenuButton *button)
        : QAccessibleWidget(button, QAccessible::ButtonMenu)
        , m_button(*button)
    {
    }

    int childCount() const override { return m_button.menu() ? 1 : 0; }
    QAccessibleInterface *child(int index) const override
    {
        return index == 0 && m_button.menu()
            ? QAccessible::queryAccessibleInterface(m_button.menu())
            : nullptr;
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        return child && m_button.menu() && child->object() == m_button.menu() ? 0 : -1;
    }

    QString text(QAccessible::Text kind) const override
    {
        const QString text = QAccessibleWidget::text(kind);
        return kind == QAccessible::Name && text.isEmpty() ? m_button.text().remove(u'&') : text;
    }
    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.hasPopup = m_button.menu() != nullptr;
        return state;
    }

    QStringList actionNames() const override
    {
        QStringList names = QAccessibleWidget::actionNames();
        if (m_button.isEnabled() && m_button.menu())
            names.prepend(showMenuAction());
        return names;
    }
    void doAction(const QString &name) override
    {
        if (name == showMenuAction()) // which lasts until the menu is closed
            QMetaObject::invokeMethod(&m_button, &QToolButton::showMenu, Qt::QueuedConnection);
        else
            QAccessibleWidget::doAction(name);
    }

private:
    MenuButton &m_button;
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *button = qobject_cast<MenuButton *>(object);
    return button ? new AccessibleMenuButton(button) : nullptr;
}

void installAccessibility()
{
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace

MenuButton::MenuButton(QWidget *parent) : QToolButton(parent)
{
    installAccessibility();
    setPopupMode(QToolButton::InstantPopup);
}

QSize MenuButton::sizeHint() const
{
    return QToolButton::sizeHint() + QSize(isArrowAlone() ? 0 : arrowRoom, 0);
}

void MenuButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionToolButton label;
    initStyleOption(&label);
    label.features &= ~QStyleOptionToolButton::HasMenu; // no arrow of the style's
    QStyleOptionToolButton ground = label;
    ground.icon = {};
    ground.text.clear();
    painter.drawComplexControl(QStyle::CC_ToolButton, ground);
    const int room = isArrowAlone() ? width() : arrowRoom;
    label.rect = QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(0, 0, -room, 0));
    if (!isArrowAlone())
        painter.drawControl(QStyle::CE_ToolButtonLabel, label);
    QStyleOption arrow;
    arrow.initFrom(this);
    const int left = isArrowAlone() ? (width() - arrowSize) / 2 : width() - arrowRoom;
    arrow.rect = QStyle::visualRect(layoutDirection(), rect(),
                                    QRect(left, (height() - arrowSize) / 2, arrowSize, arrowSize));
    painter.drawPrimitive(QStyle::PE_IndicatorArrowDown, arrow);
}

} // namespace Guestwire
