// SPDX-FileCopyrightText: The Guestwire authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/metricsfamilies.h"

#include <array>

namespace Guestwire {

namespace {

constexpr double secondsPerMillisecond = 1e-3;
constexpr auto counted = MetricFamily::Type::Counter;

constexpr std::array vmTable {
    CounterFamily {{"libvirt_domain_info_memory_usage_bytes", "Memory that the domain has now"},
                   Metric::MemoryBalloon},
    CounterFamily {
        {"libvirt_domain_info_cpu_time_seconds_total", "CPU time of the domain", counted},
        Metric::CpuTime},
    CounterFamily {{"libvirt_domain_cpu_stats_user_seconds_total",
                    "CPU time of the domain's process in user mode", counted},
                   Metric::CpuUserTime},
    CounterFamily {{"libvirt_domain_cpu_stats_system_seconds_total",
                    "CPU time of the domain's process in the kernel", counted},
                   Metric::CpuSystemTime},
    CounterFamily {{"libvirt_domain_memory_stats_rss_bytes", "Resident memory of the emulator"},
                   Metric::MemoryRss},
    CounterFamily {{"libvirt_domain_memory_stats_available_bytes", "Memory that the guest sees"},
                   Metric::MemoryAvailable},
    CounterFamily {
        {"libvirt_domain_memory_stats_unused_bytes", "Memory that the guest leaves unused"},
        Metric::MemoryUnused},
    CounterFamily {{"libvirt_domain_memory_stats_usable_bytes",
                    "Memory that the guest could have without swapping"},
                   Metric::MemoryUsable},
    CounterFamily {
        {"libvirt_domain_memory_stats_disk_cache_bytes", "Memory that holds the guest's files"},
        Metric::MemoryCaches},
    CounterFamily {{"libvirt_domain_memory_stats_major_fault_total",
                    "Page faults of the guest that read a disk", counted},
                   Metric::MemoryMajorFaults},
    CounterFamily {{"libvirt_domain_memory_stats_minor_fault_total",
                    "Other page faults of the guest", counted},
                   Metric::MemoryMinorFaults},
    CounterFamily {{"libvirt_domain_memory_stats_swap_in_bytes_total",
                    "Memory that the guest swapped in", counted},
                   Metric::MemorySwapIn},
    CounterFamily {{"libvirt_domain_memory_stats_swap_out_bytes_total",
                    "Memory that the guest swapped out", counted},
                   Metric::MemorySwapOut},
};

constexpr std::array vcpuTable {
    CounterFamily {
        {"libvirt_domain_vcpu_time_seconds_total", "CPU time of the virtual CPU", counted},
        Metric::CpuTime},
    CounterFamily {{"libvirt_domain_vcpu_delay_seconds_total",
                    "Time that the virtual CPU waited for one of the host's", counted},
                   Metric::CpuDelayTime},
    CounterFamily {{"libvirt_domain_vcpu_wait_seconds_total",
                    "Time that the virtual CPU waited for input or output", counted},
                   Metric::CpuWaitTime},
};

constexpr std::array diskTable {
    CounterFamily {
        {"libvirt_domain_block_stats_read_bytes_total", "Bytes read from the disk", counted},
        Metric::DiskReadBytes},
    CounterFamily {
        {"libvirt_domain_block_stats_read_requests_total", "Reads from the disk", counted},
        Metric::DiskReadOps},
    CounterFamily {{"libvirt_domain_block_stats_read_time_seconds_total",
                    "Time that reads from the disk took", counted},
                   Metric::DiskReadTime,
                   secondsPerMillisecond},
    CounterFamily {
        {"libvirt_domain_block_stats_write_bytes_total", "Bytes written to the disk", counted},
        Metric::DiskWriteBytes},
    CounterFamily {
        {"libvirt_domain_block_stats_write_requests_total", "Writes to the disk", counted},
        Metric::DiskWriteOps},
    CounterFamily {{"libvirt_domain_block_stats_write_time_seconds_total",
                    "Time that writes to the disk took", counted},
                   Metric::DiskWriteTime,
                   secondsPerMillisecond},
    CounterFamily {
        {"libvirt_domain_block_stats_flush_requests_total", "Flushes of the disk", counted},
        Metric::DiskFlushOps},
    CounterFamily {{"libvirt_domain_block_stats_flush_time_seconds_total",
                    "Time that flushes of the disk took", counted},
                   Metric::DiskFlushTime,
                   secondsPerMillisecond},
    CounterFamily {
        {"libvirt_domain_block_stats_allocation_bytes", "Bytes that the disk's image holds"},
        Metric::DiskAllocation},
    CounterFamily {{"libvirt_domain_block_stats_capacity_bytes", "Size of the disk"},
                   Metric::DiskCapacity},
    CounterFamily {
        {"libvirt_domain_block_stats_physicalsize_bytes", "Size of what the image lies in"},
        Metric::DiskPhysical},
};

constexpr std::array nicTable {
    CounterFamily {
        {"libvirt_domain_interface_stats_receive_bytes_total", "Bytes received", counted},
        Metric::NetworkRxBytes},
    CounterFamily {
        {"libvirt_domain_interface_stats_receive_packets_total", "Packets received", counted},
        Metric::NetworkRxPackets},
    CounterFamily {
        {"libvirt_domain_interface_stats_receive_errors_total", "Errors in receiving", counted},
        Metric::NetworkRxErrors},
    CounterFamily {{"libvirt_domain_interface_stats_receive_drops_total",
                    "Packets dropped on receiving", counted},
                   Metric::NetworkRxDrops},
    CounterFamily {{"libvirt_domain_interface_stats_transmit_bytes_total", "Bytes sent", counted},
                   Metric::NetworkTxBytes},
    CounterFamily {
        {"libvirt_domain_interface_stats_transmit_packets_total", "Packets sent", counted},
        Metric::NetworkTxPackets},
    CounterFamily {
        {"libvirt_domain_interface_stats_transmit_errors_total", "Errors in sending", counted},
        Metric::NetworkTxErrors},
    CounterFamily {{"libvirt_domain_interface_stats_transmit_drops_total",
                    "Packets dropped on sending", counted},
                   Metric::NetworkTxDrops},
};

constexpr std::array plainTable {
    MetricFamily {"libvirt_domain_info_vstate", "State of the domain, as libvirt numbers it"},
    MetricFamily {"libvirt_domain_info_virtual_cpus", "Virtual CPUs of the domain"},
    MetricFamily {"libvirt_domain_info_maximum_memory_bytes",
                  "Memory the domain is configured with"},
    MetricFamily {"libvirt_domain_start_time_seconds",
                  "When the domain's process began, in Unix time"},
    MetricFamily {"libvirt_up", "Whether the libvirt host is connected"},
    MetricFamily {"guestwire_tick_duration_seconds", "Time that the last reading of the host took"},
    MetricFamily {"guestwire_tick_cpu_seconds",
                  "CPU time that the last reading of the host took here"},
    MetricFamily {"guestwire_tick_lateness_seconds", "How late the last reading of the host began"},
    MetricFamily {"guestwire_tick_interval_seconds", "Time between two readings of the host"},
    MetricFamily {"guestwire_build_info", "The version that runs"},
    MetricFamily {"guestwire_clients", "Clients that are connected"},
    MetricFamily {"guestwire_connections_waiting", "Connections that have proved nothing so far"},
    MetricFamily {"guestwire_sessions", "Conversations, the window's own included"},
    MetricFamily {"guestwire_queued_bytes", "Bytes that wait for clients"},
    MetricFamily {"guestwire_connections_accepted_total", "Connections that came", counted},
    MetricFamily {"guestwire_connections_dropped_total", "Connections that were ended here",
                  counted},
    MetricFamily {"guestwire_requests_refused_total", "Requests that were refused", counted},
    MetricFamily {"guestwire_refused_logins_total", "Log-ins that were refused", counted},
    MetricFamily {"guestwire_limit_trips_total", "How often a limit was met", counted},
    MetricFamily {"guestwire_certificate_end_time_seconds",
                  "When the TLS certificate of the server ends, in Unix time"},
    MetricFamily {"guestwire_open_consoles", "Consoles that are read"},
    MetricFamily {"guestwire_history_up", "Whether what is measured can be kept"},
    MetricFamily {"guestwire_history_rows_written_total", "Rows of the history that were written",
                  counted},
    MetricFamily {"guestwire_history_events_written_total",
                  "Events that were written into the history", counted},
    MetricFamily {"guestwire_history_write_failures_total",
                  "Attempts to write the history that failed", counted},
    MetricFamily {"guestwire_history_dropped_ticks_total",
                  "Readings that were dropped because too many waited to be written", counted},
    MetricFamily {"guestwire_history_waiting_ticks", "Readings that wait to be written"},
    MetricFamily {"guestwire_history_write_seconds_total", "Time that writing the history took",
                  counted},
    MetricFamily {"guestwire_history_file_bytes", "Size of the history file"},
    MetricFamily {"guestwire_alerts_firing", "Alerts that fire"},
    MetricFamily {"guestwire_alert_rules", "Alert rules"},
    MetricFamily {"guestwire_alerts_dropped_total", "Alerts that were beyond their limit", counted},
    MetricFamily {"guestwire_webhook_sent_total", "Posts that the webhook took", counted},
    MetricFamily {"guestwire_webhook_lost_total", "Posts that were given up", counted},
    MetricFamily {"guestwire_webhook_waiting", "Posts that wait for the webhook"},
};
static_assert(plainTable.size() == size_t(Family::WebhookWaiting) + 1);

} // namespace

std::span<const CounterFamily> vmFamilies()
{
    return vmTable;
}

std::span<const CounterFamily> vcpuFamilies()
{
    return vcpuTable;
}

std::span<const CounterFamily> diskFamilies()
{
    return diskTable;
}

std::span<const CounterFamily> nicFamilies()
{
    return nicTable;
}

std::span<const MetricFamily> plainFamilies()
{
    return plainTable;
}

} // namespace Guestwire
