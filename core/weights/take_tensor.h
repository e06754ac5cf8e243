// SPDX-License-Identifier: Apache-2.0
// Takes tensors of a file one at a time into the dict of a match: shape, type and values of each
// are looked at, and what was found stands in the report.
#pragma once

#include "core/model/parameters.h"
#include "core/weights/match.h"

#include <map>
#include <string>
#include <utility>

namespace scalescope {

class TensorTaker {
public:
    /// headless: what the file lacks of the head is no fault. biases: as biasesBeforeNorms. All of
    /// these outlive the taker.
    TensorTaker(const StateDict& file, ReadDepth reading, bool headless,
                const std::map<std::string, std::string>& biases, Match& match)
        : m_file(file),
          m_reading(reading),
          m_headless(headless),
          m_biases(biases),
          m_match(match) {}

    void take(const ParameterSpec& parameter, const std::string& key);
    /// A tensor of a head that is folded: it is looked at here, and used there.
    void takeHeadKey(const std::string& key);
    void fill(const ParameterSpec& parameter, float value);
    void set(const ParameterSpec& parameter, WeightTensor tensor);
    void record(KeyStatus status, std::string ours, std::string inFile, std::string detail);

    /// Batch norms without num_batches_tracked.
    [[nodiscard]] int countsMissing() const { return m_countsMissing; }
    /// Of the tensors with values that are not finite, those whose values are so in the file.
    [[nodiscard]] int onlyBeyond() const { return m_onlyBeyond; }
    [[nodiscard]] StateDict takeDict() { return std::move(m_dict); }

private:
    void takeNothing(const ParameterSpec& parameter);
    void takeValues(const ParameterSpec& parameter, const std::string& key,
                    const WeightTensor& tensor);
    void takeCount(const ParameterSpec& parameter, const std::string& key,
                   const WeightTensor* tensor);
    void noteProblem(std::string problem);

    const StateDict& m_file;
    ReadDepth m_reading;
    bool m_headless;
    const std::map<std::string, std::string>& m_biases;
    Match& m_match;
    StateDict m_dict;
    int m_countsMissing = 0;
    int m_onlyBeyond = 0;
};

}  // namespace scalescope
