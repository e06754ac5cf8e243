// SPDX-License-Identifier: Apache-2.0
#include "ui/engine/selection.h"

#include <algorithm>
#include <numeric>

namespace scalescope::ui {

namespace {
constexpr int kVariantCount = 8;
}

Selection::Selection(QObject* parent) : QObject(parent), m_offered(kVariantCount) {
    std::iota(m_offered.begin(), m_offered.end(), 0);
    m_variants = m_offered;
}

bool Selection::isOffered(int variant) const {
    return std::binary_search(m_offered.begin(), m_offered.end(), variant);
}

void Selection::offer(int variant) {
    if (variant < 0 || isOffered(variant))
        return;
    m_offered.insert(std::upper_bound(m_offered.begin(), m_offered.end(), variant), variant);
    Q_EMIT offeredChanged();
}

void Selection::withdraw(int variant) {
    if (variant < kVariantCount || !isOffered(variant))
        return;
    std::vector<int> others = m_variants;
    std::erase(others, variant);
    setVariants(others.empty() ? std::vector<int>{0} : std::move(others));
    if (m_focus == variant)
        setFocus(m_variants.front());
    std::erase(m_offered, variant);
    Q_EMIT offeredChanged();
}

void Selection::setVariants(std::vector<int> variants) {
    std::erase_if(variants, [this](int variant) { return !isOffered(variant); });
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
    if (!isOffered(variant) || variant == m_focus)
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
