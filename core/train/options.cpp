// SPDX-License-Identifier: Apache-2.0
#include "core/train/options.h"

#include "core/base/format.h"
#include "core/base/setting.h"
#include "core/model/block_spec.h"

#include <charconv>
#include <cmath>

namespace scalescope {

namespace {

constexpr double kShareTolerance = 1e-6, kSmallestShare = 1e-6;
constexpr int kMaxBatch = 4096;

/// The sentence begins with what the setting is called, and then its value.
[[noreturn]] void refuse(std::string_view key, const std::string& why) {
    throw settingError(ErrorCode::ArgumentInvalid, settingMark(key) + " " + why);
}

template <typename Number>
Number numberIn(std::string_view text, std::string_view whole) {
    Number value{};
    const char* end = text.data() + text.size();
    const auto [rest, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc() || rest != end)
        refuse("px", std::string(whole).append(
                         ": write a side such as 96, or shares such as 64:0.5,96:0.4,224:0.1."));
    return value;
}

SizeShare sizeIn(std::string_view item, std::string_view whole) {
    const std::size_t colon = item.find(':');
    SizeShare size{numberIn<int>(item.substr(0, colon), whole), 1.0};
    if (colon != std::string_view::npos)
        size.share = numberIn<double>(item.substr(colon + 1), whole);
    return size;
}

void inRange(std::string_view key, double value, double low, double high) {
    if (!(value >= low && value <= high))
        refuse(key, formatReal(value)
                        .append(": use a number from ")
                        .append(formatReal(low))
                        .append(" to ")
                        .append(formatReal(high))
                        .append("."));
}

void checkSizes(const std::vector<SizeShare>& sizes) {
    double sum = 0.0;
    for (const SizeShare& size : sizes) {
        inRange("px", size.px, kSmallestInputSide, 1024);
        if (!(size.share >= kSmallestShare && size.share <= 1.0))
            refuse("px", sizesText(sizes) + ": a share is a number from " +
                             formatReal(kSmallestShare) + " to 1.");
        sum += size.share;
    }
    if (!(std::abs(sum - 1.0) <= kShareTolerance))
        refuse("px", sizesText(sizes) + ": the shares sum to " + formatReal(sum) +
                         ", they must sum to 1.");
}

const char* scheduleName(ScheduleKind kind) noexcept {
    return kind == ScheduleKind::Cosine ? "cosine" : "step";
}

const char* augmentName(AugmentKind kind) noexcept {
    switch (kind) {
        case AugmentKind::None:
            return "none";
        case AugmentKind::Crop:
            return "crop";
        case AugmentKind::CropFlip:
            return "crop-flip";
    }
    return "";
}

}  // namespace

std::vector<SizeShare> parseSizes(std::string_view text) {
    std::vector<SizeShare> sizes;
    for (std::string_view rest = text;;) {
        const std::size_t comma = rest.find(',');
        sizes.push_back(sizeIn(rest.substr(0, comma), text));
        if (comma == std::string_view::npos)
            break;
        rest.remove_prefix(comma + 1);
    }
    checkSizes(sizes);
    return sizes;
}

std::string sizesText(const std::vector<SizeShare>& sizes) {
    std::string text;
    for (const SizeShare& size : sizes) {
        if (!text.empty())
            text.push_back(',');
        text.append(std::to_string(size.px));
        if (sizes.size() > 1)
            text.append(":").append(formatExact(size.share));
    }
    return text;
}

const char* optimiserName(OptimiserKind kind) noexcept {
    return kind == OptimiserKind::Sgd ? "sgd" : "rmsprop";
}

void checkOptions(const TrainOptions& options) {
    checkSizes(options.sizes);
    if (options.pictures < 1)
        refuse("pictures", std::to_string(options.pictures) + ": use a number of at least 1.");
    inRange("batch", options.batch, 2, kMaxBatch);
    inRange("lr", options.learningRate, 1e-9, 100.0);
    inRange("momentum", options.momentum, 0.0, 0.9999);
    inRange("weight-decay", options.weightDecay, 0.0, 1.0);
    inRange("warmup", options.warmup, 0.0, 0.9);
    inRange("label-smoothing", options.labelSmoothing, 0.0, 0.9);
    inRange("dropout", options.spec.dropout, 0.0, 0.95);
    inRange("drop-path", options.dropPath, 0.0, 0.95);
    inRange("ema", options.emaDecay, 0.0, 0.999999);
    inRange("clip", options.clipNorm, 0.0, 1e9);
    static_cast<void>(buildArchitecture(options.spec));
}

std::map<std::string, std::string> optionTexts(const TrainOptions& options) {
    return {{"variant", options.spec.name},
            {"width", formatExact(options.spec.scale.width)},
            {"depth", formatExact(options.spec.scale.depth)},
            {"px", sizesText(options.sizes)},
            {"pictures", std::to_string(options.pictures)},
            {"batch", std::to_string(options.batch)},
            {"optimizer", optimiserName(options.optimiser)},
            {"lr", formatExact(options.learningRate)},
            {"momentum", formatExact(options.momentum)},
            {"weight-decay", formatExact(options.weightDecay)},
            {"schedule", scheduleName(options.schedule)},
            {"warmup", formatExact(options.warmup)},
            {"label-smoothing", formatExact(options.labelSmoothing)},
            {"dropout", formatExact(options.spec.dropout)},
            {"drop-path", formatExact(options.dropPath)},
            {"ema", formatExact(options.emaDecay)},
            {"clip", formatExact(options.clipNorm)},
            {"augment", augmentName(options.augment)},
            {"seed", std::to_string(options.seed)},
            {"from", options.startDigest}};
}

}  // namespace scalescope
