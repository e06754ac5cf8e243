// SPDX-License-Identifier: Apache-2.0
// Tensors as plain values and views, for the seams where torch must not show.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace scalescope {

enum class Dtype { F32, F16, BF16, F64, I64, I32, I16, I8, U8, Bool };

[[nodiscard]] constexpr bool isFloating(Dtype dtype) noexcept {
    return dtype == Dtype::F32 || dtype == Dtype::F16 || dtype == Dtype::BF16 ||
           dtype == Dtype::F64;
}
/// Bytes of one element.
[[nodiscard]] std::size_t dtypeSize(Dtype dtype) noexcept;
/// "fp32", "fp16", "bf16", "fp64", "int64", ...
[[nodiscard]] const char* dtypeName(Dtype dtype) noexcept;
/// Product of sizes. Throws: LimitExceeded on overflow of 2^62, ShapeMismatch on a negative size.
[[nodiscard]] std::int64_t elementCount(const std::vector<std::int64_t>& shape);

/// Network input or any float tensor. Shape: N x C x H x W, contiguous.
struct TensorF32 {
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

/// Read-only view of a 4-d activation where it lies. Strides in elements.
struct ActivationView {
    const float* data = nullptr;
    std::array<std::int64_t, 4> size{};  ///< N, C, H, W
    std::array<std::int64_t, 4> stride{};
};

}  // namespace scalescope
