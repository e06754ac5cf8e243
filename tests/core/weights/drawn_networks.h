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
#include <vector>

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

/// Dicts of tensors within one pickle, on storages of their own, as torch.save would lay them out.
class Packed {
public:
    std::string dict(const StateDict& tensors) {
        std::vector<std::pair<std::string, std::string>> items;
        for (const auto& [key, tensor] : tensors.entries())
            items.emplace_back(key, this->tensor(tensor));
        return pickle::dict(items);
    }
    std::string file(const std::string& root) const {
        return pthZip(pickle::whole(root), m_storages);
    }
    const Storages& storages() const { return m_storages; }

private:
    std::string tensor(const WeightTensor& tensor) {
        const std::string number = std::to_string(m_storages.size());
        std::vector<std::int32_t> sizes, strides;
        for (const std::int64_t size : tensor.shape)
            sizes.push_back(static_cast<std::int32_t>(size));
        strides.assign(sizes.size(), 1);
        for (std::size_t d = sizes.size(); d-- > 1;)
            strides[d - 1] = strides[d] * sizes[d];
        m_storages.emplace_back(
            number,
            std::string(reinterpret_cast<const char*>(tensor.bytes.data()), tensor.bytes.size()));
        return pickle::tensor(
            pickle::storage(number, static_cast<std::int32_t>(elementCount(tensor.shape)),
                            tensor.dtype == Dtype::I64 ? "LongStorage" : "FloatStorage"),
            0, sizes, strides);
    }

    Storages m_storages;
};

/// The pickle of a dict and its storages.
inline std::pair<std::string, Storages> pickled(const StateDict& dict) {
    Packed packed;
    std::string body = packed.dict(dict);
    return {std::move(body), packed.storages()};
}

inline std::string pthOf(const StateDict& dict) {
    Packed packed;
    return packed.file(packed.dict(dict));
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
