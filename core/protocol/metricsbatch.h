// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/sample.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>

namespace Guestwire::Protocol {

// All samples of a tick that one audience may see. It is encoded at most once however many sockets
// it goes to; the encoded forms belong to the service's thread.
struct MetricsBatch
{
    QList<Sample> samples;
    mutable QString json;
    mutable QByteArray cbor;
};

struct Metrics
{
    std::shared_ptr<const MetricsBatch> batch;

    bool operator==(const Metrics &other) const { return batch->samples == other.batch->samples; }
};

// The routes of a single VM.
struct MetricsOfVm
{
    Sample sample;
    bool operator==(const MetricsOfVm &) const = default;
};

} // namespace Guestwire::Protocol
