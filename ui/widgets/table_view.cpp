// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/table_view.h"

#include "ui/models/bar_delegate.h"

#include <QAbstractItemModel>
#include <QHeaderView>
#include <QTableView>

namespace scalescope::ui {

QTableView* makeTableView(QAbstractItemModel& model, QWidget* parent) {
    auto* view = new QTableView(parent);
    view->setObjectName(QStringLiteral("tableView"));
    view->setModel(&model);
    view->setItemDelegate(new BarDelegate(view));
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setShowGrid(false);
    view->setAlternatingRowColors(true);
    view->setWordWrap(false);
    view->setFrameShape(QFrame::NoFrame);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setContextMenuPolicy(Qt::CustomContextMenu);
    view->verticalHeader()->hide();
    view->verticalHeader()->setDefaultSectionSize(rowHeightIn(*view));
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setStretchLastSection(false);  // TableWidths does, whole
    view->setTabKeyNavigation(false);  // Tab leaves it; arrows go from cell to cell
    view->setSortingEnabled(true);
    model.sort(-1);
    view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    return view;
}

int rowHeightIn(const QWidget& widget) {
    constexpr int kRoom = 7;
    return widget.fontMetrics().height() + kRoom;
}

}  // namespace scalescope::ui
