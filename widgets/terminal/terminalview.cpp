// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/terminalview.h"

#include "core/terminal/paste.h"
#include "widgets/terminal/terminalaccessible.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QToolTip>

namespace Guestwire {
namespace {

constexpr qsizetype largePaste = 1024; // bytes

} // namespace

TerminalView::TerminalView(Terminal::FrameScheduler &frames, QWidget *parent)
    : TerminalDisplay(frames, parent)
{
    Terminal::installAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    viewport()->setCursor(Qt::IBeamCursor);
    viewport()->setMouseTracking(true);
    connect(&m_pasting, &Terminal::PacedPaste::piece, this, &TerminalView::send);
    mutableScreen().setReplyHandler([this](QByteArrayView bytes) {
        if (m_answersGuest)
            send(bytes.toByteArray());
    });
}

void TerminalView::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    if (readOnly)
        m_pasting.cancel();
}

void TerminalView::setSettings(const Terminal::TerminalSettings &settings)
{
    m_pasting.setSpeed(settings.pasteSpeed);
    TerminalDisplay::setSettings(settings);
}

void TerminalView::pasteClipboard(PasteKind kind)
{
    const QString text = QGuiApplication::clipboard()->text();
    const bool large = text.toUtf8().size() > largePaste || text.trimmed().contains(u'\n');
    if (m_asksBeforeLargePaste && large && !m_readOnly)
        emit largePasteAsked(text, kind);
    else
        pasteText(text, kind);
}

void TerminalView::pasteText(const QString &text, PasteKind kind)
{
    if (m_readOnly)
        return;
    scrollToEnd();
    const bool bracketed = kind == PasteKind::Pasted && screen().modes().bracketedPaste;
    m_pasting.start(bracketed ? Terminal::pasteBegin : QByteArray(), Terminal::pasteBytes(text),
                    bracketed ? Terminal::pasteEnd : QByteArray());
}

void TerminalView::typeSize()
{
    if (m_readOnly)
        return;
    scrollToEnd();
    send("stty rows " + QByteArray::number(rows()) + " cols " + QByteArray::number(columns())
         + '\r');
}

void TerminalView::send(const QByteArray &bytes)
{
    if (!m_readOnly && !bytes.isEmpty())
        emit typed(bytes);
}

std::optional<Terminal::Link> TerminalView::linkUnder(const QPoint &point) const
{
    return Terminal::linkAt(screen(), firstRow(), cellAt(point));
}

bool TerminalView::showLinkTip(const QHelpEvent &event)
{
    const auto link = linkUnder(viewport()->mapFromGlobal(event.globalPos()));
    if (!link)
        return false;
    // The address is the guest's word; as plain text it can be nothing but that.
    const QString address = Terminal::shownInFull(link->url).toHtmlEscaped();
    QToolTip::showText(event.globalPos(), tr("%1 (Ctrl+click to open)", "an address").arg(address),
                       viewport());
    return true;
}

} // namespace Guestwire
