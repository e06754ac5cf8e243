// SPDX-License-Identifier: Apache-2.0
// Random weights are calm on every picture: no layer dies, none explodes, and no class is certain.
#include "core/base/splitmix.h"
#include "core/exec/executor.h"
#include "core/input/generated/generated.h"
#include "core/input/image_set.h"
#include "core/input/preprocess.h"
#include "core/weights/weights.h"
#include "tests/support/test_program.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

using namespace scalescope;

namespace {

constexpr double kLeast = 0.2, kMost = 5.0;
constexpr int kSidePx = 160;

/// Standard deviation of every batch norm's output that a pass shows, and of every block's output.
class ScaleTap final : public Tap {
public:
    std::vector<std::pair<std::string, double>> stds;
    std::vector<float> seen;
    TapInterest interest() const override {
        return {.activations = true, .gates = true, .outputs = true};
    }
    void preActivation(const Node& node, const ActivationView& x) override {
        if (node.batchNorm)
            add(node, x);
    }
    void output(const Node& node, const ActivationView& y) override { add(node, y); }
    void gates(const Node&, std::span<const float>, std::span<const float> s,
               std::int64_t) override {
        seen.insert(seen.end(), s.begin(), s.end());
    }

private:
    void add(const Node& node, const ActivationView& x) {
        double sum = 0, squares = 0;
        const std::int64_t count = x.size[1] * x.size[2] * x.size[3];
        for (std::int64_t i = 0; i < count; ++i) {
            sum += x.data[i];
            squares += static_cast<double>(x.data[i]) * x.data[i];
        }
        const double mean = sum / static_cast<double>(count);
        stds.emplace_back(node.name, std::sqrt(squares / static_cast<double>(count) - mean * mean));
    }
};

using Level = std::function<int(int x, int y, int channel)>;

Image painted(const Level& level) {
    Image image{.width = kSidePx, .height = kSidePx, .format = PixelFormat::Rgb8, .bytes = {}};
    for (int y = 0; y < kSidePx; ++y)
        for (int x = 0; x < kSidePx; ++x)
            for (int channel = 0; channel < 3; ++channel)
                image.bytes.push_back(static_cast<std::uint8_t>(level(x, y, channel)));
    return image;
}

int noiseLevel(int x, int y, int channel) {
    return static_cast<int>(
        splitMix64(5, static_cast<std::uint64_t>((y * kSidePx + x) * 3 + channel)) & 0xFF);
}

std::vector<std::pair<std::string, Image>> pictures() {
    std::vector<std::pair<std::string, Image>> all;
    for (const char* sample : {"chelsea", "coffee"})
        all.emplace_back(sample, loadSample(sample).image);
    for (const std::uint64_t kind : {0, 7, 13})
        all.emplace_back("generated " + std::to_string(kind),
                         generatedPicture(3, kind, kSidePx).image);
    all.emplace_back("black", painted([](int, int, int) { return 0; }));
    all.emplace_back("white", painted([](int, int, int) { return 255; }));
    all.emplace_back("gray", painted([](int, int, int) { return 118; }));
    all.emplace_back("red", painted([](int, int, int c) { return c == 0 ? 255 : 0; }));
    all.emplace_back("noise", painted(noiseLevel));
    all.emplace_back("black and white noise", painted([](int x, int y, int) {
                         return noiseLevel(x, y, 0) > 127 ? 255 : 0;
                     }));
    all.emplace_back("chessboard", painted([](int x, int y, int) { return (x + y) % 2 * 255; }));
    all.emplace_back("gradient", painted([](int x, int, int) { return x * 255 / kSidePx; }));
    all.emplace_back("gradients apart", painted([](int x, int y, int c) {
                         return (c == 0 ? x : c == 1 ? y : kSidePx - x) * 255 / kSidePx;
                     }));
    return all;
}

std::vector<NetworkSpec> networks() {
    std::vector<NetworkSpec> all;
    for (const VariantRow& variant : family())
        all.push_back(variant.spec);
    for (const Scale scale :
         {Scale{0.3, 0.5, kSidePx}, Scale{1.0, 4.0, kSidePx}, Scale{2.6, 1.0, kSidePx}}) {
        NetworkSpec own;
        own.name = "own";
        own.variant.reset();
        own.scale = scale;
        all.push_back(own);
    }
    return all;
}

}  // namespace

