// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auditcommand.h"

#include "app/exitstatus.h"
#include "app/output.h"
#include "core/service/auditcheck.h"
#include "core/service/auditfile.h"
#include "core/service/statedirectory.h"

#include <QCoreApplication>

namespace Guestwire {

namespace {

class AuditCommand
{
    Q_DECLARE_TR_FUNCTIONS(AuditCommand)

public:
    static Result<QStringList> paths(const QString &file)
    {
        if (!file.isEmpty())
            return QStringList {file};
        const auto directory = stateDirectory();
        if (!directory)
            return directory.error();
        QStringList found = AuditFile::paths(directory.value());
        if (found.isEmpty())
            return Error {ErrorCode::Unavailable,
                          tr("There is no audit log in %1 yet.").arg(directory.value())};
        return found;
    }

    static QString report(const AuditCheck &check)
    {
        QString text = check.remarks.isEmpty() ? QString() : check.remarks.join(u'\n') + u'\n';
        text += check.isFromTheStart
            ? tr("%1 lines since %2, from the very first, are whole and unchanged.")
                  .arg(QString::number(check.lines), check.since)
            : tr("%1 lines since %2 are whole and unchanged; what came before is not here.")
                  .arg(QString::number(check.lines), check.since);
        return text + u'\n'
            + tr("Keep this elsewhere, to see later that no end was cut off: %1")
                  .arg(check.lastHash)
            + u'\n';
    }
};

} // namespace

int runAuditVerify(const Options &options)
{
    const auto paths = AuditCommand::paths(options.auditFile);
    const auto check = paths ? checkAudit(paths.value()) : paths.error();
    const Outcome printed =
        check ? print(AuditCommand::report(check.value())) : Outcome(check.error());
    if (printed)
        return ExitSuccess;
    printError(printed.error().message);
    return ExitFailure;
}

} // namespace Guestwire
