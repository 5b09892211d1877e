// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/historyrequest.h"

#include "core/config/quantity.h"
#include "core/model/vm.h"
#include "core/protocol/limits.h"
#include "core/protocol/names.h"
#include "core/service/history/historylayout.h"

#include <QCoreApplication>

namespace Guestwire {

namespace {

using S = QLatin1StringView;

QString tr(const char *text)
{
    return QCoreApplication::translate("HistoryRequest", text);
}

Error wrongUsage(const QString &message)
{
    return {ErrorCode::InvalidCommand, message};
}

Outcome applyMoment(S option, const QString &value, Moment &moment)
{
    const auto at = Protocol::timeFromText(value);
    const auto ago =
        value.startsWith(u'-') ? parseDuration(QStringView(value).sliced(1)) : std::nullopt;
    if (!at && !ago)
        return wrongUsage(tr(QT_TRANSLATE_NOOP("HistoryRequest",
                                               "%1: \"%2\" is no time; write "
                                               "2026-01-02T03:04:05Z, or -1h for an hour ago."))
                              .arg(option, displayText(value)));
    moment = {at.value_or(QDateTime()), ago.value_or(std::chrono::milliseconds(0))};
    return done();
}

Outcome applyFormat(const QString &value, HistoryRequest &request)
{
    if (value != u"csv" && value != u"json")
        return wrongUsage(tr(QT_TRANSLATE_NOOP("HistoryRequest",
                                               "--format: \"%1\" is none; there are csv and json."))
                              .arg(displayText(value)));
    request.format = value;
    return done();
}

Outcome applyMetrics(const QString &value, HistoryRequest &request)
{
    request.metrics = value.split(u',', Qt::SkipEmptyParts);
    for (const QString &metric : std::as_const(request.metrics))
        if (const QString why = whyNoSeries(metric); !why.isEmpty())
            return wrongUsage(tr(QT_TRANSLATE_NOOP("HistoryRequest", "--metrics: %1.")).arg(why));
    return done();
}

Outcome applyPoints(const QString &value, HistoryRequest &request)
{
    bool isNumber = false;
    request.points = value.toInt(&isNumber);
    if (!isNumber || request.points < 1 || request.points > Protocol::maxHistoryPoints)
        return wrongUsage(
            tr(QT_TRANSLATE_NOOP("HistoryRequest", "--points: \"%1\" is no number from 1 to %2."))
                .arg(displayText(value))
                .arg(Protocol::maxHistoryPoints));
    return done();
}

} // namespace

Outcome apply(S option, const QString &value, HistoryRequest &request)
{
    if (option == S("--from"))
        return applyMoment(option, value, request.from);
    if (option == S("--to"))
        return applyMoment(option, value, request.to);
    if (option == S("--format"))
        return applyFormat(value, request);
    if (option == S("--metrics"))
        return applyMetrics(value, request);
    if (option == S("--points"))
        return applyPoints(value, request);
    request.vm = value;
    return done();
}

Outcome check(const HistoryRequest &request)
{
    if (request.vm.isEmpty())
        return wrongUsage(tr(QT_TRANSLATE_NOOP(
            "HistoryRequest", "history export needs --vm with the name or UUID of a VM.")));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (request.from.on(now) >= request.to.on(now))
        return wrongUsage(tr(QT_TRANSLATE_NOOP("HistoryRequest", "--from must be before --to.")));
    return done();
}

} // namespace Guestwire