class TstRandomScale : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLayerKeepsUnitScaleOnAnyPicture_data();
    void everyLayerKeepsUnitScaleOnAnyPicture();
    void pictureIsStillSeenAtTheEnd();
};

void TstRandomScale::everyLayerKeepsUnitScaleOnAnyPicture_data() {
    QTest::addColumn<int>("index");
    const auto all = networks();
    for (int i = 0; i < static_cast<int>(all.size()); ++i) {
        const Scale& scale = all[static_cast<std::size_t>(i)].scale;
        QTest::addRow("%s, width %g, depth %g", all[static_cast<std::size_t>(i)].name.c_str(),
                      scale.width, scale.depth)
            << i;
    }
}

void TstRandomScale::everyLayerKeepsUnitScaleOnAnyPicture() {
    QFETCH(int, index);
    RunContext context;
    const Recipe recipe{.resize = kSidePx, .crop = kSidePx};
    for (const std::uint64_t seed : {0, 1}) {
        const Weights weights = loadWeights(
            networks().at(static_cast<std::size_t>(index)),
            {.source = WeightsRequest::Source::Random, .path = {}, .seed = seed}, context);
        const auto executor = buildExecutor(weights.spec, *weights.dict, {}).executor;
        for (const auto& [name, picture] : pictures()) {
            ScaleTap tap;
            std::vector<Tap*> taps{&tap};
            const PassResult pass = executor->run(toTensor(preparePixels(picture, recipe), recipe),
                                                  {.taps = taps, .interventions = {}}, context);
            QVERIFY(tap.stds.size() > 20);
            for (const auto& [node, each] : tap.stds)
                QVERIFY2(each >= kLeast && each <= kMost,
                         (name + ", " + node + ": " + std::to_string(each)).c_str());
            const double mean = std::accumulate(tap.seen.begin(), tap.seen.end(), 0.0) /
                                static_cast<double>(tap.seen.size());
            QVERIFY2(mean > 0.15 && mean < 0.6, std::to_string(mean).c_str());
            const auto [least, most] = std::ranges::minmax(pass.logits);
            QVERIFY2(most - least < 10.0F, (name + std::to_string(most - least)).c_str());
        }
    }
}

/// Calm, but no constant: what is shown of maps and gates changes with the picture.
void TstRandomScale::pictureIsStillSeenAtTheEnd() {
    RunContext context;
    const Recipe recipe{.resize = kSidePx, .crop = kSidePx};
    for (const int variant : {0, 7}) {
        const Weights weights =
            loadWeights(family().at(static_cast<std::size_t>(variant)).spec,
                        {.source = WeightsRequest::Source::Random, .path = {}, .seed = 0}, context);
        const auto executor = buildExecutor(weights.spec, *weights.dict, {}).executor;
        std::vector<std::vector<float>> logits;
        for (const char* sample : {"chelsea", "coffee"})
            logits.push_back(
                executor
                    ->run(toTensor(preparePixels(loadSample(sample).image, recipe), recipe), {},
                          context)
                    .logits);
        float largest = 0.0F;
        for (std::size_t i = 0; i < logits[0].size(); ++i)
            largest = std::max(largest, std::abs(logits[0][i] - logits[1][i]));
        QVERIFY2(largest > 0.02F, std::to_string(largest).c_str());
    }
}

SCALESCOPE_TEST(TstRandomScale)
#include "tst_random_scale.moc"
