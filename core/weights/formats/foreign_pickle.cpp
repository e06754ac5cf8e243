// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/foreign_pickle.h"

#include "core/weights/formats/archive.h"
#include "core/weights/formats/pickle.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace scalescope {

namespace {

/// The class of what the pickle holds; empty when it cannot be told.
std::string classOf(std::span<const std::byte> bytes, const Refusal& refuse) {
    try {
        Archive archive;
        PickleReader pickle(bytes, archive, refuse, "the file");
        const Value& root = *pickle.next();
        return root.kind == Value::Kind::Opaque || root.kind == Value::Kind::Global
                   ? std::string(root.text.substr(0, 80))
                   : std::string();
    } catch (const Error&) {  // arrays of joblib lie between the opcodes
        return "";
    }
}

}  // namespace

void refuseForeignPickle(std::span<const std::byte> bytes, const Refusal& refuse) {
    constexpr std::size_t kLooked = std::size_t{64} << 10;
    const std::string_view begin(reinterpret_cast<const char*>(bytes.data()),
                                 std::min(bytes.size(), kLooked));
    const auto holds = [&](std::string_view word) {
        return begin.find(word) != std::string_view::npos;
    };
    const std::string type = classOf(bytes, refuse);
    const std::string what = type.empty() ? std::string() : " of " + type;
    if (holds("joblib.numpy_pickle") || holds("sklearn."))
        refuse(ErrorCode::FormatUnknown,
               "this is a pickle" + what +
                   " written by joblib or scikit-learn, which holds no network of PyTorch; save "
                   "the network's state_dict() with torch.save, or as safetensors.");
    if (holds("_load_from_bytes") || holds("_rebuild_tensor"))
        refuse(ErrorCode::FormatUnknown,
               "this is a Python pickle" + what +
                   " with tensors that pickle.dump wrote and not torch.save; load it in Python and "
                   "save the state_dict() with torch.save, or as safetensors.");
    if (holds("numpy"))
        refuse(ErrorCode::FormatUnknown,
               "this is a Python pickle" + what +
                   " of NumPy arrays; in Python save them as tensors with safetensors.");
    refuse(ErrorCode::FormatUnknown,
           "this is a Python pickle" + what +
               " that torch.save did not write; save a state_dict() with torch.save, or as "
               "safetensors.");
}

}  // namespace scalescope
