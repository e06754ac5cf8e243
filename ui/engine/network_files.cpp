// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/network_files.h"

#include "core/base/file_write.h"
#include "core/scaling/block_table.h"
#include "core/session/questions/export_job.h"
#include "ui/base/convert.h"

#include <utility>

namespace scalescope::ui {

NetworkFiles::NetworkFiles(JobLedger& jobs, QObject* parent) : QObject(parent), m_jobs(jobs) {}

void NetworkFiles::saveDefinition(const NetworkDefinition& definition, const QString& path) try {
    writeDefinition(fspath(path), definition);
    Q_EMIT saved(path);
} catch (const Error& error) {
    Q_EMIT failed(error.failure());
}

void NetworkFiles::saveBlocks(const NetworkSpec& network, const QString& path) try {
    writeFileAtomically(fspath(path), toCsv(blockTable(network)));
    Q_EMIT saved(path);
} catch (const Error& error) {
    Q_EMIT failed(error.failure());
}

void NetworkFiles::exportWeights(RunRequest run, const QString& path) {
    constexpr double kCost = 4.0;
    Turn turn{.title = displayName(run.network) + ": export"};
    m_jobs.ask(ExportJob{std::move(run), fspath(path)}, std::move(turn), {.cost = kCost}, this,
               [this, path](const auto& /*weights*/) { Q_EMIT saved(path); });
}

}  // namespace scalescope::ui
