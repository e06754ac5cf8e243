// SPDX-License-Identifier: Apache-2.0
// Two checkpoints compared, in words, tables and JSON: what is equal is named, what changed leads.
#include "core/diagnostics/weights/change_measures.h"
#include "core/report/compare_tables.h"
#include "core/report/json/compare_json.h"
#include "tests/support/test_program.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace scalescope;
using nlohmann::json;

namespace {

WeightChange grown(double growth, std::int64_t values = 4) {
    const auto count = static_cast<double>(values);
    WeightChange change;
    change.values = values;
    change.changed = growth > 0.0 ? values : 0;
    change.largest = growth;
    change.before2 = count;
    change.after2 = count * (1.0 + growth) * (1.0 + growth);
    change.product = count * (1.0 + growth);
    change.difference2 = count * growth * growth;
    return change;
}

/// Places "1.0", "1.1", ... with one tensor each, of these growths.
WeightsComparison comparisonOf(const std::vector<double>& growths) {
    WeightsComparison comparison;
    comparison.spec = family()[0].spec;
    comparison.spec.name = "b0-tuned";
    comparison.spec.ofNetwork = "b0";
    for (const double growth : growths) {
        const std::string name = "1." + std::to_string(comparison.places.size());
        const std::size_t place = comparison.places.size();
        comparison.places.push_back(
            {name, static_cast<int>(place), 0.1 * static_cast<double>(place), grown(growth), {}});
        comparison.tensors.push_back({"stages." + name + ".project.conv.weight",
                                      ParameterRole::ConvWeight,
                                      {2, 2},
                                      place,
                                      grown(growth)});
        comparison.parameters.add(grown(growth));
    }
    return comparison;
}

std::string equalText(const std::vector<double>& growths) {
    return equalPlacesText(comparisonOf(growths));
}

}  // namespace

class TstCompareTables : public QObject {
    Q_OBJECT

private slots:
    void whatIsEqualIsNamedInRanges();
    void whatChangedLeads();
    void jsonHasEveryMeasureAndNullForNone();
};

void TstCompareTables::whatIsEqualIsNamedInRanges() {
    QCOMPARE(equalText({0, 0, 0}), std::string("All tensors are equal to the bit."));
    QCOMPARE(equalText({1, 2}), std::string());
    QCOMPARE(equalText({0, 1, 0, 0, 1, 0, 0, 0}),
             std::string("Equal to the bit: 1.0, 1.2, 1.3, 1.5 to 1.7."));
    WeightsComparison statisticsOnly = comparisonOf({0, 0});
    statisticsOnly.places[1].statistics = grown(0.5);
    QCOMPARE(equalPlacesText(statisticsOnly), std::string("Equal to the bit: 1.0."));
}

void TstCompareTables::whatChangedLeads() {
    const WeightsComparison comparison = comparisonOf({0.0, 0.25, 0.5, 0.0});
    QCOMPARE(changedTensors(comparison), std::size_t{2});
    const Table tensors = tensorChangeTable(comparison, 3);
    QCOMPARE(tensors.rows.size(), std::size_t{3});
    QCOMPARE(std::get<std::string>(tensors.rows[0][0]),
             std::string("stages.1.2.project.conv.weight"));
    QCOMPARE(std::get<std::string>(tensors.rows[2][0]),
             std::string("stages.1.0.project.conv.weight"));
    QCOMPARE(std::get<std::string>(tensors.rows[0][1]), std::string("[2, 2]"));
    QCOMPARE(std::get<double>(tensors.rows[0][2]), 0.5);
    const Table places = placeChangeTable(comparison);
    QCOMPARE(places.rows.size(), std::size_t{3});  // two that changed, and all together
    QCOMPARE(std::get<std::string>(places.rows[2][0]), std::string("all"));
    for (std::size_t i = 0; i < changeReadings().size(); ++i)
        QCOMPARE(places.columns[i + 2].key, std::string(changeReadings()[i].about.key));
}

void TstCompareTables::jsonHasEveryMeasureAndNullForNone() {
    WeightsComparison comparison = comparisonOf({0.0, 0.25});
    comparison.tensors[0].change.before2 = comparison.tensors[0].change.after2 = 0.0;
    comparison.notes = {"a note"};
    const json document = json::parse(weightsCompareJson(comparison, 10, {}));
    QCOMPARE(document.at("schema"), json("scalescope/weights-compare/1"));
    QCOMPARE(document.at("variant"), json("b0"));  // the network, not its column
    QCOMPARE(document.at("notes"), json::array({"a note"}));
    QVERIFY(document.at("statistics").is_null());
    const json& changed = document.at("tensors").at(0);
    QCOMPARE(changed.at("key"), json("stages.1.1.project.conv.weight"));
    QCOMPARE(changed.at("relativeChange"), json(0.25));
    QCOMPARE(changed.at("equal"), json(false));
    const json& zero = document.at("tensors").at(1);
    for (const char* key : {"relativeChange", "cosine", "normRatio"})
        QVERIFY(zero.at(key).is_null());
    QCOMPARE(zero.at("largestChange"), json(0.0));
    for (const auto& reading : changeReadings())
        QVERIFY(zero.contains(reading.about.json) && changed.contains(reading.about.json));
    QCOMPARE(document.at("places").size(), std::size_t{2});
    QCOMPARE(json::parse(weightsCompareJson(comparison, 1, {})).at("tensors").size(),
             std::size_t{1});
}

SCALESCOPE_TEST(TstCompareTables)
#include "tst_compare_tables.moc"
