// SPDX-License-Identifier: Apache-2.0
#include "ui/plots/plot_header.h"

#include <qcustomplot.h>

namespace scalescope::ui::detail {

namespace {

constexpr int kPad = 4, kSwatch = 10, kEntryGap = 12;

/// Title, key and the title of the y axis. The key stands at the right of the first line that has
/// room for it, otherwise on lines of its own.
class Header : public QCPLayoutElement {
public:
    Header(QCustomPlot& plot, std::shared_ptr<const HeaderState> state)
        : QCPLayoutElement(&plot), m_state(std::move(state)) {
        setMargins(QMargins(0, 0, 0, 0));
    }

    QSize minimumOuterSizeHint() const override { return {10, heightFor(plotWidth())}; }
    QSize maximumOuterSizeHint() const override {
        return {QWIDGETSIZE_MAX, heightFor(plotWidth())};
    }

protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override {
        painter->setAntialiasing(true);
    }
    void draw(QCPPainter* painter) override { layOut(mOuterRect.width(), painter); }

private:
    int plotWidth() const { return mParentPlot->viewport().width(); }
    int heightFor(int width) const { return layOut(width, nullptr); }

    QFont boldFont() const {
        QFont font = m_state->font;
        font.setBold(true);
        return font;
    }
    QString title() const { return m_state->title.isEmpty() ? m_state->dataTitle : m_state->title; }
    int entryWidth(const LegendEntry& entry, const QFontMetrics& metrics) const {
        return kSwatch + 4 + metrics.horizontalAdvance(entry.name);
    }
    int legendWidth(const QFontMetrics& metrics) const {
        int width = 0;
        for (const LegendEntry& entry : m_state->legend)
            width += entryWidth(entry, metrics) + kEntryGap;
        return std::max(0, width - kEntryGap);
    }

    /// Draws when there is a painter; returns the height used.
    int layOut(int width, QCPPainter* painter) const {
        const QFontMetrics bold(boldFont()), small(smallFont(m_state->font));
        const int inner = width - 2 * kPad;
        int keyWidth = legendWidth(small);
        bool keyPlaced = keyWidth == 0;
        int y = 2;
        if (!title().isEmpty()) {
            const int titleWidth = bold.horizontalAdvance(title()) + 24;
            const bool fits = !keyPlaced && titleWidth + keyWidth <= inner;
            paintTitle(painter, y, fits ? inner - keyWidth : inner, bold);
            if (fits)
                paintKey(painter, width - kPad - keyWidth, y + (bold.height() - small.height()) / 2,
                         small);
            keyPlaced |= fits;
            y += bold.height() + 2;
        }
        if (!m_state->yTitle.isEmpty()) {
            const int textWidth = small.horizontalAdvance(m_state->yTitle) + 16;
            const bool fits = !keyPlaced && textWidth + keyWidth <= inner;
            if (!keyPlaced && !fits)
                y = paintWrappedKey(painter, inner, y, small);
            paintAxisTitle(painter, y, fits ? inner - keyWidth : inner, small);
            if (fits)
                paintKey(painter, width - kPad - keyWidth, y, small);
            keyPlaced = true;
            y += small.height() + 2;
        }
        if (!keyPlaced)
            y = paintWrappedKey(painter, inner, y, small);
        return y + 2;
    }

    void paintTitle(QCPPainter* painter, int y, int width, const QFontMetrics& metrics) const {
        if (!painter)
            return;
        painter->setFont(boldFont());
        painter->setPen(m_state->theme.text);
        const int room = width - (m_state->explained ? 20 : 0);
        const QString text = metrics.elidedText(title(), Qt::ElideRight, room);
        const QRect at(mOuterRect.left() + kPad, mOuterRect.top() + y, width, metrics.height());
        painter->drawText(at, Qt::AlignLeft | Qt::AlignVCenter, text);
        if (m_state->explained)
            paintHint(painter, at.left() + metrics.horizontalAdvance(text) + 6, at.center().y());
    }

    /// A small "i" in a ring: here is a definition.
    void paintHint(QCPPainter* painter, int x, int centre) const {
        QFont font = smallFont(m_state->font);
        font.setBold(true);
        const QRectF ring(x, centre - 5.5, 12, 12);
        painter->setPen(QPen(m_state->theme.muted, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(ring);
        font.setPointSizeF(std::max(6.0, font.pointSizeF() * 0.75));
        painter->setFont(font);
        painter->drawText(ring, Qt::AlignCenter, QStringLiteral("i"));
    }

    void paintAxisTitle(QCPPainter* painter, int y, int width, const QFontMetrics& metrics) const {
        if (!painter)
            return;
        painter->setFont(smallFont(m_state->font));
        painter->setPen(m_state->theme.muted);
        painter->drawText(
            QRect(mOuterRect.left() + kPad, mOuterRect.top() + y, width, metrics.height()),
            Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(m_state->yTitle, Qt::ElideRight, width));
    }

    void paintEntry(QCPPainter* painter, const LegendEntry& entry, int x, int y,
                    const QFontMetrics& metrics) const {
        const int left = mOuterRect.left() + x, top = mOuterRect.top() + y;
        const QRectF swatch(left + 0.5, top + (metrics.height() - kSwatch) / 2 + 0.5, kSwatch - 1,
                            kSwatch - 1);
        painter->setPen(QPen(entry.colour, 1.5));
        painter->setBrush(entry.hollow ? QBrush(Qt::NoBrush) : QBrush(entry.colour));
        painter->drawRoundedRect(swatch, 2, 2);
        painter->setFont(smallFont(m_state->font));
        painter->setPen(m_state->theme.text);
        painter->drawText(QPoint(left + kSwatch + 4, top + metrics.ascent()), entry.name);
    }

    void paintKey(QCPPainter* painter, int x, int y, const QFontMetrics& metrics) const {
        for (const LegendEntry& entry : m_state->legend) {
            if (painter)
                paintEntry(painter, entry, x, y, metrics);
            x += entryWidth(entry, metrics) + kEntryGap;
        }
    }

    int paintWrappedKey(QCPPainter* painter, int inner, int y, const QFontMetrics& metrics) const {
        int x = kPad;
        for (const LegendEntry& entry : m_state->legend) {
            const int width = entryWidth(entry, metrics);
            if (x > kPad && x + width > inner + kPad) {
                x = kPad;
                y += metrics.height() + 1;
            }
            if (painter)
                paintEntry(painter, entry, x, y, metrics);
            x += width + kEntryGap;
        }
        return y + metrics.height() + 2;
    }

    std::shared_ptr<const HeaderState> m_state;
};

}  // namespace

QCPLayoutElement* addHeader(QCustomPlot& plot, std::shared_ptr<const HeaderState> state) {
    auto* header = new Header(plot, std::move(state));
    plot.plotLayout()->insertRow(0);
    plot.plotLayout()->addElement(0, 0, header);
    plot.plotLayout()->setRowSpacing(0);
    plot.plotLayout()->setRowStretchFactor(0, 0.001);
    return header;
}

}  // namespace scalescope::ui::detail
