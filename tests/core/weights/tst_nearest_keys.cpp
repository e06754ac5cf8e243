// SPDX-License-Identifier: Apache-2.0
// Candidates for names: by their parts in order and by shape.
#include "core/weights/nearest_keys.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace scalescope;

namespace {

using Names = std::vector<NamedShape>;

/// Names of the candidates of the first wanted one.
std::vector<std::string> nearest(const Names& wanted, const Names& offered) {
    std::vector<std::string> names;
    const auto all = nearestKeys(wanted, offered);
    for (const KeyCandidate& candidate : all.at(0))
        names.push_back(offered[candidate.index].name);
    return names;
}

}  // namespace

class TstNearestKeys : public QObject {
    Q_OBJECT

private slots:
    void aPrefixIsNoDistance();
    void separatorsDoNotMatter();
    void shapeDecidesBetweenLikeNames();
    void aLikeNameOfAnotherShapeIsOffered();
    void whatHasNothingInCommonIsNotOffered();
    void ofEquallyNearOnesTheLikePlaceComesFirst();
    void atMostThreeAreOffered();
    void listsBeyondTheLimitGetNone();
};

void TstNearestKeys::aPrefixIsNoDistance() {
    QCOMPARE(nearest({{"blocks.2.0.conv_dw.weight", {40, 1, 3, 3}}},
                     {{"model.backbone.blocks.2.1.conv_dw.weight", {40, 1, 3, 3}},
                      {"model.backbone.blocks.2.0.conv_dw.weight", {40, 1, 3, 3}}})
                 .front(),
             std::string("model.backbone.blocks.2.0.conv_dw.weight"));
}

void TstNearestKeys::separatorsDoNotMatter() {
    QCOMPARE(nearest({{"blocks.3.bn1.running_mean", {8}}},
                     {{"_blocks/4/_bn1/running_mean", {8}}, {"_blocks/3/_bn1/running_mean", {8}}})
                 .front(),
             std::string("_blocks/3/_bn1/running_mean"));
}

void TstNearestKeys::shapeDecidesBetweenLikeNames() {
    QCOMPARE(nearest({{"head.fc.weight", {10, 1280}}},
                     {{"head.out.weight", {1280}}, {"head.new.weight", {10, 1280}}})
                 .front(),
             std::string("head.new.weight"));
}

void TstNearestKeys::aLikeNameOfAnotherShapeIsOffered() {
    const auto all = nearestKeys({{"a.b.c.weight", {3}}}, {{"a.b.c.weights", {4}}});
    QCOMPARE(all.at(0).size(), std::size_t{1});
    QVERIFY(!all.at(0).front().sameShape);
}

void TstNearestKeys::whatHasNothingInCommonIsNotOffered() {
    QVERIFY(nearest({{"a.b.c.weight", {3}}}, {{"x.y.z.bias", {4}}}).empty());
    QVERIFY(nearest({{"a.weight", {3}}}, {}).empty());
    QVERIFY(nearestKeys({}, {{"a", {1}}}).empty());
}

void TstNearestKeys::ofEquallyNearOnesTheLikePlaceComesFirst() {
    // Other words throughout, but the modules stand in the same order.
    const Names ours{{"a", {7}}, {"b", {7}}, {"c", {7}}},
        theirs{{"x", {7}}, {"y", {7}}, {"z", {7}}};
    const auto all = nearestKeys(ours, theirs);
    for (std::size_t i = 0; i < ours.size(); ++i)
        QCOMPARE(all[i].front().index, i);
}

void TstNearestKeys::atMostThreeAreOffered() {
    Names many;
    for (int i = 0; i < 20; ++i)
        many.push_back({"m." + std::to_string(i) + ".weight", {5}});
    QCOMPARE(nearest({{"m.7.weight", {5}}}, many).size(), kMostCandidates);
    QCOMPARE(nearest({{"m.7.weight", {5}}}, many).front(), std::string("m.7.weight"));
}

void TstNearestKeys::listsBeyondTheLimitGetNone() {
    const Names offered(3000, {"a", {1}}), wanted(2000, {"a", {1}});
    const auto all = nearestKeys(wanted, offered);
    QCOMPARE(all.size(), wanted.size());
    QVERIFY(!all.front().empty());
    QVERIFY(all.back().empty());
}

SCALESCOPE_TEST(TstNearestKeys)
#include "tst_nearest_keys.moc"
