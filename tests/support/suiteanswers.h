// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/screen.h"

// What terminal test suites ask and a console never answers: the size (CSI 18 t), the checksum of
// a rectangle (DECRQCRA) and settings (DECRQSS).
class SuiteAnswers : public Guestwire::Terminal::ScreenExtension
{
public:
    explicit SuiteAnswers(Guestwire::Terminal::Screen &screen);

    void controlSequence(const Guestwire::Terminal::ControlSequence &sequence) override;
    void deviceControl(std::string_view text) override;

private:
    QByteArray size() const;
    QByteArray checksum(const Guestwire::Terminal::ControlSequence &sequence) const;
    QByteArray setting(std::string_view name) const;
    QByteArray marginSetting(std::string_view name) const;
    void replySequence(const QByteArray &text) const;
    void replyString(const QByteArray &text) const;

    Guestwire::Terminal::Screen &m_screen;
};
