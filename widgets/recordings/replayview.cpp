// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/recordings/replayview.h"

#include "widgets/common/icons.h"
#include "widgets/common/plaintext.h"
#include "widgets/terminal/terminalview.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <cmath>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr int frame = 16; // ms between two ticks
constexpr qint64 budget = 8; // ms of a frame that catching up may take
constexpr qsizetype piece = 64 * 1024; // bytes between two looks at the clock
constexpr int sliderSteps = 10'000; // a recording may be longer than an int counts milliseconds

QString clockText(double seconds)
{
    const auto whole = std::llround(std::floor(seconds));
    const QString tail =
        u"%1:%2"_s.arg(whole / 60 % 60, 2, 10, QChar(u'0')).arg(whole % 60, 2, 10, QChar(u'0'));
    return whole < 3600 ? tail : QString::number(whole / 3600) + u':' + tail;
}

} // namespace

ReplayView::ReplayView(Terminal::Cast cast, QWidget *parent)
    : QWidget(parent)
    , m_terminal(new TerminalView(m_frames, this))
    , m_player(std::move(cast), stage())
    , m_play(new QToolButton(this))
    , m_slider(new QSlider(Qt::Horizontal, this))
    , m_time(plainLabel({}, this))
    , m_speed(new QComboBox(this))
    , m_shorten(new QCheckBox(tr("Shorten pauses"), this))
{
    m_terminal->setReadOnly(true);
    m_terminal->setAccessibleName(tr("Recording"));
    m_terminal->setFocusPolicy(Qt::ClickFocus); // to select; the keys are for the replay
    setFocusPolicy(Qt::StrongFocus);
    makeControls();
    m_timer.setInterval(frame);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &ReplayView::tick);
    showPosition();
    work();
}

// The terminal uses m_frames.
ReplayView::~ReplayView()
{
    delete m_terminal;
}

Terminal::CastPlayer::Stage ReplayView::stage()
{
    return {[this](int columns, int rows) {
                m_terminal->setSize(columns, rows);
                m_terminal->feedRebuild({}, columns, rows);
            },
            [this](int columns, int rows) { m_terminal->setSize(columns, rows); },
            [this](const QByteArray &bytes) { m_terminal->feed(bytes); }};
}

void ReplayView::makeControls()
{
    auto *controls = new QHBoxLayout;
    controls->setContentsMargins(8, 6, 8, 6);
    controls->setSpacing(8);
    controls->addWidget(m_play);
    controls->addWidget(m_slider, 1);
    controls->addWidget(m_time);
    controls->addWidget(m_speed);
    controls->addWidget(m_shorten);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_terminal, 1);
    layout->addLayout(controls);
    m_play->setObjectName(u"replayPlay"_s);
    m_play->setAutoRaise(true);
    m_slider->setObjectName(u"replayPosition"_s);
    m_slider->setAccessibleName(tr("Position in the recording"));
    m_slider->setRange(0, sliderSteps);
    m_slider->setPageStep(sliderSteps / 20);
    m_time->setObjectName(u"replayTime"_s);
    m_time->setAccessibleName(tr("Time in the recording"));
    m_shorten->setObjectName(u"replayShorten"_s);
    m_shorten->setToolTip(
        tr("Show no pause for longer than %n second(s)", nullptr, int(longestPause)));
    addSpeeds();
    setPlaying(false);
    connect(m_play, &QToolButton::clicked, this, &ReplayView::toggle);
    connect(m_slider, &QSlider::valueChanged, this,
            [this](int value) { seek(m_player.duration() * value / sliderSteps); });
    connect(m_shorten, &QCheckBox::toggled, this, [this](bool on) {
        m_player.setIdleLimit(on ? std::optional(longestPause) : std::nullopt);
        work();
        showPosition();
    });
}

void ReplayView::addSpeeds()
{
    m_speed->setObjectName(u"replaySpeed"_s);
    m_speed->setAccessibleName(tr("Speed of the replay"));
    m_speed->setToolTip(m_speed->accessibleName());
    for (const double speed : {0.5, 1.0, 2.0, 4.0, 8.0, 16.0})
        m_speed->addItem(tr("%1×", "times as fast").arg(locale().toString(speed)), speed);
    m_speed->setCurrentIndex(m_speed->findData(m_player.speed()));
    connect(m_speed, &QComboBox::currentIndexChanged, this,
            [this] { m_player.setSpeed(m_speed->currentData().toDouble()); });
}

void ReplayView::setPlaying(bool playing)
{
    m_playing = playing;
    m_play->setIcon(Icons::named(playing ? u"pause"_s : u"start"_s));
    m_play->setToolTip(playing ? tr("Pause (Space)") : tr("Play (Space)"));
    m_play->setAccessibleName(playing ? tr("Pause") : tr("Play"));
}

void ReplayView::play()
{
    if (m_player.isAtEnd())
        m_player.seek(0);
    setPlaying(true);
    m_clock.start();
    m_timer.start();
}

void ReplayView::pause()
{
    setPlaying(false);
}

void ReplayView::toggle()
{
    if (m_playing)
        pause();
    else
        play();
}

void ReplayView::seek(double seconds)
{
    m_player.seek(seconds);
    work();
    showPosition();
}

void ReplayView::tick()
{
    const double passed = double(m_clock.restart()) / 1000;
    if (m_playing && !m_behind)
        m_player.advance(passed);
    work();
    if (m_playing && !m_behind && m_player.isAtEnd())
        pause();
    showPosition();
    if (!m_playing && !m_behind)
        m_timer.stop();
}

// Goes on at the next tick where this frame is not enough.
void ReplayView::work()
{
    QElapsedTimer spent;
    spent.start();
    do
        m_behind = !m_player.catchUp(piece);
    while (m_behind && spent.elapsed() < budget);
    if (m_behind && !m_timer.isActive()) {
        m_clock.start();
        m_timer.start();
    }
}

void ReplayView::showPosition()
{
    const double duration = m_player.duration();
    const QSignalBlocker blocker(m_slider);
    if (!m_slider->isSliderDown())
        m_slider->setValue(
            duration > 0 ? int(std::lround(m_player.position() / duration * sliderSteps)) : 0);
    m_time->setText(tr("%1 / %2", "position and length")
                        .arg(clockText(m_player.position()), clockText(duration)));
}

void ReplayView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space)
        toggle();
    else if (event->key() == Qt::Key_Left)
        seek(m_player.position() - jump);
    else if (event->key() == Qt::Key_Right)
        seek(m_player.position() + jump);
    else
        QWidget::keyPressEvent(event);
}

} // namespace Guestwire
