// SPDX-License-Identifier: Apache-2.0
// The libraries that files of EfficientNet come from, and what a user can say of a file.
#pragma once

#include "core/model/padding.h"

#include <optional>
#include <string_view>

namespace scalescope {

/// Whose network a file is of: decides padding and batch norm's eps. Tf: timm's tf_efficientnet.
enum class Library { Torchvision, Timm, Tf, Lukemelas, Transformers, Mmpretrain };

/// "torchvision", "timm", "tf", "lukemelas", "transformers", "mmpretrain".
[[nodiscard]] const char* libraryWord(Library library) noexcept;
/// nullopt when it is none.
[[nodiscard]] std::optional<Library> parseLibrary(std::string_view word) noexcept;

/// What stands between the linear layers of a head: it has no tensors, so no file tells it.
enum class HeadActivation { None, Relu, Silu, Gelu };

/// "none", "relu", "silu", "gelu".
[[nodiscard]] const char* headActivationWord(HeadActivation activation) noexcept;

/// What the user said of a file; nothing: seen from the file.
struct AskedConventions {
    std::optional<Library> library;
    std::optional<Padding> padding;
    std::optional<HeadActivation> headActivation = {};
    friend bool operator==(const AskedConventions&, const AskedConventions&) = default;
};

/// From the options --names, --padding and --head-activation; empty and "auto" say nothing.
/// Throws: ArgumentInvalid.
[[nodiscard]] AskedConventions askedConventions(std::string_view names, std::string_view padding,
                                                std::string_view headActivation = {});

}  // namespace scalescope
