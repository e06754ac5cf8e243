// SPDX-License-Identifier: Apache-2.0
#include "ui/base/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace scalescope::ui {

namespace {

using Colours = std::array<QRgb, 8>;

// The same on light and on dark ground and in the report (resources/report/style.css), so that a
// variant is known by its colour. Equal steps of lightness (0.80 to 0.45) and hue (125 to 310
// degrees) in Oklch: the order of lightness alone tells the order of the variants, so no kind of
// colour blindness hides it, and every one stands out from white and from the dark ground.
constexpr Colours kVariants{0xffa8ce5a, 0xff59c87c, 0xff08b89e, 0xff07a2ae,
                            0xff038cba, 0xff3170c7, 0xff5b52b4, 0xff6e3692};
// One's own networks: hues from 300 over 0 to 100 degrees, neighbours far apart in lightness.
constexpr Colours kOwn{0xffe8590c, 0xffb02a5f, 0xffc99700, 0xff8a5630,
                       0xffe0709b, 0xffc23a3a, 0xfff2a65a, 0xff7d6487};
constexpr std::array<QRgb, 9> kHeat{0xff2a0040, 0xff2c1d70, 0xff044390, 0xff04688c, 0xff018994,
                                    0xff04ab94, 0xff4dcb7b, 0xffb0de5d, 0xffffea6b};
// Source of the colours of zones and categories: Okabe and Ito, Color Universal Design.
constexpr std::array<QRgb, 4> kZones{0xffd55e00, 0xffe69f00, 0xff56b4e9, 0xff0072b2};
constexpr std::array<QRgb, 7> kCategories{0xff0072b2, 0xffe69f00, 0xff009e73, 0xffcc79a7,
                                          0xff56b4e9, 0xffd55e00, 0xff8c8c8c};

// Values of random weights: how far grey cells stand out, and what is left of a colour.
constexpr double kGreyShare = 0.6, kColourShare = 0.35;

template <typename Colours>
QColor pick(const Colours& colours, int index) {
    const int last = static_cast<int>(colours.size()) - 1;
    return QColor::fromRgb(colours[static_cast<std::size_t>(std::clamp(index, 0, last))]);
}

void setAll(QPalette& palette, QPalette::ColorRole role, const QColor& colour,
            const QColor& disabled) {
    palette.setColor(QPalette::Active, role, colour);
    palette.setColor(QPalette::Inactive, role, colour);
    palette.setColor(QPalette::Disabled, role, disabled);
}

struct PaletteColours {
    QColor window, base, alternate, text, button, accent, onAccent, link;
};

QPalette paletteOf(const PaletteColours& c) {
    QPalette palette(c.button, c.window);
    const QColor faded = blend(c.window, c.text, 0.45);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText})
        setAll(palette, role, c.text, faded);
    setAll(palette, QPalette::Window, c.window, c.window);
    setAll(palette, QPalette::Base, c.base, c.window);
    setAll(palette, QPalette::AlternateBase, c.alternate, c.window);
    setAll(palette, QPalette::ToolTipBase, c.alternate, c.alternate);
    setAll(palette, QPalette::Button, c.button, c.button);
    setAll(palette, QPalette::PlaceholderText, faded, faded);
    setAll(palette, QPalette::BrightText, c.onAccent, c.onAccent);
    setAll(palette, QPalette::Highlight, c.accent, faded);
    setAll(palette, QPalette::HighlightedText, c.onAccent, c.window);
    setAll(palette, QPalette::Link, c.link, faded);
    setAll(palette, QPalette::LinkVisited, c.link, faded);
    return palette;
}

}  // namespace

QColor blend(const QColor& base, const QColor& over, double share) {
    const auto mix = [share](int a, int b) {
        return static_cast<int>(std::lround(a + (b - a) * std::clamp(share, 0.0, 1.0)));
    };
    return {mix(base.red(), over.red()), mix(base.green(), over.green()),
            mix(base.blue(), over.blue())};
}

QColor readableOn(const QColor& background) {
    const double luma =
        0.299 * background.redF() + 0.587 * background.greenF() + 0.114 * background.blueF();
    return luma > 0.55 ? QColor(0x1a, 0x1a, 0x1a) : QColor(Qt::white);
}

