// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/codec.h"

#include <QJsonObject>

namespace Guestwire::Protocol {

// True for frames that carry a document: text in JSON, binary frames of kind 0 in CBOR.
bool isDocument(const Frame &frame, Format format);

// The one document of a frame, at most `depth` deep. Used by the codec alone.
Result<QJsonObject> readDocument(const Frame &frame, Format format, int depth);

} // namespace Guestwire::Protocol
