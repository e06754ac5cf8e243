// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/saturation/saturation.h"

#include "core/base/error.h"

#include <array>
#include <cmath>
#include <utility>

namespace scalescope {

namespace {

constexpr double kFp16Largest = 65504.0;

// Cut points solve |y'| = eps; y'(-x) = 1 - y'(x) gives the linear zone. Own; definitions 1.2.
constexpr double kSiluMinimum = -1.278464542761074;
constexpr std::array<std::pair<double, SiluZones>, 3> kZones{{
    {0.001,
     {-8.985061564074256, kSiluMinimum, 8.985061564074256, -1.283069935823603, -1.273887534161695}},
    {0.01,
     {-6.261388848819966, kSiluMinimum, 6.261388848819966, -1.325879855579082, -1.233897976864305}},
    {0.05,
     {-4.082559352337185, kSiluMinimum, 4.082559352337185, -1.558559494671482, -1.076858617368078}},
}};

}  // namespace

SiluZones siluZones(double epsilon) {
    for (const auto& [known, zones] : kZones)
        if (std::fabs(known - epsilon) < 1e-12)
            return zones;
    throw Error(ErrorCode::ArgumentInvalid,
                "The epsilon of SiLU's zones must be 0.001, 0.01 or 0.05; the cut points of others "
                "are not known.");
}

std::optional<double> ActivationStats::zoneShare(std::uint64_t count) const {
    const std::uint64_t finite = zones.finite();
    if (finite == 0)
        return std::nullopt;
    return static_cast<double>(count) / static_cast<double>(finite);
}

std::optional<double> ActivationStats::leftShare() const {
    return zoneShare(zones.left);
}

std::optional<double> ActivationStats::dormantShare() const {
    const std::int64_t judged = channels - static_cast<std::int64_t>(nonFiniteChannels.size());
    if (judged <= 0)
        return std::nullopt;
    return static_cast<double>(deadCount + constantCount + dormantCount) /
           static_cast<double>(judged);
}

std::optional<double> ActivationStats::fp16HeadroomBits() const {
    if (!(maxAbs > 0.0))
        return std::nullopt;
    return std::log2(kFp16Largest / maxAbs);
}

}  // namespace scalescope
