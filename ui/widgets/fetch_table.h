// SPDX-License-Identifier: Apache-2.0
// The published weights of every variant: which are wanted, what they cost, and how far they are.
#pragma once

#include "core/weights/catalog.h"
#include "ui/engine/job_ledger.h"

#include <QTreeWidget>

#include <cstdint>
#include <filesystem>
#include <vector>

class QComboBox;

namespace scalescope::ui {

class FetchTable : public QTreeWidget {
    Q_OBJECT
public:
    explicit FetchTable(QWidget* parent = nullptr);

    /// Looks anew which files are in this folder; those that are not there are ticked.
    void lookInto(const std::filesystem::path& folder);
    /// Ticked and not there yet, in the release that is chosen.
    [[nodiscard]] std::vector<const PublishedWeights*> wanted() const;
    [[nodiscard]] std::uint64_t wantedBytes() const;
    void setState(int variant, RunState state, const QString& sentence);
    void setProgress(int variant, double fraction);
    [[nodiscard]] QString stateText(int variant) const;

Q_SIGNALS:
    void wantedChanged();

private:
    struct Row {
        QTreeWidgetItem* item = nullptr;
        QComboBox* release = nullptr;  ///< null: there is one
        std::vector<const PublishedWeights*> entries;
        bool isThere = true;  ///< until it was looked for
    };
    [[nodiscard]] static const PublishedWeights& chosen(const Row& row);
    void addRow(int variant);
    void describe(Row& row);

    std::vector<Row> m_rows;  ///< by variant
    std::filesystem::path m_folder;
};

}  // namespace scalescope::ui
