// SPDX-License-Identifier: Apache-2.0
#include "core/session/session.h"

#include "core/exec/memory_meter.h"
#include "core/exec/torch_errors.h"
#include "core/session/answer_ablation.h"
#include "core/session/answer_benchmark.h"
#include "core/session/answer_check_batch.h"
#include "core/session/answer_compare.h"
#include "core/session/answer_diagnose.h"
#include "core/session/answer_export.h"
#include "core/session/answer_feature_maps.h"
#include "core/session/answer_fetch_weights.h"
#include "core/session/answer_grad_cam.h"
#include "core/session/answer_live.h"
#include "core/session/answer_machine.h"
#include "core/session/answer_preprocessing.h"
#include "core/session/answer_scaling.h"
#include "core/session/answer_thumbnail.h"
#include "core/session/answer_weights_report.h"
#include "core/session/feeding.h"
#include "core/session/result.h"
#include "core/weights/inspect_file.h"

#include <algorithm>

namespace scalescope {

namespace {

/// Networks kept ready: a quarter of what is free, within sane bounds.
std::int64_t cacheLimit() {
    constexpr std::int64_t kMebibyte = 1 << 20;
    return std::clamp(availableMemory() / 4, 512 * kMebibyte, 4096 * kMebibyte);
}

/// Of the progress: building takes about as long as half a pass, whatever number of images follows.
template <typename NetworkJob>
double buildShare(const NetworkJob& job) {
    constexpr double kOfOneImage = 0.3;
    double images = 1.0;
    if constexpr (requires { job.input.images.size(); })
        images = std::max(1.0, static_cast<double>(job.input.images.size()));
    return kOfOneImage / (kOfOneImage + (1.0 - kOfOneImage) * images);
}

}  // namespace

struct Session::Impl {
    NetworkCache networks{cacheLimit()};

    Result run(const LoadImageJob& job, RunContext& context) {
        context.checkpoint(0.0, "reading the image");
        return *firstReadable(job, context);
    }

    Result run(const FindImagesJob& job, RunContext& context) {
        context.checkpoint(0.0, "looking for images");
        return FoundImages{sourcesIn(job.paths, false)};
    }

    Result run(const InspectWeightsJob& job, RunContext& context) {
        FileContents contents = inspectFile(job.path, context);
        return WeightsFile{std::move(contents.info), contents.variant, std::move(contents.failure)};
    }

    /// These need no network, or build their own.
    template <typename ScalingJob>
    requires(!requires(const ScalingJob& job) { job.run; }) Result
        run(const ScalingJob& job, RunContext& context) {
        Result result = answer(job, context);
        context.finish("done");
        return result;
    }

    template <typename NetworkJob>
    requires requires(const NetworkJob& job) { job.run; }
    Result run(const NetworkJob& job, RunContext& context) {
        const double built = buildShare(job);
        BuiltNetwork& network = context.within(
            0.0, built, [&]() -> BuiltNetwork& { return networks.get(job.run, context); });
        Result result =
            context.within(built, 1.0, [&] { return Result(answer(job, network, context)); });
        context.finish(displayName(job.run.network) + " done");
        return result;
    }
};

Session::Session() : m_impl(std::make_unique<Impl>()) {}
Session::~Session() = default;

Outcome Session::run(const Job& job, RunContext& context) noexcept {
    try {
        Result result = std::visit(
            [&](const auto& question) { return m_impl->run(question, context); }, job.question);
        std::visit(
            [&](auto& value) {
                if constexpr (requires { value.provenance; })
                    value.provenance.jobId = job.id;
            },
            result);
        return std::make_shared<const Result>(std::move(result));
    } catch (const Canceled&) {
        return Canceled{};
    } catch (...) {
        Failure failure = detail::currentFailure(job.title);
        if (failure.code == ErrorCode::OutOfMemory)
            m_impl->networks.clear();
        return failure;
    }
}

}  // namespace scalescope
