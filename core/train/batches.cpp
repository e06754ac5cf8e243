// SPDX-License-Identifier: Apache-2.0
#include "core/train/batches.h"

#include "core/train/augment.h"
#include "core/train/schedule.h"

namespace scalescope {

namespace {

void appendNormalised(const Image& image, const Recipe& recipe, std::vector<float>& values) {
    std::array<float, 3> scale{}, shift{};
    for (std::size_t c = 0; c < 3; ++c) {
        scale[c] = 1.0F / (255.0F * recipe.std[c]);
        shift[c] = recipe.mean[c] / recipe.std[c];
    }
    for (std::size_t i = 0; i < image.bytes.size(); i += 3)
        for (std::size_t c = 0; c < 3; ++c)
            values.push_back(static_cast<float>(image.bytes[i + c]) * scale[c] - shift[c]);
}

}  // namespace

Batch makeBatch(PictureSource& source, const TrainOptions& options, std::int64_t step) {
    Batch batch;
    batch.px = sideAt(options, step);
    const auto count = static_cast<std::size_t>(options.batch);
    batch.values.reserve(count * static_cast<std::size_t>(batch.px) *
                         static_cast<std::size_t>(batch.px) * 3);
    const Recipe recipe = recipeAt(batch.px);
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t index = static_cast<std::uint64_t>(step) * count + i;
        const LabelledPicture picture =
            source.training(index, sourceSide(options.augment, batch.px));
        const Image pixels = augmented(picture.image, options.augment, source.sized(), batch.px,
                                       Draw(options.seed, kDrawAugment, index));
        appendNormalised(pixels, recipe, batch.values);
        batch.labels.push_back(picture.label);
    }
    return batch;
}

BatchQueue::~BatchQueue() {
    if (m_next.valid())
        m_next.wait();
}

Batch BatchQueue::take(std::int64_t step) {
    const bool ready = m_next.valid() && m_nextStep == step;
    Batch batch = ready ? m_next.get() : makeBatch(m_source, m_options, step);
    m_nextStep = step + 1;
    if (m_nextStep < m_options.steps())
        m_next = std::async(std::launch::async, [this, next = m_nextStep] {
            return makeBatch(m_source, m_options, next);
        });
    return batch;
}

}  // namespace scalescope
