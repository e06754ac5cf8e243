// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/run_settings.h"

#include "core/diagnostics/threshold_limits.h"
#include "ui/base/convert.h"

#include <algorithm>
#include <utility>

namespace scalescope::ui {

const WeightsRequest& RunSettings::weightsOf(const std::string& network) const {
    const auto own = m_weightsOf.find(network);
    return own == m_weightsOf.end() ? m_weights : own->second;
}

RunRequest RunSettings::requestFor(const NetworkSpec& network) const {
    return {network, weightsOf(network.name), m_options, usedThresholds()};
}

InputRequest RunSettings::inputOf(ImageList images) const {
    InputRequest input;
    input.images = std::move(images);
    input.preprocess = str(m_preprocess);
    return input;
}

Request RunSettings::requestFor(std::vector<NetworkSpec> networks, ImageList images) const {
    Request request;
    request.networks = std::move(networks);
    request.weights = m_weights;
    request.weightsFor = m_weightsOf;
    request.input = inputOf(std::move(images));
    request.options = m_options;
    request.thresholds = usedThresholds();
    return request;
}

void RunSettings::setOptions(const RunOptions& options) {
    if (options == m_options)
        return;
    m_options = options;
    Q_EMIT changed({});
}

void RunSettings::setThresholds(const Thresholds& thresholds) {
    if (thresholds == m_thresholds)
        return;
    m_thresholds = thresholds;
    Q_EMIT changed({});
}

Thresholds RunSettings::usedThresholds() const {
    Thresholds used = m_thresholds;
    if (m_options.dtype == Dtype::BF16)
        used.gateEpsilon = std::max(used.gateEpsilon, kSmallestBf16GateEpsilon);
    return used;
}

void RunSettings::setPreprocess(const QString& preprocess) {
    if (preprocess == m_preprocess)
        return;
    m_preprocess = preprocess;
    Q_EMIT changed({});
}

void RunSettings::setWeights(const std::optional<std::string>& network,
                             const WeightsRequest& request) {
    if (network) {
        m_weightsOf[*network] = request;
    } else {
        m_weights = request;
        std::erase_if(m_weightsOf,
                      [this](const auto& named) { return !m_kept.contains(named.first); });
    }
    Q_EMIT changed(network);
}

void RunSettings::keepWeights(const std::string& network, const WeightsRequest& request) {
    m_weightsOf[network] = request;
    m_kept.insert(network);
}

void RunSettings::forget(const std::string& network) {
    m_weightsOf.erase(network);
    m_kept.erase(network);
}

}  // namespace scalescope::ui
