// SPDX-License-Identifier: Apache-2.0
// What stands beside B0 to B7, networks of one's own and networks once more on other weights: each
// has a name and a column, comes, is replaced, and goes.
#pragma once

#include "core/base/error.h"
#include "core/scaling/definition.h"
#include "ui/engine/selection.h"

#include <QObject>

#include <map>
#include <optional>
#include <string>

namespace scalescope::ui {

/// Tells the selection which columns there are.
class OwnNetworks : public QObject {
    Q_OBJECT
public:
    explicit OwnNetworks(Selection& selection, QObject* parent = nullptr);

    [[nodiscard]] const std::map<ColumnIndex, NetworkDefinition>& byColumn() const {
        return m_networks;
    }
    /// Of "b3", or of one of these; nullopt: nothing is called so.
    [[nodiscard]] std::optional<ColumnIndex> columnNamed(const std::string& name) const;
    /// name, or name-2, name-3, ... until no network is called so.
    [[nodiscard]] std::string freeName(const std::string& name) const;

    /// Puts it into a column (from 8 on) or the first free one; one of the same name is replaced.
    /// The column; nullopt where it cannot stand there, and failed says why.
    std::optional<ColumnIndex> add(NetworkDefinition definition,
                                   std::optional<ColumnIndex> column = {});
    /// The same, and chooses it.
    void open(NetworkDefinition definition);
    void remove(ColumnIndex column);

Q_SIGNALS:
    void placed(ColumnIndex column, const scalescope::NetworkSpec& spec);  ///< before it is offered
    void leaving(ColumnIndex column);
    void removed(ColumnIndex column, const scalescope::NetworkSpec& spec);
    void changed();                     ///< after any of these
    void replaced(ColumnIndex column);  ///< what was known of the one before is of another network
    void failed(const scalescope::Failure& failure);

private:
    [[nodiscard]] std::optional<ColumnIndex> freeColumn() const;
    void checkRoom(const NetworkDefinition& definition) const;

    Selection& m_selection;
    std::map<ColumnIndex, NetworkDefinition> m_networks;
};

}  // namespace scalescope::ui
