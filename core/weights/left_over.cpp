// SPDX-License-Identifier: Apache-2.0
#include "core/weights/left_over.h"

#include "core/weights/input_norm.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace scalescope {

namespace {

constexpr std::int64_t kMaxWidth = 1'000'000;
constexpr std::int64_t kColours = 3;                          ///< so many values are of the input
constexpr std::string_view kTracked = "num_batches_tracked";  ///< in some files a float
/// Parts of names under which training keeps what its network does not use.
constexpr std::array<std::string_view, 20> kTraining{
    "criterion",       "loss",       "losses",    "loss_fn",     "loss_func",
    "metric",          "metrics",    "grad",      "grads",       "train_metrics",
    "momentum_buffer", "exp_avg",    "exp_inf",   "exp_avg_sq",  "max_exp_avg_sq",
    "optimizer",       "square_avg", "acc_delta", "grad_buffer", "optimizer_state"};
/// Words in names of metrics, whose states (of torchmetrics, say) are no layers.
constexpr std::array<std::string_view, 20> kMetrics{
    "train", "val",      "valid", "validation", "test",   "metric", "metrics",
    "acc",   "accuracy", "f1",    "auroc",      "auc",    "loss",   "precision",
    "mae",   "recall",   "kappa", "ema",        "shadow", "confmat"};
/// Words in names of bookkeeping, and of losses where the module is called by the loss alone.
constexpr std::array<std::string_view, 15> kBookkeeping{
    "dummy",        "device",    "seed",  "version", "threshold",
    "thresholds",   "criterion", "optim", "loss",    "optimizer",
    "thresholding", "ce",        "bce",   "nll",     "focal"};
/// Words in names of counters and of settings of training, which are single numbers.
constexpr std::array<std::string_view, 15> kCounters{
    "step",      "steps",       "epoch",   "epochs", "iter", "iteration", "iterations", "counter",
    "num_steps", "global_step", "updates", "best",   "lr",   "decay",     "momentum"};
/// Before "weight" or "weights": of a loss, per class or sample.
constexpr std::array<std::string_view, 9> kWeighted{"class", "classes", "cls",    "pos",    "neg",
                                                    "label", "labels",  "sample", "samples"};

using Tensors = std::map<std::string, const WeightTensor*, std::less<>>;  ///< by leaf

bool isOfTraining(const std::string& key) {
    const std::string dotted = '.' + key + '.';
    return std::any_of(kTraining.begin(), kTraining.end(), [&](std::string_view word) {
        return dotted.find('.' + std::string(word) + '.') != std::string::npos;
    });
}

/// "val_f1.confmat", "train_acc.tp", "ema_features_0_0_weight": by a word of a module or the leaf.
bool isOfMetric(const std::string& key, const WeightTensor& tensor) {
    const std::string leaf = lastPartOf(key);
    const bool mayBeLayer = leaf == "weight" || leaf == "bias" || leaf.starts_with("running_");
    if (mayBeLayer && elementCount(tensor.shape) != 1)
        return false;
    const std::vector<std::string> words = lowerCaseWords(key);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return std::find(kMetrics.begin(), kMetrics.end(), word) != kMetrics.end();
    });
}

bool isWidth(std::int64_t size) {
    return size >= 1 && size <= kMaxWidth;
}

/// [width], or absent.
bool fits(const Tensors& tensors, std::string_view leaf, std::int64_t width) {
    const auto found = tensors.find(leaf);
    return found == tensors.end() || found->second->shape == std::vector<std::int64_t>{width};
}

bool hasOnly(const Tensors& tensors, std::initializer_list<std::string_view> leaves) {
    return std::all_of(tensors.begin(), tensors.end(), [&](const auto& entry) {
        return std::find(leaves.begin(), leaves.end(), entry.first) != leaves.end();
    });
}

bool isLinear(const Tensors& tensors) {
    const auto weight = tensors.find("weight");
    return weight != tensors.end() && weight->second->shape.size() == 2 &&
           isWidth(weight->second->shape[0]) && isWidth(weight->second->shape[1]) &&
           fits(tensors, "bias", weight->second->shape[0]) && hasOnly(tensors, {"weight", "bias"});
}

