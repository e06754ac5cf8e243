// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/run_measures.h"

namespace scalescope {

namespace {

using Value = std::optional<double>;
using enum ColumnKind;

constexpr const char* kSoftmax = "prediction.softmax";
constexpr const char* kEntropyOf = "prediction.entropy";
constexpr const char* kMarginOf = "prediction.margin";
constexpr const char* kDtype = "run.dtype_error";

constexpr Measure kScore{"probability", "probability", "Softmax score", "Score",
                         "%",           Share,         kSoftmax};
constexpr Measure kLogit{"logit", "logit", "Logit", "Logit", "", Real, kSoftmax};
constexpr Measure kEntropy{"entropy", "entropyNats", "Entropy of the prediction", "Entropy", "nats",
                           Real,      kEntropyOf};
constexpr Measure kEntropyShare{"entropy_normalised",
                                "entropyNormalised",
                                "Entropy of the prediction over its largest",
                                "Entropy share",
                                "%",
                                Share,
                                kEntropyOf};
constexpr Measure kMargin{"margin", "margin", "Margin", "Margin", "%", Share, kMarginOf};
constexpr Measure kLogitMargin{
    "logit_margin", "logitMargin", "Margin of the logits", "Logit margin", "", Real, kMarginOf};

constexpr Measure kErrorRms{"dtype_error.relative_rms",
                            "relativeRms",
                            "Error of the logits against float32 (relative RMS)",
                            "Logit error",
                            "%",
                            Share,
                            kDtype};
constexpr Measure kErrorMax{"dtype_error.max_abs",
                            "maxAbs",
                            "Largest error of a logit against float32",
                            "Largest logit error",
                            "",
                            Real,
                            kDtype};
constexpr Measure kSameTop1{"dtype_error.same_top1_share",
                            "sameTop1Share",
                            "Same first class as in float32",
                            "Same top-1",
                            "%",
                            Share,
                            kDtype};

constexpr Measure kErrorImages{"dtype_error.images",
                               "images",
                               "Images compared with float32",
                               "Compared",
                               "",
                               Integer,
                               kDtype,
                               nullptr,
                               false,
                               "images"};

constexpr Measure kImages{"throughput.images", "images", "Images of the run", "Images", "", Integer,
                          "throughput.images"};
constexpr Measure kRate{"throughput.images_per_second",
                        "imagesPerSecond",
                        "Images per second",
                        "Images per s",
                        "",
                        Real,
                        "throughput.images",
                        nullptr,
                        false,
                        "images/s"};
constexpr Measure kBatch{"throughput.batch",
                         "batch",
                         "Images per pass",
                         "Per pass",
                         "",
                         Integer,
                         "throughput.batch",
                         nullptr,
                         false,
                         "images"};

}  // namespace

const Readings<ClassScore>& scoreReadings() {
    static const Readings<ClassScore> readings{
        {kScore, [](const ClassScore& s) -> Value { return s.probability; }},
        {kLogit, [](const ClassScore& s) -> Value { return s.logit; }},
    };
    return readings;
}

const Readings<Prediction>& predictionReadings() {
    static const Readings<Prediction> readings{
        {kEntropy, [](const Prediction& p) { return p.entropyNats; }},
        {kEntropyShare, [](const Prediction& p) { return p.entropyNormalised; }},
        {kMargin, [](const Prediction& p) { return p.margin; }},
        {kLogitMargin, [](const Prediction& p) { return p.logitMargin; }},
    };
    return readings;
}

const Readings<DtypeError>& dtypeErrorReadings() {
    static const Readings<DtypeError> readings{
        {kErrorRms, [](const DtypeError& e) { return e.relativeRms; }},
        {kErrorMax, [](const DtypeError& e) { return e.maxAbs; }},
        {kSameTop1, [](const DtypeError& e) -> Value { return e.sameTop1Share; }},
        {kErrorImages, [](const DtypeError& e) { return number(e.images); }},
    };
    return readings;
}

const Readings<Throughput>& throughputReadings() {
    static const Readings<Throughput> readings{
        {kImages, [](const Throughput& t) -> Value { return static_cast<double>(t.images); }},
        {kRate, [](const Throughput& t) -> Value { return t.imagesPerSecond(); }},
        {kBatch, [](const Throughput& t) -> Value { return static_cast<double>(t.choice.batch); }},
    };
    return readings;
}

}  // namespace scalescope
