// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/colors.h"
#include "widgets/common/icons.h"
#include "widgets/common/programstyle.h"
#include "widgets/common/theme.h"
#include "widgets/terminal/colourscheme.h"

#include <QApplication>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace Guestwire;

// Ratios of WCAG 2: 4.5 for text, and here for lines and shapes, too.
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

    static void bothThemes()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << Theme::light();
        QTest::newRow("dark") << Theme::dark();
    }

private slots:
    void tellsDarkFromLight()
    {
        QVERIFY(isDark(Theme::dark()));
        QVERIFY(!isDark(Theme::light()));
    }

    void isReadable_data() { bothThemes(); }
    void isReadable()
    {
        QFETCH(QPalette, palette);
        const QColor text = palette.color(QPalette::WindowText);
        for (const auto &[ink, ground] : {std::pair(QPalette::WindowText, QPalette::Window),
                                          std::pair(QPalette::Text, QPalette::Base),
                                          std::pair(QPalette::Text, QPalette::AlternateBase),
                                          std::pair(QPalette::PlaceholderText, QPalette::Base),
                                          std::pair(QPalette::Link, QPalette::Base),
                                          std::pair(QPalette::Link, QPalette::Window),
                                          std::pair(QPalette::ButtonText, QPalette::Button),
                                          std::pair(QPalette::HighlightedText, QPalette::Highlight),
                                          std::pair(QPalette::ToolTipText, QPalette::ToolTipBase)})
            QVERIFY2(contrast(palette.color(ink), palette.color(ground)) >= 4.5,
                     qPrintable(QStringLiteral("%1 on %2").arg(ink).arg(ground)));
        QVERIFY(contrast(text, colorsFor(palette).card) >= 4.5);
        QVERIFY(contrast(text, colorsFor(palette).noticeGround) >= 4.5);
    }

    // States, series and muted text, wherever they are drawn: lists, cards, menus.
    void tellsItsColoursFromEveryGround_data() { bothThemes(); }
    void tellsItsColoursFromEveryGround()
    {
        QFETCH(QPalette, palette);
        const Colors &c = colorsFor(palette);
        const QList<std::pair<const char *, QColor>> inks {
            {"CPU", c.cpu},         {"memory", c.memory},   {"disk", c.disk},
            {"network", c.network}, {"first", c.first},     {"second", c.second},
            {"running", c.running}, {"paused", c.paused},   {"idle", c.idle},
            {"problem", c.problem}, {"muted text", c.muted}};
        for (const auto &[name, ink] : inks) {
            for (const QPalette::ColorRole ground :
                 {QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::Button})
                QVERIFY2(contrast(ink, palette.color(ground)) >= 4.5,
                         qPrintable(
                             QStringLiteral("%1 on %2").arg(QLatin1StringView(name)).arg(ground)));
            QVERIFY2(contrast(ink, c.card) >= 4.5, name);
        }
        for (const QColor &band : c.stack)
            QVERIFY2(contrast(band, c.card) >= 4.5, qPrintable(band.name()));
        QVERIFY(contrast(c.rest, c.card) >= 4.5);
    }

    // What the guest prints in its own colours, in the two schemes that are made to be read.
    void readsConsoles_data() { bothThemes(); }
    void readsConsoles()
    {
        QFETCH(QPalette, palette);
        for (const QString &name : {QStringLiteral("guestwire"), QStringLiteral("contrast")}) {
            const auto scheme = Terminal::ColourScheme::of(
                palette, Terminal::TerminalSettings::Ground::LikeTheWindow, name);
            QVERIFY(contrast(scheme.foreground, scheme.background) >= 7);
            QVERIFY(contrast(scheme.selectedForeground, scheme.selectedBackground) >= 4.5);
            QVERIFY(contrast(scheme.foundForeground, scheme.foundBackground) >= 4.5);
        }
    }

    // A check box that is not checked is seen by its edge alone.
    void drawsEdgesThatAreSeen_data() { bothThemes(); }
    void drawsEdgesThatAreSeen()
    {
        QFETCH(QPalette, palette);
        QApplication::setStyle(QStringLiteral("fusion"));
        QApplication::setStyle(new ProgramStyle);
        QCheckBox box;
        QLineEdit field;
        for (QWidget *widget : {static_cast<QWidget *>(&box), static_cast<QWidget *>(&field)}) {
            widget->setPalette(palette);
            widget->resize(widget->sizeHint());
            const QImage image = widget->grab().toImage();
            double most = 0;
            for (int x = 0; x < image.width(); ++x)
                most = std::max(most,
                                contrast(image.pixelColor(x, image.height() / 2),
                                         palette.color(QPalette::Window)));
            QVERIFY2(most >= 3, qPrintable(QString::number(most)));
        }
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

    void drawsItsOwnPictures()
    {
        QApplication::setStyle(new ProgramStyle);
        const QDialogButtonBox box(QDialogButtonBox::Close | QDialogButtonBox::Cancel);
        for (const QAbstractButton *button : box.buttons())
            QVERIFY(button->icon().isNull());
        const auto pictureOf = [](const QIcon &icon) { return icon.pixmap(32).toImage(); };
        QCOMPARE(pictureOf(QApplication::style()->standardIcon(QStyle::SP_MessageBoxWarning)),
                 pictureOf(Icons::severity(Severity::Warning)));
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
