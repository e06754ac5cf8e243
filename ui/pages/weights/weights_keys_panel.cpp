// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/weights/weights_keys_panel.h"

#include "ui/base/convert.h"
#include "ui/pages/make.h"
#include "ui/widgets/table_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace scalescope::ui {

namespace {

constexpr std::array kStates{KeyStatus::Matched,    KeyStatus::Converted,  KeyStatus::Missing,
                             KeyStatus::Unexpected, KeyStatus::WrongShape, KeyStatus::NonFinite};
constexpr int kDiffering = 1, kFirstState = 2;  ///< items of the list of states; before: all
constexpr int kWidestKeyPx = 420;

}  // namespace

WeightsKeysPanel::WeightsKeysPanel(Study& study, Selection& selection, WeightsReports& reports,
                                   QWidget* parent)
    : WeightsPanel(study, selection, reports, parent) {
    buildLayout();
    connect(m_search, &QLineEdit::textChanged, this, &WeightsKeysPanel::showRows);
    connect(m_state, &QComboBox::currentIndexChanged, this, &WeightsKeysPanel::showRows);
    connect(m_table, &TablePanel::rowSelected, this, &WeightsKeysPanel::showRow);
    keep(QStringLiteral("weights/keyState"), m_state);
}

void WeightsKeysPanel::buildLayout() {
    auto* row = new QHBoxLayout;
    m_search = new QLineEdit;
    m_search->setObjectName(QStringLiteral("weightsKeySearch"));
    m_search->setPlaceholderText(tr("Search: words of names, shapes, states"));
    m_search->setAccessibleName(tr("Search keys"));
    m_search->setClearButtonEnabled(true);
    row->addWidget(m_search, 2);
    QStringList states{tr("All keys"), tr("All that differ")};
    for (const KeyStatus status : kStates)
        states << QString::fromUtf8(keyStatusName(status));
    m_state = addCombo(row, tr("S&tate"), states, QStringLiteral("weightsKeyState"),
                       tr("matched: used as it is. converted: used after a change of the number "
                          "format. missing: the network needs it, the file has none. unexpected: "
                          "left over, the network has no place for it."));
    m_count = new QLabel;
    m_count->setObjectName(QStringLiteral("weightsKeyCount"));
    row->addWidget(m_count);
    m_table = make<TablePanel>({.name = "weightsKeys", .exportName = "weights-keys"});
    m_sentence = makeNote(this, QStringLiteral("weightsKeySentence"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 0);
    layout->addLayout(row);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_sentence);
}

KeyFilter WeightsKeysPanel::filter() const {
    KeyFilter filter;
    filter.text = m_search->text();
    const int state = m_state->currentIndex();
    filter.differing = state == kDiffering;
    if (state >= kFirstState)
        filter.status = kStates.at(static_cast<std::size_t>(state - kFirstState));
    return filter;
}

void WeightsKeysPanel::refresh() {
    const auto report = focusedReport();
    m_table->setExportName(
        QStringLiteral("weights-keys-%1").arg(fileNameOf(m_study, m_selection.focus())));
    if (std::exchange(m_report, report) != report) {
        m_graph = report ? buildGraph(report->spec) : nullptr;
        showRows();
        m_table->setWidestColumn(kWidestKeyPx);  // as wide as these keys are
    }
    if (!m_report)
        m_table->setEmptyText(missing(tr("its keys")));
    markBlock();
}

void WeightsKeysPanel::showRows() {
    m_rows = m_report ? keysThatPass(*m_report, filter()) : std::vector<std::size_t>{};
    const std::size_t all = m_report ? m_report->keys.size() : 0;
    m_count->setText(tr("%1 of %2").arg(m_rows.size()).arg(all));
    m_table->setEmptyText(all == 0 ? missing(tr("its keys"))
                                   : tr("No key of this state has these words."));
    m_table->setTable(m_report ? keysTable(*m_report, m_rows) : Table{});
    showRow(m_table->selectedRow());
}

const KeyRow* WeightsKeysPanel::rowAt(int row) const {
    if (!m_report || row < 0 || static_cast<std::size_t>(row) >= m_rows.size())
        return nullptr;
    return &m_report->keys.at(m_rows[static_cast<std::size_t>(row)]);
}

void WeightsKeysPanel::showRow(int row) {
    const KeyRow* chosen = rowAt(row);
    m_sentence->setText(chosen ? keySentence(*chosen)
                        : m_report && !m_report->unfit.empty()
                            ? qstr(m_report->unfit)
                            : tr("Choose a row to read it in a sentence, with the nearest "
                                 "candidates of a key that is missing or left over."));
    if (!chosen)
        return;
    if (const auto depth = depthOfKey(*m_graph, chosen->record.key)) {
        m_selecting = true;
        m_selection.setDepth(depth);
        m_selecting = false;
    }
}

/// Another part of the window chose a block: its first key comes into view.
void WeightsKeysPanel::markBlock() {
    if (m_selecting || !m_report || !m_selection.depth())
        return;
    const int block = m_graph->blockAtDepth(*m_selection.depth());
    const auto isOf = [&](const KeyRow* row) {
        const auto depth = row ? depthOfKey(*m_graph, row->record.key) : std::nullopt;
        return depth && *depth > 0.0 && *depth < 1.0 && m_graph->blockAtDepth(*depth) == block;
    };
    if (isOf(rowAt(m_table->selectedRow())))
        return;
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        if (isOf(rowAt(static_cast<int>(row)))) {
            m_table->selectRow(static_cast<int>(row));
            m_sentence->setText(keySentence(*rowAt(static_cast<int>(row))));
            return;
        }
}

}  // namespace scalescope::ui
