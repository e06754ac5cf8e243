// SPDX-License-Identifier: Apache-2.0
#include "core/model/expected.h"

#include "core/model/cost.h"
#include "core/model/memory_prediction.h"
#include "core/model/parameters.h"

#include <cmath>

namespace scalescope {

namespace {

constexpr std::array<ExpectedFigures, 8> kExpected{{
    {.params = 5288548,
     .macs = 385814752,
     .paperMacs = 385814752,
     .publishedMilliGmacs = 386,
     .activations = 6748036,
     .paperActivations = 6748036,
     .seBlocks = 16,
     .seGates = 8960,
     .residualBlocks = 9,
     .tensors = 360,
     .weightBytes = 21322648,
     .peakBytes = 11038720,
     .paperPeakBytes = 11038720,
     .partParams = {928, 1271232, 199936, 636540, 1486752, 412160, 1281000},
     .paperPartMacs = {10838016, 166182912, 34532064, 627200, 152284160, 20070400, 1280000},
     .receptiveFields = {3, 7, 19, 67, 147, 339, 787, 851}},
    {.params = 7794184,
     .macs = 686802832,
     .paperMacs = 686802832,
     .publishedMilliGmacs = 687,
     .activations = 10884328,
     .paperActivations = 10884328,
     .seBlocks = 23,
     .seGates = 13584,
     .residualBlocks = 16,
     .tensors = 508,
     .weightBytes = 31425480,
     .peakBytes = 12672000,
     .paperPeakBytes = 12672000,
     .partParams = {928, 2242752, 283824, 1122640, 2450880, 412160, 1281000},
     .paperPartMacs = {12441600, 297761280, 60361872, 1108480, 287635200, 26214400, 1280000},
     .receptiveFields = {3, 11, 31, 111, 223, 479, 1055, 1183}},
    {.params = 9109994,
     .macs = 1087529456,
     .paperMacs = 993561872,
     .publishedMilliGmacs = 1088,
     .activations = 16203450,
     .paperActivations = 13832834,
     .seBlocks = 23,
     .seGates = 14784,
     .residualBlocks = 16,
     .tensors = 508,
     .weightBytes = 36710800,
     .peakBytes = 18247680,
     .paperPeakBytes = 14872000,
     .partParams = {928, 2655648, 308544, 1329138, 2908304, 498432, 1409000},
     .paperPartMacs = {14601600, 433865856, 79810512, 1313728, 422417280, 40144896, 1408000},
     .receptiveFields = {3, 11, 31, 111, 223, 479, 1055, 1183}},
    {.params = 12233232,
     .macs = 1827141392,
     .paperMacs = 1827141392,
     .publishedMilliGmacs = 1827,
     .activations = 23831296,
     .paperActivations = 23831296,
     .seBlocks = 26,
     .seGates = 19264,
     .residualBlocks = 19,
     .tensors = 574,
     .weightBytes = 49282736,
     .peakBytes = 29160000,
     .paperPeakBytes = 29160000,
     .partParams = {1160, 3755520, 410048, 1879728, 4056880, 592896, 1537000},
     .paperPartMacs = {24300000, 823686528, 133258608, 1859648, 783518208, 58982400, 1536000},
     .receptiveFields = {3, 11, 31, 111, 255, 575, 1279, 1407}},
    {.params = 19341616,
     .macs = 4393771024,
     .paperMacs = 4393771024,
     .publishedMilliGmacs = 4394,
     .activations = 49489032,
     .paperActivations = 49489032,
     .seBlocks = 32,
     .seGates = 27864,
     .residualBlocks = 25,
     .tensors = 706,
     .weightBytes = 77868032,
     .peakBytes = 46785600,
     .paperPeakBytes = 46785600,
     .partParams = {1392, 6287520, 611400, 3146448, 6695456, 806400, 1793000},
     .paperPartMacs = {46785600, 1995707904, 299132784, 3117408, 1931629824, 115605504, 1792000},
     .receptiveFields = {3, 11, 39, 151, 327, 711, 1671, 1799}},
    {.params = 30389784,
     .macs = 10266384752,
     .paperMacs = 10266384752,
     .publishedMilliGmacs = 10266,
     .activations = 98857400,
     .paperActivations = 98857400,
     .seBlocks = 39,
     .seGates = 38688,
     .residualBlocks = 32,
     .tensors = 854,
     .weightBytes = 122251008,
     .peakBytes = 67371264,
     .paperPeakBytes = 67371264,
     .partParams = {1392, 10376832, 818016, 5191872, 10900000, 1052672, 2049000},
     .paperPartMacs = {67371264, 4706194944, 609599280, 5151552, 4640090112, 235929600, 2048000},
     .receptiveFields = {3, 15, 51, 195, 403, 851, 1939, 2131}},
    {.params = 43040704,
     .macs = 19067593536,
     .paperMacs = 19067593536,
     .publishedMilliGmacs = 19068,
     .activations = 167393400,
     .paperActivations = 167393400,
     .seBlocks = 45,
     .seGates = 50472,
     .residualBlocks = 38,
     .tensors = 986,
     .weightBytes = 173061616,
     .peakBytes = 119319552,
     .paperPeakBytes = 119319552,
     .partParams = {1624, 15057888, 1091256, 7533784, 15719440, 1331712, 2305000},
     .paperPartMacs = {105380352, 8827300992, 1051783008, 7481184, 8689810944, 383533056, 2304000},
     .receptiveFields = {3, 15, 59, 235, 475, 987, 2331, 2523}},
    {.params = 66347960,
     .macs = 37745884192,
     .paperMacs = 37745884192,
     .publishedMilliGmacs = 37746,
     .activations = 289939464,
     .paperActivations = 289939464,
     .seBlocks = 55,
     .seGates = 70240,
     .residualBlocks = 48,
     .tensors = 1200,
     .weightBytes = 266636024,
     .peakBytes = 154080000,
     .paperPeakBytes = 154080000,
     .partParams = {1856, 23932800, 1496096, 11973104, 24739584, 1643520, 2561000},
     .paperPartMacs = {155520000, 17621119488, 1860312096, 11899904, 17503010304, 591462400,
                       2560000},
     .receptiveFields = {3, 19, 71, 279, 583, 1223, 2823, 3079}},
}};

/// Collects the rows of one variant.
class Checker {
public:
    Checker(std::vector<FigureCheck>& rows, std::string variant)
        : m_rows(rows), m_variant(std::move(variant)) {}

