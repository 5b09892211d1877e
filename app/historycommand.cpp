// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/historycommand.h"

#include "app/configcommands.h"
#include "app/exitstatus.h"
#include "app/output.h"
#include "core/protocol/names.h"
#include "core/service/history/historykeeper.h"
#include "core/service/statedirectory.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Guestwire {

namespace {

class HistoryExport
{
    Q_DECLARE_TR_FUNCTIONS(HistoryExport)

public:
    HistoryExport(const Options &options, const Config &config, const QString &file)
        : m_asked(options.history)
        , m_config(config)
        , m_file(file)
    {
    }

    Outcome run();

private:
    Result<VmId> findVm();
    QStringList metrics() const;
    static void leaveOutEmpty(History &history);
    static QString csv(const History &history);
    QString json(const History &history, VmId vm) const;

    const HistoryRequest &m_asked;
    const Config &m_config;
    const QString m_file;
    QString m_name;
};

Outcome HistoryExport::run()
{
    if (!QFileInfo::exists(m_file))
        return Error {ErrorCode::Unavailable,
                      tr("There is no history in %1. A server keeps one while history.enabled is "
                         "true.")
                          .arg(m_file)};
    const auto vm = findVm();
    if (!vm)
        return vm.error();
    const QDateTime now = QDateTime::currentDateTimeUtc();
    HistoryReader reader(m_file, m_config.history);
    auto answer = reader.answer(
        {vm.value(), metrics(), m_asked.from.on(now), m_asked.to.on(now), m_asked.points}, {},
        now.toMSecsSinceEpoch());
    if (!answer)
        return answer.error();
    if (m_asked.metrics.isEmpty())
        leaveOutEmpty(answer.value());
    return print(m_asked.format == u"json" ? json(answer.value(), vm.value())
                                           : csv(answer.value()));
}

Result<VmId> HistoryExport::findVm()
{
    const auto vms = HistoryReader(m_file, m_config.history).vms();
    if (!vms)
        return vms.error();
    const QList<VmId> named = vms.value().keys(m_asked.vm);
    const VmId id = named.isEmpty() ? QUuid::fromString(m_asked.vm) : named.first();
    if (named.size() > 1)
        return Error {ErrorCode::Conflict,
                      tr("The history has %n VM(s) with the name \"%1\"; give the UUID instead.",
                         "", int(named.size()))
                          .arg(displayText(m_asked.vm))};
    if (!vms.value().contains(id))
        return Error {
            ErrorCode::VmNotFound,
            tr("The history has no VM with the name or UUID \"%1\".").arg(displayText(m_asked.vm))};
    m_name = vms.value().value(id);
    return id;
}

QStringList HistoryExport::metrics() const
{
    if (!m_asked.metrics.isEmpty())
        return m_asked.metrics;
    QStringList all;
    for (const MetricInfo &metric : allMetrics())
        if (isKept(metric))
            all.append(dottedName(metric.metric));
    return all;
}

// Nobody asked for these by name.
void HistoryExport::leaveOutEmpty(History &history)
{
    history.series.removeIf([](const auto &entry) {
        return std::ranges::none_of(entry.value().average,
                                    [](const auto &value) { return value.has_value(); });
    });
}

// Empty fields are gaps.
QString HistoryExport::csv(const History &history)
{
    QString text = u"time"_s;
    qsizetype count = 0;
    for (auto it = history.series.begin(); it != history.series.end(); ++it) {
        text += u',' + it.key() + u" average,"_s + it.key() + u" maximum"_s;
        count = it->average.size();
    }
    text += u'\n';
    const auto field = [](const std::optional<double> &value) {
        return value ? QString::number(*value, 'g', QLocale::FloatingPointShortest) : QString();
    };
    for (qsizetype i = 0; i < count; ++i) {
        text += Protocol::toText(history.from.addMSecs(i * history.step.count()));
        for (const HistorySeries &series : history.series)
            text += u',' + field(series.average[i]) + u',' + field(series.maximum[i]);
        text += u'\n';
    }
    return text;
}

QString HistoryExport::json(const History &history, VmId vm) const
{
    const auto list = [](const QList<std::optional<double>> &values) {
        QJsonArray array;
        for (const auto &value : values)
            array.append(value ? QJsonValue(*value) : QJsonValue());
        return array;
    };
    QJsonObject series;
    for (auto it = history.series.begin(); it != history.series.end(); ++it)
        series.insert(it.key(),
                      QJsonObject {{u"avg"_s, list(it->average)}, {u"max"_s, list(it->maximum)}});
    const QJsonObject all {{u"vm"_s, vm.toString(QUuid::WithoutBraces)},
                           {u"name"_s, m_name},
                           {u"from"_s, Protocol::toText(history.from)},
                           {u"step"_s, double(history.step.count()) / 1000},
                           {u"series"_s, series}};
    return QString::fromUtf8(QJsonDocument(all).toJson(QJsonDocument::Compact)) + u'\n';
}

} // namespace

int runHistoryExport(const Options &options)
{
    const ConfigResult config = configOf(options);
    if (!config) {
        printErrors(config);
        return ExitConfiguration;
    }
    const auto directory = stateDirectory();
    const Outcome outcome = directory
        ? HistoryExport(options, config.config(), HistoryKeeper::fileIn(directory.value())).run()
        : Outcome(directory.error());
    if (outcome)
        return ExitSuccess;
    printError(outcome.error().message);
    return ExitFailure;
}

} // namespace Guestwire
