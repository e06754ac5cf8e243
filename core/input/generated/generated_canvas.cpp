// SPDX-License-Identifier: Apache-2.0
#include "core/input/generated/generated_canvas.h"

#include "core/base/splitmix.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

namespace scalescope::detail {

namespace {

constexpr int kLinesPerPixel = 4;  ///< scan lines; along a line the cover is exact

std::size_t indexOf(int x, int y, int px) {
    return (static_cast<std::size_t>(y) * static_cast<std::size_t>(px) +
            static_cast<std::size_t>(x)) *
           3;
}

/// Adds the share of every pixel that [from, to] covers.
void addSpan(std::vector<float>& cover, float from, float to) {
    const auto end = static_cast<float>(cover.size());
    from = std::clamp(from, 0.0F, end);
    to = std::clamp(to, 0.0F, end);
    if (to <= from)
        return;
    const auto first = static_cast<std::size_t>(from);
    const auto last = std::min(static_cast<std::size_t>(to), cover.size() - 1);
    if (first == last) {
        cover[first] += to - from;
        return;
    }
    cover[first] += static_cast<float>(first + 1) - from;
    for (std::size_t x = first + 1; x < last; ++x)
        cover[x] += 1.0F;
    cover[last] += to - static_cast<float>(last);
}

}  // namespace

Colour blend(const Colour& from, const Colour& to, float share) {
    return {from.r + (to.r - from.r) * share, from.g + (to.g - from.g) * share,
            from.b + (to.b - from.b) * share};
}

Canvas::Canvas(int px)
    : m_px(px), m_values(static_cast<std::size_t>(px) * static_cast<std::size_t>(px) * 3) {}

Colour Canvas::at(int x, int y) const {
    const float* v = &m_values[indexOf(x, y, m_px)];
    return {v[0], v[1], v[2]};
}

void Canvas::set(int x, int y, const Colour& colour) {
    float* v = &m_values[indexOf(x, y, m_px)];
    v[0] = colour.r;
    v[1] = colour.g;
    v[2] = colour.b;
}

/// One side of a polygon, from top to bottom. Scan line s lies at (s + 0.5) / kLinesPerPixel; first
/// and last are the lines that it crosses inside the picture.
struct Canvas::Edge {
    Point from, to;
    int turn = 1, first = 0, last = -1;

    Edge(Point p, Point q, int px) : from(p), to(q) {
        if (from.y >= to.y) {
            std::swap(from, to);
            turn = -1;
        }
        const auto line = [limit = static_cast<double>(px * kLinesPerPixel)](double y) {
            return static_cast<int>(std::clamp(std::ceil(y * kLinesPerPixel - 0.5), 0.0, limit));
        };
        first = line(from.y);
        last = line(to.y) - 1;
    }
};

/// Where the outlines cross the scan lines, line by line.
struct Canvas::Scan {
    int first = 0, last = -1;         ///< scan lines
    int left = 0, width = 0;          ///< columns
    std::vector<std::size_t> starts;  ///< of each line in crossings, and the end
    std::vector<Crossing> crossings;

    Scan(const Path& path, const Affine& toPixels, int px) {
        const std::vector<Edge> edges = collect(path, toPixels, px);
        if (width <= 0 || last < first)
            return;
        starts.assign(static_cast<std::size_t>(last - first) + 2, 0);
        for (const Edge& edge : edges)
            for (int s = edge.first; s <= edge.last; ++s)
                ++starts[static_cast<std::size_t>(s - first) + 1];
        for (std::size_t i = 1; i < starts.size(); ++i)
            starts[i] += starts[i - 1];
        crossings.resize(starts.back());
        std::vector<std::size_t> next(starts.begin(), starts.end() - 1);
        for (const Edge& edge : edges) {
            const double slope = (edge.to.x - edge.from.x) / (edge.to.y - edge.from.y);
            for (int s = edge.first; s <= edge.last; ++s) {
                const double y = (s + 0.5) / kLinesPerPixel;
                const double x = edge.from.x + (y - edge.from.y) * slope - left;
                crossings[next[static_cast<std::size_t>(s - first)]++] = {static_cast<float>(x),
                                                                          edge.turn};
            }
        }
    }

    std::vector<Edge> collect(const Path& path, const Affine& toPixels, int px) {
        std::vector<Edge> edges;
        first = px * kLinesPerPixel;
        double low = px, high = 0;
        for (const Polygon& polygon : path.polygons())
            for (std::size_t i = 0; i < polygon.size(); ++i) {
                const Point p = toPixels(polygon[i]);
                const Edge edge(p, toPixels(polygon[(i + 1) % polygon.size()]), px);
                low = std::min(low, p.x);
                high = std::max(high, p.x);
                if (edge.last < edge.first)
                    continue;
                first = std::min(first, edge.first);
                last = std::max(last, edge.last);
                edges.push_back(edge);
            }
        left = static_cast<int>(std::max(low, 0.0));
        width = static_cast<int>(std::ceil(std::min(high, static_cast<double>(px)))) - left;
        return edges;
    }

