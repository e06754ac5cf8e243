// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/weight_columns.h"

#include "core/session/questions/inspect_weights_job.h"
#include "core/weights/extra_column.h"
#include "ui/base/convert.h"
#include "ui/engine/weights_target.h"

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

namespace scalescope::ui {

namespace {

/// All that has a name, but for one column.
std::vector<NetworkSpec> others(const OwnNetworks& networks, std::optional<ColumnIndex> but) {
    std::vector<NetworkSpec> all;
    for (const VariantRow& row : family())
        all.push_back(row.spec);
    for (const auto& [column, network] : networks.byColumn())
        if (column != but)
            all.push_back(network.spec);
    return all;
}

}  // namespace

WeightColumns::WeightColumns(OwnNetworks& networks, RunSettings& settings, Selection& selection,
                             JobLedger& jobs, QObject* parent)
    : QObject(parent),
      m_networks(networks),
      m_settings(settings),
      m_selection(selection),
      m_jobs(jobs) {}

bool WeightColumns::isThere(ColumnIndex column) const {
    return column < kFirstExtra || m_networks.byColumn().contains(column);
}

NetworkSpec WeightColumns::specOf(ColumnIndex column) const {
    const auto own = m_networks.byColumn().find(column);
    return own != m_networks.byColumn().end() ? own->second.spec : family().at(column.index()).spec;
}

void WeightColumns::inspect(const std::filesystem::path& file,
                            std::function<void(const WeightsFile& file)> then) {
    constexpr double kCost = 0.3;
    m_jobs.ask(InspectWeightsJob{file}, {.title = "Look into " + file.filename().string()},
               {.cost = kCost}, this,
               [then = std::move(then)](const auto& known) { then(*known); });
}

/// A file that does not say what it is goes where its name points, or to the focused network. One
/// that cannot run there leaves the weights and the results that are there as they are.
void WeightColumns::open(const std::filesystem::path& file) {
    std::error_code ignored;
    if (std::filesystem::is_directory(file, ignored))
        return m_settings.setWeights({}, {WeightsRequest::Source::Path, file, 0});
    inspect(file, [this, file](const WeightsFile& known) {
        const ColumnIndex column = columnFor(file, known).value_or(m_selection.focus());
        if (known.failure && specOf(columnMeant(column)).variant)
            Q_EMIT failed(*known.failure);
        else
            take(column, file);
    });
}

void WeightColumns::openBeside(ColumnIndex column, const std::filesystem::path& file) {
    ifItFits(column, file, [this, column, file] {
        addBeside(column, {WeightsRequest::Source::Path, file, 0});
    });
}

void WeightColumns::openFor(ColumnIndex column, const std::filesystem::path& file) {
    ifItFits(column, file, [this, column, file] {
        replace(column, {WeightsRequest::Source::Path, file, 0});
    });
}

void WeightColumns::ifItFits(ColumnIndex column, const std::filesystem::path& file,
                             const std::function<void()>& deed) {
    inspect(file, [this, column, file, deed](const WeightsFile& known) {
        if (!isThere(column))
            return;
        if (const auto why = objection(column, file, known))
            Q_EMIT failed(*why);
        else
            deed();
    });
}

std::optional<Failure> WeightColumns::objection(ColumnIndex column,
                                                const std::filesystem::path& path,
                                                const WeightsFile& file) const {
    const NetworkSpec spec = specOf(column);
    if (file.variant && spec.variant && file.variant != spec.variant) {
        const auto theirs = static_cast<std::size_t>(*file.variant);
        return Failure{ErrorCode::ShapeMismatch,
                       Subject::Weights,
                       path.filename().string() + ": it holds weights of " +
                           networkTitle(family().at(theirs).spec) + ", not of " +
                           networkTitle(spec) + "; the column of " + networkTitle(spec) +
                           " needs a checkpoint of the same network.",
                       {}};
    }
    return spec.variant ? file.failure : std::nullopt;
}

/// The one of the same network that is looked at.
ColumnIndex WeightColumns::columnMeant(ColumnIndex column) const {
    const ColumnIndex focus = m_selection.focus();
    return networkName(specOf(focus)) == networkName(specOf(column)) ? focus : column;
}

std::filesystem::path WeightColumns::fileOf(ColumnIndex column) const {
    const WeightsRequest& weights = m_settings.weightsOf(specOf(column).name);
    std::error_code ignored;
    const bool file = weights.source == WeightsRequest::Source::Path &&
                      !std::filesystem::is_directory(weights.path, ignored);
    return file ? weights.path : std::filesystem::path();
}

/// Its weights are known before it is chosen, which runs it.
std::optional<ColumnIndex> WeightColumns::place(NetworkSpec spec, const WeightsRequest& weights,
                                                std::optional<ColumnIndex> column) {
    const std::string name = spec.name;
    m_settings.keepWeights(name, weights);
    const std::optional<ColumnIndex> placed =
        m_networks.add({std::move(spec), std::nullopt}, column);
    if (!placed)
        m_settings.forget(name);
    return placed;
}

std::optional<ColumnIndex> WeightColumns::addBeside(ColumnIndex column,
                                                    const WeightsRequest& weights) {
    const std::optional<ColumnIndex> placed =
        place(extraColumn(specOf(column), weights, others(m_networks, {})), weights);
    if (!placed)
        return placed;
    std::vector<ColumnIndex> chosen = m_selection.columns();
    chosen.insert(chosen.end(), {column, *placed});
    m_selection.setColumns(std::move(chosen));
    m_selection.setFocus(*placed);
    return placed;
}

void WeightColumns::replace(ColumnIndex column, const WeightsRequest& weights) {
    const NetworkSpec spec = specOf(column);
    const NetworkSpec renamed = extraColumn(spec, weights, others(m_networks, column));
    if (spec.ofNetwork.empty() || renamed.name == spec.name)
        return m_settings.setWeights(spec.name, weights);
    const std::vector<ColumnIndex> chosen = m_selection.columns();
    const ColumnIndex focus = m_selection.focus();
    m_networks.remove(column);
    place(renamed, weights, column);
    m_selection.setColumns(chosen);
    m_selection.setFocus(focus);
}

void WeightColumns::take(ColumnIndex column, const std::filesystem::path& file) {
    const ColumnIndex meant = columnMeant(column);
    const std::filesystem::path before = fileOf(meant);
    const bool told = !before.empty() || !specOf(meant).ofNetwork.empty();
    if (told && before != file)
        Q_EMIT contested(meant, qpath(file));
    else
        replace(meant, {WeightsRequest::Source::Path, file, 0});
}

}  // namespace scalescope::ui
