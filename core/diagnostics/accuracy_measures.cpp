// SPDX-License-Identifier: Apache-2.0
#include "core/diagnostics/accuracy_measures.h"

namespace scalescope {

namespace {

using enum ColumnKind;

constexpr const char* kJudged = "accuracy.images";

constexpr Measure kJudgedImages{"accuracy.images", "imageCount", "Images of class folders",
                                "Judged",          "",           Integer,
                                kJudged,           nullptr,      false,
                                "images"};
constexpr Measure kRightlyNamed{"accuracy.right", "rightCount", "Images that are named rightly",
                                "Right",          "",           Integer,
                                "accuracy.top1",  nullptr,      false,
                                "images"};
constexpr Measure kTop1Share{
    "accuracy.top1", "top1Share", "Top-1 accuracy", "Top-1 accuracy", "%", Share, "accuracy.top1"};
constexpr Measure kTop5Share{
    "accuracy.top5", "top5Share", "Top-5 accuracy", "Top-5 accuracy", "%", Share, "accuracy.top5"};
constexpr Measure kClassImages{"class.images", "imageCount", "Images of the class's folder",
                               "Images",       "",           Integer,
                               kJudged,        nullptr,      false,
                               "images"};
constexpr Measure kClassRight{
    "class.right",  "rightCount", "Images of the class that are named rightly",
    "Right",        "",           Integer,
    "class.recall", nullptr,      false,
    "images"};
constexpr Measure kClassRecall{"class.recall", "recallShare", "Recall", "Recall", "%",
                               Share,          "class.recall"};
constexpr Measure kClassPrecision{
    "class.precision", "precisionShare", "Precision", "Precision", "%", Share, "class.precision"};

constexpr Measure kPublishedTop1{"published.top1",
                                 "publishedTop1Percent",
                                 "Published top-1 accuracy",
                                 "Published top-1",
                                 "%",
                                 Real,
                                 "published.top1"};

}  // namespace

const Readings<Confusion>& accuracyReadings() {
    static const Readings<Confusion> readings{
        {kJudgedImages, [](const Confusion& c) { return number(c.images()); }},
        {kRightlyNamed, [](const Confusion& c) { return number(c.right()); }},
        {kTop1Share, [](const Confusion& c) { return c.top1(); }},
        {kTop5Share, [](const Confusion& c) { return c.top5(); }},
    };
    return readings;
}

const Readings<ClassResult>& classReadings() {
    static const Readings<ClassResult> readings{
        {kClassImages, [](const ClassResult& c) { return number(c.images); }},
        {kClassRight, [](const ClassResult& c) { return number(c.right); }},
        {kClassRecall, [](const ClassResult& c) { return c.recall(); }},
        {kClassPrecision, [](const ClassResult& c) { return c.precision(); }},
    };
    return readings;
}

const Readings<PublishedFigures>& publishedReadings() {
    static const Readings<PublishedFigures> readings{
        {kPublishedTop1, [](const PublishedFigures& p) { return number(p.top1Percent); }},
    };
    return readings;
}

void addAccuracyDefinitions(std::vector<Definition>& all, const Thresholds&) {
    all.push_back(
        {kJudged, "Images of class folders",
         "Images in sub-folders that are named like a class of the network: as the name stands, "
         "without regard to case with _ and - for a space, by the first synonym, or by the WordNet "
         "id of a class of ImageNet-1k. Images of other folders are counted apart, those that "
         "cannot be read are left out; neither is in any share.",
         "", "as torchvision's ImageFolder, by name"});
    all.push_back({"accuracy.top1", "Top-1 accuracy",
                   "Share of the images of class folders whose class has the largest logit, ties "
                   "by lower index. An image with a logit that is not finite counts as wrong.",
                   "", "standard"});
    all.push_back({"accuracy.top5", "Top-5 accuracy",
                   "Share of the images of class folders whose class is among the five largest "
                   "logits; no data of networks with five classes and fewer.",
                   "", "standard"});
    all.push_back({"class.recall", "Recall",
                   "Of the images of a class's folder the share that is taken for the class.", "",
                   "standard"});
    all.push_back({"class.precision", "Precision",
                   "Of the images of all class folders that are taken for a class the share that "
                   "lies in its folder. It depends on how many images each folder has.",
                   "", "standard"});
    all.push_back({"published.top1", "Published top-1 accuracy",
                   "ImageNet-1k accuracy that torchvision publishes for its own weights of the "
                   "variant. Not measured here, and not of weights of one's own.",
                   "", "torchvision 0.28"});
}

}  // namespace scalescope
