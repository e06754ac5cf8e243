// SPDX-License-Identifier: Apache-2.0
#include "ui/models/table_model.h"

#include "ui/base/convert.h"
#include "ui/base/core_words.h"

#include <algorithm>
#include <cmath>

namespace scalescope::ui {

namespace {

bool sameColumns(const Table& a, const Table& b) {
    return std::equal(a.columns.begin(), a.columns.end(), b.columns.begin(), b.columns.end(),
                      [](const Column& left, const Column& right) {
                          return left.title == right.title && left.unit == right.unit &&
                                 left.kind == right.kind && left.hint == right.hint;
                      });
}

bool isNumeric(ColumnKind kind) {
    return kind != ColumnKind::Text && kind != ColumnKind::State;
}

/// Shares are parts of one; other numbers get no bar: they have no natural whole.
bool hasBars(ColumnKind kind) {
    return kind == ColumnKind::Share;
}

QVariant sortValue(const Cell& cell) {
    if (const auto number = numberOf(cell))
        return *number;
    if (const auto* text = std::get_if<std::string>(&cell))
        return qstr(*text);
    return {};
}

}  // namespace

std::optional<double> numberOf(const Cell& cell) {
    if (const auto* integer = std::get_if<std::int64_t>(&cell))
        return static_cast<double>(*integer);
    if (const auto* real = std::get_if<double>(&cell); real && !std::isnan(*real))
        return *real;
    return std::nullopt;
}

std::optional<Verdict> verdictOf(const QString& text) {
    for (const Verdict verdict :
         {Verdict::Ok, Verdict::Info, Verdict::NoData, Verdict::Warn, Verdict::Fail})
        if (text == QLatin1String(verdictName(verdict)))
            return verdict;
    return std::nullopt;
}

TableModel::TableModel(QObject* parent) : QAbstractTableModel(parent) {}

void TableModel::setTable(Table table) {
    for (auto& row : table.rows)
        row.resize(table.columns.size());
    if (!sameColumns(m_table, table)) {
        beginResetModel();
        m_table = std::move(table);
        findRanges();
        endResetModel();
        return;
    }
    m_table.title = std::move(table.title);
    replaceRows(std::move(table.rows));
}

void TableModel::replaceRows(std::vector<std::vector<Cell>> rows) {
    const int before = rowCount(), after = static_cast<int>(rows.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_table.rows.resize(rows.size());
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_table.rows.insert(m_table.rows.end(), rows.begin() + before, rows.end());
        endInsertRows();
    }
    m_table.rows = std::move(rows);
    findRanges();
    if (after > 0 && columnCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(after - 1, columnCount() - 1));
}

void TableModel::findRanges() {
    m_largest.assign(m_table.columns.size(), 0.0);
    for (const auto& row : m_table.rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            if (const auto number = numberOf(row[i]); number && std::isfinite(*number))
                m_largest[i] = std::max(m_largest[i], std::abs(*number));
}

int TableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int TableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

const Cell* TableModel::cellAt(const QModelIndex& index) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return nullptr;
    return &m_table.rows[static_cast<std::size_t>(index.row())]
                        [static_cast<std::size_t>(index.column())];
}

QVariant TableModel::data(const QModelIndex& index, int role) const {
    const Cell* cell = cellAt(index);
    if (!cell)
        return {};
    const auto columnIndex = static_cast<std::size_t>(index.column());
    const Column& column = m_table.columns[columnIndex];
    switch (role) {
        case Qt::DisplayRole:
            return qstr(cellText(*cell, column));
        case Qt::ToolTipRole:
            return column.hint.empty() ? QVariant() : QVariant(qstr(column.hint));
        case Qt::TextAlignmentRole:
            return QVariant::fromValue((isNumeric(column.kind) ? Qt::AlignRight : Qt::AlignLeft) |
                                       Qt::AlignVCenter);
        case SortRole:
            return sortValue(*cell);
        case BarRole: {
            const auto number = numberOf(*cell);
            if (!hasBars(column.kind) || !number || !std::isfinite(*number))
                return {};
            return std::clamp(*number / std::max(1.0, m_largest[columnIndex]), 0.0, 1.0);
        }
        default:
            return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const Column& column = m_table.columns[static_cast<std::size_t>(section)];
    switch (role) {
        case Qt::DisplayRole: {
            const QString unit = qstr(headUnit(column));
            return unit.isEmpty() ? coreText(column.title)
                                  : QString(coreText(column.title) + u" (" + unit + u')');
        }
        case Qt::ToolTipRole: {
            const std::string unit = column.unit.empty() ? "" : " (" + column.unit + ")";
            return QString(coreText(column.title) +
                           qstr(unit + (column.hint.empty() ? "" : "\n" + column.hint)));
        }
        case Qt::TextAlignmentRole:
            return QVariant::fromValue((isNumeric(column.kind) ? Qt::AlignRight : Qt::AlignLeft) |
                                       Qt::AlignVCenter);
        default:
            return {};
    }
}

}  // namespace scalescope::ui
