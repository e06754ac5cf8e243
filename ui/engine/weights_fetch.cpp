// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/weights_fetch.h"

#include "core/model/variant.h"
#include "core/session/questions/fetch_weights_job.h"
#include "core/weights/demo.h"
#include "core/weights/locate.h"
#include "ui/base/convert.h"
#include "ui/engine/study.h"

#include <algorithm>
#include <iterator>

namespace scalescope::ui {

namespace {

const NetworkSpec& specOf(int variant) {
    return family().at(static_cast<std::size_t>(variant)).spec;
}

bool isAutomatic(const WeightsRequest& request) {
    return request.source == WeightsRequest::Source::Auto && request.path.empty();
}

}  // namespace

WeightsFetch::WeightsFetch(Engine& transfers, Study& study, QObject* parent)
    : QObject(parent), m_study(study), m_jobs(std::make_unique<JobLedger>(transfers)) {
    connect(m_jobs.get(), &JobLedger::stateChanged, this, [this](const AskedJob& job) {
        Q_EMIT stateChanged(job.column.value(), job.state,
                            job.failure ? qstr(job.failure->message) : QString());
    });
    connect(m_jobs.get(), &JobLedger::advanced, this, [this](const AskedJob& job) {
        m_running = job.column.value();
        m_fraction = job.fraction;
    });
    // The ledger tells whose it is just before it tells what it does.
    connect(m_jobs.get(), &JobLedger::progressChanged, this,
            [this](double, const QString& what) { Q_EMIT advanced(m_running, m_fraction, what); });
    connect(m_jobs.get(), &JobLedger::busyChanged, this, &WeightsFetch::busyChanged);
    connect(m_jobs.get(), &JobLedger::failed, this, &WeightsFetch::failed);
    connect(&m_study, &Study::settingsChanged, this, &WeightsFetch::lackingChanged);
}

WeightsFetch::~WeightsFetch() = default;

void WeightsFetch::start(const PublishedWeights& entry, const std::filesystem::path& folder) {
    if (isOffline()) {
        const Failure refused{ErrorCode::DownloadFailed,
                              Subject::Weights,
                              str(tr("\"Fetch nothing\" is chosen in the preferences, so nothing "
                                     "is fetched from the network.")),
                              {}};
        Q_EMIT stateChanged(entry.variant, RunState::Failed, qstr(refused.message));
        Q_EMIT failed(refused);
        return;
    }
    const std::string id(entry.id);
    Turn turn{.title = displayName(specOf(entry.variant)) + ": trained weights",
              .replaceKey = "fetch " + id};
    m_jobs->ask(FetchWeightsJob{id, folder}, std::move(turn),
                {.column = ColumnIndex(entry.variant), .cost = entry.mebibytes}, this,
                [this, published = &entry, inCache = folder.empty()](const auto& fetched) {
                    use(*published, inCache, *fetched);
                });
}

void WeightsFetch::cancel() {
    m_jobs->cancel();
}

/// Auto finds the default release in the cache. Any other file is named, and where the user named
/// one himself, he is asked.
void WeightsFetch::use(const PublishedWeights& entry, bool inCache, const FetchedWeights& fetched) {
    const std::string& network = specOf(entry.variant).name;
    const bool userNamedOne = !m_study.settings().weightsOf(network).path.empty();
    if (inCache && entry.isDefault && !userNamedOne)
        m_study.settings().setWeights(network, {});
    else
        m_study.weightColumns().take(ColumnIndex(entry.variant), fetched.file.path);
}

std::vector<int> WeightsFetch::Lacking::all() const {
    std::vector<int> variants;
    std::ranges::merge(onRandom, onDemo, std::back_inserter(variants));
    return variants;
}

WeightsFetch::Lacking WeightsFetch::lacking() const {
    Lacking lacking;
    for (int variant = 0; variant < static_cast<int>(family().size()); ++variant)
        if (isAutomatic(m_study.settings().weightsOf(specOf(variant).name)) &&
            weightCandidates(variant, {}).empty())
            (demoInfo(variant) ? lacking.onDemo : lacking.onRandom).push_back(variant);
    return lacking;
}

}  // namespace scalescope::ui
