// SPDX-License-Identifier: Apache-2.0
// A drawing of boxes and lines as a value: places and words; colours are the theme's.
#pragma once

#include <QPainterPath>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace scalescope::ui {

struct DiagramBox {
    QRectF rect;
    QString title;
    QStringList lines;  ///< below the title, smaller
    QString tip;
    std::optional<double> share;  ///< place on the colour ramp, 0 to 1; nullopt: no value
    bool round = false;           ///< a sign in a circle: product, sum
    bool tensor = false;          ///< what flows, not what computes: drawn without a frame
    bool marked = false;          ///< the selection
    int group = 0, id = -1;       ///< for clicks; id < 0: nothing happens
    bool learnt = true;           ///< false: the value is of random weights, grey under a hatch
};

struct DiagramLink {
    QPainterPath path;  ///< along the flow
    QString tip;
    bool arrow = true;
    bool strong = false;  ///< a residual connection
};

struct DiagramText {
    QRectF rect;
    QString text, tip;
    bool title = false;
};

/// What the colours mean; an empty title: nothing is laid over.
struct DiagramLegend {
    QString title, low, high;
    bool learnt = true;  ///< false: in grey, as the boxes are
};

struct Diagram {
    std::vector<DiagramBox> boxes;
    std::vector<DiagramLink> links;
    std::vector<DiagramText> texts;
    DiagramLegend legend;
};

}  // namespace scalescope::ui
