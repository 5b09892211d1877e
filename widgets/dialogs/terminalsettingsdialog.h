// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/terminal/terminalsettings.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFontComboBox;
class QFormLayout;
class QSpinBox;

namespace Guestwire {

// What all terminals have in common. Each change is seen at once; Cancel takes all of them back.
class TerminalSettingsDialog : public QDialog
{
    Q_OBJECT

public:
    TerminalSettingsDialog(const Terminal::TerminalSettings &settings, QWidget *parent);

signals:
    void changed(const Guestwire::Terminal::TerminalSettings &settings);

private:
    void addFont(QFormLayout &form);
    void addColours(QFormLayout &form);
    void addBehaviour(QFormLayout &form);
    void fill(const Terminal::TerminalSettings &settings);
    Terminal::TerminalSettings entered() const;
    void tell();

    Terminal::TerminalSettings m_before;
    QCheckBox *m_systemFont;
    QFontComboBox *m_font;
    QDoubleSpinBox *m_size;
    QComboBox *m_ground;
    QComboBox *m_scheme;
    QSpinBox *m_scrollback;
    QSpinBox *m_pasteSpeed;
    QCheckBox *m_flashes;
    QCheckBox *m_blinks;
    bool m_showing = false;
};

} // namespace Guestwire
