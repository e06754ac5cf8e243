// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/weights/weights_report.h"

#include "core/base/file_io.h"
#include "core/diagnostics/weights/weight_findings.h"

#include <utility>

namespace scalescope {

namespace {

/// Whose preprocessing it is where the weights say nothing.
std::string usualRecipe(const NetworkSpec& spec) {
    if (spec.recipe)
        return "the definition of the network";
    return spec.variant ? "as published for " + networkTitle(spec)
                        : "B0's, in proportion to the side of the network";
}

}  // namespace

bool isGenerated(const FileContents& contents) {
    return contents.info.kind == WeightsKind::Random && contents.info.path.empty();
}

WeightsReport weightsReport(FileContents contents, bool statistics, const Thresholds& thresholds,
                            RunContext& context) {
    WeightsReport report;
    if (isGenerated(contents)) {
        report.keys = generatedKeyRows(contents.spec);
        for (const KeyRow& row : report.keys)
            contents.report.keys.push_back(row.record);
    } else {
        report.keys = keyRows(contents.report, contents.raw, contents.spec);
    }
    report.valuesRead = contents.reading == ReadDepth::Whole && contents.raw.size() > 0;
    if (statistics && report.valuesRead) {
        report.statistics =
            weightStatistics({contents.raw, contents.report, contents.spec}, thresholds, context);
        report.findings = weightFindings(*report.statistics, contents.spec.name);
    }
    report.modified = contents.info.path.empty() ? "" : modifiedUtc(contents.info.path);
    report.origin = originOf(contents.info, contents.report.names);
    report.recipe = contents.info.recipe.value_or(recipeOf(contents.spec));
    report.recipeFrom =
        contents.info.recipe ? contents.info.recipeFrom : usualRecipe(contents.spec);
    report.labels = std::move(contents.classNames);
    report.spec = std::move(contents.spec);
    report.info = std::move(contents.info);
    report.unfit = std::move(contents.unfit);
    report.networks = std::move(contents.networks);
    report.load = std::move(contents.report);
    return report;
}

}  // namespace scalescope
