// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/random_note.h"

#include "ui/widgets/elided_label.h"
#include "ui/widgets/random_weights.h"

#include <QHBoxLayout>
#include <QLabel>

namespace scalescope::ui {

RandomNote::RandomNote(Study& study, Selection& selection, QWidget* parent)
    : Panel(study, selection, parent), m_text(new ElidedLabel(this)), m_offer(new QLabel(this)) {
    setObjectName(QStringLiteral("randomNote"));
    m_text->setObjectName(QStringLiteral("randomNoteText"));
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_offer->setObjectName(QStringLiteral("randomNoteOffer"));
    m_offer->setText(
        QStringLiteral("<a href=\"weights\">%1</a>").arg(tr("Get trained weights...")));
    m_offer->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_text, 1);
    line->addWidget(m_offer);
    setFixedHeight(m_offer->sizeHint().height());
    m_offer->hide();
    connect(m_offer, &QLabel::linkActivated, this, &RandomNote::weightsWanted);
}

void RandomNote::refresh() {
    std::vector<const Diagnosis*> diagnoses;
    const std::vector<Shown> shown = shownOf(m_study, m_selection);
    for (const Shown& one : shown)
        diagnoses.push_back(one.diagnosis.get());
    m_text->setText(randomWeightsText(diagnoses));
    m_text->setToolTip(m_text->text());
    m_offer->setVisible(trainedExist(diagnoses));
}

QString RandomNote::text() const {
    return m_text->text();
}

}  // namespace scalescope::ui
