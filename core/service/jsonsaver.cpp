// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/jsonsaver.h"

#include "core/service/jsonfile.h"

namespace Guestwire {

namespace {

using namespace std::chrono_literals;

constexpr auto delay = 100ms; // so that many changes at once are one write

} // namespace

JsonSaver::JsonSaver(const QString &path, Content content, QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_content(std::move(content))
{
    m_writer.setMaxThreadCount(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(delay);
    connect(&m_delay, &QTimer::timeout, this, &JsonSaver::write);
}

JsonSaver::~JsonSaver()
{
    m_writer.waitForDone();
    if (m_delay.isActive())
        std::ignore = writePrivateJson(m_path, m_content());
}

void JsonSaver::changed()
{
    if (!m_delay.isActive())
        m_delay.start();
}

void JsonSaver::write()
{
    if (m_isWriting) {
        m_delay.start();
        return;
    }
    m_isWriting = true;
    m_writer.start([this, content = m_content()] {
        const Outcome outcome = writePrivateJson(m_path, content);
        QMetaObject::invokeMethod(this, [this, outcome] { written(outcome); });
    });
}

void JsonSaver::written(const Outcome &outcome)
{
    m_isWriting = false;
    const bool hadFailed = std::exchange(m_hasFailed, !outcome);
    if (!outcome && !hadFailed)
        emit failed(outcome.error());
}

} // namespace Guestwire
