// SPDX-License-Identifier: Apache-2.0
#include "core/weights/match.h"

#include "core/base/format.h"
#include "core/model/parameters.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <set>
#include <utility>
#include <vector>

namespace scalescope {

namespace {

bool isFloating(Dtype dtype) {
    return dtype == Dtype::F32 || dtype == Dtype::F16 || dtype == Dtype::BF16 ||
           dtype == Dtype::F64;
}

bool isClassifier(const ParameterSpec& parameter) {
    return parameter.role == ParameterRole::LinearWeight ||
           parameter.role == ParameterRole::LinearBias;
}

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

/// Where the classifier is in the file, if it is one linear layer on the head's channels.
struct Head {
    std::string weightKey, biasKey;  ///< empty: not usable
    std::int64_t classCount = 0;
};

class Matcher {
public:
    Matcher(const StateDict& file, const Recognised& recognised, const NetworkSpec& spec,
            ReadDepth reading)
        : m_file(file),
          m_recognised(recognised),
          m_reading(reading),
          m_architecture(buildArchitecture(spec)),
          m_keys(recognised.names, m_architecture) {
        m_match.spec = spec;
        m_match.report.names = tensorNamesWord(recognised.names);
        m_match.report.strippedPrefix = recognised.prefix;
    }

    Match run() {
        const auto parameters = expectedParameters(m_architecture);
        for (const ParameterSpec& parameter : parameters)
            if (!isClassifier(parameter))
                m_used.insert(fileKey(parameter));
        if (!isHeadless())
            m_head = findHead();
        if (!m_head.weightKey.empty())
            m_match.spec.classCount = static_cast<int>(m_head.classCount);
        for (const ParameterSpec& parameter : parameters)
            isClassifier(parameter) ? takeClassifier(parameter)
                                    : take(parameter, fileKey(parameter));
        listUnexpected();
        addNotes();
        m_match.dict = std::make_shared<const StateDict>(std::move(m_dict));
        return std::move(m_match);
    }

private:
    std::string fileKey(const ParameterSpec& parameter) const {
        return m_recognised.prefix + m_keys.fileKey(parameter.key);
    }

    /// A feature extractor: saved without the last convolution, and so without a use for a head.
    bool isHeadless() const { return m_recognised.headChannels == 0; }

    /// In place of a head that is not there: its outputs are zero.
    void takeNothing(const ParameterSpec& parameter) {
        const bool ones =
            parameter.key.ends_with("bn.weight") || parameter.key.ends_with("running_var");
        m_dict.set(
            parameter.key,
            makeTensor(parameter.shape,
                       std::vector<float>(static_cast<std::size_t>(elementCount(parameter.shape)),
                                          ones ? 1.0F : 0.0F)));
    }

    bool fitsHead(const WeightTensor* weight) const {
        return weight && weight->shape.size() == 2 &&
               weight->shape[1] == m_architecture.headChannels && weight->shape[0] > 0 &&
               weight->shape[0] <= kMaxClasses;
    }

    Head headAt(const std::string& module) const {
        const WeightTensor* weight = m_file.find(module + ".weight");
        if (!fitsHead(weight))
            return {};
        const WeightTensor* bias = m_file.find(module + ".bias");
        const bool biasFits = !bias || bias->shape == std::vector<std::int64_t>{weight->shape[0]};
        if (!biasFits)
            return {};
        return {module + ".weight", bias ? module + ".bias" : std::string(), weight->shape[0]};
    }

    /// The usual place; else the only layer that is left over and is linear.
    Head findHead() const {
        std::set<std::string> left;
        for (const auto& [key, tensor] : m_file.entries())
            if (!m_used.contains(key))
                left.insert(key);
        const std::string usual = headPrefix(m_recognised) + classifierKey(m_recognised.names);
        const std::string module = usual.substr(0, usual.rfind('.'));
        if (const Head head = headAt(module); !head.weightKey.empty()) {
            const std::string root = headPrefix(m_recognised) + "classifier.";
            for (const std::string& key : left)
                if (key.starts_with(root) && !key.starts_with(module + '.') && key != module)
                    return {};
            return head;
        }
        for (const std::string& key : left) {
            if (!key.ends_with(".weight"))
                continue;
            const Head head = headAt(key.substr(0, key.rfind('.')));
            const std::size_t tensors = head.biasKey.empty() ? 1 : 2;
            if (!head.weightKey.empty() && left.size() == tensors)
                return head;
        }
        return {};
    }

