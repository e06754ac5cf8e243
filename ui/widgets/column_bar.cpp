// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/column_bar.h"

#include "ui/base/convert.h"
#include "ui/base/theme.h"
#include "ui/widgets/column_chip.h"
#include "ui/widgets/network_menu.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QMenu>

#include <algorithm>
#include <iterator>
#include <utility>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kBarSpacing = 4;

/// The row of B0 to B7. Other columns in it leave it when it gets too narrow: it must not hold the
/// window wider than without them.
class FamilyRow : public QWidget {
public:
    using QWidget::QWidget;
    void setNarrowest(int width) { m_narrowest = width; }
    [[nodiscard]] QSize minimumSizeHint() const override {
        return {m_narrowest, QWidget::minimumSizeHint().height()};
    }

private:
    int m_narrowest = 0;
};

}  // namespace

ColumnBar::ColumnBar(Study& study, Selection& selection, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_selection(selection),
      m_grid(new QGridLayout(this)),
      m_family(new FamilyRow(this)),
      m_own(new QWidget(this)) {
    setObjectName(u"columnBar"_s);
    m_grid->setContentsMargins({});
    m_grid->setSpacing(kBarSpacing);
    m_ownRow = new QHBoxLayout(m_own);
    m_familyRow = new QHBoxLayout(m_family);
    for (QHBoxLayout* line : {m_familyRow, m_ownRow}) {
        line->setContentsMargins({});
        line->setSpacing(kBarSpacing);
    }
    for (const ColumnIndex column : columnRange(0, kFirstExtra.value())) {
        addChip(column);
        m_familyRow->addWidget(m_chips.at(column));
        m_inFamily.push_back(column);
    }
    addButtons(m_familyRow);
    // Where they do not fit they go below: they must not hold the window wide.
    m_own->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_own->setObjectName(u"ownNetworks"_s);
    m_ownRow->addStretch(1);
    connect(&m_study.networks(), &OwnNetworks::changed, this, &ColumnBar::showNetworks);
    connect(&m_study, &Study::entryChanged, this, &ColumnBar::update);
    connect(&m_study, &Study::entryProgress, this, [this](ColumnIndex column, double fraction) {
        if (const auto chip = m_chips.find(column); chip != m_chips.end())
            chip->second->setProgress(fraction);
    });
    connect(&m_selection, &Selection::columnsChanged, this, &ColumnBar::updateAll);
    connect(&m_selection, &Selection::focusChanged, this, &ColumnBar::updateAll);
    showNetworks();
}

void ColumnBar::addChip(ColumnIndex column) {
    auto* chip = m_chips[column] = new ColumnChip(column, this);
    chip->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(chip, &QToolButton::clicked, this, [this, column] { toggle(column); });
    connect(chip, &ColumnChip::onlyThisRequested, this, [this, column] { showOnly(column); });
    connect(
        chip, &ColumnChip::removeRequested, this,
        [this, column] { m_study.networks().remove(column); }, Qt::QueuedConnection);
    connect(chip, &QWidget::customContextMenuRequested, this,
            [this, column, chip](const QPoint& at) { showMenu(column, chip->mapToGlobal(at)); });
}

void ColumnBar::addButtons(QHBoxLayout* row) {
    const auto add = [&](const QString& name, const QString& text, const QString& tip) {
        auto* button = new QToolButton(this);
        button->setObjectName(name);
        button->setText(text);
        button->setToolTip(tip);
        button->setAutoRaise(true);
        row->addWidget(button);
        return button;
    };
    connect(add(u"chipAll"_s, tr("All"), tr("Choose B0 to B7 and your own networks")),
            &QToolButton::clicked, this, [this] { m_selection.setColumns(m_selection.offered()); });
    connect(add(u"chipNone"_s, tr("One"), tr("Leave out all but the marked column")),
            &QToolButton::clicked, this, [this] { showOnly(m_selection.focus()); });
}

/// Chips for the networks that there are.
void ColumnBar::showNetworks() {
    for (auto chip = m_chips.begin(); chip != m_chips.end();)
        if (m_study.entries().contains(chip->first)) {
            ++chip;
        } else {
            delete chip->second;
            chip = m_chips.erase(chip);
        }
    for (const auto& [column, definition] : m_study.networks().byColumn())
        if (!m_chips.contains(column))
            addChip(column);
    const auto gone = [this](ColumnIndex column) { return !m_chips.contains(column); };
    std::erase_if(m_inFamily, gone);
    std::erase_if(m_inOwn, gone);
    updateAll();  // names decide how wide they are
    placeChips();
}

bool ColumnBar::isExtra(ColumnIndex column) {
    return column >= kFirstExtra;
}

bool ColumnBar::standsBehindVariant(ColumnIndex column) const {
    const NetworkSpec& spec = m_study.entry(column).spec;
    return isExtra(column) && !spec.ofNetwork.empty() && spec.variant;
}

/// In the order of the selection: a variant's other columns behind it if there is room for them,
/// with their whole names if there is room for these.
void ColumnBar::placeChips() {
    const std::vector<ColumnIndex>& order = m_selection.offered();
    const auto widthOf = [this](const std::vector<ColumnIndex>& columns) {
        int sum = 0;
        for (const ColumnIndex column : columns)
            if (isExtra(column))
                sum += m_chips.at(column)->sizeHint().width() + kBarSpacing;
        return sum;
    };
    const int alone = m_family->sizeHint().width() - widthOf(m_inFamily);
    static_cast<FamilyRow*>(m_family)->setNarrowest(alone);
    std::vector<ColumnIndex> inFamily, inOwn;
    for (const bool roomy : {true, false}) {
        for (const ColumnIndex column : order)
            m_chips.at(column)->setRoomy(roomy);
        std::vector<ColumnIndex> behind;
        std::ranges::copy_if(order, std::back_inserter(behind),
                             [this](ColumnIndex column) { return standsBehindVariant(column); });
        const bool inside = alone + widthOf(behind) <= width();
        inFamily.clear();
        inOwn.clear();
        for (const ColumnIndex column : order)
            (!isExtra(column) || (inside && standsBehindVariant(column)) ? inFamily : inOwn)
                .push_back(column);
        if (widthOf(inOwn) <= width())
            break;
    }
    const bool beside = alone + widthOf(order) <= width();
    arrange(*m_familyRow, m_inFamily, std::move(inFamily));
    arrange(*m_ownRow, m_inOwn, std::move(inOwn));
    m_own->setVisible(!m_inOwn.empty());
    m_grid->addWidget(m_family, 0, 0);
    m_grid->addWidget(m_own, beside ? 0 : 1, beside ? 1 : 0, 1, beside ? 1 : 2);
    m_grid->setColumnStretch(1, 1);
}

/// Behind one another from the left; what stands there already stays.
void ColumnBar::arrange(QHBoxLayout& row, std::vector<ColumnIndex>& now,
                        std::vector<ColumnIndex> wanted) {
    for (std::size_t i = 0; now != wanted && i < wanted.size(); ++i) {
        row.insertWidget(static_cast<int>(i), m_chips.at(wanted[i]));
        m_chips.at(wanted[i])->show();
    }
    now = std::move(wanted);
}

void ColumnBar::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    placeChips();
}

