// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/colors.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Guestwire;

// Ratios of WCAG 2: 4.5 for text, 3 for lines and shapes.
class TestTheme : public QObject
{
    Q_OBJECT

private:
    static double luminance(const QColor &color)
    {
        const auto linear = [](double c) {
            return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
            + 0.0722 * linear(color.blueF());
    }

    static double contrast(const QColor &a, const QColor &b)
    {
        const auto [low, high] = std::minmax({luminance(a), luminance(b)});
        return (high + 0.05) / (low + 0.05);
    }

private slots:
    void tellsDarkFromLight()
    {
        QVERIFY(isDark(Theme::dark()));
        QVERIFY(!isDark(Theme::light()));
    }

    void isReadable_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << Theme::light();
        QTest::newRow("dark") << Theme::dark();
    }
    void isReadable()
    {
        QFETCH(QPalette, palette);
        const Colors &colors = colorsFor(palette);
        for (const auto &[ink, ground] : {std::pair(QPalette::WindowText, QPalette::Window),
                                          std::pair(QPalette::Text, QPalette::Base),
                                          std::pair(QPalette::Text, QPalette::AlternateBase),
                                          std::pair(QPalette::ButtonText, QPalette::Button),
                                          std::pair(QPalette::HighlightedText, QPalette::Highlight),
                                          std::pair(QPalette::ToolTipText, QPalette::ToolTipBase)})
            QVERIFY2(contrast(palette.color(ink), palette.color(ground)) >= 4.5,
                     qPrintable(QStringLiteral("%1 on %2").arg(ink).arg(ground)));
        for (const QPalette::ColorRole ground :
             {QPalette::Window, QPalette::Base, QPalette::AlternateBase})
            QVERIFY(contrast(colors.muted, palette.color(ground)) >= 4.5);
        QVERIFY(contrast(palette.color(QPalette::WindowText), colors.noticeGround) >= 4.5);
        for (const QColor &line :
             {colors.first, colors.second, colors.cpu, colors.memory, colors.disk, colors.network,
              colors.running, colors.paused, colors.idle, colors.problem})
            QVERIFY2(contrast(line, colors.card) >= 3, qPrintable(line.name()));
    }

    void changesTheApplication()
    {
        Theme theme;
        const QPalette before = QApplication::palette();
        theme.choose(Theme::Choice::Dark);
        QVERIFY(isDark(QApplication::palette()));
        theme.choose(Theme::Choice::System);
        QCOMPARE(QApplication::palette().color(QPalette::Window), before.color(QPalette::Window));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
