// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/selection.h"

#include <algorithm>

namespace scalescope::ui {

namespace {
constexpr int kVariantCount = 8;

bool isVariant(int variant) {
    return variant >= 0 && variant < kVariantCount;
}
}  // namespace

Selection::Selection(QObject* parent) : QObject(parent), m_variants{0, 1, 2, 3, 4, 5, 6, 7} {}

void Selection::setVariants(std::vector<int> variants) {
    std::erase_if(variants, [](int variant) { return !isVariant(variant); });
    std::sort(variants.begin(), variants.end());
    variants.erase(std::unique(variants.begin(), variants.end()), variants.end());
    if (variants.empty() || variants == m_variants)
        return;
    m_variants = std::move(variants);
    Q_EMIT variantsChanged();
    if (!std::binary_search(m_variants.begin(), m_variants.end(), m_focus))
        setFocus(m_variants.front());
}

void Selection::setFocus(int variant) {
    if (!isVariant(variant) || variant == m_focus)
        return;
    m_focus = variant;
    Q_EMIT focusChanged();
}

void Selection::setDepth(std::optional<double> depth) {
    if (depth)
        depth = std::clamp(*depth, 0.0, 1.0);
    if (depth == m_depth)
        return;
    m_depth = depth;
    Q_EMIT depthChanged();
}

void Selection::setChannel(std::optional<int> channel) {
    if (channel == m_channel)
        return;
    m_channel = channel;
    Q_EMIT channelChanged();
}

void Selection::setClassIndex(std::optional<int> classIndex) {
    if (classIndex == m_class)
        return;
    m_class = classIndex;
    Q_EMIT classChanged();
}

}  // namespace scalescope::ui