bool isBatchNorm(const Tensors& tensors) {
    const auto mean = tensors.find("running_mean");
    if (mean == tensors.end() || mean->second->shape.size() != 1)
        return false;
    const std::int64_t width = mean->second->shape[0];
    return isWidth(width) && tensors.contains("running_var") &&
           fits(tensors, "running_var", width) && fits(tensors, "weight", width) &&
           fits(tensors, "bias", width) &&
           hasOnly(tensors, {"weight", "bias", "running_mean", "running_var"});
}

template <std::size_t count>
bool hasWordOf(const std::array<std::string_view, count>& all,
               const std::vector<std::string>& words) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::find(all.begin(), all.end(), word) != all.end();
    });
}

/// "class_weights", "global_step", "ce.weight": no network computes with what is called so.
bool isBookkeeping(const std::string& key, bool isNumber) {
    const std::vector<std::string> words = lowerCaseWords(key),
                                   leaf = lowerCaseWords(lastPartOf(key));
    const bool weighs = leaf.size() == 2 && leaf[1].starts_with("weight") &&
                        std::find(kWeighted.begin(), kWeighted.end(), leaf[0]) != kWeighted.end();
    return weighs || hasWordOf(kBookkeeping, words) || (isNumber && hasWordOf(kCounters, leaf));
}

/// Where a module lies that is no layer of a head.
enum class Place { Features, Sequential, Top, Apart };

/// A leaf of such a module may change the output in another way than by a factor.
bool acts(const Tensors& tensors, const std::string& leaf, Place place) {
    const WeightTensor& tensor = *tensors.find(leaf)->second;
    const bool isNumber = elementCount(tensor.shape) == 1, near = place <= Place::Sequential;
    if (tensor.shape.size() >= 2 || (near && !isNumber) || leaf.starts_with("running_"))
        return true;
    return tensors.contains("weight") && tensors.contains("bias");  // a norm
}

/// A number or a vector is one whatever it is called, unless its name says that nothing computes
/// with it.
bool isFactor(const std::string& key, const WeightTensor& tensor, Place place,
              const std::set<std::int64_t>& widths) {
    const std::int64_t count = elementCount(tensor.shape);
    if (place == Place::Features)
        return true;
    return !isBookkeeping(key, count == 1) &&
           (count == 1 || place != Place::Apart || widths.contains(count));
}

/// "features", or "conv_stem", "bn1", "blocks", ...: what the features lie in.
std::set<std::string> bodyOf(const std::set<std::string>& used, const std::string& prefix) {
    std::set<std::string> parts;
    for (const std::string& key : used)
        parts.insert(key.substr(0, key.find('.', prefix.size())));
    return parts;
}

}  // namespace

std::string parentOf(const std::string& module) {
    const std::size_t dot = module.rfind('.');
    return dot == std::string::npos ? std::string() : module.substr(0, dot);
}

std::string lastPartOf(const std::string& module) {
    return module.substr(module.rfind('.') + 1);  // npos + 1 is 0
}

std::vector<std::string> lowerCaseWords(std::string_view name) {
    std::vector<std::string> words(1);
    for (const char c : name) {
        if (c == '.' || c == '_')
            words.emplace_back();
        else
            words.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return words;
}

std::set<std::string> squeezeHeadConvolutions(StateDict& file, const std::set<std::string>& used,
                                              const std::string& prefix, std::int64_t channels) {
    constexpr std::string_view kWeight = ".weight";
    const std::set<std::string> body = bodyOf(used, prefix);
    std::set<std::string> modules;
    for (const auto& [key, tensor] : file.entries()) {
        const std::vector<std::int64_t>& shape = tensor.shape;
        const bool isPointwise = shape.size() == 4 && shape[1] == channels && shape[2] == 1 &&
                                 shape[3] == 1 && key.ends_with(kWeight);
        const bool isInBody =
            key.starts_with(prefix) && body.contains(key.substr(0, key.find('.', prefix.size())));
        const std::vector<std::string> words = lowerCaseWords(key);
        const bool isGate = std::any_of(words.begin(), words.end(), [](const std::string& word) {
            return word.starts_with("att") || word.starts_with("gate") || word == "mask";
        });
        if (isPointwise && !isInBody && !isGate && !used.contains(key))
            modules.insert(key.substr(0, key.size() - kWeight.size()));
    }
    for (const std::string& module : modules) {
        const std::string key = module + std::string(kWeight);
        WeightTensor tensor = *file.find(key);
        tensor.shape.resize(2);
        file.set(key, std::move(tensor));
    }
    return modules;
}

bool namesAHead(const std::string& module) {
    constexpr std::array<std::string_view, 16> kWords{
        "head",   "heads", "fc",     "classifier", "classifiers", "cls",   "linear", "logit",
        "logits", "out",   "output", "dense",      "last",        "final", "pred",   "prediction"};
    const std::vector<std::string> words = lowerCaseWords(module);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        const std::string_view letters =
            std::string_view(word).substr(0, word.find_first_of("0123456789"));
        return std::find(kWords.begin(), kWords.end(), letters) != kWords.end();
    });
}

