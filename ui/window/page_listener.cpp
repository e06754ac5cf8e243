// SPDX-License-Identifier: Apache-2.0
#include "ui/window/page_listener.h"

#include "ui/plots/plot_widget.h"
#include "ui/widgets/image_view.h"
#include "ui/widgets/job_bar.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/table_panel.h"

#include <QStackedWidget>
#include <QTimer>

namespace scalescope::ui {

PageListener::PageListener(QStackedWidget& pages, JobBar& jobs, MessageBar& messages)
    : QObject(&pages), m_pages(pages), m_jobs(jobs), m_messages(messages) {}

/// A page makes its plots when it draws, in the next turn of the event loop.
void PageListener::listen() {
    connectViews();
    QTimer::singleShot(0, this,
                       [this] { QTimer::singleShot(0, this, &PageListener::connectViews); });
}

void PageListener::connectViews() {
    const QWidget* page = m_pages.currentWidget();
    for (const PlotWidget* plot : page->findChildren<PlotWidget*>()) {
        connect(plot, &PlotWidget::readout, &m_jobs, &JobBar::setReadout, Qt::UniqueConnection);
        connect(plot, &PlotWidget::exported, &m_messages, &MessageBar::showSaved,
                Qt::UniqueConnection);
        connect(plot, &PlotWidget::definitionWanted, this, &PageListener::definitionWanted,
                Qt::UniqueConnection);
        connect(plot, &PlotWidget::exportFailed, &m_messages, &MessageBar::showProblem,
                Qt::UniqueConnection);
    }
    for (const ImageView* picture : page->findChildren<ImageView*>()) {
        connect(picture, &ImageView::exported, &m_messages, &MessageBar::showSaved,
                Qt::UniqueConnection);
        connect(picture, &ImageView::exportFailed, &m_messages, &MessageBar::showProblem,
                Qt::UniqueConnection);
    }
    for (const TablePanel* table : page->findChildren<TablePanel*>()) {
        connect(table, &TablePanel::exported, &m_messages, &MessageBar::showSaved,
                Qt::UniqueConnection);
        connect(table, &TablePanel::exportFailed, &m_messages, &MessageBar::showProblem,
                Qt::UniqueConnection);
    }
}

}  // namespace scalescope::ui
