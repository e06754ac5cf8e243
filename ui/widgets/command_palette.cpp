// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/command_palette.h"

#include "ui/base/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace scalescope::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kPaletteWidth = 620, kPaletteHeight = 420, kPaletteTop = 56, kPalettePadding = 8;

/// Text, where it is from, and at the right its keys, or why it cannot be done.
class PaletteDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        const bool current = option.state.testFlag(QStyle::State_Selected);
        const QPalette& palette = option.palette;
        const Theme theme = themeOf(palette);
        const QString why = index.data(PaletteModel::WhyRole).toString();
        if (current)
            painter->fillRect(option.rect, palette.color(QPalette::Active, QPalette::Highlight));
        const QColor strong =
            current ? palette.color(QPalette::Active, QPalette::HighlightedText) : theme.text;
        const QColor faint = current ? strong : theme.muted;
        QRect area = option.rect.adjusted(kPalettePadding, 0, -kPalettePadding, 0);
        const QFontMetrics metrics(option.font);
        const QString keys = index.data(PaletteModel::KeysRole).toString();
        const QString right = why.isEmpty() ? keys : why;
        painter->setFont(option.font);
        painter->setPen(faint);
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignRight, right);
        area.setRight(area.right() - metrics.horizontalAdvance(right) - 2 * kPalettePadding);
        painter->setPen(why.isEmpty() ? strong : faint);
        const QString text =
            metrics.elidedText(index.data().toString(), Qt::ElideMiddle, area.width());
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft, text);
        area.setLeft(area.left() + metrics.horizontalAdvance(text) + 2 * kPalettePadding);
        painter->setPen(faint);
        const QString group = index.data(PaletteModel::GroupRole).toString();
        painter->drawText(area, Qt::AlignVCenter | Qt::AlignLeft,
                          metrics.elidedText(group, Qt::ElideRight, area.width()));
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& /*index*/) const override {
        return {0, QFontMetrics(option.font).height() + kPalettePadding};
    }
};

}  // namespace

CommandPalette::CommandPalette(QWidget& window)
    : Overlay(window),
      m_model(new PaletteModel(this)),
      m_search(new QLineEdit(this)),
      m_list(new QListView(this)),
      m_nothing(new QLabel(tr("Nothing is called so."), m_list)) {
    setObjectName(u"commandPalette"_s);
    setAccessibleName(tr("Command palette"));
    m_search->setObjectName(u"paletteSearch"_s);
    m_search->setPlaceholderText(tr("Search for a command, page, block, class or file"));
    m_search->setAccessibleName(tr("Search for a command, page, block, class or file"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setObjectName(u"paletteList"_s);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new PaletteDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFocusPolicy(Qt::NoFocus);  // the arrows work while one types
    m_nothing->setEnabled(false);
    m_nothing->setContentsMargins(kPalettePadding, kPalettePadding, kPalettePadding, 0);
    m_nothing->hide();
    setFocusProxy(m_search);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    connect(m_search, &QLineEdit::textChanged, this, &CommandPalette::search);
    connect(m_list, &QListView::clicked, this, &CommandPalette::run);
}

void CommandPalette::offer(std::vector<PaletteEntry> entries) {
    m_model->setEntries(std::move(entries));
    m_search->clear();
    search({});
    open();
}

QRect CommandPalette::placeIn(const QSize& window) const {
    const QSize size(std::min(kPaletteWidth, window.width() - 2 * kPalettePadding),
                     std::min(kPaletteHeight, window.height() - kPaletteTop - kPalettePadding));
    return {QPoint((window.width() - size.width()) / 2, kPaletteTop), size};
}

void CommandPalette::search(const QString& pattern) {
    m_model->setPattern(pattern);
    m_list->setCurrentIndex(m_model->index(0, 0));
    m_list->scrollToTop();
    m_nothing->setVisible(m_model->rowCount() == 0);
}

void CommandPalette::moveBy(int rows) {
    const int last = m_model->rowCount() - 1;
    const int row = std::clamp(m_list->currentIndex().row() + rows, 0, std::max(0, last));
    m_list->setCurrentIndex(m_model->index(row, 0));
}

bool CommandPalette::keyTaken(QKeyEvent* key) {
    constexpr int kPage = 10;
    switch (key->key()) {
        case Qt::Key_Up:
            moveBy(-1);
            return true;
        case Qt::Key_Down:
            moveBy(1);
            return true;
        case Qt::Key_PageUp:
            moveBy(-kPage);
            return true;
        case Qt::Key_PageDown:
            moveBy(kPage);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            run();
            return true;
        case Qt::Key_Escape:
            shut();
            return true;
        default:
            return false;
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_search && event->type() == QEvent::KeyPress &&
        keyTaken(static_cast<QKeyEvent*>(event)))
        return true;
    return Overlay::eventFilter(watched, event);
}

/// It is shut before: what is done may ask where the focus is, or open a palette again.
void CommandPalette::run() {
    const PaletteEntry* entry = m_model->entryAt(m_list->currentIndex());
    if (!entry || !entry->why.isEmpty())
        return;
    const std::function<void()> go = entry->go;
    shut();
    go();
}

}  // namespace scalescope::ui
