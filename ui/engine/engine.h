// SPDX-License-Identifier: Apache-2.0
// The bridge to core: one worker thread, jobs in, typed results out.
#pragma once

#include "core/session/session.h"

#include <QObject>
#include <QString>

#include <memory>

namespace scalescope::ui {

/// Queue is FIFO, urgent jobs first; a job replaces a pending one with its replaceKey.
/// Exactly one jobFinished per job, whatever happens to it; typed signals come just before it.
class Engine : public QObject {
    Q_OBJECT
public:
    /// runner is called on the worker thread only.
    explicit Engine(Runner runner, QObject* parent = nullptr);
    ~Engine() override;  ///< cancels all, quits, waits

    JobId submit(Job job);
    void cancel(JobId id);
    void cancelAll();
    [[nodiscard]] int pendingCount() const;  ///< queued and running

Q_SIGNALS:
    void jobStarted(scalescope::JobId id, const QString& title);
    void jobProgress(scalescope::JobId id, double fraction, const QString& what);
    void imageReady(scalescope::JobId id, std::shared_ptr<const scalescope::LoadedImage> image);
    void weightsFileReady(scalescope::JobId id,
                          std::shared_ptr<const scalescope::WeightsFile> file);
    void diagnosisReady(scalescope::JobId id,
                        std::shared_ptr<const scalescope::Diagnosis> diagnosis);
    void benchmarkReady(scalescope::JobId id,
                        std::shared_ptr<const scalescope::BenchmarkResult> result);
    void gradCamReady(scalescope::JobId id,
                      std::shared_ptr<const scalescope::GradCamResult> result);
    void ablationReady(scalescope::JobId id,
                       std::shared_ptr<const scalescope::AblationResult> result);
    void featureMapsReady(scalescope::JobId id,
                          std::shared_ptr<const scalescope::FeatureMapsResult> result);
    void measuredReady(scalescope::JobId id,
                       std::shared_ptr<const scalescope::MeasuredNetworks> measured);
    void fitReady(scalescope::JobId id, std::shared_ptr<const scalescope::BudgetFit> fit);
    void searchReady(scalescope::JobId id, std::shared_ptr<const scalescope::SearchResult> result);
    void jobFinished(scalescope::JobId id, const scalescope::Outcome& outcome);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace scalescope::ui
