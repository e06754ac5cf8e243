// SPDX-License-Identifier: Apache-2.0
// The question on the table and the newest answers: image, weights, options, a result per variant.
#pragma once

#include "core/report/report.h"
#include "core/scaling/definition.h"
#include "core/session/plan.h"
#include "ui/engine/engine.h"
#include "ui/engine/selection.h"

#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace scalescope::ui {

enum class RunState { Idle, Pending, Running, Done, Failed, Canceled };
/// An answer is on its way.
[[nodiscard]] inline bool isWaiting(RunState state) {
    return state == RunState::Pending || state == RunState::Running;
}

/// One variant's newest results. Results of an older image or weights are dropped when it changes.
struct StudyEntry {
    NetworkSpec spec;
    double gmacs = 0.0;               ///< of a pass at the spec's side, for the time left
    RunState state = RunState::Idle;  ///< of the diagnosis
    RunState benchState = RunState::Idle;
    double progress = 0.0;  ///< of the running job
    std::shared_ptr<const Diagnosis> diagnosis;
    std::shared_ptr<const BenchmarkResult> benchmark;
    std::shared_ptr<const GradCamResult> gradCam;
    std::map<InterventionKind, std::shared_ptr<const AblationResult>> ablations;
    std::optional<Failure> failure;
};

/// The block that is looked into, of one variant: maps of one block at a time are kept.
struct FollowedBlock {
    int variant = -1, block = -1;  ///< asked for last; -1: nothing yet
    RunState state = RunState::Idle;
    int resultVariant = -1;  ///< the result may still be of the block before
    std::shared_ptr<const FeatureMapsResult> result;
};

/// Without results.
[[nodiscard]] StudyEntry entryFor(const NetworkSpec& spec);

class Study : public QObject {
    Q_OBJECT
public:
    Study(Engine& engine, Selection& selection, QObject* parent = nullptr);
    /// For jobs that are about no image.
    [[nodiscard]] Engine& engine() const { return m_engine; }

    /// By columnOf: B0..B7, then one's own networks.
    [[nodiscard]] const std::map<int, StudyEntry>& entries() const { return m_entries; }
    [[nodiscard]] const StudyEntry& entry(int variant) const { return m_entries.at(variant); }
    /// "b3", or the name of one's own network.
    [[nodiscard]] std::optional<int> variantNamed(const std::string& name) const;
    [[nodiscard]] const FollowedBlock& followed() const { return m_followed; }
    [[nodiscard]] std::shared_ptr<const LoadedImage> image() const { return m_image; }
    [[nodiscard]] const RunOptions& options() const { return m_options; }
    [[nodiscard]] const Thresholds& thresholds() const { return m_thresholds; }
    [[nodiscard]] const QString& preprocess() const { return m_preprocess; }
    [[nodiscard]] WeightsRequest weightsFor(int variant) const;
    [[nodiscard]] bool busy() const;

    /// Puts a network of one's own beside the others and chooses it. One of the same name is
    /// replaced. Where it cannot stand there, failed says why.
    void openNetwork(NetworkDefinition definition);
    /// The same without choosing it, at a column (from 8 on) or the first free one. The column.
    std::optional<int> addNetwork(NetworkDefinition definition, std::optional<int> column = {});
    void removeNetwork(int variant);
    [[nodiscard]] const std::map<int, NetworkDefinition>& ownNetworks() const { return m_own; }
    /// name, or name-2, name-3, ... until no network is called so.
    [[nodiscard]] std::string freeName(const std::string& name) const;
    void saveDefinition(const NetworkDefinition& definition, const QString& path);
    void saveBlocks(const NetworkSpec& network, const QString& path);  ///< as CSV
    /// Writes the weights of a network under torchvision's names; exported or failed tells.
    void exportWeights(int variant, const QString& path);
    void exportWeights(const NetworkSpec& network, const QString& path);

