// SPDX-License-Identifier: Apache-2.0
// What a device takes for networks of different size: measured there, used anywhere.
#pragma once

#include "core/scaling/measured.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace scalescope {

struct ProfilePoint {
    std::string network;  ///< "B0"; may be empty
    std::int64_t macs = 0;
    double latencyMs = 0;
};

/// A small JSON file: {"schema": "scalescope/device-profile/1", "name", "memoryBytes", "threads",
/// "measured": [{"network", "macs", "latencyMs"}]}, or instead of the list "msPerGmac".
struct DeviceProfile {
    std::string name;
    std::int64_t memoryBytes = 0;          ///< 0: not known
    int threads = 0;                       ///< of the passes; 0: not known
    std::string when{};                    ///< ISO 8601; may be empty
    std::vector<ProfilePoint> measured{};  ///< by MACs, ascending, each once

    /// Median of one image in ms. Between measured networks latency follows a power of the MACs,
    /// beyond them it is in proportion. What has equal MACs is not equally fast: an estimate.
    [[nodiscard]] double latencyMs(double macs) const;
};

/// Throws: FileMissing, FileUnreadable, LimitExceeded (more than 1 MiB or 1000 networks),
/// HeaderInvalid for what is no profile or has figures that cannot be.
[[nodiscard]] DeviceProfile readDeviceProfile(const std::filesystem::path& path);
/// Throws: ArgumentInvalid for a profile without a measurement; FileUnwritable.
void writeDeviceProfile(const std::filesystem::path& path, const DeviceProfile& profile);

/// Of what was measured here. Throws: ArgumentInvalid when nothing was.
[[nodiscard]] DeviceProfile profileOf(const MeasuredNetworks& measured, const std::string& name,
                                      std::int64_t memoryBytes);

}  // namespace scalescope
