// SPDX-License-Identifier: Apache-2.0
#include "core/weights/match.h"

#include "core/model/parameters.h"
#include "core/weights/cosine_head.h"
#include "core/weights/find_head.h"
#include "core/weights/left_over.h"
#include "core/weights/norm_biases.h"
#include "core/weights/take_tensor.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace scalescope {

namespace {

bool isClassifier(const ParameterSpec& parameter) {
    return parameter.role == ParameterRole::LinearWeight ||
           parameter.role == ParameterRole::LinearBias;
}

/// A layer of such a width may stand between blocks (an adapter), or before the first one.
std::set<std::int64_t> widthsOf(const Architecture& architecture) {
    std::set<std::int64_t> widths;
    for (const ParameterSpec& parameter : expectedParameters(architecture))
        if (parameter.role == ParameterRole::ConvWeight)
            widths.insert({parameter.shape[0], parameter.shape[1]});
    widths.erase(1);  // of depthwise convolutions
    return widths;
}

class Matcher {
public:
    Matcher(const StateDict& file, const Recognised& recognised, const NetworkSpec& spec,
            const HowToMatch& how)
        : m_file(file),
          m_recognised(recognised),
          m_headless(recognised.headChannels == 0),
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
            m_taker.record(KeyStatus::Matched, "", bias,
                           "a bias, taken into the batch norm behind it");
        }
        m_convolutions = squeezeHeadConvolutions(m_file, m_used, m_recognised.prefix,
                                                 m_architecture.headChannels);
        takeHead(parameters);
        for (const ParameterSpec& parameter : parameters)
            if (!isClassifier(parameter))
                m_taker.take(parameter, fileKey(parameter));
        takeInputNorm();
        listUnexpected();
        addNotes();
        m_match.dict = std::make_shared<const StateDict>(m_taker.takeDict());
        return std::move(m_match);
    }

