// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/weights_target.h"

#include "core/base/tensor.h"
#include "core/weights/formats/numpy_value.h"

#include <numeric>
#include <string>

namespace scalescope::fuzz {

namespace {

constexpr std::size_t kMaxLooked = 500;              ///< values that are asked what they mean
constexpr std::size_t kMaxElementBytes = 1'000'000;  ///< of a tensor that is converted

int sumOf(std::string_view text) {
    return std::accumulate(text.begin(), text.end(), 0);
}

void lookAt(const Value& value, const Archive& archive, bool closely) {
    require(value.kind != Value::Kind::Tensor || archive.tensors.empty() ||
                static_cast<std::size_t>(value.integer) < archive.tensors.size(),
            "a tensor's value names a tensor of the archive");
    volatile int sum = closely ? sumOf(value.text) : 0;
    for (const Value* item : value.items)
        require(item != nullptr, "a container holds values");
    if (!closely)
        return;
    static_cast<void>(sum);
    static_cast<void>(value.find("state_dict"));
    static_cast<void>(value.attribute("_modules"));
    static_cast<void>(wholeNumberOf(value));
    static_cast<void>(scalescope::textOf(value));
    static_cast<void>(numpyTexts(value));
}

void lookAt(const WeightTensor& tensor, ReadDepth reading) {
    const std::int64_t count = elementCount(tensor.shape);
    require(count >= 0, "a tensor has a count of elements");
    if (reading == ReadDepth::Structure)
        return;
    require(tensor.bytes.size() == static_cast<std::size_t>(count) * dtypeSize(tensor.dtype),
            "a tensor has the bytes of its shape");
    if (tensor.bytes.size() > kMaxElementBytes)
        return;
    const std::vector<float> values = toFloat(tensor);
    require(values.size() == static_cast<std::size_t>(count), "every element is a number");
}

}  // namespace

std::shared_ptr<const void> noOwner() {
    static const auto owner = std::make_shared<const int>(0);
    return owner;
}

Fetch nothingToFetch() {
    return [](std::size_t, std::size_t) {};
}

void lookAt(const Archive& archive) {
    require(archive.root != nullptr, "an archive has a root");
    std::size_t seen = 0;
    for (const Value& value : archive.values)
        lookAt(value, archive, ++seen <= kMaxLooked);
    for (const WeightTensor& tensor : archive.tensors)
        lookAt(tensor, archive.reading);
}

}  // namespace scalescope::fuzz
