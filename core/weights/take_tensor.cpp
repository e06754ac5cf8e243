// SPDX-License-Identifier: Apache-2.0
#include "core/weights/take_tensor.h"

#include "core/base/format.h"
#include "core/weights/norm_biases.h"

#include <bit>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace scalescope {

namespace {

/// Float32 that can be read in place, or a converted copy.
WeightTensor asFloat32(const WeightTensor& tensor) {
    const bool aligned = std::bit_cast<std::uintptr_t>(tensor.bytes.data()) % alignof(float) == 0;
    if (tensor.dtype == Dtype::F32 && aligned)
        return tensor;
    return makeTensor(tensor.shape, toFloat(tensor));
}

template <typename Bits>
std::int64_t nonFiniteIn(std::span<const std::byte> bytes, Bits exponent) {
    std::int64_t count = 0;
    for (std::size_t at = 0; at + sizeof(Bits) <= bytes.size(); at += sizeof(Bits)) {
        Bits bits = 0;
        std::memcpy(&bits, bytes.data() + at, sizeof(bits));
        count += (bits & exponent) == exponent ? 1 : 0;
    }
    return count;
}

struct UnusableValues {
    std::int64_t nonFinite = 0;  ///< in the file
    std::int64_t beyond = 0;     ///< finite in the file, but no float32

    [[nodiscard]] bool any() const { return nonFinite + beyond > 0; }
    /// of: "of 32 ", or nothing.
    [[nodiscard]] std::string text(const std::string& of) const {
        const std::string large =
            beyond > 0 ? std::to_string(beyond) + ' ' + of +
                             "values are beyond the range of float32, though finite in the file"
                       : std::string();
        if (nonFinite == 0)
            return large;
        return std::to_string(nonFinite) + ' ' + of + "values are NaN or infinite" +
               (large.empty() ? "" : ", ") + large;
    }
};

/// values: the tensor as float32.
UnusableValues unusableIn(const WeightTensor& tensor, const WeightTensor& values) {
    UnusableValues found{nonFiniteIn<std::uint32_t>(values.bytes, 0x7F800000U)};
    if (tensor.dtype == Dtype::F64 && found.nonFinite > 0) {
        const std::int64_t inFile = nonFiniteIn<std::uint64_t>(tensor.bytes, 0x7FF0000000000000U);
        found = {inFile, found.nonFinite - inFile};
    }
    return found;
}

}  // namespace

void TensorTaker::take(const ParameterSpec& parameter, const std::string& key) {
    const WeightTensor* tensor = m_file.find(key);
    if (parameter.role == ParameterRole::BnTracked) {
        takeCount(parameter, key, tensor);
    } else if (!tensor && m_headless && parameter.key.starts_with("head.")) {
        takeNothing(parameter);
    } else if (!tensor) {
        m_match.report.add({KeyStatus::Missing, parameter.key, "",
                            "expected " + formatShape(parameter.shape), key});
        noteProblem(parameter.key + " (" + key + " in the file)");
    } else if (tensor->shape != parameter.shape) {
        const std::string detail =
            "expected " + formatShape(parameter.shape) + ", found " + formatShape(tensor->shape);
        record(KeyStatus::WrongShape, parameter.key, key, detail);
        noteProblem(key + ": " + detail);
    } else {
        takeValues(parameter, key, *tensor);
    }
}

/// In place of a head that is not there: its outputs are zero.
void TensorTaker::takeNothing(const ParameterSpec& parameter) {
    const bool ones =
        parameter.key.ends_with("bn.weight") || parameter.key.ends_with("running_var");
    fill(parameter, ones ? 1.0F : 0.0F);
}

void TensorTaker::fill(const ParameterSpec& parameter, float value) {
    const auto count = static_cast<std::size_t>(elementCount(parameter.shape));
    set(parameter, makeTensor(parameter.shape, std::vector<float>(count, value)));
}

void TensorTaker::set(const ParameterSpec& parameter, WeightTensor tensor) {
    m_dict.set(parameter.key, std::move(tensor));
}

void TensorTaker::takeHeadKey(const std::string& key) {
    const WeightTensor& tensor = *m_file.find(key);
    std::string detail = "a layer of the head";
    const bool isCount = key.ends_with("num_batches_tracked");
    UnusableValues bad;
    if (!isCount && m_reading != ReadDepth::Structure)
        bad = unusableIn(tensor, asFloat32(tensor));
    if (bad.any())
        detail += ", " + bad.text("");
    m_onlyBeyond += bad.any() && bad.nonFinite == 0 ? 1 : 0;
    const bool same = isCount || tensor.dtype == Dtype::F32;
    record(bad.any() ? KeyStatus::NonFinite
           : same    ? KeyStatus::Matched
                     : KeyStatus::Converted,
           "", key, std::move(detail));
}

void TensorTaker::takeValues(const ParameterSpec& parameter, const std::string& key,
                             const WeightTensor& tensor) {
    if (!isFloating(tensor.dtype) && m_match.unsupported.empty())
        m_match.unsupported = key + " is " + dtypeName(tensor.dtype);
    if (m_reading == ReadDepth::Structure) {
        const bool same = tensor.dtype == Dtype::F32;
        record(same ? KeyStatus::Matched : KeyStatus::Converted, parameter.key, key,
               same ? "" : std::string(dtypeName(tensor.dtype)) + " to fp32");
        return;
    }
    WeightTensor values = asFloat32(tensor);
    std::string detail;
    if (tensor.dtype != Dtype::F32)
        detail = std::string(dtypeName(tensor.dtype)) + " to fp32";
    const UnusableValues bad = unusableIn(tensor, values);
    m_onlyBeyond += bad.any() && bad.nonFinite == 0 ? 1 : 0;
    if (bad.any()) {
        detail += (detail.empty() ? "" : ", ") +
                  bad.text("of " + std::to_string(elementCount(tensor.shape)) + ' ');
        record(KeyStatus::NonFinite, parameter.key, key, detail);
    } else {
        record(detail.empty() ? KeyStatus::Matched : KeyStatus::Converted, parameter.key, key,
               detail);
    }
    const auto bias = m_biases.find(parameter.key);
    set(parameter, bias == m_biases.end() ? std::move(values)
                                          : withoutBias(values, *m_file.find(bias->second)));
}

/// num_batches_tracked: not used by inference, absent in old files, sometimes [1] instead of
/// [].
void TensorTaker::takeCount(const ParameterSpec& parameter, const std::string& key,
                            const WeightTensor* tensor) {
    std::int64_t count = 0;
    if (!tensor)
        m_countsMissing += m_headless && parameter.key.starts_with("head.") ? 0 : 1;
    else if (m_reading == ReadDepth::Whole && tensor->dtype == Dtype::I64 &&
             tensor->bytes.size() == sizeof(count))
        std::memcpy(&count, tensor->bytes.data(), sizeof(count));
    set(parameter, makeTensor(parameter.shape, std::vector<std::int64_t>{count}));
    if (tensor)
        record(KeyStatus::Matched, parameter.key, key, "");
}

void TensorTaker::record(KeyStatus status, std::string ours, std::string inFile,
                         std::string detail) {
    m_match.report.add({status, std::move(ours), std::move(inFile), std::move(detail)});
}

void TensorTaker::noteProblem(std::string problem) {
    if (m_match.firstProblem.empty())
        m_match.firstProblem = std::move(problem);
}

}  // namespace scalescope
