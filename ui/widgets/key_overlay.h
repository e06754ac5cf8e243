// SPDX-License-Identifier: Apache-2.0
// A list of keys over the window, by groups in columns.
#pragma once

#include "ui/base/key_use.h"
#include "ui/widgets/overlay.h"

#include <vector>

class QScrollArea;

namespace scalescope::ui {

class KeyOverlay : public Overlay {
    Q_OBJECT
public:
    explicit KeyOverlay(QWidget& window);

    void offer(const std::vector<KeyGroup>& groups);

protected:
    [[nodiscard]] QRect placeIn(const QSize& window) const override;

private:
    QScrollArea* m_area = nullptr;
};

}  // namespace scalescope::ui
