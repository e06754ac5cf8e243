// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/inspect/column_view.h"

#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/pages/inspect/inspect_data.h"
#include "ui/pages/inspect/prediction_list.h"
#include "ui/widgets/image_view.h"
#include "ui/widgets/random_weights.h"

#include <QLabel>
#include <QVBoxLayout>

namespace scalescope::ui {

namespace {

/// A map needs gradients, which the fused engine has none of: its logit is rounded another way.
QString otherEngine(const Diagnosis& diagnosis, const Provenance& map) {
    return map.executor.empty() || map.executor == diagnosis.provenance.executor
               ? QString()
               : ColumnView::tr(" (%1 engine; below: %2)")
                     .arg(qstr(map.executor), qstr(diagnosis.provenance.executor));
}

}  // namespace

ColumnView::ColumnView(ColumnIndex column, QWidget* parent) : QWidget(parent), m_column(column) {
    setObjectName(QStringLiteral("inspect-b%1").arg(column.value()));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_picture = new ImageView(this);
    m_picture->setObjectName(QStringLiteral("fed-b%1").arg(column.value()));
    m_picture->setMinimumHeight(110);
    m_recipe = makeNote(this, QStringLiteral("recipe-b%1").arg(column.value()));
    m_camNote = makeNote(this, QStringLiteral("camNote-b%1").arg(column.value()));
    m_list = new PredictionList(this);
    m_list->setObjectName(QStringLiteral("predictions-b%1").arg(column.value()));
    layout->addWidget(m_picture, 1);
    layout->addWidget(m_recipe);
    layout->addWidget(m_camNote);
    layout->addWidget(m_list);
    connect(m_list, &PredictionList::classPicked, this, &ColumnView::classPicked);
}

void ColumnView::show(const StudyEntry& entry, const Overlay& overlay) {
    const QString missing = missingText(entry, tr("what it sees"));
    m_picture->setPlaceholder(entry.diagnosis ? tr("The fed pixels were not kept for this input.")
                                              : missing);
    if (m_shown != entry.diagnosis)
        showPixels(entry.diagnosis);
    const Prediction* prediction = entry.diagnosis ? predictionOf(*entry.diagnosis) : nullptr;
    if (prediction)
        m_list->setPrediction(*prediction, m_column);
    else
        m_list->clear(entry.diagnosis ? missingText(entry, tr("the predictions")) : QString());
    m_list->setPicked(overlay.classIndex);
    m_recipe->setVisible(entry.diagnosis != nullptr);
    if (entry.diagnosis)
        m_recipe->setText(recipeLine(*entry.diagnosis));
    showOverlay(entry, overlay);
}

bool ColumnView::hasNote() const {
    return !m_list->note().isEmpty();
}

void ColumnView::keepRoomForNote(bool on) {
    m_list->keepRoomForNote(on);
}

void ColumnView::showPixels(const std::shared_ptr<const Diagnosis>& diagnosis) {
    m_shown = diagnosis;
    m_shownCam.reset();
    const bool some = diagnosis && !diagnosis->inputs.empty() && diagnosis->inputs.front().fed;
    m_picture->setImage(some ? toQImage(*diagnosis->inputs.front().fed) : QImage());
    m_picture->clearOverlay();
}

void ColumnView::showOverlay(const StudyEntry& entry, const Overlay& overlay) {
    const auto& cam = entry.gradCam;
    const bool fits = overlay.on && entry.diagnosis && cam &&
                      cam->cam.classIndex == overlay.classIndex.value_or(-1);
    m_picture->setOverlayOpacity(overlay.opacity);
    if (!fits) {
        m_picture->clearOverlay();
        m_shownCam.reset();
    } else if (m_shownCam != cam) {
        m_picture->setHeat(learntBy(*entry.diagnosis, cam->cam.map));
        m_shownCam = cam;
    }
    m_picture->setToolTip(fits ? randomWeightsText({entry.diagnosis.get()}) : QString());
    m_camNote->setVisible(overlay.on && entry.diagnosis);
    m_camNote->setToolTip(definitionTip("grad_cam"));
    m_camNote->setText(fits ? tr("Grad-CAM of %1 at %2, logit %3%4")
                                  .arg(qstr(cam->cam.classLabel), qstr(cam->cam.node),
                                       fixed(cam->cam.score, 2),
                                       otherEngine(*entry.diagnosis, cam->provenance))
                            : overlay.missing);
}

}  // namespace scalescope::ui
