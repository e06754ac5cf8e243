// SPDX-License-Identifier: Apache-2.0
#include "app/cli/run.h"

#include "app/cli/commands.h"
#include "core/report/accuracy_tables.h"
#include "core/session/result.h"
#include "core/session/session.h"
#include "core/weights/demo.h"

#include <algorithm>
#include <map>

namespace scalescope::cli {

namespace {

const NetworkSpec& networkOf(const Job& job) {
    return std::visit(
        [](const auto& question) -> const NetworkSpec& {
            if constexpr (requires { question.run.network; })
                return question.run.network;
            else
                throw Error(ErrorCode::Internal,
                            "A plan holds a job without a network; please report this defect.");
        },
        job.question);
}

VariantResult& entryOf(std::vector<VariantResult>& variants, const NetworkSpec& spec) {
    const auto found = std::ranges::find_if(
        variants, [&](const VariantResult& entry) { return entry.spec.name == spec.name; });
    return found != variants.end() ? *found
                                   : variants.emplace_back(VariantResult{spec, {}, {}, {}});
}

void store(VariantResult& entry, const ResultPtr& result) {
    if (const auto* diagnosis = std::get_if<Diagnosis>(result.get())) {
        entry.diagnosis = {result, diagnosis};
        entry.spec = diagnosis->spec;
    } else if (const auto* benchmark = std::get_if<BenchmarkResult>(result.get())) {
        entry.benchmark = {result, benchmark};
    }
}

std::string interruptedSentence(std::size_t done, std::size_t count) {
    return "interrupted after " + std::to_string(done) + " of " + std::to_string(count) + " jobs";
}

}  // namespace

RunResult runRequest(Session& session, Request& request, const OutputOptions& output) {
    decodeFirst(request.input);
    const std::vector<Job> jobs = plan(request);
    RunResult result;
    ProgressBar bar(output);
    for (std::size_t i = 0; i < jobs.size() && !result.partial; ++i) {
        const NetworkSpec& spec = networkOf(jobs[i]);
        const auto known = std::ranges::find_if(
            result.variants, [&](const VariantResult& v) { return v.spec.name == spec.name; });
        if (known != result.variants.end() && known->failure)
            continue;
        bar.setJob(i, jobs.size(), jobs[i].title);
        RunContext context = bar.context();
        const Outcome outcome = session.run(jobs[i], context);
        if (const auto* done = std::get_if<ResultPtr>(&outcome)) {
            store(entryOf(result.variants, spec), *done);
            if (interrupted() && i + 1 < jobs.size())
                result.partial = interruptedSentence(i + 1, jobs.size());
        } else if (const auto* failed = std::get_if<Failure>(&outcome)) {
            const Failure failure = withOptions(*failed);
            bar.clear();
            printError(displayName(spec) + ": " + reasonOf(failure, spec));
            entryOf(result.variants, spec).failure = failure;
            result.exitCode = worse(result.exitCode, exitCodeOf(failure));
        } else {
            result.partial = interruptedSentence(i, jobs.size());
        }
    }
    const bool partialVariant = std::ranges::any_of(result.variants, [](const VariantResult& v) {
        return v.diagnosis && v.diagnosis->partial.has_value();
    });
    if (partialVariant && !result.partial)
        result.partial = "interrupted before all images were seen";
    if (interrupted() && result.partial)
        result.exitCode = kInterruptedExitCode;
    return result;
}

int worse(int a, int b) {
    return std::max(a, b);
}

void noteImages(const RunResult& result, const OutputOptions& output) {
    std::map<std::string, std::vector<std::string>> images;  // by note
    for (const VariantResult& variant : result.variants) {
        if (!variant.diagnosis)
            continue;
        for (const InputInfo& input : variant.diagnosis->inputs)
            for (const std::string& note : input.notes)
                images[note].push_back(input.name);
        break;  // all variants saw the same pictures
    }
    for (const VariantResult& variant : result.variants)
        if (variant.diagnosis && variant.diagnosis->labels &&
            variant.diagnosis->labels->source.starts_with("numbered: "))
            printNote(output, displayName(variant.spec) + ": classes are " +
                                  variant.diagnosis->labels->source + ".");
    for (const auto& [note, names] : images)
        printNote(output,
                  (names.size() == 1 ? names.front()
                                     : names.front() + " and " + std::to_string(names.size() - 1) +
                                           (names.size() == 2 ? " other" : " others")) +
                      ": " + note);
}

void printAccuracy(const std::vector<VariantResult>& variants) {
    for (const Table& table :
         {accuracyTable(variants), classTable(variants), confusedTable(variants)})
        printTable(table);
}

void noteSkipped(const RunResult& result, const OutputOptions& output) {
    for (const VariantResult& variant : result.variants)
        if (variant.diagnosis && !variant.diagnosis->skipped.empty())
            return printNote(output, skippedSentence(variant.diagnosis->skipped.size(),
                                                     variant.diagnosis->inputs.size()) +
                                         "; --strict makes it an error.");
}

void noteSkipped(const std::vector<SkippedImage>& skipped, const OutputOptions& output) {
    if (skipped.empty())
        return;
    printNote(output, skippedSentence(skipped.size()) + "; --strict makes it an error.");
    for (const std::string& line : skippedLines(skipped))
        printNote(output, line);
}

void noteWeights(const RunResult& result, const OutputOptions& output) {
    std::string names;
    for (const VariantResult& variant : result.variants) {
        if (!variant.diagnosis)
            continue;
        if (!predictionsMeaningful(variant.diagnosis->weights.kind))
            names += (names.empty() ? "" : ", ") + displayName(variant.spec);
        if (std::ranges::any_of(variant.diagnosis->predictions, &Prediction::outsideTraining))
            printNote(output, displayName(variant.spec) + ": " + demoLimits());
    }
    if (!names.empty())
        printNote(output,
                  names + ": random weights; predictions have no meaning. Give --weights FILE.");
}

void noteLoad(const RunResult& result, const OutputOptions& output) {
    for (const VariantResult& variant : result.variants) {
        if (!variant.diagnosis)
            continue;
        const Diagnosis& diagnosis = *variant.diagnosis;
        for (const std::string& note : loadNotes(diagnosis.weights, diagnosis.loadReport.get()))
            printNote(output, displayName(variant.spec) + ": " + note);
    }
}

}  // namespace scalescope::cli
