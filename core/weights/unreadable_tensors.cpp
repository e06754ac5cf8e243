// SPDX-License-Identifier: Apache-2.0
#include "core/weights/unreadable_tensors.h"

#include "core/model/parameters.h"
#include "core/model/variant.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <string_view>

namespace scalescope {

namespace {

/// What tensors are, by a part of the class or function that makes them.
struct UnreadableKind {
    std::string_view part;
    const char* what;    ///< "its weights are ..."
    const char* advice;  ///< behind the key
};

constexpr const char* kBeforeQuantisation =
    ", which is not read; save the state_dict() from before quantisation.";
constexpr const char* kFullState = "; save a full state_dict() (StateDictType.FULL_STATE_DICT).";

constexpr std::array<UnreadableKind, 13> kKinds{{
    {"negated", "views with the sign turned", ", which is not read; save them with resolve_neg()."},
    {"ShardedTensor", "a shard of a distributed checkpoint (FSDP)", kFullState},
    {"DTensor", "a shard of a distributed checkpoint (FSDP)", kFullState},
    {"qtensor", "quantised", kBeforeQuantisation},
    {"QInt", "quantised", kBeforeQuantisation},
    {"QUInt", "quantised", kBeforeQuantisation},
    {"wrapper_subclass", "quantised", kBeforeQuantisation},
    {"float8", "float8", ", which is not read; save them as float32 or float16."},
    {"Complex", "complex numbers", ", which is not read; save their real parts."},
    {"multiarray._reconstruct", "arrays of NumPy and no tensors",
     "; in Python save {k: torch.from_numpy(v) for k, v in arrays.items()}."},
    {"sparse", "sparse", ", which is not read; save them with to_dense()."},
    {"Uninitialized", "not initialised yet",
     "; of a lazy layer that nothing went through: in Python run the network once, then save its "
     "state_dict()."},
    {"meta", "on the meta device, without values",
     "; save the state_dict() of the loaded network."},
}};
constexpr UnreadableKind kOther{"", "of a kind that is not read",
                                "; in Python save {k: v.cpu().float() for k, v in "
                                "model.state_dict().items()}."};

const UnreadableKind& kindOf(const UnreadableTensor& tensor) {
    const auto* found = std::find_if(kKinds.begin(), kKinds.end(), [&](const UnreadableKind& kind) {
        return tensor.type.find(kind.part) != std::string::npos;
    });
    return found == kKinds.end() ? kOther : *found;
}

}  // namespace

std::string unreadableText(const UnreadableTensors& unreadable) {
    const UnreadableTensor& first = unreadable.front();
    const UnreadableKind& kind = kindOf(first);
    return std::string("its weights are ")
        .append(kind.what)
        .append(" (")
        .append(first.key.substr(0, 80))
        .append(")")
        .append(kind.advice);
}

std::vector<std::string> namesOf(const UnreadableTensors& unreadable) {
    std::vector<std::string> names;
    for (const UnreadableTensor& tensor : unreadable)
        names.push_back(tensor.key.substr(0, 80) + " (" + kindOf(tensor).what + ")");
    return names;
}

UnreadableTensors unreadableStems(const UnreadableTensors& unreadable) {
    const Architecture architecture = buildArchitecture(family().front().spec);
    std::set<std::string> stems;
    for (const TensorNames names :
         {TensorNames::ScaleScope, TensorNames::Torchvision, TensorNames::Timm,
          TensorNames::Lukemelas, TensorNames::Transformers, TensorNames::Mmpretrain})
        stems.insert(KeyMap(names, architecture).fileKey("stem.conv.weight"));
    UnreadableTensors found;
    std::copy_if(unreadable.begin(), unreadable.end(), std::back_inserter(found),
                 [&](const UnreadableTensor& tensor) {
                     return std::any_of(stems.begin(), stems.end(), [&](const std::string& stem) {
                         return tensor.key == stem || tensor.key.ends_with('.' + stem);
                     });
                 });
    return found;
}

UnreadableTensors unreadableFeatures(const UnreadableTensors& unreadable,
                                     const Recognised& recognised) {
    std::set<std::string> features;
    if (recognised.variant) {
        const Architecture architecture =
            buildArchitecture(family().at(static_cast<std::size_t>(*recognised.variant)).spec);
        const KeyMap map(recognised.names, architecture);
        for (const ParameterSpec& parameter : expectedParameters(architecture))
            if (!parameter.key.starts_with("classifier."))
                features.insert(recognised.prefix + map.fileKey(parameter.key));
    }
    UnreadableTensors found;
    for (const UnreadableTensor& tensor : unreadable)
        if (recognised.variant ? features.contains(tensor.key)
                               : tensor.key.starts_with(recognised.prefix))
            found.push_back(tensor);
    return found;
}

}  // namespace scalescope
