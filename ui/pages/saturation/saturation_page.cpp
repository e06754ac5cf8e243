// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/saturation/saturation_page.h"

#include "ui/base/convert.h"
#include "ui/base/theme.h"
#include "ui/pages/random_note.h"
#include "ui/pages/saturation/activation_panels.h"
#include "ui/pages/saturation/saturation_data.h"
#include "ui/pages/saturation/saturation_verdict.h"

#include <QLabel>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>

namespace scalescope::ui {

SaturationPage::SaturationPage(Study& study, Selection& selection, QWidget* parent)
    : Page(study, selection, tr("Saturation"), tr("Do activations saturate, die or overflow?"),
           parent),
      m_choice(selection) {
    setShows({Aspect::Activations});
    buildLayout();
    connectStudy();
    keepState();
}

template <typename P>
P* SaturationPage::add(P* panel) {
    m_panels.push_back(panel);
    connect(panel, &Panel::readout, this, [this](const QString& text) {
        if (!text.isEmpty())
            m_readout->setText(text);
        else
            markDirty();
    });
    return panel;
}

void SaturationPage::buildLayout() {
    auto* layout = new QVBoxLayout(this);
    m_banner = new QLabel(this);
    m_banner->setObjectName(QStringLiteral("nonFiniteBanner"));
    m_banner->setWordWrap(true);
    m_banner->setMargin(8);
    m_banner->setAutoFillBackground(true);
    m_banner->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_banner->setToolTip(definitionTip("numeric.nonfinite"));
    m_banner->hide();
    m_top = new QSplitter(Qt::Horizontal);
    m_rows = new QSplitter(Qt::Vertical, this);
    for (QSplitter* splitter : {m_top, m_rows})
        splitter->setChildrenCollapsible(false);
    m_top->addWidget(add(new ZonePanel(m_study, m_selection, m_choice)));
    m_top->addWidget(add(new ActivationCurvesPanel(m_study, m_selection, m_choice)));
    m_top->setSizes({500, 500});
    m_rows->addWidget(m_top);
    m_rows->addWidget(buildTabs());
    m_rows->setSizes({300, 300});
    m_readout = new QLabel(this);
    m_readout->setObjectName(QStringLiteral("activationReadout"));
    m_readout->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_readout->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_verdict = makeNote(this, QStringLiteral("saturationVerdict"));
    m_verdict->setTextFormat(Qt::RichText);
    layout->addWidget(m_banner);
    layout->addWidget(m_verdict);
    layout->addWidget(m_rows, 1);
    layout->addWidget(m_readout);
    auto* note = new RandomNote(m_study, m_selection, this);
    layout->addWidget(note);
    m_panels.push_back(note);
    connect(note, &RandomNote::weightsWanted, this, &Page::weightsWanted);
}

QTabWidget* SaturationPage::buildTabs() {
    m_tabs = new QTabWidget;
    m_tabs->setObjectName(QStringLiteral("saturationTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(add(new ActivationHistogramPanel(m_study, m_selection, m_choice)),
                   tr("Histogram"));
    m_tabs->addTab(add(new ChannelPanel(m_study, m_selection, m_choice)), tr("Channels"));
    m_tabs->addTab(add(new GateSharesPanel(m_study, m_selection, m_choice)), tr("Gates"));
    m_tabs->addTab(add(new VerdictPanel(m_study, m_selection, m_choice)), tr("Verdicts"));
    listenTo(m_tabs, &QTabWidget::currentChanged);
    return m_tabs;
}

void SaturationPage::connectStudy() {
    listenTo(&m_study, &Study::entryChanged, &Study::imageChanged);
    listenTo(&m_selection, &Selection::columnsChanged, &Selection::focusChanged,
             &Selection::depthChanged, &Selection::channelChanged);
    listenTo(&m_choice, &ActivationChoice::changed);
}

void SaturationPage::refresh() {
    refreshBanner();
    refreshVerdict();
    const auto diagnosis = focused(m_study, m_selection);
    const ActivationStats* activation = diagnosis ? m_choice.of(*diagnosis) : nullptr;
    m_readout->setText(activation
                           ? activationCaption(*activation, m_study.entry(m_selection.focus()).spec)
                           : missingText(m_study, m_selection, tr("the activations")));
    for (Panel* panel : m_panels)
        if (panel->isVisible())
            panel->refresh();
}

void SaturationPage::refreshBanner() {
    const QString text = nonFiniteText(shownOf(m_study, m_selection));
    m_banner->setVisible(!text.isEmpty());
    m_banner->setText(text);
    const Theme theme = themeOf(palette());
    QPalette colours = m_banner->palette();
    colours.setColor(QPalette::Window, theme.fail);
    colours.setColor(QPalette::WindowText, theme.dark ? Qt::black : Qt::white);
    m_banner->setPalette(colours);
}

/// The page's question, answered for the focused column.
void SaturationPage::refreshVerdict() {
    const auto diagnosis = focused(m_study, m_selection);
    const QString answers = diagnosis ? answersHtml(*diagnosis, themeOf(palette())) : QString();
    m_verdict->setVisible(!answers.isEmpty());
    m_verdict->setText(answers);
}

void SaturationPage::keepState() {
    keep(QStringLiteral("saturation/top"), m_top);
    keep(QStringLiteral("saturation/rows"), m_rows);
    keep(QStringLiteral("saturation/tab"), m_tabs);
    keep(
        QStringLiteral("saturation/activation"), [this] { return QVariant(qstr(m_choice.part())); },
        [this](const QVariant& saved) { m_choice.setPart(str(saved.toString())); });
    for (Panel* panel : m_panels)
        keep(panel);
}

}  // namespace scalescope::ui
