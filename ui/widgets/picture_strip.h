// SPDX-License-Identifier: Apache-2.0
// A few small pictures in a row, each with a caption; a click or Return picks one.
#pragma once

#include <QImage>
#include <QString>
#include <QWidget>

#include <vector>

class QToolButton;

namespace scalescope::ui {

class PictureStrip : public QWidget {
    Q_OBJECT
public:
    explicit PictureStrip(int places, QWidget* parent = nullptr);
    [[nodiscard]] int places() const { return static_cast<int>(m_buttons.size()); }
    [[nodiscard]] int sidePx() const { return kSidePx; }
    /// A place without a picture yet is empty; those beyond count are hidden.
    void setCount(int count);
    void setPicture(int place, const QImage& picture, const QString& caption, const QString& tip);

Q_SIGNALS:
    void picked(int place);

private:
    static constexpr int kSidePx = 84;
    std::vector<QToolButton*> m_buttons;
};

}  // namespace scalescope::ui
