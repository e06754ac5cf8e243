// SPDX-License-Identifier: Apache-2.0
// How a variant's card is laid out, narrow and wide.
#include "ui/base/convert.h"
#include "ui/plots/heatmap_plot.h"
#include "ui/plots/line_plot.h"
#include "ui/widgets/image_view.h"
#include "ui/widgets/prediction_bars.h"
#include "ui/widgets/variant_card.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kStripHeight = 72, kCurveHeight = 58;

QLabel* label(const char* name, QWidget* parent) {
    auto* made = new QLabel(parent);
    made->setObjectName(QString::fromLatin1(name));
    made->setTextFormat(Qt::RichText);
    made->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);  // never widens its column
    return made;
}

QLabel* title(const QString& text, const char* definitionKey, QWidget* parent) {
    auto* made = label("sectionTitle", parent);
    made->setText(text);
    made->setToolTip(definitionTip(definitionKey));
    made->setForegroundRole(QPalette::PlaceholderText);
    return made;
}

/// Long sentences scroll. Without this a wrapped text would make the whole row of cards as high as
/// their plots would like to be.
QScrollArea* scrolling(QWidget* content) {
    auto* area = new QScrollArea(content->parentWidget());
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

QWidget* section(QLabel* head, QWidget* body) {
    auto* made = new QWidget;
    auto* layout = new QVBoxLayout(made);
    layout->setContentsMargins({});
    layout->setSpacing(1);
    if (head)
        layout->addWidget(head);
    layout->addWidget(body, 1);
    return made;
}

}  // namespace

void VariantCard::buildLayout() {
    m_name = label("cardName", this);
    m_cost = label("cardCost", this);
    m_cost->setToolTip(definitionTip("cost.params") + u"<hr>"_s + definitionTip("cost.macs"));
    m_badge = label("cardBadge", this);
    m_status = new QLabel(this);
    m_status->setObjectName(u"cardStatus"_s);
    m_status->setAlignment(Qt::AlignCenter);
    m_status->setWordWrap(true);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_status->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Expanding);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(scrolling(m_status));
    m_stack->addWidget(buildPlots());
    m_foot = label("cardFoot", this);
    m_foot->setToolTip(definitionTip("latency.median") + u"<hr>"_s + definitionTip("memory.live"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 7, 6, 7);
    layout->setSpacing(3);
    for (QWidget* part : std::initializer_list<QWidget*>{m_name, m_cost, m_badge})
        layout->addWidget(part);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_foot);
}

QWidget* VariantCard::buildPlots() {
    auto* plots = new QWidget(this);
    m_predictions = new PredictionBars(plots);
    m_predictions->setVariant(m_variant);
    m_gates = new HeatmapPlot(plots);
    m_gates->setColourScale(false);
    m_gates->setGaps(false);  // B0 has 16 blocks, B7 has 55
    m_gates->setDefinition("gate.value");
    m_gates->setEmptyText(tr("no gates"));
    m_gates->setMinimumHeight(kStripHeight);
    m_saturation = new LinePlot(plots);
    m_saturation->setDefinition("silu.left");
    m_saturation->setMinimumHeight(kCurveHeight);
    m_memory = new LinePlot(plots);
    m_saturation->setNamed(false);
    m_memory->setNamed(false);
    m_memory->setStepped(true);
    m_memory->setDefinition("memory.live");
    m_memory->setMinimumHeight(kCurveHeight);
    for (PlotWidget* plot : std::initializer_list<PlotWidget*>{m_gates, m_saturation, m_memory})
        plot->setAxisTitles(false);
    m_gateTitle = title(tr("SE gates by block"), "gate.value", plots);
    m_saturationTitle = title(tr("SiLU left tail, %"), "silu.left", plots);
    m_memoryTitle = title(tr("Live memory, MiB"), "memory.live", plots);
    m_fed = new ImageView(plots);
    m_fed->setObjectName(u"cardFed"_s);
    m_fed->setToolTip(tr("The pixels that are fed to the network"));
    auto* answer = new QWidget(plots);
    auto* row = new QHBoxLayout(answer);
    row->setContentsMargins({});
    row->setSpacing(16);
    row->addWidget(m_fed, 1);
    row->addWidget(m_predictions, 2, Qt::AlignTop);
    m_sections[0] = section(nullptr, answer);
    m_sections[1] = section(m_gateTitle, m_gates);
    m_sections[2] = section(m_saturationTitle, m_saturation);
    m_sections[3] = section(m_memoryTitle, m_memory);
    m_grid = new QGridLayout(plots);
    m_grid->setContentsMargins({});
    m_grid->setVerticalSpacing(5);
    m_grid->setHorizontalSpacing(24);
    return plots;
}

void VariantCard::setWide(bool wide) {
    if (m_grid->count() > 0 && wide == m_wide)
        return;
    m_wide = wide;
    m_fed->setVisible(wide);
    showAnswer();
    for (QWidget* part : m_sections)
        m_grid->removeWidget(part);
    for (int i = 0; i < 4; ++i) {
        wide ? m_grid->addWidget(m_sections[i], i / 2, i % 2)
             : m_grid->addWidget(m_sections[i], i, 0);
        m_grid->setRowStretch(i, 0);
        m_grid->setColumnStretch(i, 0);
    }
    if (wide) {
        for (int i = 0; i < 2; ++i) {
            m_grid->setRowStretch(i, 1);
            m_grid->setColumnStretch(i, 1);
        }
    } else {
        m_grid->setColumnStretch(0, 1);
        m_grid->setRowStretch(1, 4);
        m_grid->setRowStretch(2, 3);
        m_grid->setRowStretch(3, 3);
    }
}

}  // namespace scalescope::ui