namespace {

/// By module, in the order of the file; without what is of training.
struct Modules {
    std::vector<std::string> order;
    std::map<std::string, Tensors> tensors;
};

/// Masks of whole features are bool; other whole numbers are counts.
bool mayBeApplied(const WeightTensor& tensor) {
    return isFloating(tensor.dtype) ||
           (tensor.dtype == Dtype::Bool && tensor.shape.size() == 1 && tensor.shape[0] > 1);
}

Modules tensorsByModule(const StateDict& file, const std::set<std::string>& used) {
    const auto norm = inputNormIn(file, used);
    Modules modules;
    for (const auto& [key, tensor] : file.entries()) {
        const std::string leaf = lastPartOf(key);
        const bool isOfNorm = norm && (key == norm->meanKey || key == norm->stdKey);
        const bool isCounter = leaf == "total_ops" || leaf == "total_params" || leaf == kTracked;
        if (used.contains(key) || isOfNorm || isCounter || !mayBeApplied(tensor) ||
            elementCount(tensor.shape) == 0 || isOfTraining(key) || isOfMetric(key, tensor))
            continue;
        const std::string module = parentOf(key);
        if (!modules.tensors.contains(module))
            modules.order.push_back(module);
        modules.tensors[module][leaf] = &tensor;
    }
    return modules;
}

/// Of a module that is no layer. parents: of the layers.
Place placeOfModule(const std::string& module, const FeatureKeys& features,
                    const std::set<std::string>& body, const std::set<std::string>& parents) {
    const std::string& prefix = features.prefix;
    if (module.starts_with(prefix) &&
        body.contains(module.substr(0, module.find('.', prefix.size()))))
        return Place::Features;
    const std::string parent = parentOf(module);
    if (!parent.empty() && parents.contains(parent))
        return Place::Sequential;
    const bool isTop = module.empty() || prefix.starts_with(module + '.');
    return isTop || parents.contains(module) ? Place::Top : Place::Apart;
}

}  // namespace

LeftOver leftOver(const StateDict& file, const FeatureKeys& features) {
    Modules modules = tensorsByModule(file, features.used);
    LeftOver found;
    std::set<std::string> parents;
    std::set<std::int64_t> widths = features.widths;
    widths.erase(kColours);
    std::vector<std::string> rest;
    for (const std::string& module : modules.order) {
        const Tensors& tensors = modules.tensors[module];
        const bool linear = isLinear(tensors), batchNorm = isBatchNorm(tensors);
        if (!linear && !batchNorm) {
            rest.push_back(module);
            continue;
        }
        const auto& shape = tensors.find(linear ? "weight" : "running_mean")->second->shape;
        found.layers.push_back({linear ? HeadLayer::Kind::Linear : HeadLayer::Kind::BatchNorm,
                                module, shape.back(), shape.front(), HeadActivation::None});
        parents.insert(parentOf(module));
        widths.insert({shape.back(), shape.front()});
    }
    const std::set<std::string> body = bodyOf(features.used, features.prefix);
    for (const std::string& module : rest) {
        const Place place = placeOfModule(module, features, body, parents);
        const Tensors& tensors = modules.tensors[module];
        for (const auto& [leaf, tensor] : tensors) {
            const std::string key = module.empty() ? leaf : module + '.' + leaf;
            (acts(tensors, leaf, place)              ? found.others
             : isFactor(key, *tensor, place, widths) ? found.factors
                                                     : found.idle)
                .push_back(key);
        }
    }
    return found;
}

}  // namespace scalescope
