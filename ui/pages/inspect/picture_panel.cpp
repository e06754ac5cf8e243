// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/inspect/picture_panel.h"

#include "ui/base/convert.h"
#include "ui/base/numbers.h"
#include "ui/pages/make.h"
#include "ui/plots/bar_plot.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/widgets/image_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace scalescope::ui {

PicturePanel::PicturePanel(Study& study, Selection& selection, QWidget* parent)
    : Panel(study, selection, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_picture = new ImageView(this);
    m_picture->setObjectName(QStringLiteral("originalImage"));
    m_picture->setPlaceholder(tr("Open an image, or drop one on the window."));
    m_picture->setMinimumHeight(100);
    m_notes = makeNote(this, QStringLiteral("imageNotes"));
    layout->addWidget(m_picture, 1);
    layout->addWidget(m_notes);
}

void PicturePanel::refresh() {
    const auto image = m_study.images().shown;
    const auto diagnosis = focused(m_study, m_selection);
    if (m_shown != image)
        m_picture->setImage(image ? toQImage(image->image) : QImage());
    m_shown = image;
    m_picture->setFrame(image && diagnosis && !diagnosis->inputs.empty()
                            ? cropFrame(diagnosis->inputs.front())
                            : std::nullopt);
    refreshNotes(diagnosis.get());
}

void PicturePanel::refreshNotes(const Diagnosis* diagnosis) {
    m_notes->setVisible(m_shown != nullptr);
    if (!m_shown)
        return;
    QString text = tr("%1, %2 × %3 px")
                       .arg(qstr(m_shown->name), QString::number(m_shown->image.width),
                            QString::number(m_shown->image.height));
    if (m_study.images().sources.size() > 1)
        text += tr(", the first of %1 images").arg(m_study.images().sources.size());
    text += u'.';
    if (diagnosis)
        text += tr(" The frame is what %1 is fed.").arg(nameOf(m_study, m_selection.focus()));
    for (const QString& note : imageNotes(*m_shown, diagnosis))
        text += tr("\nNote: ") + note;
    m_notes->setText(text);
}

AgreementPanel::AgreementPanel(Study& study, Selection& selection, QWidget* parent)
    : Panel(study, selection, parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* row = new QHBoxLayout;
    m_kindBox = addCombo(row, tr("&Agreement"), {tr("Same top-1"), tr("Overlap of the top-5")},
                         QStringLiteral("agreementKind"), definitionTip("prediction.agreement"));
    layout->addLayout(row);
    m_matrix = make<HeatmapPlot>({.name = "agreementMatrix",
                                  .definition = "prediction.agreement",
                                  .exportName = "agreement"},
                                 this);
    m_matrix->setCellText(true);
    m_matrix->setColourScale(false);
    m_matrix->setMinimumHeight(120);
    layout->addWidget(m_matrix, 1);
    m_published = make<BarPlot>({.name = "publishedTop1", .exportName = "published-top-1"}, this);
    m_published->setYRange(0.0, 100.0);
    m_published->setMinimumHeight(120);
    m_published->hide();
    layout->addWidget(m_published, 1);
    m_text = makeNote(this, QStringLiteral("agreementText"));
    m_text->setToolTip(definitionTip("prediction.flip"));
    layout->addWidget(m_text);
    connect(m_kindBox, &QComboBox::currentIndexChanged, this, [this] { refresh(); });
    connect(m_matrix, &HeatmapPlot::cellClicked, this, [this](int index, int) {
        if (index >= 0 && static_cast<std::size_t>(index) < m_columns.size())
            m_selection.setFocus(m_columns[static_cast<std::size_t>(index)]);
    });
    keep(QStringLiteral("inspect/agreement"), m_kindBox);
}

void AgreementPanel::refresh() {
    const std::vector<Shown> shown = shownOf(m_study, m_selection);
    m_columns.clear();
    for (const Shown& one : comparableOf(shown))
        m_columns.push_back(one.column);
    const Agreement agreement = agreementOf(shown);
    const bool enough = agreement.comparable && m_columns.size() > 1;
    QString why = shown.empty() ? missingText(m_study, m_selection, tr("the predictions"))
                  : enough || !agreement.comparable
                      ? agreementText(agreement, shown)
                      : tr("Choose two columns or more to compare them.");
    const SeriesSet published = enough ? SeriesSet{} : publishedTop1(m_study, m_selection);
    const bool instead = !shown.empty() && !published.series.empty();
    if (instead)
        why += tr(" The bars are what the published weights reach on ImageNet.");
    if (const QString others = onOtherWeights(shown); instead && !others.isEmpty())
        why += tr(" Other weights run here and reach something else: %1.").arg(others);
    m_kindBox->setEnabled(enough);
    m_matrix->setEmptyText(why);
    m_matrix->setData(!enough                          ? Grid2d{}
                      : m_kindBox->currentIndex() == 0 ? agreement.top1
                                                       : agreement.top5Overlap);
    showPublished(instead, published);
    m_text->setVisible(enough || instead);
    m_text->setText(why);
}

void AgreementPanel::showPublished(bool instead, const SeriesSet& published) {
    m_matrix->setVisible(!instead);
    m_published->setVisible(instead);
    if (!instead)
        return;
    std::vector<QString> texts;
    for (const double percent : published.series.front().y)
        texts.push_back(fixed(percent, 1));
    m_published->setBarTexts(std::move(texts));
    m_published->setData(published);
}

}  // namespace scalescope::ui
