// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/programstyle.h"

#include "widgets/common/icons.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>
#include <QStyleOption>

#include <algorithm>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr int corner = 2; // pixels
constexpr int besideText = 4; // in lists and their heads
constexpr int aroundRow = 6;
constexpr int buttonRoom = 12;
constexpr int leastButtonHeight = 26;
constexpr double share = 0.52; // of the text's colour; three times as light or dark as the ground

// Where the keyboard is, the style says so.
void drawEdge(const QStyleOption &option, QPainter &painter, bool isRound)
{
    if (option.state.testFlag(QStyle::State_HasFocus))
        return;
    const QColor text = option.palette.color(QPalette::WindowText);
    const QColor ground = option.palette.color(QPalette::Window);
    const auto mixed = [](int one, int other) { return qRound(share * one + (1 - share) * other); };
    const QColor edge(mixed(text.red(), ground.red()), mixed(text.green(), ground.green()),
                      mixed(text.blue(), ground.blue()));
    const QRectF rect = QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(edge);
    painter.setBrush(Qt::NoBrush);
    isRound ? painter.drawEllipse(rect) : painter.drawRoundedRect(rect, corner, corner);
    painter.restore();
}

// Qt leaves room behind the words of a tool button, none before its picture.
QStyleOptionToolButton centred(const QStyleOptionToolButton &option)
{
    QStyleOptionToolButton moved(option);
    const int words = option.fontMetrics.size(Qt::TextShowMnemonic, option.text).width();
    constexpr int between = 4; // as Qt has it
    const int spare = option.rect.width() - option.iconSize.width() - between - words;
    if (spare > 0)
        moved.rect.adjust(option.direction == Qt::RightToLeft ? 0 : spare / 2, 0,
                          option.direction == Qt::RightToLeft ? -spare / 2 : 0, 0);
    return moved;
}

} // namespace

ProgramStyle::ProgramStyle()
    : QProxyStyle(QApplication::style()->name())
    , m_isNeeded(baseStyle()->name().compare("fusion"_L1, Qt::CaseInsensitive) == 0)
{
}

void ProgramStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                                 QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (!m_isNeeded)
        return;
    if (element == PE_IndicatorRadioButton)
        drawEdge(*option, *painter, true);
    else if (element == PE_IndicatorCheckBox || element == PE_FrameLineEdit)
        drawEdge(*option, *painter, false);
}

void ProgramStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                      QPainter *painter, const QWidget *widget) const
{
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (m_isNeeded && control == CC_SpinBox)
        drawEdge(*option, *painter, false);
}

void ProgramStyle::drawControl(ControlElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
    if (m_isNeeded && element == CE_ToolButtonLabel && button && !button->icon.isNull()
        && button->toolButtonStyle == Qt::ToolButtonTextBesideIcon) {
        const QStyleOptionToolButton moved = centred(*button);
        QProxyStyle::drawControl(element, &moved, painter, widget);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

// Theirs give the words of a button without a picture hardly any room.
QSize ProgramStyle::sizeFromContents(ContentsType type, const QStyleOption *option,
                                     const QSize &size, const QWidget *widget) const
{
    QSize needed = QProxyStyle::sizeFromContents(type, option, size, widget);
    if (!m_isNeeded)
        return needed;
    if (type == CT_PushButton)
        return {needed.width() + buttonRoom, std::max(needed.height(), leastButtonHeight)};
    if (type == CT_ItemViewItem)
        needed.rheight() += aroundRow;
    return needed;
}

int ProgramStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                              const QWidget *widget) const
{
    if (m_isNeeded && metric == PM_HeaderMargin)
        return besideText;
    // A list's text stands below its column's title: one more is Qt's own.
    if (m_isNeeded && metric == PM_FocusFrameHMargin
        && qobject_cast<const QAbstractItemView *>(widget))
        return besideText - 1;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int ProgramStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                            QStyleHintReturn *answer) const
{
    // Theirs are of one colour, whatever the theme.
    return hint == SH_DialogButtonBox_ButtonsHaveIcons
        ? 0
        : QProxyStyle::styleHint(hint, option, widget, answer);
}

QIcon ProgramStyle::standardIcon(StandardPixmap picture, const QStyleOption *option,
                                 const QWidget *widget) const
{
    switch (picture) {
    case SP_MessageBoxInformation:
        return Icons::severity(Severity::Info);
    case SP_MessageBoxWarning:
        return Icons::severity(Severity::Warning);
    case SP_MessageBoxCritical:
        return Icons::severity(Severity::Critical);
    case SP_TitleBarNormalButton:
        return Icons::named(u"pop-out"_s);
    case SP_TitleBarCloseButton:
        return Icons::named(u"close"_s);
    default:
        return QProxyStyle::standardIcon(picture, option, widget);
    }
}

} // namespace Guestwire
