// SPDX-License-Identifier: Apache-2.0
// A label of one line that ends in an ellipsis where its room ends.
#pragma once

#include <QLabel>

namespace scalescope::ui {

/// Plain text. It asks for no width, so that it widens nothing.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    [[nodiscard]] QString shownText() const;  ///< as it is drawn now

protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace scalescope::ui
