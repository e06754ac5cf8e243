// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/foreign_zip.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace scalescope {

namespace {

constexpr std::array<std::string_view, 12> kWeightEndings{
    ".pth", ".pt", ".bin",  ".safetensors", ".ckpt", ".pkl",
    ".tar", ".h5", ".onnx", ".tflite",      ".gz",   ".weights"};

bool isWeights(const std::string& name) {
    return std::any_of(kWeightEndings.begin(), kWeightEndings.end(),
                       [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace

void refuseForeignZip(const std::vector<ZipMember>& directory, const Refusal& refuse) {
    const auto has = [&](auto&& test) {
        return std::any_of(directory.begin(), directory.end(),
                           [&](const ZipMember& member) { return test(member.name); });
    };
    const auto ends = [&](const char* ending) {
        return has([&](const std::string& name) { return name.ends_with(ending); });
    };
    if (ends("model.weights.h5") || (ends("config.json") && ends(".h5")))
        refuse(ErrorCode::FormatUnknown,
               "this is a Keras model (.keras), which is not read; convert it to safetensors or to "
               "a PyTorch state dict.");
    if (ends(".npy"))
        refuse(ErrorCode::FormatUnknown,
               "this is a NumPy archive (.npz), which is not read; in Python save its arrays as "
               "tensors with safetensors.");
    if (ends("saved_model.pb"))
        refuse(ErrorCode::FormatUnknown,
               "this zip holds a TensorFlow SavedModel, which is not read; convert it to a PyTorch "
               "state dict.");
    if (has([](const std::string& name) { return name.find("MAR-INF/") != std::string::npos; }))
        refuse(ErrorCode::FormatUnknown,
               "this is a model archive of TorchServe (.mar); unpack it and give the weights file "
               "in it.");
    if (ends("archive_format") || ends("serialized_exported_program.json"))
        refuse(ErrorCode::FormatUnknown,
               "this is a program of torch.export (.pt2), which is not read; in Python save "
               "torch.export.load(file).state_dict with torch.save.");
    std::string inner;
    for (const ZipMember& member : directory)
        if (inner.empty() && isWeights(member.name) && !member.name.starts_with("__MACOSX"))
            inner = member.name.substr(0, 80);
    if (!inner.empty())
        refuse(ErrorCode::FormatUnknown,
               "this is a zip file around " + inner + "; unpack it and give that file.");
    refuse(ErrorCode::FormatUnknown,
           "this zip file has no data.pkl, so torch.save did not write it (it holds " +
               directory.front().name.substr(0, 60) + (directory.size() > 1 ? " and more" : "") +
               "); give a .pth or .safetensors file.");
}

}  // namespace scalescope
