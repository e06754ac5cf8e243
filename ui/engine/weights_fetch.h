// SPDX-License-Identifier: Apache-2.0
// Trained weights from the network, variant by variant, when the user asks for them; what has come
// is used at once.
#pragma once

#include "core/weights/catalog.h"
#include "ui/engine/job_ledger.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace scalescope {
struct FetchedWeights;
}

namespace scalescope::ui {

class Study;

/// Has an engine of its own, whose thread waits for the network: no diagnosis waits behind it.
class WeightsFetch : public QObject {
    Q_OBJECT
public:
    WeightsFetch(Engine& transfers, Study& study, QObject* parent = nullptr);
    ~WeightsFetch() override;

    /// One after the other. folder empty: the cache of torchvision, where Auto finds it.
    void start(const PublishedWeights& entry, const std::filesystem::path& folder = {});
    /// Asked at every start: where it says true, nothing is fetched.
    void setOffline(std::function<bool()> offline) { m_offline = std::move(offline); }
    [[nodiscard]] bool isOffline() const { return m_offline && m_offline(); }
    /// What has come of a file stays, and the next start goes on from there.
    void cancel();
    [[nodiscard]] bool busy() const { return m_jobs->busy(); }
    [[nodiscard]] double fraction() const { return m_jobs->fraction(); }
    /// Published variants without trained weights: no file of theirs is here, and the user named
    /// none.
    struct Lacking {
        std::vector<int> onRandom, onDemo;
        [[nodiscard]] std::vector<int> all() const;
    };
    [[nodiscard]] Lacking lacking() const;

Q_SIGNALS:
    /// Where a file is on its way: sentence says why one did not come.
    void stateChanged(int variant, scalescope::ui::RunState state, const QString& sentence);
    void advanced(int variant, double fraction, const QString& what);
    void busyChanged(bool busy);
    void lackingChanged();  ///< perhaps: the user may have named a file
    void failed(const scalescope::Failure& failure);

private:
    void use(const PublishedWeights& entry, bool inCache, const FetchedWeights& fetched);

    Study& m_study;
    std::unique_ptr<JobLedger> m_jobs;
    std::function<bool()> m_offline;
    int m_running = -1;
    double m_fraction = 0.0;
};

}  // namespace scalescope::ui
