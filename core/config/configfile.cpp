// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/configfile.h"

#include "core/config/suggestion.h"
#include "core/model/vm.h"

#include <QFile>
#include <QHash>
#include <QStringDecoder>

#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <sstream>
#include <sys/stat.h>
#include <unistd.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

namespace Guestwire {

namespace {

constexpr qint64 maxFileSize = 1024 * 1024; // bytes

// Why a file that anybody may have written must not decide anything.
QString distrust(const struct stat &status)
{
    if (!S_ISREG(status.st_mode))
        return QStringLiteral("is no regular file");
    if (status.st_uid != 0 && status.st_uid != geteuid())
        return QStringLiteral("belongs to user %1; it must belong to root or to you")
            .arg(status.st_uid);
    if ((status.st_mode & (S_IWGRP | S_IWOTH)) != 0)
        return QStringLiteral("can be written by others; run: chmod go-w on it");
    if (status.st_size > maxFileSize)
        return QStringLiteral("is larger than 1 MiB");
    return {};
}

Error unreadable(const QString &path, const QString &reason)
{
    return {ErrorCode::Unavailable, path + QStringLiteral(": ") + reason};
}

Result<std::optional<QByteArray>> readTrusted(const QString &path, bool mayBeMissing)
{
    const int descriptor =
        open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0 && mayBeMissing && (errno == ENOENT || errno == ENOTDIR))
        return std::optional<QByteArray>();
    if (descriptor < 0)
        return unreadable(path, QStringLiteral("can not be read: ") + qt_error_string(errno));
    QFile file;
    if (!file.open(descriptor, QFile::ReadOnly, QFile::AutoCloseHandle))
        return unreadable(path, QStringLiteral("can not be read: ") + file.errorString());
    struct stat status = {};
    if (fstat(descriptor, &status) != 0)
        return unreadable(path, QStringLiteral("can not be read: ") + qt_error_string(errno));
    if (const QString reason = distrust(status); !reason.isEmpty())
        return unreadable(path, reason);
    return std::optional(file.read(maxFileSize));
}

QString textOf(const YAML::Node &node)
{
    return QString::fromStdString(node.Scalar());
}

// Where documents begin, and nothing else of them.
class DocumentStarts : public YAML::EventHandler
{
public:
    void OnDocumentStart(const YAML::Mark &mark) override { m_last = mark; }
    void OnDocumentEnd() override { }
    void OnNull(const YAML::Mark &, YAML::anchor_t) override { }
    void OnAlias(const YAML::Mark &, YAML::anchor_t) override { }
    void OnScalar(const YAML::Mark &, const std::string &, YAML::anchor_t,
                  const std::string &) override
    {
    }
    void OnSequenceStart(const YAML::Mark &, const std::string &, YAML::anchor_t,
                         YAML::EmitterStyle::value) override
    {
    }
    void OnSequenceEnd() override { }
    void OnMapStart(const YAML::Mark &, const std::string &, YAML::anchor_t,
                    YAML::EmitterStyle::value) override
    {
    }
    void OnMapEnd() override { }

    const YAML::Mark &last() const { return m_last; }

private:
    YAML::Mark m_last;
};

// YAML::LoadAll() would tell too, but for some broken texts it makes documents without end.
std::optional<YAML::Mark> secondDocument(const std::string &text)
{
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    DocumentStarts starts;
    if (!parser.HandleNextDocument(starts) || !parser.HandleNextDocument(starts))
        return std::nullopt;
    return starts.last();
}

// Walks over the nodes of one file.
class FileReader
{
public:
    explicit FileReader(const QString &path) : m_path(path) { }

    ConfigEntries read(const QByteArray &text)
    {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString checked = decoder(text);
        if (decoder.hasError()) {
            m_entries.emplace_back(m_path + QStringLiteral(": is no valid UTF-8"));
            return m_entries;
        }
        try {
            if (const auto second = secondDocument(text.toStdString()))
                complain(*second, QStringLiteral("a second document; one is expected"));
            else
                readTop(YAML::Load(text.toStdString()));
        } catch (const YAML::Exception &exception) {
            complain(exception.mark,
                     QStringLiteral("no valid YAML: ") + QString::fromStdString(exception.msg));
        }
        return m_entries;
    }

private:
    using Seen = QHash<QString, int>; // key → line

    void readTop(const YAML::Node &root)
    {
        if (root.IsNull())
            return;
        if (!root.IsMap())
            return complain(root, QStringLiteral("keys are expected here, such as \"websocket:\""));
        Seen seen;
        for (const auto &entry : root) {
            if (!isNewKey(entry.first, seen))
                continue;
            const QString key = textOf(entry.first);
            if (const Setting *setting = findSetting({}, key))
                readSetting(*setting, entry.first, entry.second);
            else if (sectionNames().contains(key))
                readSection(key, entry.second);
            else if (!isReserved(key, entry.second))
                complain(entry.first, unknown({}, key));
        }
    }

