// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/scaling/scaling_budget_limits.h"

#include "core/base/units.h"
#include "core/bench/latency_measures.h"
#include "core/diagnostics/measures.h"
#include "ui/base/core_words.h"
#include "ui/base/texts.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>

#include <optional>

namespace scalescope::ui {

namespace {

struct LimitRow {
    const char* name;
    const char* title;
    const char* suffix;
    double value;
};
constexpr std::array<LimitRow, 4> kLimitRows{{{"budgetParams", kParams.shortTitle, " M", 10.0},
                                              {"budgetMacs", kMacs.title, " G", 2.0},
                                              {"budgetMemory", "Memory", " MiB", 512.0},
                                              {"budgetLatency", kMedian.title, " ms", 0.0}}};

}  // namespace

BudgetLimits::BudgetLimits(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        auto* label = new QLabel(coreText(kLimitRows[i].title));
        auto* box = new QDoubleSpinBox;
        box->setObjectName(QString::fromLatin1(kLimitRows[i].name));
        box->setRange(0.0, 1e6);
        box->setSuffix(QString::fromLatin1(kLimitRows[i].suffix));
        box->setSpecialValueText(tr("no limit"));
        box->setValue(kLimitRows[i].value);
        label->setBuddy(box);
        row->addWidget(label);
        row->addWidget(box);
        connect(box, &QDoubleSpinBox::valueChanged, this, &BudgetLimits::changed);
        m_boxes[i] = box;
    }
    m_boxes[2]->setToolTip(tr("Weights and predicted activations of one image, fp32."));
    m_boxes[3]->setToolTip(
        tr("Median of one image. Networks are built and timed on this machine, or "
           "follow the profile of the device."));
}

double BudgetLimits::value(BudgetKind kind) const {
    return m_boxes[static_cast<std::size_t>(kind)]->value();
}

Budget BudgetLimits::budget() const {
    const auto limit = [this](BudgetKind kind, double unit) {
        const double set = value(kind);
        return set > 0 ? std::optional(static_cast<std::int64_t>(set * unit)) : std::nullopt;
    };
    Budget budget;
    budget.params = limit(BudgetKind::Params, kMega);
    budget.macs = limit(BudgetKind::Macs, kGiga);
    budget.memoryBytes = limit(BudgetKind::Memory, kMebi);
    if (const double ms = value(BudgetKind::Latency); ms > 0)
        budget.latencyMs = ms;
    return budget;
}

std::vector<std::pair<double, QString>> BudgetLimits::line(BudgetKind kind) const {
    const QDoubleSpinBox* box = m_boxes[static_cast<std::size_t>(kind)];
    if (box->value() > 0)
        return {{box->value(), box->text()}};
    return {};
}

}  // namespace scalescope::ui
