// SPDX-License-Identifier: Apache-2.0
#include "core/weights/state_dict.h"

#include "core/base/digest.h"
#include "core/base/error.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>
#include <utility>

namespace scalescope {

static_assert(std::endian::native == std::endian::little,
              "weight tensors are little endian and are read in place");

namespace {

template <typename Value>
WeightTensor owning(Dtype dtype, std::vector<std::int64_t> shape, std::vector<Value> values) {
    auto owner = std::make_shared<const std::vector<Value>>(std::move(values));
    if (elementCount(shape) != static_cast<std::int64_t>(owner->size()))
        throw Error(ErrorCode::ShapeMismatch, "A tensor's values do not fill its shape.");
    return {dtype, std::move(shape), std::as_bytes(std::span(*owner)), owner};
}

float fromBfloat16(std::uint16_t bits) {
    return std::bit_cast<float>(static_cast<std::uint32_t>(bits) << 16);
}

float fromHalf(std::uint16_t bits) {
    const std::uint32_t sign = (bits & 0x8000U) << 16;
    const std::uint32_t exponent = (bits >> 10) & 0x1FU;
    const std::uint32_t fraction = bits & 0x3FFU;
    if (exponent == 0) {
        const float magnitude = static_cast<float>(fraction) * 0x1p-24F;  // zero or subnormal
        return sign ? -magnitude : magnitude;
    }
    const std::uint32_t wide = exponent == 31 ? 255 : exponent + 112;
    return std::bit_cast<float>(sign | (wide << 23) | (fraction << 13));
}

template <typename Stored, typename Convert>
std::vector<float> converted(std::span<const std::byte> bytes, Convert&& convert) {
    std::vector<float> values(bytes.size() / sizeof(Stored));
    for (std::size_t i = 0; i < values.size(); ++i) {
        Stored stored;  // memcpy: files do not promise alignment
        std::memcpy(&stored, bytes.data() + i * sizeof(Stored), sizeof(Stored));
        values[i] = convert(stored);
    }
    return values;
}

/// Stored values, from the beginning of bytes until out is full.
template <typename Stored, typename Convert>
void convertInto(std::span<const std::byte> bytes, std::span<double> out, Convert&& convert) {
    for (std::size_t i = 0; i < out.size(); ++i) {
        Stored stored;
        std::memcpy(&stored, bytes.data() + i * sizeof(Stored), sizeof(Stored));
        out[i] = static_cast<double>(convert(stored));
    }
}

template <typename Stored>
void castInto(std::span<const std::byte> bytes, std::span<double> out) {
    convertInto<Stored>(bytes, out, [](Stored value) { return value; });
}

template <typename Stored>
std::vector<float> cast(std::span<const std::byte> bytes) {
    return converted<Stored>(bytes, [](Stored value) { return static_cast<float>(value); });
}

std::string digestHeader(const std::string& key, const WeightTensor& tensor) {
    std::string text = key + ' ' + dtypeName(tensor.dtype) + " [";
    for (std::size_t i = 0; i < tensor.shape.size(); ++i) {
        if (i)
            text += ',';
        text += std::to_string(tensor.shape[i]);
    }
    return text += "]\n";
}

}  // namespace

WeightTensor makeTensor(std::vector<std::int64_t> shape, std::vector<float> values) {
    return owning(Dtype::F32, std::move(shape), std::move(values));
}

WeightTensor makeTensor(std::vector<std::int64_t> shape, std::vector<std::int64_t> values) {
    return owning(Dtype::I64, std::move(shape), std::move(values));
}

std::vector<float> toFloat(const WeightTensor& tensor) {
    switch (tensor.dtype) {
        case Dtype::F32: {
            std::vector<float> values(tensor.bytes.size() / sizeof(float));
            if (!values.empty())
                std::memcpy(values.data(), tensor.bytes.data(), values.size() * sizeof(float));
            return values;
        }
        case Dtype::F16:
            return converted<std::uint16_t>(tensor.bytes, fromHalf);
        case Dtype::BF16:
            return converted<std::uint16_t>(tensor.bytes, fromBfloat16);
        case Dtype::F64:
            return cast<double>(tensor.bytes);
        case Dtype::I64:
            return cast<std::int64_t>(tensor.bytes);
        case Dtype::I32:
            return cast<std::int32_t>(tensor.bytes);
        case Dtype::I16:
            return cast<std::int16_t>(tensor.bytes);
        case Dtype::I8:
            return cast<std::int8_t>(tensor.bytes);
        case Dtype::U8:
        case Dtype::Bool:
            return cast<std::uint8_t>(tensor.bytes);
    }
    return {};
}

std::size_t valueCount(const WeightTensor& tensor) {
    return tensor.bytes.size() / dtypeSize(tensor.dtype);
}

void readDoubles(const WeightTensor& tensor, std::size_t first, std::span<double> out) {
    const auto bytes = tensor.bytes.subspan(first * dtypeSize(tensor.dtype));
    switch (tensor.dtype) {
        case Dtype::F32:
            return castInto<float>(bytes, out);
        case Dtype::F16:
            return convertInto<std::uint16_t>(bytes, out, fromHalf);
        case Dtype::BF16:
            return convertInto<std::uint16_t>(bytes, out, fromBfloat16);
        case Dtype::F64:
            return castInto<double>(bytes, out);
        case Dtype::I64:
            return castInto<std::int64_t>(bytes, out);
        case Dtype::I32:
            return castInto<std::int32_t>(bytes, out);
        case Dtype::I16:
            return castInto<std::int16_t>(bytes, out);
        case Dtype::I8:
            return castInto<std::int8_t>(bytes, out);
        case Dtype::U8:
        case Dtype::Bool:
            return castInto<std::uint8_t>(bytes, out);
    }
}

void StateDict::set(std::string key, WeightTensor tensor) {
    const auto [place, isNew] = m_index.try_emplace(key, m_entries.size());
    if (isNew)
        m_entries.emplace_back(std::move(key), std::move(tensor));
    else
        m_entries[place->second].second = std::move(tensor);
}

std::optional<WeightTensor> StateDict::take(const std::string& key) {
    const auto place = m_index.find(key);
    if (place == m_index.end())
        return std::nullopt;
    const std::size_t at = place->second;
    WeightTensor tensor = std::move(m_entries[at].second);
    m_entries.erase(m_entries.begin() + static_cast<std::ptrdiff_t>(at));
    m_index.erase(place);
    for (auto& [name, index] : m_index)
        index -= index > at ? 1 : 0;
    return tensor;
}

const WeightTensor* StateDict::find(const std::string& key) const {
    const auto place = m_index.find(key);
    return place == m_index.end() ? nullptr : &m_entries[place->second].second;
}

std::string contentDigest(const StateDict& dict) {
    std::vector<const std::pair<std::string, WeightTensor>*> sorted;
    sorted.reserve(dict.size());
    for (const auto& entry : dict.entries())
        sorted.push_back(&entry);
    std::sort(sorted.begin(), sorted.end(),
              [](const auto* a, const auto* b) { return a->first < b->first; });
    Sha256 digest;
    for (const auto* entry : sorted) {
        const std::string header = digestHeader(entry->first, entry->second);
        digest.add(std::as_bytes(std::span(header)));
        digest.add(entry->second.bytes);
    }
    return digest.hex();
}

}  // namespace scalescope
