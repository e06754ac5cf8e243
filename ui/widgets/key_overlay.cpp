// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/key_overlay.h"

#include "ui/base/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kKeysMargin = 40, kKeysWidest = 1180, kKeysTallest = 820;
constexpr std::size_t kKeyColumns = 3;

QLabel* groupLabel(const KeyGroup& group, const Theme& theme, QWidget* parent) {
    QString html = u"<b>"_s + group.title.toHtmlEscaped() + u"</b><table cellspacing='2'>"_s;
    for (const KeyUse& use : group.uses)
        html += u"<tr><td style='color:%1; white-space:nowrap; padding-right:10px'>"_s.arg(
                    theme.info.name()) +
                use.keys.toHtmlEscaped() + u"</td><td>"_s + use.does.toHtmlEscaped() +
                u"</td></tr>"_s;
    auto* label = new QLabel(html + u"</table>"_s, parent);
    label->setObjectName(u"keyGroup"_s);
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    return label;
}

}  // namespace

KeyOverlay::KeyOverlay(QWidget& window) : Overlay(window), m_area(new QScrollArea(this)) {
    setObjectName(u"keyOverlay"_s);
    setAccessibleName(tr("Keyboard shortcuts"));
    m_area->setObjectName(u"keyArea"_s);
    m_area->setAccessibleName(tr("Keyboard shortcuts"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::StrongFocus);
    setFocusProxy(m_area);
    auto* close = new QPushButton(tr("Close"), this);
    close->setObjectName(u"keyClose"_s);
    connect(close, &QPushButton::clicked, this, &Overlay::shut);
    auto* last = new QHBoxLayout;
    last->addWidget(new QLabel(tr("Keys of a view work while it has the focus."), this), 1);
    last->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_area, 1);
    layout->addLayout(last);
}

/// Each group goes to the column that is shortest so far.
void KeyOverlay::offer(const std::vector<KeyGroup>& groups) {
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setSpacing(24);
    std::array<QVBoxLayout*, kKeyColumns> columns{};
    std::array<std::size_t, kKeyColumns> heights{};
    for (QVBoxLayout*& column : columns) {
        column = new QVBoxLayout;
        row->addLayout(column, 1);
    }
    const Theme theme = themeOf(palette());
    for (const KeyGroup& group : groups) {
        const auto shortest = static_cast<std::size_t>(
            std::min_element(heights.begin(), heights.end()) - heights.begin());
        heights[shortest] += group.uses.size() + 2;
        columns[shortest]->addWidget(groupLabel(group, theme, content));
    }
    for (QVBoxLayout* column : columns)
        column->addStretch(1);
    m_area->setWidget(content);
    open();
}

QRect KeyOverlay::placeIn(const QSize& window) const {
    const QSize size(std::min(kKeysWidest, window.width() - 2 * kKeysMargin),
                     std::min(kKeysTallest, window.height() - 2 * kKeysMargin));
    return {QPoint((window.width() - size.width()) / 2, (window.height() - size.height()) / 2),
            size};
}

}  // namespace scalescope::ui