    /// Cover of one scan line: where the winding number is not zero.
    void addLine(int line, std::vector<float>& cover) {
        const auto at = static_cast<std::size_t>(line - first);
        const std::span<Crossing> row(crossings.data() + starts[at], starts[at + 1] - starts[at]);
        std::ranges::sort(row, {}, &Crossing::x);
        int winding = 0;
        for (std::size_t i = 0; i + 1 < row.size(); ++i) {
            winding += row[i].turn;
            if (winding != 0)
                addSpan(cover, row[i].x, row[i + 1].x);
        }
    }
};

void Canvas::fill(const Path& path, const Affine& where, const Colour& colour) {
    const auto side = static_cast<double>(m_px);
    Scan scan(path, scaling(side, side).after(where), m_px);
    if (scan.width <= 0)
        return;
    std::vector<float> cover(static_cast<std::size_t>(scan.width));
    for (int line = scan.first; line <= scan.last; ++line) {
        scan.addLine(line, cover);
        const bool rowEnds = line % kLinesPerPixel == kLinesPerPixel - 1 || line == scan.last;
        if (rowEnds) {
            blendRow(line / kLinesPerPixel, scan.left, cover, colour);
            std::ranges::fill(cover, 0.0F);
        }
    }
}

void Canvas::blendRow(int y, int left, std::span<const float> cover, const Colour& colour) {
    float* v = &m_values[indexOf(left, y, m_px)];
    for (const float lines : cover) {
        if (lines > 0) {
            const float share = std::min(lines / kLinesPerPixel, 1.0F);
            v[0] += (colour.r - v[0]) * share;
            v[1] += (colour.g - v[1]) * share;
            v[2] += (colour.b - v[2]) * share;
        }
        v += 3;
    }
}

void Canvas::apply(const Light& light) {
    const auto slopeX = static_cast<float>(light.slope.x),
               slopeY = static_cast<float>(light.slope.y);
    const auto contrast = static_cast<float>(light.contrast),
               shift = static_cast<float>(light.shift);
    float* v = m_values.data();
    for (int y = 0; y < m_px; ++y)
        for (int x = 0; x < m_px; ++x) {
            const float gain = 1.0F + slopeX * (shareOf(x) - 0.5F) + slopeY * (shareOf(y) - 0.5F);
            for (int channel = 0; channel < 3; ++channel, ++v)
                *v = std::clamp(128.0F + (*v * gain - 128.0F) * contrast + shift, 0.0F, 255.0F);
        }
}

void Canvas::blur(double radius) {
    const double halfWidth = radius * m_px;
    const int reach = static_cast<int>(std::ceil(halfWidth)) - 1;
    if (reach < 1)
        return;
    std::vector<float> taps;
    float sum = 0;
    for (int d = -reach; d <= reach; ++d) {
        taps.push_back(static_cast<float>(1.0 - std::abs(d) / halfWidth));
        sum += taps.back();
    }
    std::vector<float> other(m_values.size());
    // Twice along a row, written transposed: the second time turns the picture back.
    for (int pass = 0; pass < 2; ++pass) {
        for (int y = 0; y < m_px; ++y)
            for (int x = 0; x < m_px; ++x) {
                float rgb[3] = {0, 0, 0};
                for (int d = -reach; d <= reach; ++d) {
                    const float* v = &m_values[indexOf(std::clamp(x + d, 0, m_px - 1), y, m_px)];
                    const float tap = taps[static_cast<std::size_t>(d + reach)];
                    for (int channel = 0; channel < 3; ++channel)
                        rgb[channel] += tap * v[channel];
                }
                float* out = &other[indexOf(y, x, m_px)];
                for (int channel = 0; channel < 3; ++channel)
                    out[channel] = rgb[channel] / sum;
            }
        m_values.swap(other);
    }
}

void Canvas::addNoise(double deviation, bool coloured, std::uint64_t key) {
    constexpr int kLattice = 128;
    // Sum of four bytes, centred: variance 4 (2^16 - 1) / 12.
    const float scale = static_cast<float>(deviation / 147.8);
    std::vector<float> grain(static_cast<std::size_t>(kLattice) * kLattice * 3);
    for (std::size_t cell = 0; cell < grain.size(); ++cell) {
        const std::uint64_t bits = splitMix64(key, coloured ? cell : cell / 3);
        const auto sum =
            (bits & 0xFF) + ((bits >> 16) & 0xFF) + ((bits >> 32) & 0xFF) + ((bits >> 48) & 0xFF);
        grain[cell] = (static_cast<float>(sum) - 510.0F) * scale;
    }
    const auto at = [&](int x, int y, int channel) {
        return grain[indexOf(std::clamp(x, 0, kLattice - 1), std::clamp(y, 0, kLattice - 1),
                             kLattice) +
                     static_cast<std::size_t>(channel)];
    };
    float* v = m_values.data();
    for (int y = 0; y < m_px; ++y)
        for (int x = 0; x < m_px; ++x)
            for (int channel = 0; channel < 3; ++channel, ++v) {
                const float gx = shareOf(x) * kLattice, gy = shareOf(y) * kLattice;
                if (m_px <= kLattice) {
                    *v += at(static_cast<int>(gx), static_cast<int>(gy), channel);
                    continue;
                }
                const int left = static_cast<int>(gx + 0.5F) - 1,
                          top = static_cast<int>(gy + 0.5F) - 1;
                const float tx = gx - 0.5F - static_cast<float>(left),
                            ty = gy - 0.5F - static_cast<float>(top);
                const float upper =
                    at(left, top, channel) * (1 - tx) + at(left + 1, top, channel) * tx;
                const float lower =
                    at(left, top + 1, channel) * (1 - tx) + at(left + 1, top + 1, channel) * tx;
                *v += upper * (1 - ty) + lower * ty;
            }
}

Image Canvas::toImage() const {
    Image image{m_px, m_px, PixelFormat::Rgb8, {}};
    image.bytes.reserve(m_values.size());
    for (const float value : m_values)
        image.bytes.push_back(static_cast<std::uint8_t>(std::clamp(value, 0.0F, 255.0F) + 0.5F));
    return image;
}

}  // namespace scalescope::detail
