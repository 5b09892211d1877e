// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/messagebar.h"

#include "widgets/common/colors.h"
#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconSize = 16; // pixels

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_icon(plainLabel({}, this))
    , m_text(plainLabel({}, this))
    , m_details(plainLabel({}, this))
    , m_detailsButton(new QToolButton(this))
    , m_actButton(new QToolButton(this))
{
    setObjectName(u"messageBar"_s);
    m_icon->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setAccessibleDescription(tr("Details of the message"));
    m_details->hide();
    m_detailsButton->setText(tr("Details"));
    m_detailsButton->setCheckable(true);
    m_actButton->setText(tr("Retry"));
    m_actButton->setObjectName(u"messageAct"_s);
    auto *close = new QToolButton(this);
    close->setIcon(Icons::named(u"close"_s));
    close->setToolTip(tr("Close this message"));
    close->setAccessibleName(close->toolTip());
    close->setAutoRaise(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    for (QWidget *button : {m_detailsButton, m_actButton, close})
        row->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 6, 6, 6);
    layout->addLayout(row);
    layout->addWidget(m_details);
    connect(m_detailsButton, &QToolButton::toggled, m_details, &QWidget::setVisible);
    connect(close, &QToolButton::clicked, this, &MessageBar::dismiss);
    connect(m_actButton, &QToolButton::clicked, this, [this] {
        const auto act = m_act; // dismiss() forgets it
        dismiss();
        if (act)
            act();
    });
    drawIcon();
    hide();
}

void MessageBar::showError(const QString &text, const QString &details, std::function<void()> retry)
{
    present(text, details, tr("Retry"), std::move(retry));
}

void MessageBar::showNotice(const QString &text, const QString &details, const QString &button,
                            std::function<void()> act)
{
    present(text, details, button, std::move(act));
}

void MessageBar::present(const QString &text, const QString &details, const QString &button,
                         std::function<void()> act)
{
    m_act = std::move(act);
    m_text->setText(text);
    m_details->setText(details);
    m_detailsButton->setChecked(false);
    m_detailsButton->setVisible(!details.isEmpty());
    m_actButton->setText(button);
    m_actButton->setVisible(bool(m_act));
    setAccessibleName(text);
    show();
}

void MessageBar::dismiss()
{
    m_act = {};
    hide();
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        drawIcon();
}

void MessageBar::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), colorsFor(palette()).noticeGround);
}

void MessageBar::drawIcon()
{
    m_icon->setPixmap(Icons::state(State::Crashed).pixmap(iconSize));
}

} // namespace Guestwire
