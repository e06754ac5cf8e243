// SPDX-License-Identifier: Apache-2.0
// Whole networks of random weights, as files of every project's names.
#pragma once

#include "core/weights/key_map.h"
#include "core/weights/random.h"
#include "core/weights/weights.h"
#include "tests/core/weights/weight_files.h"

#include <filesystem>
#include <string>
#include <utility>

namespace scalescope::test {

inline const NetworkSpec& specOf(int variant) {
    return family().at(static_cast<std::size_t>(variant)).spec;
}

inline StateDict drawn(const NetworkSpec& spec = specOf(0), std::uint64_t seed = 1) {
    RunContext context;
    return *randomWeights(spec, seed, context);
}

inline StateDict drawnAs(TensorNames names, const std::string& prefix = "",
                         const NetworkSpec& spec = specOf(0)) {
    StateDict dict;
    const StateDict theirs = renamed(drawn(spec), names, buildArchitecture(spec));
    for (const auto& [key, tensor] : theirs.entries())
        dict.set(prefix + key, tensor);
    return dict;
}

/// The pickle of a dict and its storages, as torch.save would lay them out.
inline std::pair<std::string, Storages> pickled(const StateDict& dict) {
    std::vector<std::pair<std::string, std::string>> items;
    Storages storages;
    for (const auto& [key, tensor] : dict.entries()) {
        const std::string number = std::to_string(storages.size());
        std::vector<std::int32_t> sizes, strides;
        for (const std::int64_t size : tensor.shape)
            sizes.push_back(static_cast<std::int32_t>(size));
        strides.assign(sizes.size(), 1);
        for (std::size_t d = sizes.size(); d-- > 1;)
            strides[d - 1] = strides[d] * sizes[d];
        const auto count = static_cast<std::int32_t>(elementCount(tensor.shape));
        const char* type = tensor.dtype == Dtype::I64 ? "LongStorage" : "FloatStorage";
        items.emplace_back(key,
                           pickle::tensor(pickle::storage(number, count, type), 0, sizes, strides));
        storages.emplace_back(
            number,
            std::string(reinterpret_cast<const char*>(tensor.bytes.data()), tensor.bytes.size()));
    }
    return {pickle::dict(items), storages};
}

inline std::string pthOf(const StateDict& dict) {
    const auto [body, storages] = pickled(dict);
    return pthZip(pickle::whole(body), storages);
}

inline Weights load(const std::filesystem::path& path, const NetworkSpec& spec = specOf(0)) {
    RunContext context;
    return loadWeights(spec, {WeightsRequest::Source::Path, path, 0}, context);
}

inline Failure loadFailure(const std::filesystem::path& path, const NetworkSpec& spec = specOf(0)) {
    return failureOf([&] { (void)load(path, spec); })
        .value_or(Failure{ErrorCode::Internal, {}, "no failure", {}});
}

}  // namespace scalescope::test
