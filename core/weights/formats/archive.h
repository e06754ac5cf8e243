// SPDX-License-Identifier: Apache-2.0
// What any weight file is read into: tensors and plain containers. Nothing in it can be executed.
#pragma once

#include "core/base/run_context.h"
#include "core/weights/formats/opened_file.h"
#include "core/weights/state_dict.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace scalescope {

/// One value of a checkpoint. Values live in their Archive and refer to each other by pointer, so
/// that shared and circular references cost nothing.
struct Value {
    enum class Kind {
        None,
        Bool,
        Integer,
        Real,
        Text,
        List,
        Tuple,
        Dict,
        Tensor,
        Bytes,
        Opaque,  ///< an object that no tensor needs: what it was made of, never made
        Global,
        Storage
    };
    Kind kind = Kind::None;
    bool ordered = false;      ///< a Dict made by a class: its attributes may be set
    int depth = 0;             ///< nesting below this value, at least; an Opaque begins anew
    std::int64_t integer = 0;  ///< Bool, Integer; Tensor, Storage, known Global: index;
                               ///< Bytes: 1 when text holds them as characters of UTF-8
    double real = 0.0;
    std::string_view text;            ///< points into the file, or into Archive::texts;
                                      ///< Opaque, Global: "module.name" of the class
    std::vector<const Value*> items;  ///< List, Tuple; Dict: key, value, key, value;
                                      ///< Opaque: arguments and states

    /// The value under a text key of a Dict; nullptr when it has none. The last one wins.
    [[nodiscard]] const Value* find(std::string_view key) const;
    /// The same of the attributes of an Opaque, as far as they were set from a dict.
    [[nodiscard]] const Value* attribute(std::string_view key) const;
};

/// Tensors of one file; those of networks are some thousand.
inline constexpr std::size_t kMaxTensors = 200'000;

/// A file's content.
struct Archive {
    std::string format;  ///< "pth (zip)", "pth (legacy)", "safetensors"
    const Value* root = nullptr;
    std::deque<Value> values;
    std::vector<WeightTensor> tensors;  ///< a Value of kind Tensor holds an index into these
    std::deque<std::string> texts;
    std::vector<std::shared_ptr<const void>> owners;            ///< keep the file mapped
    std::vector<std::pair<std::string, std::string>> metadata;  ///< of safetensors
    std::vector<std::string> notes;                             ///< what to know of how it was read
    ReadDepth reading = ReadDepth::Whole;

    [[nodiscard]] Value& add(Value::Kind kind);
};

/// Reads a file whatever its format, told by content and not by name. A digest that is wanted must
/// be asked for first: a tensor that is let go gives its part of the file back.
/// Throws: FileUnreadable, FormatUnknown, HeaderInvalid, LimitExceeded, DtypeUnsupported, all with
/// Subject::Weights; Canceled.
[[nodiscard]] Archive readArchive(OpenedFile& file, RunContext& context,
                                  ReadDepth reading = ReadDepth::Whole);
/// Throws: also FileMissing.
[[nodiscard]] Archive readArchive(const std::filesystem::path& path, RunContext& context);

}  // namespace scalescope
