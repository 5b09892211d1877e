// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPalette>

namespace Guestwire {

// The look of the whole application: the desktop's own, or one of two palettes of ours.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Choice { System, Light, Dark };
    Q_ENUM(Choice)

    explicit Theme(QObject *parent = nullptr); // remembers what the desktop gave

    Choice choice() const { return m_choice; }
    void choose(Choice choice);

    static QPalette light();
    static QPalette dark();

private:
    QPalette m_system;
    Choice m_choice = Choice::System;
};

} // namespace Guestwire
