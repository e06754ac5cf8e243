// SPDX-License-Identifier: Apache-2.0
#include "core/report/json/se_lab_json.h"

#include "core/report/json/json_values.h"

namespace scalescope {

namespace {

using detail::Json;

Json samplesJson(const PerSample& samples) {
    Json list = Json::array();
    for (const std::vector<double>& sample : samples)
        list.push_back(detail::numbersJson(sample));
    return list;
}

Json costsJson(std::int64_t channels, SeForm form) {
    Json list = Json::array();
    for (form.reduction = kSmallestReduction; form.reduction <= kLargestReduction;
         form.reduction *= 2) {
        const SeCost cost = seCost(channels, form);
        list.push_back({{"reduction", form.reduction},
                        {"hiddenUnits", cost.hidden},
                        {"params", cost.params},
                        {"macs", cost.macs}});
    }
    return list;
}

}  // namespace

std::string seLabJson(const SeLabRequest& request, const SeLabResult& result,
                      const Environment& environment) {
    const SeCost cost = seCost(request.shape[1], request.form);
    Json document = detail::documentHead("se-lab", environment, std::nullopt);
    document["shape"] = request.shape;
    document["reduction"] = request.form.reduction;
    document["bias"] = request.form.bias;
    document["activation"] = seActivationName(request.form.activation);
    document["seed"] = request.seed;
    document["gateOverrides"] = Json::array();
    for (const auto& [channel, gate] : request.overrides)
        document["gateOverrides"].push_back({{"channel", channel}, {"gate", gate}});
    document["outputShape"] = result.outputShape;
    document["hiddenUnits"] = cost.hidden;
    document["params"] = cost.params;
    document["macsPerImage"] = cost.macs;
    document["squeeze"] = samplesJson(result.squeeze);
    document["hidden"] = samplesJson(result.hidden);
    document["gates"] = samplesJson(result.gates);
    document["energyIn"] = samplesJson(result.energyIn);
    document["energyOut"] = samplesJson(result.energyOut);
    document["costs"] = costsJson(request.shape[1], request.form);
    return detail::textOf(document);
}

}  // namespace scalescope
