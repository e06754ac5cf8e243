// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/fetch_table.h"

#include "core/base/format.h"
#include "core/fetch/published_files.h"
#include "core/model/variant.h"
#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/models/bar_delegate.h"
#include "ui/models/table_model.h"

#include <QComboBox>
#include <QHeaderView>

#include <algorithm>
#include <cmath>
#include <system_error>
#include <utility>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

enum ColumnOf { kVariant, kRelease, kSize, kLicence, kTrainer, kState, kColumnCount };

/// "V2" of "IMAGENET1K_V2".
QString releaseWord(const PublishedWeights& entry) {
    const QString release = qstr(entry.release());
    return release.mid(release.lastIndexOf(u'_') + 1);
}

QString transferWord(RunState state) {
    switch (state) {
        case RunState::Pending:
            return FetchTable::tr("waits");
        case RunState::Failed:
            return FetchTable::tr("did not come");
        case RunState::Canceled:
            return FetchTable::tr("cancelled");
        case RunState::Done:
            return FetchTable::tr("has come");
        default:
            return {};
    }
}

}  // namespace

FetchTable::FetchTable(QWidget* parent) : QTreeWidget(parent) {
    setObjectName(u"fetchTable"_s);
    setColumnCount(kColumnCount);
    setHeaderLabels(
        {tr("Variant"), tr("Release"), tr("Size"), tr("Licence"), tr("Trained by"), tr("State")});
    setRootIsDecorated(false);
    setSelectionMode(QAbstractItemView::NoSelection);
    setUniformRowHeights(true);
    setItemDelegateForColumn(kState, new BarDelegate(this));
    for (int variant = 0; variant < static_cast<int>(family().size()); ++variant)
        addRow(variant);
    for (int column = 0; column < kState; ++column)
        header()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    header()->setStretchLastSection(true);
    setAccessibleName(tr("Published weights"));
    connect(this, &QTreeWidget::itemChanged, this, &FetchTable::wantedChanged);
}

void FetchTable::addRow(int variant) {
    Row row;
    for (const PublishedWeights& entry : weightsCatalog())
        if (entry.variant == variant)
            row.entries.push_back(&entry);
    row.item = new QTreeWidgetItem(this);
    row.item->setText(kVariant, u"B%1"_s.arg(variant));
    row.item->setTextAlignment(kSize, Qt::AlignRight | Qt::AlignVCenter);
    if (row.entries.size() > 1) {
        row.release = new QComboBox(this);
        row.release->setObjectName(u"fetchReleaseB%1"_s.arg(variant));
        row.release->setAccessibleName(tr("Release of B%1").arg(variant));
        for (const PublishedWeights* entry : row.entries)
            row.release->addItem(releaseWord(*entry));
        row.release->setToolTip(
            tr("Training recipes of torchvision; the first one is the better one"));
        setItemWidget(row.item, kRelease, row.release);
        connect(row.release, &QComboBox::currentIndexChanged, this, [this, variant] {
            describe(m_rows.at(static_cast<std::size_t>(variant)));
            Q_EMIT wantedChanged();
        });
    }
    m_rows.push_back(std::move(row));
}

const PublishedWeights& FetchTable::chosen(const Row& row) {
    return *row.entries.at(
        row.release ? static_cast<std::size_t>(std::max(0, row.release->currentIndex())) : 0);
}

void FetchTable::describe(Row& row) {
    const PublishedWeights& entry = chosen(row);
    const FileWish wish = wishFor(entry, m_folder, {});
    std::error_code ignored;
    const bool wasThere = std::exchange(row.isThere, std::filesystem::exists(wish.target, ignored));
    QTreeWidgetItem& item = *row.item;
    if (!row.release)
        item.setText(kRelease, releaseWord(entry));
    item.setText(kSize, qstr(formatBytes(static_cast<std::int64_t>(publishedBytes(entry)))));
    item.setText(kLicence, qstr(entry.origin->licence));
    item.setText(kTrainer, qstr(entry.origin->name));
    item.setToolTip(kTrainer, qstr(entry.origin->address));
    item.setToolTip(kVariant, qstr(wish.url));
    item.setText(kState, row.isThere ? tr("is there") : QString());
    item.setToolTip(kState, row.isThere ? qpath(wish.target) : QString());
    // What the user ticked stays so; a file that is there needs no box.
    if (row.isThere)
        item.setData(kVariant, Qt::CheckStateRole, QVariant());
    else if (wasThere)
        item.setCheckState(kVariant, Qt::Checked);
}

void FetchTable::lookInto(const std::filesystem::path& folder) {
    m_folder = folder;
    {
        const QSignalBlocker quiet(this);  // told once, not for every row
        for (Row& row : m_rows)
            describe(row);
    }
    Q_EMIT wantedChanged();
}

std::vector<const PublishedWeights*> FetchTable::wanted() const {
    std::vector<const PublishedWeights*> entries;
    for (const Row& row : m_rows)
        if (!row.isThere && row.item->checkState(kVariant) == Qt::Checked)
            entries.push_back(&chosen(row));
    return entries;
}

std::uint64_t FetchTable::wantedBytes() const {
    std::uint64_t bytes = 0;
    for (const PublishedWeights* entry : wanted())
        bytes += publishedBytes(*entry);
    return bytes;
}

void FetchTable::setState(int variant, RunState state, const QString& sentence) {
    Row& row = m_rows.at(static_cast<std::size_t>(variant));
    const bool waiting = isWaiting(state);
    row.item->setData(kState, TableModel::BarRole, QVariant());
    if (row.release)
        row.release->setEnabled(!waiting);
    if (state == RunState::Done)
        describe(row);
    row.item->setText(kState, transferWord(state));
    if (!sentence.isEmpty())
        row.item->setToolTip(kState, sentence);
}

void FetchTable::setProgress(int variant, double fraction) {
    constexpr double kPercent = 100.0;
    QTreeWidgetItem& item = *m_rows.at(static_cast<std::size_t>(variant)).item;
    item.setData(kState, TableModel::BarRole, fraction);
    item.setText(kState, tr("%1 %").arg(fixed(kPercent * fraction, 0)));
}

QString FetchTable::stateText(int variant) const {
    return m_rows.at(static_cast<std::size_t>(variant)).item->text(kState);
}

}  // namespace scalescope::ui
