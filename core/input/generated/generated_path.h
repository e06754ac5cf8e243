// SPDX-License-Identifier: Apache-2.0
// Outlines of generated pictures. Own sine and plain IEEE arithmetic, since the libraries' last
// bits differ between machines.
#pragma once

#include <span>
#include <vector>

namespace scalescope::detail {

struct Point {
    double x = 0, y = 0;
};
using Polygon = std::vector<Point>;

/// Cosine and sine of an angle. Units: full turns; positive turns x towards y.
[[nodiscard]] Point direction(double turns);

/// x' = a x + b y + c, y' = d x + e y + f.
struct Affine {
    double a = 1, b = 0, c = 0, d = 0, e = 1, f = 0;

    [[nodiscard]] Point operator()(Point p) const {
        return {a * p.x + b * p.y + c, d * p.x + e * p.y + f};
    }
    /// First inner, then this.
    [[nodiscard]] Affine after(const Affine& inner) const;
};
[[nodiscard]] Affine rotation(double turns);
[[nodiscard]] Affine scaling(double x, double y);
[[nodiscard]] Affine translation(Point by);

struct Ellipse {
    Point centre;
    double rx = 0, ry = 0;
};

[[nodiscard]] Polygon ellipse(const Ellipse& shape, double fromTurns = 0, double toTurns = 1);
[[nodiscard]] Polygon rectangle(double left, double top, double right, double bottom);

/// A union of polygons with holes; overlapping parts count once.
class Path {
public:
    Path& add(Polygon polygon);
    Path& addHole(Polygon polygon);
    /// A pen of that width along the points, with round joints and ends.
    Path& addStroke(std::span<const Point> points, double width, bool closed = false);
    [[nodiscard]] const std::vector<Polygon>& polygons() const { return m_polygons; }

private:
    void addTurned(Polygon polygon, bool positive);

    std::vector<Polygon> m_polygons;
};

}  // namespace scalescope::detail
