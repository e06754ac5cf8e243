// SPDX-License-Identifier: Apache-2.0
// What a device takes, measured elsewhere.
#include "core/scaling/device_profile.h"

#include "tests/fuzz/fuzz_target.h"

#include <cmath>

using namespace scalescope;
using namespace scalescope::fuzz;

SCALESCOPE_FUZZ_FILE(device_profile, "mutant.json") {
    static_cast<void>(isRead(Subject::Input, path.string(), [&] {
        const DeviceProfile profile = readDeviceProfile(path);
        for (const double macs : {1.0, 4e8, 1e12}) {
            const double latencyMs = profile.latencyMs(macs);
            require(std::isfinite(latencyMs) && latencyMs >= 0.0, "a latency is a number");
        }
    }));
}
