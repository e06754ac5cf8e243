// SPDX-License-Identifier: Apache-2.0
// How far a picture is enlarged beyond what fits, and which part of it is seen.
#pragma once

#include <QRectF>

#include <optional>

class QWheelEvent;
class QWidget;

namespace scalescope::ui {

/// fitted: where all of the picture would lie. It never shrinks below that, and never leaves it.
class PictureZoom {
public:
    static constexpr double kLargest = 32.0;

    [[nodiscard]] bool isOn() const { return m_factor > 1.0; }
    [[nodiscard]] QRectF over(const QRectF& fitted) const;
    /// What lies under a point stays there.
    void zoom(double factor, const QPointF& about, const QRectF& fitted);
    void moveBy(const QPointF& distance, const QRectF& fitted);
    void reset() { *this = {}; }

    /// The left button went down, the mouse moved, the button went up: whether that was a click.
    void press(const QPointF& at);
    [[nodiscard]] bool drag(const QPointF& to, const QRectF& fitted);  ///< it moved the picture
    [[nodiscard]] bool release();

private:
    void clamp(const QRectF& fitted);

    double m_factor = 1.0;
    QPointF m_offset;  ///< of the middle
    std::optional<QPointF> m_dragFrom;
    bool m_dragged = false;
};

/// A page that scrolls goes on scrolling under a view, unless that has the focus or Ctrl is down.
[[nodiscard]] bool wheelIsFor(const QWidget& view, const QWheelEvent& event);

}  // namespace scalescope::ui
