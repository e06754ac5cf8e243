// SPDX-License-Identifier: Apache-2.0
// Every question that can be asked of core: one job is one network and one question. Who asks one
// includes that one (questions/), not this list.
#pragma once

#include "core/base/provenance.h"
#include "core/session/asking.h"
#include "core/session/questions/ablate_job.h"
#include "core/session/questions/benchmark_job.h"
#include "core/session/questions/check_batch_job.h"
#include "core/session/questions/compare_job.h"
#include "core/session/questions/diagnose_job.h"
#include "core/session/questions/export_job.h"
#include "core/session/questions/feature_maps_job.h"
#include "core/session/questions/fetch_weights_job.h"
#include "core/session/questions/find_images_job.h"
#include "core/session/questions/fit_job.h"
#include "core/session/questions/grad_cam_job.h"
#include "core/session/questions/inspect_weights_job.h"
#include "core/session/questions/live_job.h"
#include "core/session/questions/load_image_job.h"
#include "core/session/questions/machine_job.h"
#include "core/session/questions/measure_job.h"
#include "core/session/questions/preprocessing_job.h"
#include "core/session/questions/search_job.h"
#include "core/session/questions/thumbnail_job.h"
#include "core/session/questions/weights_report_job.h"

#include <variant>

namespace scalescope {

using Question =
    std::variant<LoadImageJob, InspectWeightsJob, DiagnoseJob, BenchmarkJob, GradCamJob, AblateJob,
                 FeatureMapsJob, LiveJob, ExportJob, CompareJob, MeasureJob, FitJob, SearchJob,
                 MachineJob, WeightsReportJob, FetchWeightsJob, PreprocessingJob, CheckBatchJob,
                 ThumbnailJob, FindImagesJob>;

struct Job : Turn {
    JobId id = 0;
    Question question;
};

/// What was asked, for who runs it. Throws: Internal for a type that is not in the list.
[[nodiscard]] Question questionOf(AnyQuestion question);

}  // namespace scalescope
