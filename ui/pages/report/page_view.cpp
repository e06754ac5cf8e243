// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/report/page_view.h"

#include "ui/base/theme.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace scalescope::ui {

namespace {

constexpr int kGapPx = 14, kWidestPx = 860, kNarrowestPx = 320, kKept = 2;
constexpr double kHeightOfWidth = 841.89 / 595.28;  // of A4

}  // namespace

PageView::PageView(QWidget* parent) : QAbstractScrollArea(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setAccessibleName(tr("Preview of the report"));
}

QSize PageView::sheetSize() const {
    const int width = std::clamp(viewport()->width() - 2 * kGapPx, kNarrowestPx, kWidestPx);
    return {width, static_cast<int>(std::lround(width * kHeightOfWidth))};
}

QRect PageView::areaOf(int page) const {
    const QSize size = sheetSize();
    const int x = std::max(kGapPx, (viewport()->width() - size.width()) / 2);
    return {QPoint(x - horizontalScrollBar()->value(),
                   kGapPx + page * (size.height() + kGapPx) - verticalScrollBar()->value()),
            size};
}

std::pair<int, int> PageView::visible() const {
    const int step = sheetSize().height() + kGapPx, top = verticalScrollBar()->value();
    const int last = pageCount() - 1;
    return {std::clamp((top - kGapPx) / step, 0, std::max(0, last)),
            std::min((top + viewport()->height()) / step, last)};
}

void PageView::setPages(const QStringList& texts) {
    m_sheets.resize(static_cast<std::size_t>(texts.size()));
    for (std::size_t i = 0; i < m_sheets.size(); ++i) {
        m_sheets[i].text = texts[static_cast<qsizetype>(i)];
        m_sheets[i].askedPx = 0;
    }
    setAccessibleDescription(text());
    layOut();
}

void PageView::setPage(int page, const QImage& image) {
    if (page < 0 || page >= pageCount())
        return;
    m_sheets[static_cast<std::size_t>(page)].image = image;
    viewport()->update(areaOf(page));
}

QString PageView::text() const {
    QString all;
    for (const Sheet& sheet : m_sheets)
        all += sheet.text;
    return all;
}

bool PageView::isDrawn() const {
    const auto [first, last] = visible();
    for (int page = first; page <= last; ++page)
        if (m_sheets[static_cast<std::size_t>(page)].image.isNull())
            return false;
    return !m_sheets.empty();
}

void PageView::layOut() {
    const QSize size = sheetSize();
    const int height = kGapPx + pageCount() * (size.height() + kGapPx);
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(fontMetrics().height() * 3);
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    horizontalScrollBar()->setPageStep(viewport()->width());
    horizontalScrollBar()->setRange(0,
                                    std::max(0, size.width() + 2 * kGapPx - viewport()->width()));
    askForVisible();
    viewport()->update();
}

/// Those in sight first, then the next one; pictures of others are given back.
void PageView::askForVisible() {
    if (!isVisible() || m_sheets.empty())
        return;
    const auto [first, last] = visible();
    const int width = static_cast<int>(std::lround(sheetSize().width() * devicePixelRatioF()));
    for (int page = 0; page < pageCount(); ++page) {
        Sheet& sheet = m_sheets[static_cast<std::size_t>(page)];
        if (page < first - kKept || page > last + kKept) {
            sheet.image = {};
            sheet.askedPx = 0;
        } else if (page >= first && page <= last + 1 && sheet.askedPx != width) {
            sheet.askedPx = width;
            Q_EMIT pageWanted(page, width);
        }
    }
}

void PageView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), palette().window());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (m_sheets.empty())
        return;
    const QColor edge = themeOf(palette()).grid;
    const auto [first, last] = visible();
    for (int page = first; page <= last; ++page) {
        const QRect area = areaOf(page);
        painter.fillRect(area, Qt::white);
        if (const QImage& image = m_sheets[static_cast<std::size_t>(page)].image; !image.isNull())
            painter.drawImage(area, image);
        painter.setPen(edge);
        painter.drawRect(area.adjusted(-1, -1, 0, 0));
    }
}

void PageView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void PageView::showEvent(QShowEvent* event) {
    QAbstractScrollArea::showEvent(event);
    askForVisible();
}

void PageView::scrollContentsBy(int, int) {
    askForVisible();
    viewport()->update();
}

}  // namespace scalescope::ui