    void openImage(ImageSource source);  ///< loads, then runs the chosen variants
    /// The first one is shown; statistics run over all of them.
    void openImages(std::vector<ImageSource> sources);
    [[nodiscard]] std::size_t imageCount() const { return m_sources.size(); }
    void openWeights(const QString& fileOrFolder);  ///< a checkpoint goes to the variant it fits
    /// For one variant, or (nullopt) for all of them.
    void setWeights(std::optional<int> variant, const WeightsRequest& request);
    void useRandomWeights();
    void useAutomaticWeights();  ///< cache look-up, else random
    void setOptions(const RunOptions& options);
    void setPreprocess(const QString& preprocess);  ///< "default" or "squash:S"
    void runMissing();                              ///< what chosen variants lack, B0 first
    void rerun();
    void runBenchmarks();
    void requestGradCam(int variant, std::optional<int> classIndex, int block = -1);
    void requestAblation(int variant, InterventionKind kind, std::vector<int> blocks = {});
    /// Before all other work; gives up the block that was asked for before. Nothing happens when it
    /// is this one already.
    void requestFeatureMaps(int variant, int block);
    void cancel();
    /// What is there now, as a document.
    [[nodiscard]] Report report(const ReportSections& sections) const;

Q_SIGNALS:
    void imageChanged();
    void networksChanged();  ///< one's own: added, replaced, removed
    void exported(const QString& path);
    void entryChanged(int variant);                    ///< state, diagnosis or failure
    void entryProgress(int variant, double fraction);  ///< of the running diagnosis
    void benchmarkChanged(int variant);
    void gradCamChanged(int variant);
    void ablationChanged(int variant);
    void followedChanged();
    void progressChanged(double fraction, const QString& what);
    void busyChanged(bool busy);
    void settingsChanged();                           ///< options, preprocessing, weights
    void failed(const scalescope::Failure& failure);  ///< for the message bar

private:
    enum class Kind { Image, Weights, Export, Diagnose, Benchmark, GradCam, Ablate, FeatureMaps };
    /// A job of ours that is still to finish; what is not listed is stale and dropped.
    struct Tracked {
        Kind kind = Kind::Image;
        int variant = 0;
        double cost = 0.0;  ///< share of the work, for one progress over all jobs
        double fraction = 0.0;
        InterventionKind intervention = InterventionKind::GateOne;
        std::filesystem::path path{};  ///< of weights that are read or written
        int block = -1;                ///< of feature maps
    };

    [[nodiscard]] static bool isAboutVariant(Kind kind) {
        return kind != Kind::Image && kind != Kind::Weights && kind != Kind::Export;
    }
    void connectEngine();
    [[nodiscard]] std::vector<int> everyVariant() const;
    [[nodiscard]] std::optional<int> freeColumn() const;
    void checkRoom(const NetworkDefinition& definition) const;
    [[nodiscard]] double passCost(int variant) const;
    [[nodiscard]] double benchmarkCost(int variant, int repeats) const;
    void showImage(std::shared_ptr<const LoadedImage> image);
    void useWeightsFile(const std::filesystem::path& path, const WeightsFile& file);
    void followSelection();
    void run(const std::vector<int>& variants);
    [[nodiscard]] Request requestFor(const std::vector<int>& variants) const;
    [[nodiscard]] RunRequest runRequest(int variant) const;
    [[nodiscard]] InputRequest input() const;
    void submitPlan(const Request& request);
    void track(Job job, Tracked tracked);
    void forget(const std::function<bool(const Tracked&)>& which);
    void dropResults(int variant, bool benchmarkToo);
    void dropFollowed(int variant);
    void restartWith(const std::vector<int>& variants);
    void onStarted(JobId id);
    void onProgress(JobId id, double fraction, const QString& what);
    void onFinished(JobId id, const Outcome& outcome);
    void settle(const Tracked& job, RunState state);
    void tell(const Tracked& job);
    void updateBusy();
    StudyEntry* entryOf(JobId id);
    StudyEntry& at(int variant) { return m_entries.at(variant); }

    Engine& m_engine;
    Selection& m_selection;
    std::map<int, StudyEntry> m_entries;
    std::map<int, NetworkDefinition> m_own;
    FollowedBlock m_followed;
    std::shared_ptr<const LoadedImage> m_image;
    RunOptions m_options;
    Thresholds m_thresholds;
    QString m_preprocess = QStringLiteral("default");
    WeightsRequest m_weights;
    std::map<std::string, WeightsRequest> m_weightsFor;
    std::vector<ImageSource> m_sources;      ///< of the shown image; first is loaded
    std::vector<ImageSource> m_nextSources;  ///< of the image that is being loaded
    std::map<JobId, Tracked> m_jobs;
    double m_totalCost = 0.0, m_doneCost = 0.0;  ///< since the study was last idle
    bool m_wasBusy = false;
};

}  // namespace scalescope::ui
