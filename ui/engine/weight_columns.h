// SPDX-License-Identifier: Apache-2.0
// Which weights a column runs on, and networks once more: a second checkpoint stands beside the
// first as a column of its own.
#pragma once

#include "core/base/error.h"
#include "ui/engine/job_ledger.h"
#include "ui/engine/own_networks.h"
#include "ui/engine/run_settings.h"
#include "ui/engine/selection.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <functional>
#include <optional>

namespace scalescope {
struct WeightsFile;
}

namespace scalescope::ui {

class WeightColumns : public QObject {
    Q_OBJECT
public:
    WeightColumns(OwnNetworks& networks, RunSettings& settings, Selection& selection,
                  JobLedger& jobs, QObject* parent = nullptr);

    /// Looks into a file; it goes to the network that it fits, as take. A folder is for all
    /// networks.
    void open(const std::filesystem::path& file);
    /// Looks into a file; then the column's network stands there once more, on it.
    void openBeside(ColumnIndex column, const std::filesystem::path& file);
    /// Looks into a file; then the column runs on it, unless it is of another network.
    void openFor(ColumnIndex column, const std::filesystem::path& file);
    /// The column's network once more, on these weights: chosen, and looked at. The new column;
    /// nullopt where there is no room, and OwnNetworks::failed says why.
    std::optional<ColumnIndex> addBeside(ColumnIndex column, const WeightsRequest& weights);
    /// The column runs on these instead. One that is called by its weights is called by these.
    void replace(ColumnIndex column, const WeightsRequest& weights);
    /// A file for the network of this column. It is used at once, unless the user chose other
    /// weights: then contested asks what to do.
    void take(ColumnIndex column, const std::filesystem::path& file);
    /// A network once more that has its name already (extraColumn); it is not chosen by that.
    std::optional<ColumnIndex> place(NetworkSpec spec, const WeightsRequest& weights,
                                     std::optional<ColumnIndex> column = {});
    /// The file that a column was told to run on; empty: it was told none.
    [[nodiscard]] std::filesystem::path fileOf(ColumnIndex column) const;

Q_SIGNALS:
    /// The column runs on what the user chose, and here is another file for its network.
    void contested(ColumnIndex column, const QString& file);
    void failed(const scalescope::Failure& failure);

private:
    [[nodiscard]] bool isThere(ColumnIndex column) const;
    [[nodiscard]] NetworkSpec specOf(ColumnIndex column) const;
    void inspect(const std::filesystem::path& file,
                 std::function<void(const WeightsFile& file)> then);
    /// What speaks against this file for the column's network.
    [[nodiscard]] std::optional<Failure> objection(ColumnIndex column,
                                                   const std::filesystem::path& path,
                                                   const WeightsFile& file) const;
    /// Reads the file's names; then the deed, or failed() with what speaks against it.
    void ifItFits(ColumnIndex column, const std::filesystem::path& file,
                  const std::function<void()>& deed);
    [[nodiscard]] ColumnIndex columnMeant(ColumnIndex column) const;

    OwnNetworks& m_networks;
    RunSettings& m_settings;
    Selection& m_selection;
    JobLedger& m_jobs;
};

}  // namespace scalescope::ui
