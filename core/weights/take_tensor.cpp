// SPDX-License-Identifier: Apache-2.0
#include "core/weights/take_tensor.h"

#include "core/base/format.h"
#include "core/weights/norm_biases.h"

#include <bit>
#include <cstdint>
#include <cstring>
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

std::int64_t nonFiniteCount(const WeightTensor& tensor) {
    std::int64_t count = 0;
    for (std::size_t at = 0; at + sizeof(float) <= tensor.bytes.size(); at += sizeof(float)) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, tensor.bytes.data() + at, sizeof(bits));
        count += (bits & 0x7F800000U) == 0x7F800000U ? 1 : 0;
    }
    return count;
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
    const std::int64_t bad =
        isCount || m_reading == ReadDepth::Structure ? 0 : nonFiniteCount(asFloat32(tensor));
    if (bad > 0)
        detail += ", " + std::to_string(bad) + " values are NaN or infinite";
    const bool same = isCount || tensor.dtype == Dtype::F32;
    record(bad > 0 ? KeyStatus::NonFinite
           : same  ? KeyStatus::Matched
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
    const std::int64_t bad = nonFiniteCount(values);
    if (bad > 0) {
        detail += (detail.empty() ? "" : ", ") + std::to_string(bad) + " of " +
                  std::to_string(elementCount(tensor.shape)) + " values are NaN or infinite";
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
