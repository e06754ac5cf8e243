// SPDX-License-Identifier: Apache-2.0
// Networks of one's own in the study: they come, stand beside B0..B7, and go.
#include "core/base/file_write.h"
#include "core/bench/machine.h"
#include "core/scaling/block_table.h"
#include "ui/base/convert.h"
#include "ui/engine/study.h"

#include <algorithm>

namespace scalescope::ui {

namespace {

int firstOwnColumn() {
    return static_cast<int>(family().size());
}

}  // namespace

std::optional<int> Study::variantNamed(const std::string& name) const {
    for (const auto& [variant, entry] : m_entries)
        if (entry.spec.name == name)
            return variant;
    return variantIndex(name);
}

std::string Study::freeName(const std::string& name) const {
    std::string free = name;
    for (int number = 2; variantNamed(free); ++number)
        free = name + "-" + std::to_string(number);
    return free;
}

std::optional<int> Study::freeColumn() const {
    for (int column = firstOwnColumn(); column < firstOwnColumn() + kOwnNetworkLimit; ++column)
        if (!m_entries.contains(column))
            return column;
    return std::nullopt;
}

/// Throws: ArgumentInvalid, OutOfMemory.
void Study::checkRoom(const NetworkDefinition& definition) const {
    checkNetworkName(definition.spec.name);
    requireFits(figuresOf(definition.spec), environment().memoryBytes);
    if (!variantNamed(definition.spec.name) && !freeColumn())
        throw Error(ErrorCode::ArgumentInvalid,
                    "There is room for " + std::to_string(kOwnNetworkLimit) +
                        " networks of one's own; remove one from the bar first.");
}

std::optional<int> Study::addNetwork(NetworkDefinition definition, std::optional<int> column) try {
    checkRoom(definition);
    const std::optional<int> known = variantNamed(definition.spec.name);
    const bool usable = column && *column >= firstOwnColumn() &&
                        *column < firstOwnColumn() + kOwnNetworkLimit &&
                        !m_entries.contains(*column);
    const int at = known ? *known : usable ? *column : freeColumn().value();
    definition.spec.variant.reset();
    definition.spec.ownIndex = at - firstOwnColumn();
    forget([at](const Tracked& job) { return isAboutVariant(job.kind) && job.variant == at; });
    m_entries[at] = entryFor(definition.spec);
    m_own[at] = std::move(definition);
    m_selection.offer(at);
    Q_EMIT networksChanged();
    if (known)
        restartWith({at});
    return at;
} catch (const Error& error) {
    Q_EMIT failed(error.failure());
    return std::nullopt;
}

void Study::openNetwork(NetworkDefinition definition) {
    const std::optional<int> column = addNetwork(std::move(definition));
    if (!column)
        return;
    std::vector<int> chosen = m_selection.variants();
    chosen.push_back(*column);
    m_selection.setVariants(std::move(chosen));
    m_selection.setFocus(*column);
}

void Study::removeNetwork(int variant) {
    if (!m_own.contains(variant))
        return;
    forget([variant](const Tracked& job) {
        return isAboutVariant(job.kind) && job.variant == variant;
    });
    m_selection.withdraw(variant);
    dropFollowed(variant);
    m_weightsFor.erase(entry(variant).spec.name);
    m_entries.erase(variant);
    m_own.erase(variant);
    Q_EMIT networksChanged();
}

/// The file is called as the user said, and so the network is, where it still has no name.
void Study::saveDefinition(const NetworkDefinition& definition, const QString& path) try {
    writeDefinition(fspath(path), definition);
    Q_EMIT exported(path);
} catch (const Error& error) {
    Q_EMIT failed(error.failure());
}

void Study::saveBlocks(const NetworkSpec& network, const QString& path) try {
    writeFileAtomically(fspath(path), toCsv(blockTable(network)));
    Q_EMIT exported(path);
} catch (const Error& error) {
    Q_EMIT failed(error.failure());
}

void Study::exportWeights(int variant, const QString& path) {
    Job job;
    job.title = displayName(entry(variant).spec) + ": export";
    job.question = ExportJob{runRequest(variant), fspath(path)};
    track(std::move(job), {.kind = Kind::Export, .cost = 4.0, .path = fspath(path)});
}

void Study::exportWeights(const NetworkSpec& network, const QString& path) {
    Job job;
    job.title = network.name + ": export";
    job.question = ExportJob{
        {network, {WeightsRequest::Source::Random, {}, 0}, m_options, m_thresholds}, fspath(path)};
    track(std::move(job), {.kind = Kind::Export, .cost = 4.0, .path = fspath(path)});
}

}  // namespace scalescope::ui