private:
    std::string fileKey(const ParameterSpec& parameter) const {
        return m_recognised.prefix + m_keys.fileKey(parameter.key);
    }

    std::string usualModule() const {
        const std::string usual = headPrefix(m_recognised) + classifierKey(m_recognised.names);
        return usual.substr(0, usual.rfind('.'));
    }

    /// A file with a classifier is no feature extractor: it lacks what stands before it.
    std::string headlessText() const {
        const std::string last = m_recognised.prefix + m_keys.fileKey("head.conv.weight");
        const auto unread =
            std::find_if(m_unreadable.begin(), m_unreadable.end(),
                         [&](const std::string& tensor) { return tensor.starts_with(last + ' '); });
        if (unread != m_unreadable.end())
            return "the last convolution of the file is not read, " + *unread;
        if (m_file.find(usualModule() + ".weight"))
            return "the file lacks the last convolution, " + last + ", before its classifier";
        return "the file holds a feature extractor, without the last convolution and the "
               "classifier";
    }

    void takeHead(const std::vector<ParameterSpec>& parameters) {
        if (!m_headless)
            m_head = findHead(m_file, {.used = m_used,
                                       .usualModule = usualModule(),
                                       .prefix = m_recognised.prefix,
                                       .channels = m_architecture.headChannels,
                                       .asked = m_asked,
                                       .unreadable = m_unreadable,
                                       .widths = widthsOf(m_architecture),
                                       .convolutions = m_convolutions});
        m_used.insert(m_head.keys.begin(), m_head.keys.end());
        LoadReport& report = m_match.report;
        report.classifierUsable = !m_head.layers.empty();
        if (!report.classifierUsable)
            report.predictionsOff =
                "Predictions are off: " + (m_headless ? headlessText() : m_head.off) + ".";
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
            return m_taker.take(parameter, key);
        m_taker.fill(parameter, 0.0F);
    }

    /// Several layers: what is linear becomes the classifier, the rest runs behind it.
    void takeFolded(const std::vector<ParameterSpec>& parameters) {
        for (const std::string& key : m_head.keys)
            m_taker.takeHeadKey(key);
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
                m_taker.set(parameter, makeTensor(parameter.shape,
                                                  parameter.role == ParameterRole::LinearWeight
                                                      ? std::move(folded.classifier.weight)
                                                      : std::move(folded.classifier.bias)));
        }
        if (!folded.rest.empty())
            m_match.headRest = std::make_shared<const HeadRest>(std::move(folded.rest));
    }

    void takeInputNorm() {
        auto norm = inputNormIn(m_file, m_used);
        if (norm)
            m_match.inputNorm = norm = inputNormValues(m_file, *norm);
        if (!norm)
            return;
        for (const std::string& key : {norm->meanKey, norm->stdKey}) {
            m_used.insert(key);
            m_taker.record(KeyStatus::Matched, "", key, "normalisation of the input");
        }
    }

    void listUnexpected() {
        const std::string detail =
            m_match.report.classifierUsable ? "" : "perhaps part of a head of its own";
        for (const auto& [key, tensor] : m_file.entries())
            if (!m_used.contains(key)) {
                m_taker.record(KeyStatus::Unexpected, "", key, detail);
                m_unused.push_back(key);
            }
    }

    void addNotes() {
        auto& notes = m_match.report.notes;
        if (!m_biases.empty())
            notes.push_back(biasesText(m_biases.size()));
        if (m_taker.countsMissing() > 0)
            notes.push_back("The file has no num_batches_tracked for " +
                            std::to_string(m_taker.countsMissing()) +
                            " batch norms (an old file); inference does not need them.");
        const auto& layers = m_head.layers;
        if (!m_match.report.classifierUsable)
            notes.push_back(m_match.report.predictionsOff);
        else if (layers.size() > 1)
            notes.push_back("The head of the file has several layers, which run as " +
                            headText(layers) + (m_asked ? "; its activation is as asked." : "."));
        else if (layers.front().module != usualModule())
            notes.push_back("The classifier was read from " + layers.front().module + ".weight.");
        if (!m_head.assumed.empty())
            notes.push_back(m_head.assumed);
        for (const HeadLayer& layer : layers)
            if (m_convolutions.contains(layer.module))
                notes.push_back(layer.module +
                                " is a convolution of 1x1; it is run as a linear layer on the "
                                "means of the features, which is the same where no activation "
                                "follows it.");
        if (const HeadLayer* last = lastWithoutBias(m_file, layers))
            notes.push_back(last->module +
                            " has no bias; it is run as a linear layer without one.");
        if (!m_unused.empty())
            notes.push_back(std::to_string(m_unused.size()) +
                            (m_unused.size() == 1 ? " tensor of the file is not used: "
                                                  : " tensors of the file are not used: ") +
                            firstOf(m_unused) + ".");
        noteUnusable(m_match.report.nonFinite - m_taker.onlyBeyond(), "NaN or infinite values");
        noteUnusable(m_taker.onlyBeyond(), "values beyond the range of float32");
    }

    void noteUnusable(int tensors, const char* values) {
        if (tensors > 0)
            m_match.report.notes.push_back(
                std::to_string(tensors) + (tensors == 1 ? " tensor holds " : " tensors hold ") +
                values + "; results of this checkpoint cannot be trusted.");
    }

    StateDict m_file;  ///< convolutions of its head as linear layers
    const Recognised& m_recognised;
    /// A feature extractor: saved without the last convolution, and so without a use for a head.
    bool m_headless;
    ReadDepth m_reading;
    std::optional<HeadActivation> m_asked;
    const std::vector<std::string>& m_unreadable;
    Architecture m_architecture;
    KeyMap m_keys;
    std::map<std::string, std::string> m_biases;  ///< as biasesBeforeNorms
    Match m_match;
    FoundHead m_head;
    std::set<std::string> m_convolutions;  ///< that may be layers of the head
    TensorTaker m_taker{m_file, m_reading, m_headless, m_biases, m_match};
    std::set<std::string> m_used;
    std::vector<std::string> m_unused;
};

}  // namespace

Match matchTensors(const StateDict& file, const Recognised& recognised, const NetworkSpec& spec,
                   const HowToMatch& how) {
    return Matcher(file, recognised, spec, how).run();
}

}  // namespace scalescope
