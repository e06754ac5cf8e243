// SPDX-License-Identifier: Apache-2.0
#include "core/input/generated/generated_path.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace scalescope::detail {

namespace {

constexpr double kHalfPi = 1.57079632679489661923;

/// Taylor series of sine on [0, pi/2]; the first term left out is below 1e-11.
double sineOfQuarter(double x) {
    double term = x, sum = x;
    for (int n = 1; n <= 7; ++n) {
        term *= -x * x / (2.0 * n * (2.0 * n + 1.0));
        sum += term;
    }
    return sum;
}

double twiceArea(const Polygon& polygon) {
    double sum = 0;
    for (std::size_t i = 0; i < polygon.size(); ++i) {
        const Point p = polygon[i], q = polygon[(i + 1) % polygon.size()];
        sum += p.x * q.y - q.x * p.y;
    }
    return sum;
}

}  // namespace

Point direction(double turns) {
    const double quarters = (turns - std::floor(turns)) * 4.0;
    const int quarter = std::min(static_cast<int>(quarters), 3);
    const double angle = (quarters - quarter) * kHalfPi;
    const double s = sineOfQuarter(angle), c = sineOfQuarter(kHalfPi - angle);
    switch (quarter) {
        case 0:
            return {c, s};
        case 1:
            return {-s, c};
        case 2:
            return {-c, -s};
        default:
            return {s, -c};
    }
}

Affine Affine::after(const Affine& inner) const {
    return {a * inner.a + b * inner.d, a * inner.b + b * inner.e, a * inner.c + b * inner.f + c,
            d * inner.a + e * inner.d, d * inner.b + e * inner.e, d * inner.c + e * inner.f + f};
}

Affine rotation(double turns) {
    const Point p = direction(turns);
    return {p.x, -p.y, 0, p.y, p.x, 0};
}

Affine scaling(double x, double y) {
    return {x, 0, 0, 0, y, 0};
}

Affine translation(Point by) {
    return {1, 0, by.x, 0, 1, by.y};
}

Polygon ellipse(const Ellipse& shape, double fromTurns, double toTurns) {
    constexpr double kStepsPerTurn = 48;
    const double span = toTurns - fromTurns;
    const int steps = std::max(3, static_cast<int>(std::ceil(std::abs(span) * kStepsPerTurn)));
    const bool whole = std::abs(span) >= 1;
    Polygon polygon;
    for (int i = 0; i < steps + (whole ? 0 : 1); ++i) {
        const Point p = direction(fromTurns + span * i / steps);
        polygon.push_back({shape.centre.x + shape.rx * p.x, shape.centre.y + shape.ry * p.y});
    }
    return polygon;
}

Polygon rectangle(double left, double top, double right, double bottom) {
    return {{left, top}, {right, top}, {right, bottom}, {left, bottom}};
}

void Path::addTurned(Polygon polygon, bool positive) {
    if ((twiceArea(polygon) >= 0) != positive)
        std::ranges::reverse(polygon);
    m_polygons.push_back(std::move(polygon));
}

Path& Path::add(Polygon polygon) {
    addTurned(std::move(polygon), true);
    return *this;
}

Path& Path::addHole(Polygon polygon) {
    addTurned(std::move(polygon), false);
    return *this;
}

Path& Path::addStroke(std::span<const Point> points, double width, bool closed) {
    const double r = width / 2;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Point p = points[i];
        Polygon joint;
        for (int corner = 0; corner < 12; ++corner) {
            const Point along = direction(corner / 12.0);
            joint.push_back({p.x + r * along.x, p.y + r * along.y});
        }
        add(std::move(joint));
        if (i + 1 == points.size() && !closed)
            break;
        const Point q = points[(i + 1) % points.size()];
        const double dx = q.x - p.x, dy = q.y - p.y, length = std::sqrt(dx * dx + dy * dy);
        if (length <= 0)
            continue;
        const double nx = -dy / length * r, ny = dx / length * r;
        add({{p.x + nx, p.y + ny},
             {q.x + nx, q.y + ny},
             {q.x - nx, q.y - ny},
             {p.x - nx, p.y - ny}});
    }
    return *this;
}

}  // namespace scalescope::detail
