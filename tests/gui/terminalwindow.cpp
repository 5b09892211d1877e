// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gui/terminalwindow.h"

#include <QApplication>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <cmath>

using namespace Guestwire;

QPalette TerminalWindow::palette(const QColor &base, const QColor &text)
{
    QPalette result;
    result.setColor(QPalette::Base, base);
    result.setColor(QPalette::Text, text);
    return result;
}

int TerminalWindow::colourCount(const QImage &image, const QRect &area, QRgb colour)
{
    int count = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x)
            count += image.pixel(x, y) == colour ? 1 : 0;
    }
    return count;
}

void TerminalWindow::settle() const
{
    QTRY_VERIFY(m_frames->isIdle());
}

void TerminalWindow::open()
{
    m_frames = std::make_unique<Terminal::FrameScheduler>();
    m_window = std::make_unique<QWidget>();
    m_view = new TerminalView(*m_frames, m_window.get());
    auto *layout = new QVBoxLayout(m_window.get());
    layout->setContentsMargins({});
    layout->addWidget(m_view);
    m_view->setPalette(palette(QColor(20, 20, 20), Qt::white));
    m_window->resize(m_view->sizeHint());
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_view->setFocus();
    m_typed = std::make_unique<QSignalSpy>(m_view, &TerminalView::typed);
    QCOMPARE(m_view->columns(), 80);
    QCOMPARE(m_view->rows(), 24);
}

void TerminalWindow::close()
{
    m_typed.reset();
    m_window.reset();
}

QSizeF TerminalWindow::cellSize() const
{
    // The widget holds 80 by 24 and less than one more.
    const QSize size = m_view->viewport()->size();
    return {std::floor(size.width() / 80.0), std::floor(size.height() / 24.0)};
}

QPoint TerminalWindow::cell(int column, int row) const
{
    const QSizeF size = cellSize();
    return QPointF(column * size.width() + 1, (row + 0.5) * size.height()).toPoint();
}

QRect TerminalWindow::cellRect(int column, int row) const
{
    const QSize size = cellSize().toSize();
    return {QPoint(column * size.width(), row * size.height()), size};
}

QByteArray TerminalWindow::typed() const
{
    QByteArray bytes;
    for (const QList<QVariant> &arguments : *m_typed)
        bytes += arguments.first().toByteArray();
    return bytes;
}

QImage TerminalWindow::shown() const
{
    return m_view->viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32);
}

void TerminalWindow::wheel(int notches, Qt::KeyboardModifiers modifiers)
{
    const QPoint point = cell(4, 2);
    QWheelEvent event(point, m_view->viewport()->mapToGlobal(point), {}, {0, 120 * notches},
                      Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_view->viewport(), &event);
}

void TerminalWindow::drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers modifiers)
{
    QWidget *viewport = m_view->viewport();
    QTest::mousePress(viewport, Qt::LeftButton, modifiers, from);
    QMouseEvent move(QEvent::MouseMove, to, viewport->mapToGlobal(to), Qt::LeftButton,
                     Qt::LeftButton, modifiers);
    QApplication::sendEvent(viewport, &move);
    QTest::mouseRelease(viewport, Qt::LeftButton, modifiers, to);
}