    void takeClassifier(ParameterSpec parameter) {
        const bool isWeight = parameter.role == ParameterRole::LinearWeight;
        const std::string& key = isWeight ? m_head.weightKey : m_head.biasKey;
        parameter.shape[0] = m_match.spec.classCount;
        if (!key.empty()) {
            m_used.insert(key);
            take(parameter, key);
            return;
        }
        m_dict.set(parameter.key, zeros(parameter));
        if (m_head.weightKey.empty())
            m_match.report.classifierUsable = false;
        else
            m_match.report.notes.push_back("The classifier has no bias; zeros are used.");
    }

    static WeightTensor zeros(const ParameterSpec& parameter) {
        return makeTensor(
            parameter.shape,
            std::vector<float>(static_cast<std::size_t>(elementCount(parameter.shape)), 0.0F));
    }

    void take(const ParameterSpec& parameter, const std::string& key) {
        const WeightTensor* tensor = m_file.find(key);
        if (parameter.role == ParameterRole::BnTracked) {
            takeCount(parameter, key, tensor);
        } else if (!tensor && isHeadless() && parameter.key.starts_with("head.")) {
            takeNothing(parameter);
        } else if (!tensor) {
            record(KeyStatus::Missing, parameter.key, "",
                   "expected " + formatShape(parameter.shape));
            noteProblem(parameter.key + " (" + key + " in the file)");
        } else if (tensor->shape != parameter.shape) {
            const std::string detail = "expected " + formatShape(parameter.shape) + ", found " +
                                       formatShape(tensor->shape);
            record(KeyStatus::WrongShape, parameter.key, key, detail);
            noteProblem(key + ": " + detail);
        } else {
            takeValues(parameter, key, *tensor);
        }
    }

    void takeValues(const ParameterSpec& parameter, const std::string& key,
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
        m_dict.set(parameter.key, std::move(values));
    }

    /// num_batches_tracked: not used by inference, absent in old files, sometimes [1] instead of
    /// [].
    void takeCount(const ParameterSpec& parameter, const std::string& key,
                   const WeightTensor* tensor) {
        std::int64_t count = 0;
        if (!tensor)
            m_countsMissing += isHeadless() && parameter.key.starts_with("head.") ? 0 : 1;
        else if (m_reading == ReadDepth::Whole && tensor->dtype == Dtype::I64 &&
                 tensor->bytes.size() == sizeof(count))
            std::memcpy(&count, tensor->bytes.data(), sizeof(count));
        m_dict.set(parameter.key, makeTensor(parameter.shape, std::vector<std::int64_t>{count}));
        if (tensor)
            record(KeyStatus::Matched, parameter.key, key, "");
    }

    void listUnexpected() {
        const std::string detail =
            m_match.report.classifierUsable ? "" : "perhaps part of a head of its own";
        for (const auto& [key, tensor] : m_file.entries())
            if (!m_used.contains(key))
                record(KeyStatus::Unexpected, "", key, detail);
    }

    void addNotes() {
        auto& notes = m_match.report.notes;
        if (m_countsMissing > 0)
            notes.push_back("The file has no num_batches_tracked for " +
                            std::to_string(m_countsMissing) +
                            " batch norms (an old file); inference does not need them.");
        const std::string usual = headPrefix(m_recognised) + classifierKey(m_recognised.names);
        if (isHeadless())
            notes.push_back(
                "The file holds a feature extractor: the last convolution and the classifier are "
                "not in it, so predictions are disabled.");
        else if (!m_match.report.classifierUsable)
            notes.push_back(
                "The file has no head of one linear layer; the features are loaded and predictions "
                "are disabled.");
        else if (m_head.weightKey != usual)
            notes.push_back("The classifier was read from " + m_head.weightKey + ".");
        if (m_match.report.nonFinite > 0)
            notes.push_back(std::to_string(m_match.report.nonFinite) +
                            " tensors hold NaN or infinite values; results of this checkpoint "
                            "cannot be trusted.");
    }

    void record(KeyStatus status, std::string ours, std::string inFile, std::string detail) {
        m_match.report.add({status, std::move(ours), std::move(inFile), std::move(detail)});
    }

    void noteProblem(std::string problem) {
        if (m_match.firstProblem.empty())
            m_match.firstProblem = std::move(problem);
    }

    static constexpr std::int64_t kMaxClasses = 1'000'000;

    const StateDict& m_file;
    const Recognised& m_recognised;
    ReadDepth m_reading;
    Architecture m_architecture;
    KeyMap m_keys;
    Match m_match;
    Head m_head;
    StateDict m_dict;
    std::set<std::string> m_used;
    int m_countsMissing = 0;
};

}  // namespace

Match matchTensors(const StateDict& file, const Recognised& recognised, const NetworkSpec& spec,
                   ReadDepth reading) {
    return Matcher(file, recognised, spec, reading).run();
}

}  // namespace scalescope
