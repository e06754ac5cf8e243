// SPDX-License-Identifier: Apache-2.0
#include "core/base/error.h"
#include "core/base/format.h"
#include "core/train/tensors_torch.h"

#include <ATen/ATen.h>

#include <memory>

namespace scalescope {

namespace {

/// The bytes of a contiguous tensor in host memory, which it keeps alive.
WeightTensor wrapped(Dtype dtype, const at::Tensor& tensor) {
    auto owner = std::make_shared<at::Tensor>(tensor);
    const std::span bytes(static_cast<const std::byte*>(owner->const_data_ptr()),
                          static_cast<std::size_t>(owner->nbytes()));
    return {dtype, {tensor.sizes().begin(), tensor.sizes().end()}, bytes, owner};
}

at::Tensor ownCopy(const at::Tensor& tensor, at::ScalarType type) {
    return tensor.detach().to(at::kCPU, type, /*non_blocking=*/false, /*copy=*/true).contiguous();
}

}  // namespace

WeightTensor weightOf(const at::Tensor& tensor) {
    if (tensor.scalar_type() == at::kLong)
        return wrapped(Dtype::I64, ownCopy(tensor, at::kLong));
    if (tensor.scalar_type() != at::kFloat)
        throw Error(ErrorCode::DtypeUnsupported,
                    "Only float32 and int64 tensors are saved by training.", Subject::Weights);
    return wrapped(Dtype::F32, ownCopy(tensor, at::kFloat));
}

void copyInto(const at::Tensor& target, const StateDict& dict, const std::string& key) {
    const WeightTensor* source = dict.find(key);
    if (!source)
        throw Error(ErrorCode::TensorMissing, "The saved training lacks the tensor " + key + ".",
                    Subject::Weights);
    const std::vector<std::int64_t> wanted(target.sizes().begin(), target.sizes().end());
    if (source->shape != wanted)
        throw Error(ErrorCode::ShapeMismatch,
                    "The saved tensor " + key + " has shape " + formatShape(source->shape) +
                        ", the network needs " + formatShape(wanted) + ".",
                    Subject::Weights);
    std::vector<float> values = toFloat(*source);
    target.copy_(at::from_blob(values.data(), target.sizes(), at::kFloat));
}

StateDict halved(const StateDict& dict) {
    StateDict half;
    for (const auto& [key, tensor] : dict.entries()) {
        if (tensor.dtype != Dtype::F32 || tensor.shape.size() < 2) {
            half.set(key, tensor);
            continue;
        }
        const at::Tensor values =
            at::from_blob(const_cast<std::byte*>(tensor.bytes.data()), tensor.shape, at::kFloat);
        half.set(key, wrapped(Dtype::F16, ownCopy(values, at::kHalf)));
    }
    return half;
}

}  // namespace scalescope
