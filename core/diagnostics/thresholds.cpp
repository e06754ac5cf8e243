// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/thresholds.h"

namespace scalescope {

const char* verdictName(Verdict verdict) noexcept {
    switch (verdict) {
        case Verdict::Ok:
            return "ok";
        case Verdict::Info:
            return "info";
        case Verdict::NoData:
            return "no data";
        case Verdict::Warn:
            return "warn";
        case Verdict::Fail:
            return "fail";
    }
    return "?";
}

}  // namespace scalescope
