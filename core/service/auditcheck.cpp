// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/auditcheck.h"

#include "core/service/auditline.h"

#include <QFile>

#include <optional>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

class Checker
{
public:
    Outcome readFile(const QString &path);

    AuditCheck check;

private:
    Outcome take(const QByteArray &text);
    Outcome begin(const AuditLine &line);
    Outcome repair(const AuditLine &line);
    Error broken(qint64 line, const QString &why) const;
    QByteArray previous() const { return check.lastHash.toLatin1(); }

    QString m_path;
    qint64 m_line = 0; // of this file
    std::optional<QByteArray> m_torn; // the line before, where it is none
};

Error Checker::broken(qint64 line, const QString &why) const
{
    return {ErrorCode::Conflict, u"%1:%2: %3"_s.arg(m_path).arg(line).arg(why)};
}

Outcome Checker::readFile(const QString &path)
{
    m_path = path;
    m_line = 0;
    QFile file(path);
    if (!file.open(QFile::ReadOnly))
        return Error {ErrorCode::Unavailable,
                      u"%1 can not be read: %2"_s.arg(path, file.errorString())};
    while (!file.atEnd()) {
        QByteArray text = file.readLine(maxAuditLine + 1);
        ++m_line;
        if (!text.endsWith('\n'))
            return broken(m_line,
                          file.atEnd() ? u"this line was cut off. Where Guestwire runs it may be "
                                         "writing it; else its next entry repairs that"_s
                                       : u"this line is longer than any that Guestwire writes"_s);
        text.chop(1);
        if (const auto taken = take(text); !taken)
            return taken;
    }
    if (m_torn)
        return broken(m_line, u"this is no line of an audit log"_s);
    return m_line > 0 ? done() : Outcome(broken(1, u"the file is empty"_s));
}

Outcome Checker::take(const QByteArray &text)
{
    const auto line = parseAuditLine(text);
    if (m_torn && (!line || line->members().value("kind"_L1) != "repaired"_L1))
        return broken(m_line - 1, u"this is no line of an audit log"_s);
    if (!line) {
        m_torn = text;
        return m_line > 1 ? done()
                          : Outcome(broken(m_line, u"the file does not begin as an audit log"_s));
    }
    if (m_line == 1)
        if (const auto begun = begin(*line); !begun)
            return begun;
    if (!line->follows(previous()))
        return broken(m_line,
                      u"the hash does not follow from the line before: this line was changed, or "
                      "lines before it were removed or added"_s);
    if (m_torn)
        if (const auto repaired = repair(*line); !repaired)
            return repaired;
    check.lastHash = QString::fromLatin1(line->hash);
    ++check.lines;
    return done();
}

Outcome Checker::begin(const AuditLine &line)
{
    const QJsonObject members = line.members();
    if (members.value("kind"_L1) != "begin"_L1)
        return broken(m_line, u"the beginning of the file was removed"_s);
    const QString named = members.value("previous"_L1).toString();
    if (check.lastHash.isEmpty()) {
        check.since = members.value("at"_L1).toString();
        check.isFromTheStart = named.toLatin1() == auditOrigin();
    } else if (named != check.lastHash) {
        return broken(m_line, u"the file does not go on from the end of the one before"_s);
    }
    check.lastHash = named;
    return done();
}

Outcome Checker::repair(const AuditLine &line)
{
    const QByteArray torn = *std::exchange(m_torn, std::nullopt);
    if (line.members().value("torn"_L1).toString().toLatin1() != tornHash(torn))
        return broken(m_line - 1, u"this line is no more what the repair after it found"_s);
    check.remarks.append(
        u"%1:%2: was cut off when Guestwire ended early, and repaired in the next line"_s
            .arg(m_path)
            .arg(m_line - 1));
    return done();
}

} // namespace

Result<AuditCheck> checkAudit(const QStringList &paths)
{
    Checker checker;
    for (const QString &path : paths)
        if (const auto read = checker.readFile(path); !read)
            return read.error();
    return checker.check;
}

} // namespace Guestwire
