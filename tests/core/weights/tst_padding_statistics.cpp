// SPDX-License-Identifier: Apache-2.0
// Batch norms remember where zeros stood: trained filters with the statistics that timm's networks
// gave them, from tests/golden/make_padding_statistics_golden.py.
#include "core/weights/demo.h"
#include "core/weights/padding_statistics.h"
#include "core/weights/weights.h"
#include "tests/support/hash_weights.h"
#include "tests/support/test_program.h"
#include "tests/support/test_support.h"

#include <nlohmann/json.hpp>

#include <QtTest>

using namespace scalescope;
using nlohmann::json;

namespace {

const Architecture& b0() {
    static const Architecture kB0 = buildArchitecture(family()[0].spec);
    return kB0;
}

StateDict demo() {
    RunContext context;
    return *loadDemo(family()[0].spec, {}, context).dict;
}

StateDict withStatistics(StateDict dict, const json& norms) {
    const char* keys[] = {"stages.2.0", "stages.3.0", "stages.4.0", "stages.6.0"};
    for (std::size_t i = 0; i < 4; ++i)
        for (const auto& [kind, name] :
             {std::pair{"mean", ".running_mean"}, std::pair{"var", ".running_var"}}) {
            const auto values = norms[i][kind].get<std::vector<float>>();
            dict.set(std::string(keys[i]) + ".depthwise.bn" + name,
                     makeTensor({static_cast<std::int64_t>(values.size())}, values));
        }
    return dict;
}

}  // namespace

class TstPaddingStatistics : public QObject {
    Q_OBJECT

private slots:
    void tellsHowTrainedFiltersWerePadded();
    void demoWeightsAreSymmetric();
    void untrainedWeightsTellNothing();
    void shuffledStatisticsTellNothing();
    void weightsThatAreNotFiniteTellNothing();
    void missingTensorsTellNothing();
};

void TstPaddingStatistics::tellsHowTrainedFiltersWerePadded() {
    const json golden = json::parse(test::readAll(test::goldenPath("padding_statistics.json")));
    QCOMPARE(golden["cases"].size(), std::size_t{5});
    for (const json& row : golden["cases"]) {
        const std::string network = row["network"].get<std::string>();
        const int side = row["side"].get<int>();
        const auto mode = paddingOfStatistics(withStatistics(demo(), row["norms"]), b0());
        std::optional<Padding::Mode> expected =
            network.starts_with("tf_") ? Padding::Mode::Same : Padding::Mode::Symmetric;
        if (side % 2 == 1)  // 225, 113, 57, 29, 15: both paddings are one
            expected = std::nullopt;
        QVERIFY2(mode == expected, (network + " at " + std::to_string(side)).c_str());
    }
}

void TstPaddingStatistics::demoWeightsAreSymmetric() {
    QCOMPARE(paddingOfStatistics(demo(), b0()), std::optional(Padding::Mode::Symmetric));
    for (const PaddingVote& vote : paddingVotes(demo(), b0()))
        QVERIFY2(vote.fit < 0, qPrintable(QString::number(vote.fit)));
}

void TstPaddingStatistics::untrainedWeightsTellNothing() {
    QVERIFY(!paddingOfStatistics(test::hashWeights(b0().spec), b0()));
    const StateDict trained = demo();
    StateDict fresh = trained;  // as before the first step: mean 0, variance 1
    for (const auto& [key, tensor] : trained.entries())
        if (key.ends_with("running_mean") || key.ends_with("running_var"))
            fresh.set(key, makeTensor(tensor.shape,
                                      std::vector<float>(static_cast<std::size_t>(tensor.shape[0]),
                                                         key.ends_with("var") ? 1.0F : 0.0F)));
    QVERIFY(!paddingOfStatistics(fresh, b0()));
}

void TstPaddingStatistics::shuffledStatisticsTellNothing() {
    const StateDict trained = demo();
    StateDict dict = trained;
    for (const auto& [key, tensor] : trained.entries())
        if (key.ends_with("depthwise.bn.running_mean")) {
            std::vector<float> values = toFloat(tensor);
            std::rotate(values.begin(), values.begin() + 7, values.end());
            dict.set(key, makeTensor(tensor.shape, values));
        }
    QVERIFY(!paddingOfStatistics(dict, b0()));
}

void TstPaddingStatistics::weightsThatAreNotFiniteTellNothing() {
    const StateDict trained = demo();
    StateDict dict = trained;
    for (const auto& [key, tensor] : trained.entries())
        if (key.ends_with("depthwise.bn.running_mean"))
            dict.set(key, makeTensor(tensor.shape,
                                     std::vector<float>(static_cast<std::size_t>(tensor.shape[0]),
                                                        std::numeric_limits<float>::quiet_NaN())));
    QVERIFY(!paddingOfStatistics(dict, b0()));
}

void TstPaddingStatistics::missingTensorsTellNothing() {
    QVERIFY(paddingVotes({}, b0()).empty());
    QVERIFY(!paddingOfStatistics({}, b0()));
}

SCALESCOPE_TEST(TstPaddingStatistics)
#include "tst_padding_statistics.moc"
