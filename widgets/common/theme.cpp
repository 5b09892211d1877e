// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"

#include <QApplication>

namespace Guestwire {

namespace {

struct Tones
{
    QColor window;
    QColor text;
    QColor base;
    QColor alternate;
    QColor button;
    QColor hint; // placeholders
    QColor faint; // disabled text
    QColor highlight;
    QColor link;
    QColor light; // edges, from the light one
    QColor mid;
    QColor dark; // to the dark one
};

QPalette paletteOf(const Tones &tones)
{
    QPalette palette(tones.text, tones.button, tones.light, tones.dark, tones.mid, tones.text,
                     tones.text, tones.base, tones.window);
    palette.setColor(QPalette::AlternateBase, tones.alternate);
    palette.setColor(QPalette::ToolTipBase, tones.base);
    palette.setColor(QPalette::ToolTipText, tones.text);
    palette.setColor(QPalette::PlaceholderText, tones.hint);
    palette.setColor(QPalette::Highlight, tones.highlight);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, tones.link);
    palette.setColor(QPalette::Midlight, tones.light);
    palette.setColor(QPalette::Shadow, Qt::black);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, tones.faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, tones.mid);
    return palette;
}

} // namespace

Theme::Theme(QObject *parent) : QObject(parent), m_system(QApplication::palette()) { }

void Theme::choose(Choice choice)
{
    m_choice = choice;
    switch (choice) {
    case Choice::System:
        QApplication::setPalette(m_system);
        return;
    case Choice::Light:
        QApplication::setPalette(light());
        return;
    case Choice::Dark:
        QApplication::setPalette(dark());
        return;
    }
}

QPalette Theme::light()
{
    return paletteOf({.window = QColor(0xf1, 0xf3, 0xf5),
                      .text = QColor(0x1c, 0x1f, 0x23),
                      .base = QColor(0xff, 0xff, 0xff),
                      .alternate = QColor(0xf7, 0xf8, 0xfa),
                      .button = QColor(0xf4, 0xf5, 0xf7),
                      .hint = QColor(0x5a, 0x61, 0x69),
                      .faint = QColor(0x85, 0x8b, 0x93),
                      .highlight = QColor(0x1f, 0x66, 0xb8),
                      .link = QColor(0x0a, 0x5c, 0xad),
                      .light = QColor(0xff, 0xff, 0xff),
                      .mid = QColor(0xc2, 0xc7, 0xcd),
                      .dark = QColor(0xa5, 0xab, 0xb2)});
}

QPalette Theme::dark()
{
    return paletteOf({.window = QColor(0x26, 0x29, 0x2e),
                      .text = QColor(0xe8, 0xea, 0xed),
                      .base = QColor(0x1d, 0x20, 0x25),
                      .alternate = QColor(0x22, 0x25, 0x2b),
                      .button = QColor(0x30, 0x34, 0x3a),
                      .hint = QColor(0xa6, 0xad, 0xb6),
                      .faint = QColor(0x80, 0x87, 0x90),
                      .highlight = QColor(0x2a, 0x62, 0xa5),
                      .link = QColor(0x7c, 0xb7, 0xf5),
                      .light = QColor(0x40, 0x45, 0x4d),
                      .mid = QColor(0x3a, 0x3f, 0x47),
                      .dark = QColor(0x17, 0x19, 0x1d)});
}

} // namespace Guestwire
