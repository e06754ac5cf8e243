// SPDX-License-Identifier: Apache-2.0
// What the command palette offers: things that can be done or gone to, those that fit what was
// typed first.
#pragma once

#include <QAbstractListModel>
#include <QString>

#include <functional>
#include <vector>

namespace scalescope::ui {

struct PaletteEntry {
    enum class Kind { Page, Action, Block, File, Class };  ///< of equal fit, the first comes first
    Kind kind = Kind::Action;
    QString text;   ///< "Open image..."
    QString group;  ///< where it is from: "File", "Block of B0"
    QString keys;   ///< its shortcut
    QString why;    ///< it cannot be done now, and why; empty: it can
    std::function<void()> go;
};

class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { GroupRole = Qt::UserRole, KeysRole, WhyRole };
    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<PaletteEntry> entries);  ///< shows them for an empty pattern
    /// Only what has its letters, best first. Empty: all but the classes, as they were given.
    void setPattern(const QString& pattern);
    [[nodiscard]] const PaletteEntry* entryAt(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<PaletteEntry> m_entries;
    std::vector<std::size_t> m_shown;
};

}  // namespace scalescope::ui