QFont smallFont(const QFont& font) {
    QFont small = font;
    if (font.pointSizeF() > 0)
        small.setPointSizeF(std::max(8.0, font.pointSizeF() * 0.9));
    return small;
}

QColor Theme::column(std::optional<ColumnIndex> index) const {
    if (!index)
        return ghost;
    const auto published = static_cast<int>(kVariants.size());
    const int place = index->value();
    return place < published ? pick(kVariants, place) : pick(kOwn, place - published);
}

Ramp Theme::heat(bool learnt) const {
    std::vector<QColor> stops;
    for (const QRgb colour : kHeat) {
        const int grey = qGray(colour);  // its lightness rises along the ramp as well
        stops.push_back(learnt ? QColor::fromRgb(colour)
                               : blend(surface, QColor(grey, grey, grey), kGreyShare));
    }
    return Ramp(std::move(stops));
}

QColor Theme::unlearnt(const QColor& colour) const {
    return blend(ghost, colour, kColourShare);
}

QColor Theme::verdict(Verdict verdict) const {
    switch (verdict) {
        case Verdict::Ok:
            return ok;
        case Verdict::Info:
            return info;
        case Verdict::NoData:
            return muted;
        case Verdict::Warn:
            return warn;
        case Verdict::Fail:
            return fail;
    }
    return muted;
}

QColor Theme::zone(int index) const {
    return pick(kZones, index);
}

QColor Theme::category(int index) const {
    return pick(kCategories, index % static_cast<int>(kCategories.size()));
}

Theme themeOf(const QPalette& palette) {
    Theme theme;
    theme.window = palette.color(QPalette::Active, QPalette::Window);
    theme.surface = palette.color(QPalette::Active, QPalette::Base);
    theme.text = palette.color(QPalette::Active, QPalette::Text);
    theme.accent = palette.color(QPalette::Active, QPalette::Highlight);
    theme.dark = theme.surface.lightnessF() < theme.text.lightnessF();
    theme.muted = blend(theme.surface, theme.text, theme.dark ? 0.66 : 0.62);
    theme.grid = blend(theme.surface, theme.text, theme.dark ? 0.13 : 0.10);
    theme.ghost = blend(theme.surface, theme.text, 0.45);
    theme.hatch = theme.text;
    theme.hatch.setAlphaF(0.28F);
    theme.ok = theme.dark ? QColor(0x4c, 0xc3, 0x8a) : QColor(0x12, 0x7a, 0x4b);
    theme.info = theme.dark ? QColor(0x6c, 0xb2, 0xf5) : QColor(0x1f, 0x6f, 0xc4);
    theme.warn = theme.dark ? QColor(0xf2, 0xb1, 0x4b) : QColor(0xb2, 0x6a, 0x00);
    theme.fail = theme.dark ? QColor(0xff, 0x7b, 0x72) : QColor(0xc6, 0x28, 0x28);
    return theme;
}

QPalette lightPalette() {
    return paletteOf({.window = QColor(0xf3, 0xf4, 0xf6),
                      .base = Qt::white,
                      .alternate = QColor(0xf7, 0xf8, 0xfa),
                      .text = QColor(0x1f, 0x23, 0x28),
                      .button = QColor(0xf0, 0xf1, 0xf3),
                      .accent = QColor(0x1f, 0x6f, 0xc4),
                      .onAccent = Qt::white,
                      .link = QColor(0x1f, 0x6f, 0xc4)});
}

QPalette darkPalette() {
    return paletteOf({.window = QColor(0x22, 0x25, 0x2a),
                      .base = QColor(0x1a, 0x1c, 0x20),
                      .alternate = QColor(0x20, 0x23, 0x28),
                      .text = QColor(0xe4, 0xe6, 0xea),
                      .button = QColor(0x30, 0x34, 0x3b),
                      .accent = QColor(0x2f, 0x81, 0xd8),
                      .onAccent = Qt::white,
                      .link = QColor(0x6c, 0xb2, 0xf5)});
}

}  // namespace scalescope::ui
