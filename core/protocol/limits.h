// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

// Bounds of the protocol itself. What an administrator may choose stands in core/config/config.h.
namespace Guestwire::Protocol {

inline constexpr int version = 1;
inline constexpr char subprotocolJson[] = "guestwire.v1";
inline constexpr char subprotocolCbor[] = "guestwire.v1+cbor";

inline constexpr int maxDepth = 16; // of a document, its own object included
inline constexpr qsizetype maxRequestId = 128; // characters
inline constexpr qsizetype maxName = 256; // characters: names of VMs, snapshots, devices
inline constexpr qsizetype maxDescription = 2048; // characters
inline constexpr qsizetype maxKeys = 16; // keys pressed together; libvirt's own bound
inline constexpr qsizetype maxSubscriptions = 128; // VMs named in one subscribe
inline constexpr qsizetype maxHistoryMetrics = 64; // of one query
inline constexpr int maxHistoryPoints = 5000; // of one series
// Points times metrics of one query: the answer fits into what a client's queue may hold.
inline constexpr qsizetype maxHistoryValues = 25'000;
inline constexpr int maxEvents = 1000; // of one answer about the past
inline constexpr qsizetype maxRule = 1024; // characters of an alert or watch rule
inline constexpr std::chrono::seconds maxInterval {
    3600}; // between samples, as a client asks for it
inline constexpr std::chrono::seconds maxSnooze {30 * 24 * 3600}; // of an alert
inline constexpr qsizetype maxPassword = 1024; // characters
inline constexpr qsizetype maxPatterns = 1000; // of VM names, of one account
inline constexpr std::chrono::seconds maxTokenLifetime {366 * 24 * 3600};
inline constexpr int minColumns = 1;
inline constexpr int maxColumns = 1000;
inline constexpr int maxRows = 500;

// What a client accepts from a server: a list of 10,000 VMs fits.
inline constexpr qsizetype maxServerMessage = 16 * 1024 * 1024; // bytes
inline constexpr double maxServerFigure = 1e24; // either side of 0; beyond it is not known
inline constexpr qsizetype maxServerText = 4096; // characters of one text; what is longer is cut
inline constexpr qsizetype maxServerList = 10'000; // VMs, alerts, …; what is beyond is left out
inline constexpr qsizetype maxDevices = 4096; // of one kind and VM; virtual CPUs can be many
inline constexpr qsizetype maxServerConsoles = 32; // of one VM
inline constexpr qsizetype maxServerRebuild = 16 * 1024 * 1024; // bytes of one terminal's screen
inline constexpr int maxServerMessagesPerSecond = 5000; // on average, console output not counted
inline constexpr int maxServerMessagesBurst = 50'000;
inline constexpr int maxServerMalformedPerMinute = 10;
inline constexpr qsizetype maxUnanswered = 1000; // requests of one client

// Console bytes in one frame to a client; small enough that metrics get through in between.
inline constexpr qsizetype consoleChunk = 16 * 1024; // bytes
inline constexpr qsizetype consoleHeader = 13; // bytes: u8 kind, u32 channel, u64 number

} // namespace Guestwire::Protocol
