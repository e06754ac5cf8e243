// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/small_multiples.h"

#include "ui/base/theme.h"

#include <QEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QResizeEvent>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace scalescope::ui {

namespace {

constexpr int kSpacing = 8;

}  // namespace

/// Frame, header and widget of one column.
struct SmallMultiples::Cell {
    ColumnIndex column;
    QWidget* frame = nullptr;
    QLabel* header = nullptr;
    QWidget* content = nullptr;
    QString name, details;
};

SmallMultiples::SmallMultiples(QWidget* parent) : QScrollArea(parent), m_area(new QWidget) {
    setWidget(m_area);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(false);
    m_area->setBackgroundRole(QPalette::Window);
}

SmallMultiples::~SmallMultiples() = default;

void SmallMultiples::setFactory(Factory factory) {
    m_factory = std::move(factory);
}

void SmallMultiples::setMinimumCellSize(const QSize& size) {
    m_minimum = size;
    arrange();
}

SmallMultiples::Cell& SmallMultiples::cellOf(ColumnIndex column) {
    auto& slot = m_cells[column];
    if (slot)
        return *slot;
    slot = std::make_unique<Cell>();
    slot->column = column;
    slot->frame = new QWidget(m_area);
    slot->header = new QLabel(slot->frame);
    slot->header->setObjectName(QStringLiteral("cellHeader%1").arg(column.value()));
    slot->header->setTextFormat(Qt::RichText);
    slot->header->setCursor(Qt::PointingHandCursor);
    slot->header->setMinimumWidth(0);
    slot->header->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    slot->header->installEventFilter(this);
    slot->content = m_factory ? m_factory(column) : new QWidget;
    slot->content->setParent(slot->frame);
    auto* layout = new QVBoxLayout(slot->frame);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    layout->addWidget(slot->header);
    layout->addWidget(slot->content, 1);
    slot->name = QStringLiteral("B%1").arg(column.value());
    styleHeader(*slot);
    return *slot;
}

void SmallMultiples::setShown(const std::vector<ColumnIndex>& columns) {
    m_shown = columns;
    for (const ColumnIndex column : m_shown)
        cellOf(column);
    for (const auto& [column, cell] : m_cells)
        cell->frame->setVisible(std::find(m_shown.begin(), m_shown.end(), column) != m_shown.end());
    arrange();
}

QWidget* SmallMultiples::cell(ColumnIndex column) const {
    const auto found = m_cells.find(column);
    return found == m_cells.end() ? nullptr : found->second->content;
}

void SmallMultiples::setCaption(ColumnIndex column, const QString& name, const QString& details,
                                const QString& tip) {
    Cell& cell = cellOf(column);
    cell.frame->setVisible(std::find(m_shown.begin(), m_shown.end(), column) != m_shown.end());
    cell.name = name;
    cell.details = details;
    cell.header->setToolTip(tip);
    styleHeader(cell);
}

void SmallMultiples::setHighlighted(ColumnIndex column) {
    m_highlighted = column;
    for (const auto& entry : m_cells)
        styleHeader(*entry.second);
}

/// A bar in the column's colour, the name in bold, details muted.
void SmallMultiples::styleHeader(const Cell& cell) const {
    const Theme theme = themeOf(palette());
    const bool focused = cell.column == m_highlighted;
    QPalette colours = palette();
    colours.setColor(QPalette::Window,
                     focused ? blend(theme.window, theme.accent, 0.25) : theme.window);
    cell.header->setAutoFillBackground(focused);
    cell.header->setPalette(colours);
    cell.header->setText(QStringLiteral("<span style='color:%1'>&#9608;</span> <b>%2</b> <span "
                                        "style='color:%3'>%4</span>")
                             .arg(theme.column(cell.column).name(), cell.name.toHtmlEscaped(),
                                  theme.muted.name(), cell.details.toHtmlEscaped()));
}

void SmallMultiples::arrange() {
    if (m_arranging || m_shown.empty())
        return;
    m_arranging = true;
    const int count = static_cast<int>(m_shown.size());
    const QSize room = viewport()->size();
    const int fitting = std::max(1, (room.width() + kSpacing) / (m_minimum.width() + kSpacing));
    m_perRow = std::min(count, fitting);
    // The same number in every row as far as possible: 8 cells in 3 rows of 3, not of 4, 4 and 0.
    const int rows = (count + m_perRow - 1) / m_perRow;
    m_perRow = (count + rows - 1) / rows;
    const int header = m_cells.begin()->second->header->sizeHint().height() + 3;
    const int width =
        std::max(m_minimum.width(), (room.width() - (m_perRow - 1) * kSpacing) / m_perRow);
    const int height =
        std::max(m_minimum.height() + header, (room.height() - (rows - 1) * kSpacing) / rows);
    for (int i = 0; i < count; ++i) {
        Cell& cell = cellOf(m_shown[static_cast<std::size_t>(i)]);
        cell.frame->setGeometry((i % m_perRow) * (width + kSpacing),
                                (i / m_perRow) * (height + kSpacing), width, height);
    }
    m_area->resize(m_perRow * (width + kSpacing) - kSpacing, rows * (height + kSpacing) - kSpacing);
    m_arranging = false;
}

void SmallMultiples::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    arrange();
}

bool SmallMultiples::eventFilter(QObject* watched, QEvent* event) {
    const bool pressed = event->type() == QEvent::MouseButtonPress;
    if (pressed || event->type() == QEvent::MouseButtonRelease)
        for (const auto& [column, cell] : m_cells)
            if (watched == cell->header) {
                if (!pressed)
                    Q_EMIT cellClicked(column);
                return true;
            }
    return QScrollArea::eventFilter(watched, event);
}

void SmallMultiples::changeEvent(QEvent* event) {
    QScrollArea::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange)
        return;
    for (const auto& entry : m_cells)
        styleHeader(*entry.second);
    arrange();
}

}  // namespace scalescope::ui
