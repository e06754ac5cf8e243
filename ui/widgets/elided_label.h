// SPDX-License-Identifier: Apache-2.0
// A label of one line that says less, and at last ends in an ellipsis, where its room ends.
#pragma once

#include <QLabel>

namespace scalescope::ui {

/// Plain text. It asks for no width, so that it widens nothing; where the text does not fit, a
/// shorter one takes its place.
class ElidedLabel : public QLabel {
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    void setShortText(const QString& text);
    [[nodiscard]] QString shownText() const;  ///< as it is drawn now

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_short;
};

}  // namespace scalescope::ui
