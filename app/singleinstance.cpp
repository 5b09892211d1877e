// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"

#include "core/service/statedirectory.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTimer>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>

namespace Guestwire {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxText = 1024; // characters of one name or address
constexpr qsizetype maxList = 64; // addresses
constexpr auto understood = "done\n";

// While it is held, nobody else finds out whether somebody listens, or begins to.
class Door
{
public:
    explicit Door(const QString &path)
        : m_file(open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600))
    {
        if (m_file >= 0)
            flock(m_file, LOCK_EX);
    }
    ~Door()
    {
        if (m_file >= 0)
            close(m_file);
    }
    Door(const Door &) = delete;
    Door &operator=(const Door &) = delete;

private:
    int m_file;
};

bool take(const QJsonValue &value, QString &text)
{
    text = value.toString();
    return value.isString() && text.size() <= maxText;
}

bool take(const QJsonValue &value, QStringList &list)
{
    const QJsonArray array = value.toArray();
    bool good = value.isArray() && array.size() <= maxList;
    for (const QJsonValue &item : array)
        good = good && take(item, list.emplaceBack());
    return good;
}

bool take(const QString &key, const QJsonValue &value, Handover &handover)
{
    if (key == "connect"_L1)
        return take(value, handover.connect);
    if (key == "uris"_L1)
        return take(value, handover.uris);
    if (key == "showConsole"_L1)
        return take(value, handover.showConsole);
    if (key == "showPerformance"_L1)
        return take(value, handover.showPerformance);
    return key == "activation"_L1 && take(value, handover.activation);
}

} // namespace

QByteArray encode(const Handover &handover)
{
    const QJsonObject object {{u"connect"_s, QJsonArray::fromStringList(handover.connect)},
                              {u"uris"_s, QJsonArray::fromStringList(handover.uris)},
                              {u"showConsole"_s, handover.showConsole},
                              {u"showPerformance"_s, handover.showPerformance},
                              {u"activation"_s, handover.activation}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

Result<Handover> decodeHandover(const QByteArray &line)
{
    const Error garbage {ErrorCode::InvalidMessage, u"this is nothing that Guestwire says"_s};
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject())
        return garbage;
    const QJsonObject object = document.object();
    Handover handover;
    for (auto item = object.begin(); item != object.end(); ++item)
        if (!take(item.key(), item.value(), handover))
            return garbage;
    return handover;
}

SingleInstance::SingleInstance(const QString &path, uid_t owner) : m_path(path), m_owner(owner)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    m_server.setMaxPendingConnections(maxCallers);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::receive);
}

QString SingleInstance::pathFor(const QStringList &kind)
{
    const QString runtime = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    const QString directory = runtime + "/guestwire"_L1;
    if (runtime.isEmpty() || !makePrivateDirectory(directory))
        return {};
    // A path of a socket may have 107 bytes.
    const QByteArray hash =
        QCryptographicHash::hash(kind.join(u'\n').toUtf8(), QCryptographicHash::Sha256);
    return directory + "/window-"_L1 + QString::fromLatin1(hash.toHex().first(16));
}

Result<SingleInstance::Place> SingleInstance::enter(const Handover &handover)
{
    if (m_path.isEmpty())
        return Place::First;
    const Door door(m_path + ".lock"_L1);
    QLocalSocket running;
    running.connectToServer(m_path);
    if (!running.waitForConnected(int(answerPatience.count()))) {
        // Nobody listens there: at most a socket was left behind.
        QLocalServer::removeServer(m_path);
        m_server.listen(m_path); // without it, this window is merely not found by later starts
        return Place::First;
    }
    if (const Outcome told = handOver(running, handover); !told)
        return told.error();
    return Place::Later;
}

void SingleInstance::leave()
{
    m_server.close();
}

Outcome SingleInstance::handOver(QLocalSocket &running, const Handover &handover) const
{
    if (!isOwn(running))
        return Error {ErrorCode::PermissionDenied,
                      u"%1 belongs to another user; remove it"_s.arg(m_path)};
    running.write(encode(handover));
    QDeadlineTimer deadline(answerPatience);
    while (!running.canReadLine() && running.waitForReadyRead(int(deadline.remainingTime())))
        continue;
    const QByteArray line = running.readLine(maxHandover);
    if (line == understood)
        return done();
    if (line.isEmpty())
        return Error {ErrorCode::Timeout,
                      u"the Guestwire that runs already does not answer; end it and start again"_s};
    return Error {ErrorCode::InvalidMessage, u"the Guestwire that runs already refuses this; end it "
                                             "and start again"_s};
}

bool SingleInstance::isOwn(const QLocalSocket &peer) const
{
    ucred credentials {};
    socklen_t size = sizeof credentials;
    return getsockopt(int(peer.socketDescriptor()), SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0
        && credentials.uid == m_owner;
}

void SingleInstance::receive()
{
    while (QLocalSocket *caller = m_server.nextPendingConnection()) {
        connect(caller, &QLocalSocket::disconnected, caller, &QObject::deleteLater);
        if (!isOwn(*caller)
            || m_server.findChildren<QLocalSocket *>(Qt::FindDirectChildrenOnly).size() > maxCallers) {
            caller->abort();
            caller->deleteLater();
            continue;
        }
        caller->setReadBufferSize(maxHandover);
        connect(caller, &QLocalSocket::readyRead, this, [this, caller] { read(caller); });
        QTimer::singleShot(callerPatience, caller, &QLocalSocket::abort);
        read(caller);
    }
}

void SingleInstance::read(QLocalSocket *caller)
{
    if (!caller->canReadLine()) {
        if (caller->bytesAvailable() >= maxHandover)
            answer(caller, "too long\n");
        return;
    }
    const auto handover = decodeHandover(caller->readLine(maxHandover));
    if (!handover) {
        answer(caller, "not understood\n");
        return;
    }
    answer(caller, understood);
    emit asked(handover.value());
}

// Once: what comes behind the first line is not read.
void SingleInstance::answer(QLocalSocket *caller, const QByteArray &line)
{
    QObject::disconnect(caller, &QLocalSocket::readyRead, nullptr, nullptr);
    caller->write(line);
    caller->disconnectFromServer();
}

} // namespace Guestwire
