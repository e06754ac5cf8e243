// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/overview/overview_page.h"

#include "ui/base/convert.h"
#include "ui/pages/overview/findings_panel.h"
#include "ui/pages/random_note.h"
#include "ui/widgets/column_card.h"
#include "ui/widgets/column_curves.h"
#include "ui/widgets/image_view.h"
#include "ui/widgets/ramp_legend.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNarrowestCard = 104;  // eight stand side by side in a window of 1024 px
constexpr int kWideCardFrom = 520;
constexpr int kPictureWidth = 150;
constexpr int kFindingsHeight = 140;
constexpr int kLegendWidth = 180;

double topOf(const SeriesSet& set, double top) {
    for (const Series& series : set.series)
        for (const double y : series.y)
            top = std::max(top, y);
    return top;
}

}  // namespace

OverviewPage::OverviewPage(Study& study, Selection& selection, QWidget* parent)
    : Page(study, selection, tr("Overview"), tr("How do the variants differ on this image?"),
           parent) {
    buildLayout();
    connectEngine();
    keepState();
}

void OverviewPage::buildLayout() {
    auto* area = new QWidget(this);
    m_row = new QHBoxLayout(area);
    m_row->setContentsMargins({});
    m_row->setSpacing(6);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(u"overviewColumns"_s);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setWidget(area);
    m_findings = new FindingsPanel(m_study, m_selection, this);
    m_picture = new ImageView(this);
    m_picture->setObjectName(u"overviewPicture"_s);
    m_picture->setFixedWidth(kPictureWidth);
    auto* below = new QWidget(this);
    below->setMinimumHeight(kFindingsHeight);
    auto* belowRow = new QHBoxLayout(below);
    belowRow->setContentsMargins({});
    belowRow->addWidget(m_picture);
    belowRow->addWidget(m_findings, 1);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->setObjectName(u"overviewSplitter"_s);
    auto* above = new QWidget(this);
    auto* aboveRows = new QVBoxLayout(above);
    aboveRows->setContentsMargins({});
    aboveRows->setSpacing(2);
    aboveRows->addWidget(m_scroll, 1);
    aboveRows->addWidget(buildLegend());
    m_splitter->addWidget(above);
    m_splitter->addWidget(below);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setCollapsible(0, false);
    m_splitter->setSizes({3000, 1000});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_splitter);
    m_randomNote = new RandomNote(m_study, m_selection, this);
    layout->addWidget(m_randomNote);
    connect(m_randomNote, &RandomNote::weightsWanted, this, &Page::weightsWanted);
    makeCards();
}

/// What the small charts of all cards share, told once.
QWidget* OverviewPage::buildLegend() {
    m_legend = new QWidget(this);
    m_legend->setObjectName(u"overviewLegend"_s);
    auto* text =
        new QLabel(tr("Gates: a row per block, over the quantiles of its channels (0 to "
                      "100 %). Curves: from the stem (depth 0) to the head (1)."));
    text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    text->setToolTip(text->text());
    auto* ramp = new RampLegend;
    ramp->setFixedWidth(kLegendWidth);
    ramp->setLegend({.title = tr("gate"), .low = u"0"_s, .high = u"1"_s});
    auto* row = new QHBoxLayout(m_legend);
    row->setContentsMargins({});
    row->addWidget(text, 1);
    row->addWidget(ramp);
    return m_legend;
}

/// One card for each network that there is.
void OverviewPage::makeCards() {
    std::erase_if(m_cards, [this](const auto& card) {
        const bool gone = !m_study.entries().contains(card.first);
        if (gone) {
            m_row->removeWidget(card.second);
            card.second->deleteLater();
        }
        return gone;
    });
    int at = 0;
    for (const ColumnIndex column : m_selection.offered()) {
        ColumnCard*& card = m_cards[column];
        if (!card) {
            card = new ColumnCard(column, m_row->parentWidget());
            card->setMinimumWidth(kNarrowestCard);
            card->hide();
            connectCard(card);
        }
        if (m_row->indexOf(card) != at)
            m_row->insertWidget(at, card, 1);
        ++at;
    }
}

