// SPDX-License-Identifier: Apache-2.0
#include "core/weights/demo.h"

#include "core/base/digest.h"
#include "core/base/error.h"
#include "core/weights/load_file.h"

#include <span>
#include <string_view>

namespace scalescope {

namespace embedded {
extern const std::string_view demoB0;
}

namespace {

std::span<const std::byte> demoBytes() {
    return std::as_bytes(std::span(embedded::demoB0));
}

WeightsInfo infoFor(const NetworkSpec& spec) {
    std::optional<WeightsInfo> info = demoInfo(spec.variant);
    if (!info)
        throw Error(ErrorCode::ArgumentInvalid,
                    "there are no demo weights of " + networkTitle(spec) + ", only of B0.");
    return *std::move(info);
}

}  // namespace

std::optional<WeightsInfo> demoInfo(std::optional<int> variant) {
    if (variant != 0)
        return std::nullopt;
    static const std::string sha256 = sha256Hex(demoBytes());
    WeightsInfo info;
    info.kind = WeightsKind::Demo;
    info.name = "efficientnet_b0_demo.safetensors (built in)";
    info.sha256 = sha256;
    info.format = "safetensors";
    info.fileBytes = static_cast<std::int64_t>(embedded::demoB0.size());
    info.verdict =
        "Demo weights: trained on generated pictures of 20 kinds; of other pictures their "
        "predictions say little.";
    return info;
}

std::string demoLimits() {
    return "The demo knows 20 generated kinds only; of other pictures its predictions say little.";
}

std::string noDemoNote(const NetworkSpec& spec) {
    return "There are no demo weights of " + networkTitle(spec) + ".";
}

Weights loadDemo(const NetworkSpec& spec, const AskedConventions& asked, RunContext& context) {
    return loadBytes(demoBytes(), infoFor(spec), spec, asked, context);
}

FileContents inspectDemo(const NetworkSpec& spec, const AskedConventions& asked,
                         RunContext& context) {
    return inspectBytes(demoBytes(), infoFor(spec), context, {.wanted = &spec, .asked = asked});
}

}  // namespace scalescope
