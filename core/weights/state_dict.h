// SPDX-License-Identifier: Apache-2.0
// Weights as our keys with bytes: what every reader ends in and every executor starts from.
#pragma once

#include "core/base/tensor.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace scalescope {

/// One tensor: contiguous, row-major, little endian. owner keeps the bytes alive (a vector or a
/// map).
struct WeightTensor {
    Dtype dtype = Dtype::F32;
    std::vector<std::int64_t> shape;
    std::span<const std::byte> bytes;
    std::shared_ptr<const void> owner;
};

/// A tensor that owns its values.
[[nodiscard]] WeightTensor makeTensor(std::vector<std::int64_t> shape, std::vector<float> values);
[[nodiscard]] WeightTensor makeTensor(std::vector<std::int64_t> shape,
                                      std::vector<std::int64_t> values);
/// Converts any floating or integer dtype to float32.
[[nodiscard]] std::vector<float> toFloat(const WeightTensor& tensor);
/// The values from element first on, as many as out has room for; those of integers beyond 2^53
/// are rounded. Throws: nothing; the range lies within the tensor.
void readDoubles(const WeightTensor& tensor, std::size_t first, std::span<double> out);
/// Values that its bytes hold.
[[nodiscard]] std::size_t valueCount(const WeightTensor& tensor);

/// Ordered as found. Keys are unique. Copies share the bytes.
class StateDict {
public:
    void set(std::string key, WeightTensor tensor);  ///< replaces
    /// The tensor, out of the dict; nullopt when there is none. What owns the bytes goes with it.
    [[nodiscard]] std::optional<WeightTensor> take(const std::string& key);
    [[nodiscard]] const WeightTensor* find(const std::string& key) const;
    [[nodiscard]] const std::vector<std::pair<std::string, WeightTensor>>& entries() const {
        return m_entries;
    }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

private:
    std::vector<std::pair<std::string, WeightTensor>> m_entries;
    std::map<std::string, std::size_t, std::less<>> m_index;
};

/// SHA-256 over all entries in key order, each as the text "KEY fp32 [64,3,3,3]\n" (dtypeName,
/// sizes without spaces; "[]" for a scalar) followed by the bytes: equal weights, equal digest.
[[nodiscard]] std::string contentDigest(const StateDict& dict);

}  // namespace scalescope
