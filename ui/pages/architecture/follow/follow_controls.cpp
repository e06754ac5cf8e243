// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/architecture/follow/follow_controls.h"

#include "ui/base/convert.h"
#include "ui/models/graph_overlay.h"
#include "ui/pages/architecture/follow/follow_texts.h"
#include "ui/pages/page_parts.h"
#include "ui/widgets/map_tiles.h"

#include <QButtonGroup>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

namespace scalescope::ui {

FollowControls::FollowControls(QWidget* parent) : QWidget(parent) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    rows->addWidget(buildSteps());
    rows->addWidget(buildStages());
    rows->addWidget(buildOrder());
}

QWidget* FollowControls::buildSteps() {
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
    connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT stepped(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT stepped(1); });
    connect(m_save, &QPushButton::clicked, this, &FollowControls::saveWanted);
    return area;
}

QWidget* FollowControls::buildStages() {
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
                [this, i] { Q_EMIT stageChosen(static_cast<MapStage>(i)); });
        m_stages[i] = button;
    }
    return area;
}

QWidget* FollowControls::buildOrder() {
    auto* area = new QWidget;
    auto* row = new QHBoxLayout(area);
    row->setContentsMargins(0, 0, 0, 0);
    m_order = addCombo(row, tr("Sort b&y"), {tr("Index"), tr("Gate"), tr("Energy")},
                       QStringLiteral("followOrder"),
                       tr("Largest first. Energy is the mean square of a map. Input, projected and "
                          "output maps have no gates and stay in the order of their index."));
    m_scale =
        addCombo(row, tr("&Colours"), {tr("Each tile by itself"), tr("One scale for all")},
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

void FollowControls::setPlace(const QString& html, bool hasPrevious, bool hasNext) {
    m_where->setText(html);
    m_previous->setEnabled(hasPrevious);
    m_next->setEnabled(hasNext);
}

void FollowControls::setMaps(const FeatureMaps* maps, MapStage shown) {
    m_save->setEnabled(maps != nullptr);
    for (std::size_t i = 0; i < kStages; ++i) {
        const auto stage = static_cast<MapStage>(i);
        const StageMaps* there = maps ? maps->find(stage) : nullptr;
        m_stages[i]->setEnabled(there != nullptr);
        m_stages[i]->setText(stageTitle(stage) + u'\n' +
                             (there ? shapeText(there->atlas.shape) : QString()));
        m_stages[i]->setChecked(there != nullptr && stage == shown);
    }
}

}  // namespace scalescope::ui
