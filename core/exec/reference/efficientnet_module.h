// SPDX-License-Identifier: Apache-2.0
// The whole network: stem, seven stages of MBConv, head, classifier.
#pragma once

#ifndef Q_MOC_RUN
#include <torch/nn/modules/dropout.h>
#include <torch/nn/modules/linear.h>
#endif

#include "core/exec/reference/mbconv_module.h"
#include "core/weights/state_dict.h"

namespace scalescope::reference {

enum class Loading { Copy, Share };

/// Source: arXiv 1905.11946, table 1; parameters are named as core/model/parameters.h says.
class EfficientNetImpl : public torch::nn::Module {
public:
    explicit EfficientNetImpl(const Architecture& architecture);
    /// Shape: [N,3,H,W] to [N,classCount]. The image stays with the caller.
    at::Tensor forward(const at::Tensor& image, PassScope& pass);
    /// Takes every tensor of the dict: parameters by reference to its memory (never written to) or
    /// as copies that may be trained; buffers always as copies.
    /// Throws: Error TensorMissing, ShapeMismatch.
    void takeWeights(const StateDict& dict, Loading loading = Loading::Copy);
    /// Batch norms, in execution order.
    [[nodiscard]] std::vector<torch::nn::BatchNorm2d> norms();
    /// Bytes of parameters and buffers.
    [[nodiscard]] std::int64_t weightBytes() const;

private:
    Architecture m_architecture;
    ConvNormAct m_stem{nullptr}, m_head{nullptr};
    std::vector<MBConv> m_blocks;
    torch::nn::Dropout m_dropout{nullptr};
    torch::nn::Linear m_classifier{nullptr};
};
TORCH_MODULE(EfficientNet);

}  // namespace scalescope::reference
