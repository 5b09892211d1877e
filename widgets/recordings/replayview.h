// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/terminal/castplayer.h"
#include "widgets/terminal/framescheduler.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <memory>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QSlider;
class QToolButton;

namespace Guestwire {

class TerminalView;

// Shows a recording in a terminal that nothing can be typed into. However much there is to catch
// up with, it takes only a part of each frame.
class ReplayView : public QWidget
{
    Q_OBJECT

public:
    explicit ReplayView(Terminal::Cast cast, QWidget *parent = nullptr);
    ~ReplayView() override;

    TerminalView &terminal() const { return *m_terminal; }
    double position() const { return m_player.position(); } // seconds
    bool isPlaying() const { return m_playing; }

    void play();
    void pause();
    void seek(double seconds);

    static constexpr double longestPause = 2; // seconds, where pauses are shortened
    static constexpr double jump = 5; // seconds, by the arrow keys

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    Terminal::CastPlayer::Stage stage();
    void makeControls();
    void addSpeeds();
    void setPlaying(bool playing);
    void toggle();
    void tick();
    void work();
    void showPosition();

    Terminal::FrameScheduler m_frames; // the terminal's, so it goes last
    TerminalView *m_terminal;
    Terminal::CastPlayer m_player;
    QToolButton *m_play;
    QSlider *m_slider;
    QLabel *m_time;
    QComboBox *m_speed;
    QCheckBox *m_shorten;
    QTimer m_timer;
    QElapsedTimer m_clock; // since the last tick
    bool m_playing = false;
    bool m_behind = true; // what is due is not shown yet
};

} // namespace Guestwire
