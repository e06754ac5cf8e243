// SPDX-License-Identifier: Apache-2.0
#include "ui/models/table_proxy.h"

#include "ui/models/table_model.h"

#include <algorithm>

namespace scalescope::ui {

namespace {

/// Natural order: "B2" before "B10", "5.2" before "5.10".
bool textLess(const QString& left, const QString& right) {
    qsizetype i = 0, j = 0;
    const auto number = [](const QString& text, qsizetype& at) {
        qsizetype end = at;
        while (end < text.size() && text[end].isDigit())
            ++end;
        const qulonglong value = text.mid(at, std::min<qsizetype>(end - at, 18)).toULongLong();
        at = end;
        return value;
    };
    while (i < left.size() && j < right.size()) {
        if (left[i].isDigit() && right[j].isDigit()) {
            const qulonglong a = number(left, i), b = number(right, j);
            if (a != b)
                return a < b;
            continue;
        }
        const QChar a = left[i].toCaseFolded(), b = right[j].toCaseFolded();
        if (a != b)
            return a < b;
        ++i;
        ++j;
    }
    return left.size() - i < right.size() - j;
}

}  // namespace

TableProxy::TableProxy(QObject* parent) : QSortFilterProxyModel(parent) {
    setSortRole(TableModel::SortRole);
}

void TableProxy::setFilterText(const QString& text) {
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool TableProxy::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant a = left.data(sortRole()), b = right.data(sortRole());
    // Qt turns the order round for descending; no data stays last only if told apart here.
    if (!a.isValid() || !b.isValid()) {
        if (a.isValid() == b.isValid())
            return false;
        return sortOrder() == Qt::AscendingOrder ? a.isValid() : b.isValid();
    }
    const bool numbers = a.typeId() == QMetaType::Double && b.typeId() == QMetaType::Double;
    return numbers ? a.toDouble() < b.toDouble() : textLess(a.toString(), b.toString());
}

bool TableProxy::filterAcceptsRow(int row, const QModelIndex& parent) const {
    const int columns = sourceModel()->columnCount(parent);
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString& word) {
        for (int column = 0; column < columns; ++column)
            if (sourceModel()
                    ->index(row, column, parent)
                    .data()
                    .toString()
                    .contains(word, Qt::CaseInsensitive))
                return true;
        return false;
    });
}

}  // namespace scalescope::ui
