// SPDX-License-Identifier: Apache-2.0
#include "ui/models/finding_model.h"

#include "core/model/variant.h"
#include "ui/base/convert.h"

#include <algorithm>

namespace scalescope::ui {

namespace {

QString shownVariant(const Finding& finding) {
    if (finding.variant.empty())
        return QStringLiteral("family");
    const auto index = variantIndex(finding.variant);
    return index ? QStringLiteral("B%1").arg(*index) : qstr(finding.variant);
}

QString tipOf(const Finding& finding) {
    QString tip = QStringLiteral("<b>%1</b>").arg(qstr(finding.title).toHtmlEscaped());
    const auto add = [&](const char* name, const std::string& text) {
        if (!text.empty())
            tip +=
                QStringLiteral("<br/>%1: %2").arg(QLatin1String(name), qstr(text).toHtmlEscaped());
    };
    add("Evidence", finding.evidence);
    add("What to do", finding.advice);
    add("Threshold", finding.threshold);
    add("Source", finding.source);
    return tip;
}

QString textOf(const Finding& finding, int column) {
    switch (column) {
        case FindingModel::Severity:
            return QLatin1String(verdictName(finding.severity));
        case FindingModel::Variant:
            return shownVariant(finding);
        case FindingModel::Place:
            return finding.place.empty() ? QStringLiteral("network") : qstr(finding.place);
        case FindingModel::Title:
            return qstr(finding.title);
        case FindingModel::Advice:
            return qstr(finding.advice);
        default:
            return {};
    }
}

}  // namespace

FindingModel::FindingModel(QObject* parent) : QAbstractTableModel(parent) {}

void FindingModel::setFindings(std::vector<Finding> findings) {
    beginResetModel();
    m_findings = std::move(findings);
    endResetModel();
}

int FindingModel::countOf(Verdict severity) const {
    return static_cast<int>(
        std::count_if(m_findings.begin(), m_findings.end(),
                      [&](const Finding& finding) { return finding.severity == severity; }));
}

int FindingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

int FindingModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= ColumnCount)
        return {};
    const Finding& finding = m_findings[static_cast<std::size_t>(index.row())];
    switch (role) {
        case Qt::DisplayRole:
            return textOf(finding, index.column());
        case Qt::ToolTipRole:
            return tipOf(finding);
        case SortRole:
            return index.column() == Severity
                       ? QVariant(-static_cast<double>(finding.severity))  // worst first
                       : QVariant(textOf(finding, index.column()));
        case VariantRole: {
            const auto variant = variantIndex(finding.variant);
            return variant ? QVariant(*variant) : QVariant();
        }
        case BlockRole:
            return finding.block >= 0 ? QVariant(finding.block) : QVariant();
        default:
            return {};
    }
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
        case Severity:
            return QStringLiteral("Severity");
        case Variant:
            return QStringLiteral("Variant");
        case Place:
            return QStringLiteral("Place");
        case Title:
            return QStringLiteral("Finding");
        case Advice:
            return QStringLiteral("What to do");
        default:
            return {};
    }
}

}  // namespace scalescope::ui