    void readSection(const QString &section, const YAML::Node &node)
    {
        if (node.IsNull())
            return;
        if (!node.IsMap())
            return complain(
                node,
                QStringLiteral("\"%1\" is a section; its keys are expected below it").arg(section));
        Seen seen;
        for (const auto &entry : node) {
            if (!isNewKey(entry.first, seen))
                continue;
            if (const Setting *setting = findSetting(section, textOf(entry.first)))
                readSetting(*setting, entry.first, entry.second);
            else
                complain(entry.first, unknown(section, textOf(entry.first)));
        }
    }

    void readSetting(const Setting &setting, const YAML::Node &key, const YAML::Node &node)
    {
        // What is missing has no place of its own.
        if (node.IsNull())
            return complain(key, QStringLiteral("%1 has no value").arg(setting.key));
        GivenSetting given {&setting, whereIs(node.Mark()), {}};
        if (setting.isList()) {
            if (!node.IsSequence())
                return complain(
                    node,
                    QStringLiteral("%1 must be a list, such as [\"…\", \"…\"]").arg(setting.key));
            for (const auto &entry : node) {
                if (!entry.IsScalar())
                    return complain(
                        entry, QStringLiteral("the entries of %1 must be texts").arg(setting.key));
                given.values.append(valueOf(entry));
            }
            if (given.values.isEmpty() && !std::get<ListType>(setting.type).mayBeEmpty)
                return complain(node, QStringLiteral("%1 must not be empty").arg(setting.key));
        } else if (node.IsScalar()) {
            given.values.append(valueOf(node));
        } else {
            return complain(node, QStringLiteral("%1 must be one value").arg(setting.key));
        }
        m_entries.emplace_back(given);
    }

    GivenValue valueOf(const YAML::Node &node) const
    {
        return {textOf(node), node.Tag() == "!", whereIs(node.Mark())};
    }

    // yaml-cpp keeps what stands twice and says nothing.
    bool isNewKey(const YAML::Node &key, Seen &seen)
    {
        if (!key.IsScalar()) {
            complain(key, QStringLiteral("a key must be a word"));
            return false;
        }
        const int line = key.Mark().line + 1;
        const auto earlier = seen.constFind(textOf(key));
        if (earlier != seen.cend()) {
            complain(key,
                     QStringLiteral("duplicate key \"%1\"; it stands on line %2 already")
                         .arg(displayText(textOf(key)))
                         .arg(*earlier));
            return false;
        }
        seen.insert(textOf(key), line);
        return true;
    }

    // Sections without keys as yet; an empty one asks for nothing.
    static bool isReserved(const QString &key, const YAML::Node &node)
    {
        return (key == u"history" || key == u"alerts")
            && (node.IsNull() || (node.IsMap() && node.size() == 0));
    }

    static QString unknown(const QString &section, const QString &key)
    {
        QStringList known = section.isEmpty() ? sectionNames() : QStringList();
        QString elsewhere;
        for (const Setting &setting : settings()) {
            if (setting.section() == section)
                known.append(setting.name());
            else if (setting.name() == key)
                elsewhere = QStringLiteral("; did you mean \"%1\"?").arg(setting.key);
        }
        const QString place =
            section.isEmpty() ? QString() : QStringLiteral(" in \"%1\"").arg(section);
        return QStringLiteral("unknown key \"%1\"%2%3")
            .arg(displayText(key), place, elsewhere.isEmpty() ? suggestion(key, known) : elsewhere);
    }

    QString whereIs(const YAML::Mark &mark) const
    {
        return mark.is_null()
            ? m_path
            : QStringLiteral("%1:%2:%3").arg(m_path).arg(mark.line + 1).arg(mark.column + 1);
    }

    void complain(const YAML::Mark &mark, const QString &message)
    {
        m_entries.emplace_back(whereIs(mark) + QStringLiteral(": ") + message);
    }

    void complain(const YAML::Node &node, const QString &message)
    {
        complain(node.Mark(), message);
    }

    const QString m_path;
    ConfigEntries m_entries;
};

} // namespace

ConfigEntries readConfigFile(const QString &path, bool mayBeMissing)
{
    const auto text = readTrusted(path, mayBeMissing);
    if (!text)
        return {text.error().message};
    if (!text.value())
        return {};
    return FileReader(path).read(*text.value());
}

} // namespace Guestwire
