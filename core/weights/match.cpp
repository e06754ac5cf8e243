// SPDX-License-Identifier: Apache-2.0
#include "core/weights/match.h"

#include "core/base/format.h"
#include "core/model/parameters.h"
#include "core/weights/find_head.h"
#include "core/weights/norm_biases.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace scalescope {

namespace {

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

class Matcher {
public:
    Matcher(const StateDict& file, const Recognised& recognised, const NetworkSpec& spec,
            const HowToMatch& how)
        : m_file(file),
          m_recognised(recognised),
          m_reading(how.reading),
          m_asked(how.headActivation),
          m_unreadable(how.unreadable),
          m_architecture(buildArchitecture(spec)),
          m_keys(recognised.names, m_architecture),
          m_biases(biasesBeforeNorms(file, recognised, m_architecture)) {
        m_match.spec = spec;
        m_match.report.names = tensorNamesWord(recognised.names);
        m_match.report.strippedPrefix = recognised.prefix;
    }

    Match run() {
        const auto parameters = expectedParameters(m_architecture);
        for (const ParameterSpec& parameter : parameters)
            if (!isClassifier(parameter))
                m_used.insert(fileKey(parameter));
        for (const auto& [mean, bias] : m_biases) {
            m_used.insert(bias);
            record(KeyStatus::Matched, "", bias, "a bias, taken into the batch norm behind it");
        }
        takeHead(parameters);
        for (const ParameterSpec& parameter : parameters)
            if (!isClassifier(parameter))
                take(parameter, fileKey(parameter));
        takeInputNorm();
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

    std::string usualModule() const {
        const std::string usual = headPrefix(m_recognised) + classifierKey(m_recognised.names);
        return usual.substr(0, usual.rfind('.'));
    }

    void takeHead(const std::vector<ParameterSpec>& parameters) {
        if (!isHeadless())
            m_head = findHead(m_file, {.used = m_used,
                                       .usualModule = usualModule(),
                                       .prefix = m_recognised.prefix,
                                       .channels = m_architecture.headChannels,
                                       .asked = m_asked,
                                       .unreadable = m_unreadable});
        m_used.insert(m_head.keys.begin(), m_head.keys.end());
        LoadReport& report = m_match.report;
        report.classifierUsable = !m_head.layers.empty();
        if (!report.classifierUsable)
            report.predictionsOff =
                "Predictions are off: " +
                (isHeadless() ? "the file holds a feature extractor, without the last convolution "
                                "and the classifier"
                              : m_head.off) +
                ".";
        if (m_head.layers.size() > 1)
            return takeFolded(parameters);
        if (report.classifierUsable)
            m_match.spec.classCount = static_cast<int>(m_head.layers.front().out);
        for (const ParameterSpec& parameter : parameters)
            if (isClassifier(parameter))
                takeClassifier(parameter);
    }

    void takeClassifier(ParameterSpec parameter) {
        const bool isWeight = parameter.role == ParameterRole::LinearWeight;
        parameter.shape[0] = m_match.spec.classCount;
        const std::string key =
            m_match.report.classifierUsable
                ? m_head.layers.front().module + (isWeight ? ".weight" : ".bias")
                : std::string();
        if (m_head.keys.contains(key))
            return take(parameter, key);
        m_dict.set(parameter.key, zeros(parameter));
        if (m_match.report.classifierUsable)
            m_match.report.notes.push_back("The classifier has no bias; zeros are used.");
    }

    /// Several layers: what is linear becomes the classifier, the rest runs behind it.
    void takeFolded(const std::vector<ParameterSpec>& parameters) {
        for (const std::string& key : m_head.keys)
            takeHeadKey(key);
        FoldedHead folded;
        if (m_reading == ReadDepth::Whole)
            folded = foldHead(m_file, m_head.layers);
        m_match.spec.classCount = static_cast<int>(
            m_reading == ReadDepth::Whole ? folded.classifier.out : m_head.layers.back().out);
        for (ParameterSpec parameter : parameters) {
            if (!isClassifier(parameter))
                continue;
            parameter.shape[0] = m_match.spec.classCount;
            if (m_reading == ReadDepth::Whole)
                m_dict.set(parameter.key,
                           makeTensor(parameter.shape, parameter.role == ParameterRole::LinearWeight
                                                           ? std::move(folded.classifier.weight)
                                                           : std::move(folded.classifier.bias)));
        }
        if (!folded.rest.empty())
            m_match.headRest = std::make_shared<const HeadRest>(std::move(folded.rest));
    }

    /// A tensor of a head that is folded: it is looked at here, and used there.
    void takeHeadKey(const std::string& key) {
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
            m_match.report.add({KeyStatus::Missing, parameter.key, "",
                                "expected " + formatShape(parameter.shape), key});
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
        const auto bias = m_biases.find(parameter.key);
        m_dict.set(parameter.key, bias == m_biases.end()
                                      ? std::move(values)
                                      : withoutBias(values, *m_file.find(bias->second)));
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

    void takeInputNorm() {
        auto norm = inputNormIn(m_file, m_used);
        if (norm)
            m_match.inputNorm = norm = inputNormValues(m_file, *norm);
        if (!norm)
            return;
        for (const std::string& key : {norm->meanKey, norm->stdKey}) {
            m_used.insert(key);
            record(KeyStatus::Matched, "", key, "normalisation of the input");
        }
    }

    void listUnexpected() {
        const std::string detail =
            m_match.report.classifierUsable ? "" : "perhaps part of a head of its own";
        for (const auto& [key, tensor] : m_file.entries())
            if (!m_used.contains(key)) {
                record(KeyStatus::Unexpected, "", key, detail);
                m_unused.push_back(key);
            }
    }

    void addNotes() {
        auto& notes = m_match.report.notes;
        if (!m_biases.empty())
            notes.push_back(biasesText(m_biases.size()));
        if (m_countsMissing > 0)
            notes.push_back("The file has no num_batches_tracked for " +
                            std::to_string(m_countsMissing) +
                            " batch norms (an old file); inference does not need them.");
        const auto& layers = m_head.layers;
        if (!m_match.report.classifierUsable)
            notes.push_back(m_match.report.predictionsOff);
        else if (layers.size() > 1)
            notes.push_back("The head of the file has several layers, which run as " +
                            headText(layers) + (m_asked ? "; its activation is as asked." : "."));
        else if (layers.front().module != usualModule())
            notes.push_back("The classifier was read from " + layers.front().module + ".weight.");
        if (!m_unused.empty())
            notes.push_back(std::to_string(m_unused.size()) +
                            (m_unused.size() == 1 ? " tensor of the file is not used: "
                                                  : " tensors of the file are not used: ") +
                            firstOf(m_unused) + ".");
        if (m_match.report.nonFinite > 0)
            notes.push_back(std::to_string(m_match.report.nonFinite) +
                            (m_match.report.nonFinite == 1 ? " tensor holds" : " tensors hold") +
                            " NaN or infinite values; results of this checkpoint cannot be "
                            "trusted.");
    }

    void record(KeyStatus status, std::string ours, std::string inFile, std::string detail) {
        m_match.report.add({status, std::move(ours), std::move(inFile), std::move(detail)});
    }

    void noteProblem(std::string problem) {
        if (m_match.firstProblem.empty())
            m_match.firstProblem = std::move(problem);
    }

    const StateDict& m_file;
    const Recognised& m_recognised;
    ReadDepth m_reading;
    std::optional<HeadActivation> m_asked;
    const std::vector<std::string>& m_unreadable;
    Architecture m_architecture;
    KeyMap m_keys;
    std::map<std::string, std::string> m_biases;  ///< as biasesBeforeNorms
    Match m_match;
    FoundHead m_head;
    StateDict m_dict;
    std::set<std::string> m_used;
    std::vector<std::string> m_unused;
    int m_countsMissing = 0;
};

}  // namespace

Match matchTensors(const StateDict& file, const Recognised& recognised, const NetworkSpec& spec,
                   const HowToMatch& how) {
    return Matcher(file, recognised, spec, how).run();
}

}  // namespace scalescope
