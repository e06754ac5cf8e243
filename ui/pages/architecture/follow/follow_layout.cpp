// SPDX-License-Identifier: Apache-2.0
// The widgets of the panel that follows a picture.
#include "ui/pages/architecture/follow/follow_panel.h"
#include "ui/pages/architecture/follow/follow_texts.h"
#include "ui/pages/make.h"
#include "ui/plots/histogram_plot.h"
#include "ui/widgets/image_view.h"
#include "ui/widgets/map_tiles.h"
#include "ui/widgets/ramp_legend.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

namespace scalescope::ui {

void FollowPanel::buildLayout() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(buildSteps());
    layout->addWidget(buildStages());
    layout->addWidget(buildOrder());
    m_columns = new QSplitter(Qt::Horizontal);
    m_columns->setChildrenCollapsible(false);
    auto* left = new QWidget;
    auto* tiles = new QVBoxLayout(left);
    tiles->setContentsMargins(0, 0, 0, 0);
    tiles->setSpacing(2);
    m_tiles = new MapTiles;
    m_tiles->setObjectName(QStringLiteral("followTiles"));
    m_tiles->setAccessibleName(tr("Feature maps"));
    m_legend = new RampLegend;
    m_legend->setObjectName(QStringLiteral("followLegend"));
    tiles->addWidget(m_tiles, 1);
    tiles->addWidget(m_legend);
    m_columns->addWidget(left);
    m_columns->addWidget(buildDetail());
    m_columns->setStretchFactor(0, 1);
    m_columns->setSizes({480, 230});
    layout->addWidget(m_columns, 1);
    m_note = makeNote(this, QStringLiteral("followNote"));
    layout->addWidget(m_note);
}

QWidget* FollowPanel::buildSteps() {
    auto* area = new QWidget;
    auto* row = new QHBoxLayout(area);
    row->setContentsMargins(0, 0, 0, 0);
    const auto button = [row](const char* name, Qt::ArrowType arrow, const QString& tip) {
        auto* made = new QToolButton;
        made->setObjectName(QString::fromLatin1(name));
        made->setArrowType(arrow);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        row->addWidget(made);
        return made;
    };
    m_previous = button("followPrevious", Qt::LeftArrow, tr("Previous block (P)"));
    m_next = button("followNext", Qt::RightArrow, tr("Next block (N)"));
    m_where = new QLabel;
    m_where->setObjectName(QStringLiteral("followWhere"));
    row->addWidget(m_where, 1);
    m_save = new QPushButton(tr("Save PNG..."));
    m_save->setObjectName(QStringLiteral("followSave"));
    m_save->setToolTip(tr("All tiles of this stage as they are sorted and coloured."));
    row->addWidget(m_save);
    return area;
}

QWidget* FollowPanel::buildStages() {
    auto* area = new QWidget;
    auto* row = new QHBoxLayout(area);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    auto* group = new QButtonGroup(this);
    for (std::size_t i = 0; i < kStages; ++i) {
        auto* button = new QToolButton;
        button->setObjectName(QStringLiteral("followStage-") +
                              stageTitle(static_cast<MapStage>(i)));
        button->setText(stageTitle(static_cast<MapStage>(i)));
        button->setCheckable(true);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        group->addButton(button);
        row->addWidget(button, 1);
        connect(button, &QToolButton::clicked, this,
                [this, i] { showStage(static_cast<MapStage>(i)); });
        m_stages[i] = button;
    }
    return area;
}

QWidget* FollowPanel::buildOrder() {
    auto* area = new QWidget;
    auto* row = new QHBoxLayout(area);
    row->setContentsMargins(0, 0, 0, 0);
    m_order = addCombo(row, tr("Sort b&y"), {tr("Index"), tr("Gate"), tr("Energy")},
                       QStringLiteral("followOrder"),
                       tr("Largest first. Energy is the mean square of a map. Input, projected and "
                          "output maps have no gates and stay in the order of their index."));
    m_scale =
        addCombo(row, tr("Colou&rs"), {tr("Each tile by itself"), tr("One scale for all")},
                 QStringLiteral("followScale"),
                 tr("Each tile from its own smallest to its largest value shows patterns; one "
                    "scale for all shows which maps are strong."));
    m_size = new QSlider(Qt::Horizontal);
    m_size->setObjectName(QStringLiteral("followSize"));
    m_size->setRange(MapTiles::kSmallestSide, MapTiles::kLargestSide);
    m_size->setValue(MapTiles::kUsualSide);
    m_size->setToolTip(tr("Size of the tiles (+ and −)"));
    m_size->setAccessibleName(tr("Size of the tiles"));
    m_size->setMinimumWidth(60);
    row->addWidget(new QLabel(tr("Size")));
    row->addWidget(m_size, 1);
    return area;
}

QWidget* FollowPanel::buildDetail() {
    auto* area = new QWidget;
    area->setMinimumWidth(170);
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(4, 0, 0, 0);
    column->setSpacing(4);
    m_zoom = new ImageView;
    m_zoom->setObjectName(QStringLiteral("followZoom"));
    m_zoom->setMaximumZoom(64.0);
    m_zoom->setMinimumHeight(110);
    m_channelText = makeNote(area, QStringLiteral("followChannel"));
    m_histogram =
        make<HistogramPlot>({.name = "followHistogram", .exportName = "feature-maps-histogram"});
    m_histogram->setMinimumSize(160, 110);
    column->addWidget(m_zoom, 3);
    column->addWidget(m_channelText);
    column->addWidget(m_histogram, 2);
    return area;
}

}  // namespace scalescope::ui