void OverviewPage::connectEngine() {
    connect(&m_study.networks(), &OwnNetworks::changed, this, [this] {
        makeCards();
        markDirty();
    });
    listenTo(&m_study, &Study::entryChanged, &Study::benchmarkChanged, &Study::imageChanged);
    connect(&m_study, &Study::entryProgress, this, [this](ColumnIndex column, double fraction) {
        if (const auto card = m_cards.find(column); card != m_cards.end())
            card->second->setProgress(fraction);
    });
    connect(&m_study, &Study::partChanged, this, [this](ColumnIndex column) {
        const StudyEntry& entry = m_study.entry(column);
        if (const auto card = m_cards.find(column); card != m_cards.end() && entry.part)
            card->second->setPart(*entry.part);
    });
    listenTo(&m_selection, &Selection::columnsChanged);
    connect(&m_selection, &Selection::focusChanged, this, &OverviewPage::markSelection);
    connect(&m_selection, &Selection::depthChanged, this, &OverviewPage::markSelection);
    connect(m_findings, &FindingsPanel::columnPicked, this,
            [this](ColumnIndex column) { m_scroll->ensureWidgetVisible(m_cards.at(column)); });
    connect(m_findings, &FindingsPanel::aspectWanted, this, &Page::aspectWanted);
}

void OverviewPage::connectCard(ColumnCard* card) {
    connect(card, &ColumnCard::clicked, &m_selection, &Selection::setFocus);
    connect(card, &ColumnCard::latencyWanted, &m_study, &Study::runBenchmarks);
    connect(card, &ColumnCard::depthClicked, this, [this](ColumnIndex column, double depth) {
        m_selection.setFocus(column);
        m_selection.setDepth(depth);
    });
    connect(card, &ColumnCard::classClicked, this,
            [this](int classIndex) { m_selection.setClassIndex(classIndex); });
}

void OverviewPage::refresh() {
    showCards();
    m_findings->refresh();
    showPicture();
    m_randomNote->refresh();
    markSelection();
    fitCards();
}

void OverviewPage::showCards() {
    const auto& chosen = m_selection.columns();
    const std::vector<ColumnIndex> different = disagreeing();
    CardScales scales;
    for (const ColumnIndex column : chosen)
        if (const auto diagnosis = m_study.entry(column).diagnosis) {
            constexpr double kHeadroom = 1.05;
            scales.saturationTopPercent =
                topOf(leftShareByDepth(*diagnosis), scales.saturationTopPercent);
            scales.memoryTopMib =
                std::max(scales.memoryTopMib, kHeadroom * topOf(liveBytesByDepth(*diagnosis), 0.0));
        }
    for (const auto& [column, card] : m_cards) {
        const bool shown = std::find(chosen.begin(), chosen.end(), column) != chosen.end();
        card->setVisible(shown);
        if (!shown)
            continue;
        card->setScales(scales);
        card->setEntry(m_study.entry(column),
                       std::find(different.begin(), different.end(), column) != different.end());
    }
}

/// Columns whose top-1 is not the one that most columns have.
std::vector<ColumnIndex> OverviewPage::disagreeing() const {
    std::vector<const Prediction*> predictions;
    std::vector<std::string> names;
    std::vector<ColumnIndex> columns;
    for (const ColumnIndex column : m_selection.columns()) {
        const StudyEntry& entry = m_study.entry(column);
        if (!entry.diagnosis || entry.diagnosis->predictions.empty())
            continue;
        predictions.push_back(&entry.diagnosis->predictions.front());
        names.push_back(displayName(entry.spec));
        columns.push_back(column);
    }
    std::vector<ColumnIndex> different;
    if (predictions.size() < 2)
        return different;
    const Agreement agreement = agreementOf(predictions, names);
    if (!agreement.comparable || agreement.mostFrequent.size() != 1)
        return different;
    for (std::size_t i = 0; i < predictions.size(); ++i)
        if (!predictions[i]->topk.empty() &&
            predictions[i]->topk.front().index != agreement.mostFrequent.front())
            different.push_back(columns[i]);
    return different;
}

void OverviewPage::showPicture() {
    const auto image = m_study.images().shown;
    if (std::exchange(m_shown, image) == image)
        return;
    m_picture->setImage(image ? toQImage(image->image) : QImage());
    m_picture->setToolTip(image ? qstr(image->name) : QString());
}

/// One or two columns lay their plots beside each other, and the picture; eight scroll sideways
/// when cramped.
void OverviewPage::fitCards() {
    const auto count = static_cast<int>(m_selection.columns().size());
    const bool wide = m_scroll->viewport()->width() / std::max(1, count) >= kWideCardFrom;
    for (const auto& [column, card] : m_cards)
        card->setWide(wide);
    m_picture->setVisible(!wide);
    m_legend->setVisible(!wide);
}

void OverviewPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    fitCards();
}

void OverviewPage::markSelection() {
    for (const auto& [column, card] : m_cards) {
        card->setFocused(column == m_selection.focus());
        card->setDepth(m_selection.depth());
    }
}

void OverviewPage::keepState() {
    keep(u"overview/splitter"_s, m_splitter);
    keep(m_findings);
}

}  // namespace scalescope::ui
