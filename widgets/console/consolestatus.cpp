// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/console/consolestatus.h"

#include "widgets/common/plaintext.h"
#include "widgets/console/consolesession.h"
#include "widgets/console/consoletexts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace Guestwire {

using namespace Qt::StringLiterals;

ConsoleStatus::ConsoleStatus(QWidget *parent)
    : QWidget(parent)
    , m_text(plainLabel({}, this))
    , m_asking(plainLabel({}, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(6, 2, 6, 2);
    layout->setSpacing(6);
    m_text->setAccessibleDescription(tr("State of the console")); // its name are its words
    // Long names must not widen the window.
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_text->setWordWrap(true);
    m_asking->setObjectName(u"consoleAsking"_s);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_asking);
    m_handOver = addButton(u"handOver"_s, tr("Hand over"), tr("Let the one who asks type"));
    m_keep = addButton(u"keep"_s, tr("Keep"), tr("Go on typing here"));
    m_ask = addButton(u"ask"_s, tr("Ask"), {});
    m_take = addButton(u"take"_s, tr("Take over"), tr("Type here instead of whoever does now"));
    m_release = addButton(u"release"_s, tr("Release"), tr("Let somebody else type"));
    m_readOnly = addButton(u"readOnly"_s, tr("Read only"), {});
    m_readOnly->setCheckable(true);
    connect(m_handOver, &QPushButton::clicked, this,
            [this] { m_session->console().answer(m_session->console().asking().value(0), true); });
    connect(m_keep, &QPushButton::clicked, this,
            [this] { m_session->console().answer(m_session->console().asking().value(0), false); });
    connect(m_ask, &QPushButton::clicked, this, [this] {
        Console &console = m_session->console();
        console.isAsking() ? console.release() : console.ask();
    });
    connect(m_take, &QPushButton::clicked, this, [this] { m_session->console().take(); });
    connect(m_release, &QPushButton::clicked, this, [this] { m_session->console().release(); });
    connect(m_readOnly, &QPushButton::clicked, this,
            [this](bool on) { m_session->setReadOnly(on); });
    refresh();
}

// None of them takes the focus from the terminal.
QPushButton *ConsoleStatus::addButton(const QString &name, const QString &text,
                                      const QString &toolTip)
{
    auto *button = new QPushButton(text, this);
    button->setObjectName(name);
    button->setToolTip(toolTip);
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    return button;
}

void ConsoleStatus::setSession(ConsoleSession *session)
{
    m_session = session;
    refresh();
}

void ConsoleStatus::refresh()
{
    setVisible(m_session != nullptr);
    if (!m_session)
        return;
    m_text->setText(ConsoleTexts::status(m_session->console()));
    m_text->setToolTip(plainToolTip(m_text->text()));
    refreshButtons();
    refreshAsking();
}

void ConsoleStatus::refreshButtons()
{
    const Console &console = m_session->console();
    const bool may = console.canWrite() && console.isAttached() && !m_session->isReadOnly();
    const bool others = console.holder() && !console.isHolder();
    m_ask->setVisible(may && others);
    m_ask->setText(console.isAsking() ? tr("Withdraw") : tr("Ask"));
    m_ask->setToolTip(console.isAsking() ? tr("Ask for the keyboard no longer")
                                         : tr("Ask whoever types now for the keyboard"));
    m_take->setVisible(may && !console.isHolder());
    m_release->setVisible(may && console.isHolder());
    m_readOnly->setEnabled(console.canWrite());
    m_readOnly->setChecked(m_session->isReadOnly() || !console.canWrite());
    m_readOnly->setToolTip(console.canWrite()
                               ? tr("Only watch: nothing typed here reaches the guest")
                               : ConsoleTexts::noTyping(console, false));
}

void ConsoleStatus::refreshAsking()
{
    const Console &console = m_session->console();
    const bool asked = console.isHolder() && !console.asking().isEmpty();
    for (QWidget *each : {static_cast<QWidget *>(m_asking), static_cast<QWidget *>(m_handOver),
                          static_cast<QWidget *>(m_keep)})
        each->setVisible(asked);
    if (asked)
        m_asking->setText(tr("%1 asks for the keyboard")
                              .arg(ConsoleTexts::viewerName(console, console.asking().first())));
}

void ConsoleStatus::showText(const QString &text, const QString &details)
{
    m_text->setText(text);
    m_text->setToolTip(plainToolTip(details));
}

} // namespace Guestwire
