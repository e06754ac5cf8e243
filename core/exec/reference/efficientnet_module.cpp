// SPDX-License-Identifier: Apache-2.0
#include "core/exec/reference/efficientnet_module.h"

#include "core/base/error.h"
#include "core/base/format.h"

#include <ATen/ATen.h>

#include <cstdint>

namespace scalescope::reference {

namespace nn = torch::nn;

namespace {

constexpr std::int64_t kImageChannels = 3;
constexpr std::int64_t kStemKernel = 3, kStemStride = 2;

/// A node of the module tree that only gives its children a name: "stages", "5".
class Named : public nn::Module {
public:
    template <typename Child>
    Child add(const std::string& name, Child child) {
        return register_module(name, std::move(child));
    }
    std::shared_ptr<Named> group(const std::string& name) {
        const auto children = named_children();  // a copy: what is found lives as long as it does
        if (const auto* found = children.find(name))
            return std::dynamic_pointer_cast<Named>(*found);
        return register_module(name, std::make_shared<Named>());
    }
};

const WeightTensor* findChecked(const at::Tensor& target, const std::string& key,
                                const StateDict& dict) {
    const WeightTensor* source = dict.find(key);
    if (!source) {
        if (key.ends_with("num_batches_tracked"))
            return nullptr;  // absent in old files; only training counts with it
        throw Error(ErrorCode::TensorMissing, "The weights lack the tensor " + key + ".",
                    Subject::Weights);
    }
    const std::vector<std::int64_t> wanted(target.sizes().begin(), target.sizes().end());
    if (source->shape != wanted)
        throw Error(ErrorCode::ShapeMismatch,
                    "The tensor " + key + " has shape " + formatShape(source->shape) +
                        ", the network needs " + formatShape(wanted) + ".",
                    Subject::Weights);
    return source;
}

void copyInto(at::Tensor& target, const WeightTensor& source) {
    std::vector<float> values = toFloat(source);
    target.copy_(at::from_blob(values.data(), target.sizes(), at::kFloat));
}

/// The dict's own memory as a tensor; the owner lives as long as the tensor does.
at::Tensor aliased(const WeightTensor& source) {
    return at::from_blob(
        const_cast<std::byte*>(source.bytes.data()), source.shape, [owner = source.owner](void*) {},
        at::kFloat);
}

bool canAlias(const WeightTensor& source) {
    const auto address = reinterpret_cast<std::uintptr_t>(source.bytes.data());
    return source.dtype == Dtype::F32 && source.owner && address % alignof(float) == 0;
}

}  // namespace

EfficientNetImpl::EfficientNetImpl(const Architecture& architecture)
    : m_architecture(architecture) {
    const double eps = architecture.spec.batchNormEps,
                 momentum = architecture.spec.batchNormMomentum;
    m_stem = register_module(
        "stem", ConvNormAct(ConvNormActOptions{.inChannels = kImageChannels,
                                               .outChannels = architecture.stemChannels,
                                               .kernel = kStemKernel,
                                               .stride = kStemStride,
                                               .eps = eps,
                                               .momentum = momentum}));
    const auto stages = register_module("stages", std::make_shared<Named>());
    for (const BlockSpec& block : architecture.blocks) {
        const auto stage = stages->group(std::to_string(block.stage));
        m_blocks.push_back(
            stage->add(std::to_string(block.indexInStage), MBConv(block, eps, momentum)));
    }
    m_head = register_module(
        "head", ConvNormAct(ConvNormActOptions{.inChannels = architecture.blocks.back().outChannels,
                                               .outChannels = architecture.headChannels,
                                               .eps = eps,
                                               .momentum = momentum}));
    m_dropout = register_module("dropout", nn::Dropout(architecture.spec.dropout));
    m_classifier = register_module(
        "classifier", nn::Linear(architecture.headChannels, architecture.spec.classCount));
}

at::Tensor EfficientNetImpl::forward(const at::Tensor& image, PassScope& pass) {
    const Node& stem = pass.node(-1, NodeKind::StemConv);
    at::Tensor x = pass.output(stem, m_stem->forward(image, pass, stem));
    for (MBConv& block : m_blocks)
        x = block->forward(x, pass);
    const Node& head = pass.node(-1, NodeKind::HeadConv);
    x = pass.output(head, m_head->forward(x, pass, head));

    const Node& pool = pass.node(-1, NodeKind::GlobalPool);
    pass.begin(pool);
    x = at::adaptive_avg_pool2d(x, {1, 1}).flatten(1);
    pass.end(pool);

    const Node& classifier = pass.node(-1, NodeKind::Classifier);
    pass.begin(classifier);
    x = m_classifier->forward(m_dropout->forward(x));
    pass.end(classifier);
    return x;
}

void EfficientNetImpl::takeWeights(const StateDict& dict, Loading loading) {
    const at::NoGradGuard noGrad;
    for (auto& each : named_parameters()) {
        const WeightTensor* source = findChecked(each.value(), each.key(), dict);
        if (source && loading == Loading::Share && canAlias(*source))
            each.value().set_data(aliased(*source));
        else if (source)
            copyInto(each.value(), *source);
    }
    for (auto& each : named_buffers())
        if (const WeightTensor* source = findChecked(each.value(), each.key(), dict))
            copyInto(each.value(), *source);
}

std::vector<nn::BatchNorm2d> EfficientNetImpl::norms() {
    std::vector<nn::BatchNorm2d> all;
    for (const auto& module : modules(/*include_self=*/false))
        if (auto norm = std::dynamic_pointer_cast<nn::BatchNorm2dImpl>(module))
            all.emplace_back(std::move(norm));
    return all;
}

std::int64_t EfficientNetImpl::weightBytes() const {
    std::int64_t bytes = 0;
    for (const at::Tensor& each : parameters())
        bytes += static_cast<std::int64_t>(each.nbytes());
    for (const at::Tensor& each : buffers())
        bytes += static_cast<std::int64_t>(each.nbytes());
    return bytes;
}

}  // namespace scalescope::reference