void ColumnBar::showMenu(ColumnIndex column, const QPoint& where) {
    auto* menu = new QMenu(this);
    menu->setObjectName(u"chipMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString name = qstr(displayName(m_study.entry(column).spec)).replace(u'&', u"&&"_s);
    QAction* look = menu->addAction(tr("&Look at %1").arg(name));
    look->setObjectName(u"lookAtColumn"_s);
    look->setToolTip(tr("Marks this column on every page; the others stay"));
    connect(look, &QAction::triggered, this, [this, column] { lookAt(column); });
    QAction* only = menu->addAction(tr("&Only %1").arg(name));
    only->setObjectName(u"onlyColumn"_s);
    only->setToolTip(tr("Leaves out all other columns"));
    connect(only, &QAction::triggered, this, [this, column] { showOnly(column); });
    menu->addSeparator();
    addWeights(*menu, column);
    menu->addSeparator();
    addNetworkActions(*menu, *this, m_study, column);
    menu->popup(where);
}

/// What it runs on is marked.
void ColumnBar::addWeights(QMenu& menu, ColumnIndex column) {
    using Source = WeightsRequest::Source;
    const NetworkSpec& spec = m_study.entry(column).spec;
    const Source now = m_study.settings().weightsOf(spec.name).source;
    const auto add = [&](const char* name, const QString& text, const QString& tip, auto&& deed) {
        QAction* action = menu.addAction(text);
        action->setObjectName(QString::fromLatin1(name));
        action->setToolTip(tip);
        connect(action, &QAction::triggered, this, deed, Qt::QueuedConnection);
        return action;
    };
    const auto choose = [&](const char* name, const QString& text, const QString& tip,
                            Source source) {
        QAction* action = add(name, text, tip, [this, column, source] {
            m_study.weightColumns().replace(column, {source, {}, 0});
        });
        action->setCheckable(true);
        action->setChecked(now == source);
    };
    add("openColumnWeights",
        tr("Open &weights for %1...").arg(qstr(displayName(spec)).replace(u'&', u"&&"_s)),
        tr("A checkpoint for this column alone"),
        [this, column] { Q_EMIT weightsRequested(column); });
    choose("automaticColumnWeights", tr("&Automatic weights"),
           tr("Trained ones where a cache folder has them, else those that come with the program"),
           Source::Auto);
    choose("randomColumnWeights", tr("&Random weights"),
           tr("Drawn at unit scale; what is learnt means nothing"), Source::Random);
    add("besideColumn", tr("Compare with a &checkpoint..."),
        tr("Puts this network there once more, on a second checkpoint"),
        [this, column] { Q_EMIT besideRequested(column); });
}

void ColumnBar::toggle(ColumnIndex column) {
    std::vector<ColumnIndex> chosen = m_selection.columns();
    if (std::erase(chosen, column) == 0) {
        chosen.push_back(column);
        m_selection.setColumns(chosen);
        m_selection.setFocus(column);
    } else {
        m_selection.setColumns(chosen);
    }
    updateAll();  // the last one stays chosen although the button was switched off
}

void ColumnBar::lookAt(ColumnIndex column) {
    std::vector<ColumnIndex> chosen = m_selection.columns();
    chosen.push_back(column);
    m_selection.setColumns(std::move(chosen));
    m_selection.setFocus(column);
}

void ColumnBar::showOnly(ColumnIndex column) {
    m_selection.setColumns({column});
    m_selection.setFocus(column);
    updateAll();
}

void ColumnBar::update(ColumnIndex column) {
    const auto chip = m_chips.find(column);
    if (chip == m_chips.end())
        return;
    const auto& chosen = m_selection.columns();
    const bool isChosen = std::find(chosen.begin(), chosen.end(), column) != chosen.end();
    chip->second->setEntry(m_study.entry(column), isChosen, column == m_selection.focus());
}

void ColumnBar::updateAll() {
    for (const auto& [column, chip] : m_chips)
        update(column);
}

}  // namespace scalescope::ui
