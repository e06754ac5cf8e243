// SPDX-License-Identifier: Apache-2.0
// How networks are run: options, thresholds, preprocessing, and each one's weights.
#pragma once

#include "core/session/plan.h"

#include <QObject>
#include <QString>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace scalescope::ui {

/// Networks go by NetworkSpec::name.
class RunSettings : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] const RunOptions& options() const { return m_options; }
    [[nodiscard]] const Thresholds& thresholds() const { return m_thresholds; }
    [[nodiscard]] const QString& preprocess() const { return m_preprocess; }
    [[nodiscard]] const WeightsRequest& weightsOf(const std::string& network) const;

    [[nodiscard]] RunRequest requestFor(const NetworkSpec& network) const;
    [[nodiscard]] InputRequest inputOf(ImageList images) const;
    /// A diagnosis of these networks on these images.
    [[nodiscard]] Request requestFor(std::vector<NetworkSpec> networks, ImageList images) const;

    void setOptions(const RunOptions& options);
    void setThresholds(const Thresholds& thresholds);
    void setPreprocess(const QString& preprocess);  ///< "default" or "squash:S"
    /// For one network, or (nullopt) for all of them. The same file may hold other weights by now.
    void setWeights(const std::optional<std::string>& network, const WeightsRequest& request);
    /// Of a column that is made of its weights: all networks' weights are not for it. No signal.
    void keepWeights(const std::string& network, const WeightsRequest& request);
    void forget(const std::string& network);
    /// Of those that were named alone.
    [[nodiscard]] const std::map<std::string, WeightsRequest>& namedWeights() const {
        return m_weightsOf;
    }

Q_SIGNALS:
    /// Results of this network are old; nullopt: of all.
    void changed(const std::optional<std::string>& network);

private:
    [[nodiscard]] Thresholds usedThresholds() const;  ///< that the number format can tell

    RunOptions m_options;
    Thresholds m_thresholds;
    QString m_preprocess = QStringLiteral("default");
    WeightsRequest m_weights;
    std::map<std::string, WeightsRequest> m_weightsOf;
    std::set<std::string> m_kept;
};

}  // namespace scalescope::ui
