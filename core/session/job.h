// SPDX-License-Identifier: Apache-2.0
// What can be asked of core: one job is one variant and one question. A question names its answer.
#pragma once

#include "core/base/provenance.h"
#include "core/base/run_context.h"
#include "core/base/tensor.h"
#include "core/bench/benchmark.h"
#include "core/bench/machine_roof.h"
#include "core/diagnostics/feature_maps/feature_maps.h"
#include "core/diagnostics/thresholds.h"
#include "core/exec/intervention.h"
#include "core/exec/run_options.h"
#include "core/input/image_file.h"
#include "core/input/labels.h"
#include "core/input/skipped_image.h"
#include "core/model/variant.h"
#include "core/scaling/accuracy_search.h"
#include "core/scaling/budget_fit.h"
#include "core/weights/weights.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace scalescope {

// Answers are in result.h.
struct AblationResult;
struct Diagnosis;
struct ExportedWeights;
struct FeatureMapsResult;
struct GradCamResult;
struct LiveFrame;
struct LiveRun;
struct WeightsComparison;
struct WeightsFile;
class VideoSource;

/// One image: a file, an embedded sample, or pixels that are already there.
struct ImageSource {
    std::filesystem::path path;
    std::string sample;  ///< name of an embedded photograph
    std::shared_ptr<const LoadedImage> loaded;
    std::string classLabel;
    bool mayBeSkipped = false;  ///< found in a folder: the run goes on without it
};

/// What is fed: images, or a tensor used as it is.
struct InputRequest {
    std::vector<ImageSource> images;
    std::shared_ptr<const TensorF32> tensor;  ///< [N,3,H,W]; images are then ignored
    std::string tensorName;
    std::string preprocess = "default";  ///< "default" or "squash:S"
    std::int64_t batch = 0;              ///< images per pass; 0: chosen by measurement
    DecodeOptions decode;
    LabelsPtr labels;                        ///< instead of the weights' own; null: those
    std::vector<SkippedImage> skipped = {};  ///< left out of images, because they cannot be read
};

/// The network, its weights and how it runs: common to all jobs.
struct RunRequest {
    NetworkSpec network;
    WeightsRequest weights;
    RunOptions options;
    Thresholds thresholds;
};

struct Questions {
    bool gates = true, saturation = true, memory = true;  ///< predictions always
    int topk = 5;
};

/// The first that can be read: those after the source are tried where it may be skipped.
struct LoadImageJob {
    using Answer = LoadedImage;
    ImageSource source;
    DecodeOptions decode;
    std::vector<ImageSource> orElse = {};
};
/// Which variant a checkpoint fits; it is then used for that one.
struct InspectWeightsJob {
    using Answer = WeightsFile;
    std::filesystem::path path;
};
struct DiagnoseJob {
    using Answer = Diagnosis;
    RunRequest run;
    InputRequest input;
    Questions questions;
};
struct BenchmarkJob {
    using Answer = BenchmarkResult;
    RunRequest run;
    BenchmarkOptions options;
};
/// classIndex < 0: the top-1 class; block < 0: the head.
struct GradCamJob {
    using Answer = GradCamResult;
    RunRequest run;
    InputRequest input;
    int classIndex = -1;
    int block = -1;
};
/// blocks empty: every block, one at a time.
struct AblateJob {
    using Answer = AblationResult;
    RunRequest run;
    InputRequest input;
    InterventionKind kind = InterventionKind::GateOne;
    std::vector<int> blocks;
    std::vector<std::vector<float>> gateMeans;  ///< GateMean: [block][channel] of a reference set
};
/// What flows through one block for the first image.
struct FeatureMapsJob {
    using Answer = FeatureMapsResult;
    RunRequest run;
    InputRequest input;
    int block = 0;
    std::int64_t bytesLimit = kMapBytesLimit;
};

/// What a network says of the frames of a video, until it ends, enough were seen, the job is
/// cancelled or another one waits: asked again with the same source it goes on where it was.
struct LiveJob {
    using Answer = LiveRun;
    using Part = LiveFrame;
    RunRequest run;
    std::shared_ptr<VideoSource> video;  ///< goes while the job runs, else it is held
    std::string preprocess = "default";
    LabelsPtr labels;  ///< instead of the weights' own; null: those
    int block = 0;     ///< whose gates each frame tells
    int topk = 5;
    std::int64_t frames = 0;  ///< enough; 0: all
    bool pictures = false;    ///< each part has the picture to be shown
    /// Gets each frame's part. It may wait until there is room for it, and throws Canceled then.
    /// Thread: the job's.
    std::function<void(Part, RunContext&)> onPart{};
};

/// Writes the weights as safetensors under the names of torchvision's EfficientNet.
struct ExportJob {
    using Answer = ExportedWeights;
    RunRequest run;
    std::filesystem::path path;
};

/// What changed from some weights of a network to others of it.
struct CompareJob {
    using Answer = WeightsComparison;
    std::optional<NetworkSpec> network;  ///< nullopt: the variant that both are of
    WeightsRequest before, after;
};

/// Networks of the compound law, built with random weights and timed one after the other.
struct MeasureJob {
    using Answer = MeasuredNetworks;
    std::vector<NetworkSpec> networks;
    MeasureLimits limits;
    RunOptions options;
};
/// The largest network within a budget; with verify it is then built and run.
struct FitJob {
    using Answer = BudgetFit;
    Coefficients bases;
    ResolutionPolicy policy;
    Budget budget;
    std::shared_ptr<const DeviceProfile> profile;  ///< null: latency is timed here
    bool verify = true;
    RunOptions options;
};
/// accuracy is used by that objective only.
struct SearchJob {
    using Answer = SearchResult;
    SearchOptions search;
    AccuracyOptions accuracy;
    RunOptions options;
};

/// What this machine attains at best, for the roofline.
struct MachineJob {
    using Answer = MachineRoof;
};

using Question = std::variant<LoadImageJob, InspectWeightsJob, DiagnoseJob, BenchmarkJob,
                              GradCamJob, AblateJob, FeatureMapsJob, LiveJob, ExportJob, CompareJob,
                              MeasureJob, FitJob, SearchJob, MachineJob>;

/// How a question waits until it is run.
struct Turn {
    std::string title{};       ///< "B3: diagnose" for progress
    std::string replaceKey{};  ///< a pending job with the same key is replaced; empty: never
    bool latestWins = false;   ///< a running one with the same key is cancelled as well
    bool urgent = false;       ///< goes before pending ones that are not
    bool givesWay = false;     ///< is told when another one waits (RunContext::othersWait)
};

struct Job : Turn {
    JobId id = 0;
    Question question;
};

}  // namespace scalescope
