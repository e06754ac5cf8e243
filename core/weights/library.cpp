// SPDX-License-Identifier: Apache-2.0
#include "core/weights/library.h"

#include "core/base/setting.h"

#include <string>

namespace scalescope {

namespace {

struct LibraryRow {
    Library library;
    const char* word;
};
constexpr LibraryRow kLibraries[] = {{Library::Torchvision, "torchvision"},
                                     {Library::Timm, "timm"},
                                     {Library::Tf, "tf"},
                                     {Library::Lukemelas, "lukemelas"},
                                     {Library::Transformers, "transformers"},
                                     {Library::Mmpretrain, "mmpretrain"}};

struct ActivationRow {
    HeadActivation activation;
    const char* word;
};
constexpr ActivationRow kActivations[] = {{HeadActivation::None, "none"},
                                          {HeadActivation::Relu, "relu"},
                                          {HeadActivation::Silu, "silu"},
                                          {HeadActivation::Gelu, "gelu"}};

std::optional<HeadActivation> parseActivation(std::string_view word) {
    for (const ActivationRow& row : kActivations)
        if (word == row.word)
            return row.activation;
    return std::nullopt;
}

bool isSilent(std::string_view word) {
    return word.empty() || word == "auto";
}

}  // namespace

const char* libraryWord(Library library) noexcept {
    for (const LibraryRow& row : kLibraries)
        if (row.library == library)
            return row.word;
    return "?";
}

std::optional<Library> parseLibrary(std::string_view word) noexcept {
    for (const LibraryRow& row : kLibraries)
        if (word == row.word)
            return row.library;
    return std::nullopt;
}

const char* headActivationWord(HeadActivation activation) noexcept {
    for (const ActivationRow& row : kActivations)
        if (row.activation == activation)
            return row.word;
    return "?";
}

AskedConventions askedConventions(std::string_view names, std::string_view padding,
                                  std::string_view headActivation) {
    AskedConventions asked;
    if (!isSilent(names)) {
        asked.library = parseLibrary(names);
        if (!asked.library)
            throw settingError(
                ErrorCode::ArgumentInvalid,
                settingMark("names") + " \"" + std::string(names) +
                    "\" is none of auto, torchvision, timm, tf (timm's tf_efficientnet), "
                    "lukemelas (EfficientNet-PyTorch), transformers and mmpretrain.");
    }
    if (!isSilent(padding)) {
        asked.padding = parsePadding(padding);
        if (!asked.padding)
            throw settingError(
                ErrorCode::ArgumentInvalid,
                settingMark("padding") + " \"" + std::string(padding) +
                    "\" is none of auto, symmetric, same and same:PX (as a network built "
                    "for pictures of PX pixels pads, 32 to 4096).");
    }
    if (!isSilent(headActivation)) {
        asked.headActivation = parseActivation(headActivation);
        if (!asked.headActivation)
            throw settingError(ErrorCode::ArgumentInvalid,
                               settingMark("head-activation") + " \"" +
                                   std::string(headActivation) +
                                   "\" is none of auto, relu, silu, gelu and none.");
    }
    return asked;
}

}  // namespace scalescope
