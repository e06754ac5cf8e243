// SPDX-License-Identifier: Apache-2.0
// What leaves the window as a file of a network: its definition, its blocks, its weights.
#pragma once

#include "core/scaling/definition.h"
#include "ui/engine/job_ledger.h"

#include <QObject>
#include <QString>

namespace scalescope {
struct RunRequest;
}  // namespace scalescope

namespace scalescope::ui {

class NetworkFiles : public QObject {
    Q_OBJECT
public:
    explicit NetworkFiles(JobLedger& jobs, QObject* parent = nullptr);

    void saveDefinition(const NetworkDefinition& definition, const QString& path);
    void saveBlocks(const NetworkSpec& network, const QString& path);  ///< as CSV
    /// Under torchvision's names; the ledger tells of a failure.
    void exportWeights(RunRequest run, const QString& path);

Q_SIGNALS:
    void saved(const QString& path);
    void failed(const scalescope::Failure& failure);

private:
    JobLedger& m_jobs;
};

}  // namespace scalescope::ui
