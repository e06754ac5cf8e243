// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/own_networks.h"

#include "core/bench/machine.h"

#include <utility>
#include <vector>

namespace scalescope::ui {

namespace {

constexpr int kFirst = kFirstExtra.value(), kEnd = kFirst + kOwnNetworkLimit;

bool isExtra(ColumnIndex column) {
    return column >= kFirstExtra && column.value() < kEnd;
}

}  // namespace

OwnNetworks::OwnNetworks(Selection& selection, QObject* parent)
    : QObject(parent), m_selection(selection) {}

std::optional<ColumnIndex> OwnNetworks::columnNamed(const std::string& name) const {
    for (const auto& [column, network] : m_networks)
        if (network.spec.name == name)
            return column;
    const std::optional<int> variant = variantIndex(name);
    return variant ? std::optional(ColumnIndex(*variant)) : std::nullopt;
}

std::string OwnNetworks::freeName(const std::string& name) const {
    std::string free = name;
    for (int number = 2; columnNamed(free); ++number)
        free = name + "-" + std::to_string(number);
    return free;
}

std::optional<ColumnIndex> OwnNetworks::freeColumn() const {
    for (const ColumnIndex column : columnRange(kFirst, kEnd))
        if (!m_networks.contains(column))
            return column;
    return std::nullopt;
}

/// Throws: ArgumentInvalid, OutOfMemory.
void OwnNetworks::checkRoom(const NetworkDefinition& definition) const {
    checkNetworkName(definition.spec.name);
    requireFits(figuresOf(definition.spec), environment().memoryBytes);
    if (!columnNamed(definition.spec.name) && !freeColumn())
        throw Error(ErrorCode::ArgumentInvalid,
                    "There is room for " + std::to_string(kOwnNetworkLimit) +
                        " columns beside B0 to B7; remove one from the bar first.");
}

std::optional<ColumnIndex> OwnNetworks::add(NetworkDefinition definition,
                                            std::optional<ColumnIndex> column) try {
    checkRoom(definition);
    const std::optional<ColumnIndex> known = columnNamed(definition.spec.name);
    const bool usable = column && isExtra(*column) && !m_networks.contains(*column);
    const ColumnIndex at = known ? *known : usable ? *column : freeColumn().value();
    const bool onceMore = !definition.spec.ofNetwork.empty();
    if (!onceMore)
        definition.spec.variant.reset();
    definition.spec.ownIndex = at.value() - kFirst;
    const NetworkSpec spec = definition.spec;
    m_networks[at] = std::move(definition);
    Q_EMIT placed(at, spec);
    m_selection.offer(at, onceMore ? columnNamed(spec.ofNetwork) : std::nullopt);
    Q_EMIT changed();
    if (known)
        Q_EMIT replaced(at);
    return at;
} catch (const Error& error) {
    Q_EMIT failed(error.failure());
    return std::nullopt;
}

void OwnNetworks::open(NetworkDefinition definition) {
    const std::optional<ColumnIndex> column = add(std::move(definition));
    if (!column)
        return;
    std::vector<ColumnIndex> chosen = m_selection.columns();
    chosen.push_back(*column);
    m_selection.setColumns(std::move(chosen));
    m_selection.setFocus(*column);
}

/// Whoever looks at the selection while it leaves still finds the network.
void OwnNetworks::remove(ColumnIndex column) {
    const auto found = m_networks.find(column);
    if (found == m_networks.end())
        return;
    Q_EMIT leaving(column);
    m_selection.withdraw(column);
    const NetworkSpec spec = m_networks.extract(column).mapped().spec;
    Q_EMIT removed(column, spec);
    Q_EMIT changed();
}

}  // namespace scalescope::ui