    void check(const std::string& measure, std::int64_t expected, std::int64_t actual) {
        m_rows.push_back({m_variant, measure, expected, actual, expected == actual});
    }

private:
    std::vector<FigureCheck>& m_rows;
    std::string m_variant;
};

void checkTotals(Checker& checker, const ExpectedFigures& known, const Graph& graph) {
    const Cost cost = costOf(graph);
    checker.check("parameters", known.params, cost.params);
    checker.check("MACs", known.macs, cost.macs);
    checker.check("published GMACs x 1000", known.publishedMilliGmacs,
                  std::llround(static_cast<double>(cost.macs) / 1e6));
    checker.check("conv and linear activations", known.activations, cost.activations);
    checker.check("SE blocks", known.seBlocks, cost.seBlocks);
    checker.check("SE gates", known.seGates, cost.seGates);
    checker.check("residual blocks", known.residualBlocks, cost.residualBlocks);
    checker.check("state dict tensors", known.tensors,
                  static_cast<std::int64_t>(expectedParameters(graph.architecture).size()));
    checker.check("weight bytes", known.weightBytes, cost.weightBytes);
    checker.check("predicted live peak bytes", known.peakBytes, predictMemory(graph, 1).peakBytes);
    for (std::size_t i = 0; i < cost.parts.size(); ++i)
        checker.check("parameters of " + cost.parts[i].part, known.partParams.at(i),
                      cost.parts[i].params);
}

void checkAtPaperSide(Checker& checker, const ExpectedFigures& known, const Graph& graph) {
    const Cost cost = costOf(graph);
    const std::string where = " at the paper's " + std::to_string(graph.inputWidth) + " px";
    checker.check("MACs" + where, known.paperMacs, cost.macs);
    checker.check("conv and linear activations" + where, known.paperActivations, cost.activations);
    checker.check("predicted live peak bytes" + where, known.paperPeakBytes,
                  predictMemory(graph, 1).peakBytes);
    for (std::size_t i = 0; i < cost.parts.size(); ++i)
        checker.check("MACs of " + cost.parts[i].part + where, known.paperPartMacs.at(i),
                      cost.parts[i].macs);
}

void checkReceptiveFields(Checker& checker, const ExpectedFigures& known, const Graph& graph) {
    const auto fields = receptiveFields(graph);
    checker.check("receptive fields", static_cast<std::int64_t>(known.receptiveFields.size()),
                  static_cast<std::int64_t>(fields.size()));
    for (std::size_t i = 0; i < fields.size() && i < known.receptiveFields.size(); ++i)
        checker.check(i == 0 ? "receptive field after the stem"
                             : "receptive field after stage " + std::to_string(i),
                      known.receptiveFields[i], fields[i]);
}

}  // namespace

const std::array<ExpectedFigures, 8>& expectedFigures() {
    return kExpected;
}

std::vector<FigureCheck> checkFamily() {
    std::vector<FigureCheck> rows;
    for (std::size_t i = 0; i < family().size(); ++i) {
        const VariantRow& row = family()[i];
        const std::int64_t paperSide = row.published.paperResolution;
        Checker checker(rows, row.spec.name);
        const auto graph = buildGraph(row.spec);
        checkTotals(checker, kExpected[i], *graph);
        checkReceptiveFields(checker, kExpected[i], *graph);
        checkAtPaperSide(checker, kExpected[i], *buildGraph(row.spec, paperSide, paperSide));
    }
    return rows;
}

}  // namespace scalescope
