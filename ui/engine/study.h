// SPDX-License-Identifier: Apache-2.0
// The question on the table and the newest answers: images, settings, a result per network.
#pragma once

#include "ui/engine/block_follower.h"
#include "ui/engine/network_files.h"
#include "ui/engine/own_networks.h"
#include "ui/engine/run_settings.h"
#include "ui/engine/selection.h"
#include "ui/engine/study_entry.h"
#include "ui/engine/weight_columns.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace scalescope {
struct BenchmarkJob;
}  // namespace scalescope

namespace scalescope::ui {

/// Asks what the chosen networks lack for these images, settings and networks, and keeps the newest
/// answer of each; whatever a change makes old is dropped and, where it is chosen, run again.
class Study : public QObject {
    Q_OBJECT
public:
    Study(Engine& engine, Selection& selection, QObject* parent = nullptr);

    // Its parts, each a matter of its own.
    [[nodiscard]] JobLedger& jobs() const { return *m_jobs; }
    [[nodiscard]] RunSettings& settings() const { return *m_settings; }
    [[nodiscard]] OwnNetworks& networks() const { return *m_networks; }
    [[nodiscard]] WeightColumns& weightColumns() const { return *m_weightColumns; }
    [[nodiscard]] NetworkFiles& files() const { return *m_files; }
    [[nodiscard]] BlockFollower& follower() const { return *m_follower; }

    /// By columnOf: B0..B7, then what stands beside them.
    [[nodiscard]] const std::map<ColumnIndex, StudyEntry>& entries() const { return m_entries; }
    [[nodiscard]] const StudyEntry& entry(ColumnIndex column) const { return m_entries.at(column); }
    [[nodiscard]] const StudyImages& images() const { return m_images; }

    void openImages(ImageList sources);  ///< then runs the chosen networks
    /// Work on the images on the table is given up for others that are being looked for; it is
    /// taken up again where these cannot be had.
    void makeWay();
    /// What chosen networks lack, also of images that a cancelled run left out; or everything. B0
    /// first.
    void run(bool again = false);
    void runBenchmarks();
    void requestGradCam(ColumnIndex column, std::optional<ClassIndex> classIndex);
    void requestAblation(ColumnIndex column, InterventionKind kind, std::vector<int> blocks = {});
    void requestPreprocessing(ColumnIndex column);

Q_SIGNALS:
    void imageChanged();
    void entryChanged(ColumnIndex column);                    ///< state, diagnosis or failure
    void entryProgress(ColumnIndex column, double fraction);  ///< of the running diagnosis
    void partChanged(ColumnIndex column);  ///< images of a run over several were passed
    void benchmarkChanged(ColumnIndex column);
    void gradCamChanged(ColumnIndex column);
    void ablationChanged(ColumnIndex column);
    void preprocessingChanged(ColumnIndex column);
    void settingsChanged();                           ///< options, preprocessing, weights
    void failed(const scalescope::Failure& failure);  ///< anything here: for the message bar

private:
    void connectParts();
    void connectNetworks();
    void showImages(std::shared_ptr<const LoadedImage> first, ImageList sources);
    void followSelection();
    void restart(std::optional<ColumnIndex> only);
    void runMissing(const std::vector<ColumnIndex>& columns, bool partialToo = false);
    void submitPlan(const Request& request);
    void submit(DiagnoseJob job, Turn turn);
    void submit(BenchmarkJob job, Turn turn);
    [[nodiscard]] Request requestFor(const std::vector<ColumnIndex>& columns) const;
    void dropResults(ColumnIndex column, bool benchmarkToo);
    void settle(const AskedJob& job);

    Selection& m_selection;
    std::map<ColumnIndex, StudyEntry> m_entries;
    StudyImages m_images;
    std::unique_ptr<JobLedger> m_jobs;
    std::unique_ptr<RunSettings> m_settings;
    std::unique_ptr<OwnNetworks> m_networks;
    std::unique_ptr<WeightColumns> m_weightColumns;
    std::unique_ptr<NetworkFiles> m_files;
    std::unique_ptr<BlockFollower> m_follower;
};

}  // namespace scalescope::ui
