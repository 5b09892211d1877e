// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/webhook.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

constexpr qint64 answerSize = 16 * 1024; // bytes held of an answer that nobody reads

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

bool isRedirect(int status)
{
    return status >= 300 && status < 400;
}

QString wordsFor(int status, const QNetworkReply &reply)
{
    if (isRedirect(status))
        return u"it answers %1, and redirects are not followed; give the address that it leads "
               "to"_s.arg(status);
    if (status > 0)
        return u"it answers %1"_s.arg(status);
    // Qt's own words may hold the whole address.
    switch (reply.error()) {
    case QNetworkReply::ConnectionRefusedError:
        return u"the connection is refused"_s;
    case QNetworkReply::HostNotFoundError:
        return u"there is no such host"_s;
    case QNetworkReply::SslHandshakeFailedError:
        return u"its certificate is not trusted"_s;
    case QNetworkReply::RemoteHostClosedError:
        return u"it hangs up"_s;
    default:
        return u"there is no answer"_s;
    }
}

} // namespace

Webhook::Webhook(const Settings &settings, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_nextPause(settings.pause)
{
    m_timeout.setSingleShot(true);
    m_timeout.setInterval(settings.timeout);
    connect(&m_timeout, &QTimer::timeout, this, [this] {
        if (m_reply)
            m_reply->abort(); // finish() follows
    });
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Webhook::begin);
}

Webhook::~Webhook()
{
    if (m_reply)
        m_reply->disconnect(this);
}

QString Webhook::address() const
{
    return m_settings.url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery
                                          | QUrl::RemoveFragment);
}

void Webhook::post(const QJsonObject &object)
{
    if (m_settings.url.isEmpty())
        return;
    if (m_queue.size() >= size_t(m_settings.queue)) {
        // The first one stays while it is under way.
        m_queue.erase(m_queue.begin() + (m_reply ? 1 : 0));
        lose();
    }
    m_queue.push_back(QJsonDocument(object).toJson(QJsonDocument::Compact));
    if (!m_reply && !m_pause.isActive())
        begin();
}

void Webhook::begin()
{
    QNetworkRequest request(m_settings.url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setHeader(QNetworkRequest::UserAgentHeader, u"guestwire"_s);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    m_reply = m_network.post(request, m_queue.front());
    m_reply->setReadBufferSize(answerSize);
    connect(m_reply, &QNetworkReply::readyRead, m_reply, [reply = m_reply] { reply->readAll(); });
    connect(m_reply, &QNetworkReply::finished, this, &Webhook::finish);
    m_timeout.start();
}

void Webhook::finish()
{
    m_timeout.stop();
    QNetworkReply &reply = *std::exchange(m_reply, nullptr);
    reply.deleteLater();
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (!isSuccess(status) || reply.error() != QNetworkReply::NoError) {
        fail(wordsFor(isSuccess(status) ? 0 : status, reply));
        return;
    }
    ++m_sent;
    m_queue.pop_front();
    m_attempts = 0;
    m_nextPause = m_settings.pause;
    m_isLosing = false;
    if (!m_queue.empty())
        begin();
    if (std::exchange(m_isFailing, false))
        emit recovered();
}

void Webhook::fail(const QString &reason)
{
    m_pause.start(m_nextPause);
    m_nextPause = std::min(2 * m_nextPause, m_settings.longestPause);
    if (++m_attempts >= m_settings.attempts) {
        m_queue.pop_front();
        m_attempts = 0;
        if (m_queue.empty())
            m_pause.stop();
        lose();
    }
    if (!std::exchange(m_isFailing, true))
        emit failing(reason);
}

void Webhook::lose()
{
    ++m_lost;
    if (!std::exchange(m_isLosing, true))
        emit lost();
}

} // namespace Guestwire
