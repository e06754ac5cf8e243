// SPDX-License-Identifier: Apache-2.0
#include "core/weights/find_head.h"

#include "core/model/variant.h"
#include "core/weights/cosine_head.h"
#include "core/weights/left_over.h"

#include <algorithm>
#include <charconv>
#include <utility>

namespace scalescope {

namespace {

using LayerKind = HeadLayer::Kind;

std::optional<int> indexOf(const std::string& module) {
    const std::string last = lastPartOf(module);
    int index = 0;
    const auto [end, error] = std::from_chars(last.data(), last.data() + last.size(), index);
    if (error != std::errc() || end != last.data() + last.size() || index < 0)
        return std::nullopt;
    return index;
}

/// The layers of one Sequential, in their order; or one layer with a name.
using Group = std::vector<HeadLayer>;

std::vector<Group> groupsOf(const std::vector<HeadLayer>& layers) {
    std::vector<Group> groups;
    for (const HeadLayer& layer : layers) {
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
            return indexOf(layer.module) && indexOf(group.front().module) &&
                   parentOf(group.front().module) == parentOf(layer.module);
        });
        if (same == groups.end())
            groups.push_back({layer});
        else
            same->push_back(layer);
    }
    for (Group& group : groups)
        std::stable_sort(group.begin(), group.end(), [](const HeadLayer& a, const HeadLayer& b) {
            return indexOf(a.module).value_or(0) < indexOf(b.module).value_or(0);
        });
    return groups;
}

bool isChain(const Group& group) {
    for (std::size_t i = 1; i < group.size(); ++i)
        if (group[i].in != group[i - 1].out)
            return false;
    return true;
}

bool isNorm(const Group& group) {
    return std::all_of(group.begin(), group.end(),
                       [](const HeadLayer& layer) { return layer.kind == LayerKind::BatchNorm; });
}

std::vector<std::string> modulesOf(const std::vector<Group>& groups) {
    std::vector<std::string> modules;
    for (const Group& group : groups)
        for (const HeadLayer& layer : group)
            modules.push_back(layer.module);
    return modules;
}

/// Under one of the names that the features have behind the prefix: "features", "blocks".
bool isInFeatures(const std::string& key, const HeadSearch& search) {
    if (!key.starts_with(search.prefix))
        return false;
    const std::string part = key.substr(0, key.find('.', search.prefix.size())) + '.';
    const auto used = search.used.lower_bound(part);
    return used != search.used.end() && used->starts_with(part);
}

/// Puts groups behind each other by their widths.
class Chain {
public:
    Chain(std::vector<Group> groups, const HeadSearch& search)
        : m_left(std::move(groups)), m_search(search) {}

    /// Why it cannot be done; empty when it was.
    std::string build() {
        std::int64_t width = m_search.channels;
        while (!m_left.empty()) {
            std::vector<std::size_t> next;
            for (std::size_t i = 0; i < m_left.size(); ++i)
                if (m_left[i].front().in == width)
                    next.push_back(i);
            if (next.empty())
                return isWholeWithoutLeft() ? std::string()
                       : layers.empty()
                           ? "no layer of the file takes the " + std::to_string(width) +
                                 " features (its head: " + firstOf(modulesOf(m_left)) + ")"
                           : "the file also holds " + firstOf(modulesOf(m_left)) +
                                 ", beside the head that was found";
            if (next.size() == 2 && isNorm(m_left[next[1]]) != isNorm(m_left[next[0]]))
                next = {isNorm(m_left[next[0]]) ? next[0] : next[1]};
            if (next.size() > 1)
                return severalText(next);
            const Group group = m_left[next[0]];
            if (!isChain(group))
                return "the layers of its head do not follow each other (" +
                       firstOf(modulesOf({group})) + ")";
            m_left.erase(m_left.begin() + static_cast<std::ptrdiff_t>(next[0]));
            layers.insert(layers.end(), group.begin(), group.end());
            width = group.back().out;
        }
        return {};
    }

    std::vector<HeadLayer> layers;

private:
    /// The library's own classifier answers, and what is left has another width than all that it
    /// takes and gives, and no name of a head: nothing can stand before or behind it.
    bool isWholeWithoutLeft() const {
        if (layers.size() != 1 || layers[0].module != m_search.usualModule ||
            layers[0].out == kImagenetClasses)
            return false;
        const auto isApart = [&](const HeadLayer& layer) {
            const auto meets = [&](std::int64_t width) {
                return width >= m_search.channels || width == layers[0].out ||
                       m_search.widths.contains(width);
            };
            return layer.kind == LayerKind::Linear && !meets(layer.in) && !meets(layer.out) &&
                   !namesAHead(layer.module) && !isInFeatures(layer.module + '.', m_search);
        };
        return std::all_of(m_left.begin(), m_left.end(), [&](const Group& group) {
            return std::all_of(group.begin(), group.end(), isApart);
        });
    }

    std::string severalText(const std::vector<std::size_t>& next) const {
        std::vector<std::string> modules;
        for (const std::size_t i : next)
            modules.push_back(m_left[i].front().module);
        return "the file holds several heads (" + firstOf(modules) +
               "), and nothing in it tells which one answers";
    }

    std::vector<Group> m_left;
    const HeadSearch& m_search;
};

/// Layers without tensors may stand between the two.
bool hasGap(const HeadLayer& a, const HeadLayer& b, const HeadSearch& search) {
    const auto from = indexOf(a.module), to = indexOf(b.module);
    if (from && to && parentOf(a.module) == parentOf(b.module))
        return *to != *from + 1;
    if (a.module != search.usualModule || a.out != kImagenetClasses)
        return true;
    // Stacked on the network's own outputs.
    if (!to)
        return false;
    const std::string network = search.prefix.substr(0, search.prefix.rfind('.'));
    const auto place = indexOf(network);
    if (place && parentOf(network) == parentOf(b.module))
        return *to != *place + 1;
    return *to != 0;
}

/// A layer on the network's own outputs, with no number free between them: a function may stand
/// there all the same.
bool isStacked(const HeadLayer& a, const HeadLayer& b, const HeadSearch& search) {
    const std::string network = search.prefix.substr(0, search.prefix.rfind('.'));
    const auto shareSequential = [&](const std::string& module) {
        return indexOf(module) && indexOf(b.module) && parentOf(module) == parentOf(b.module);
    };
    return a.module == search.usualModule && a.out == kImagenetClasses && !hasGap(a, b, search) &&
           !shareSequential(a.module) && !shareSequential(network);
}

std::string assumedText(const std::vector<HeadLayer>& layers, const HeadSearch& search) {
    for (std::size_t i = 1; i < layers.size() && !search.asked; ++i)
        if (isStacked(layers[i - 1], layers[i], search))
            return "Nothing is assumed to stand between " + layers[i - 1].module + " and " +
                   layers[i].module +
                   ", though an activation would leave no tensors; tell the head activation (relu, "
                   "silu or gelu) if there is one.";
    return {};
}

/// Where the activation stands: once between two linear layers, in the first gap; where there is no
/// gap, behind the network's own outputs.
std::vector<HeadLayer> withActivations(const std::vector<HeadLayer>& layers,
                                       HeadActivation activation, const HeadSearch& search) {
    const auto linears = std::count_if(layers.begin(), layers.end(), [](const HeadLayer& layer) {
        return layer.kind == LayerKind::Linear;
    });
    std::vector<HeadLayer> all;
    bool open = linears == 1;  // before the first linear layer only where there is no other place
    bool stands = false, anyGap = false;
    for (std::size_t i = 1; i < layers.size(); ++i)
        anyGap = anyGap || hasGap(layers[i - 1], layers[i], search);
    const auto mayStand = anyGap ? hasGap : isStacked;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        if (i > 0 && open && !stands && mayStand(layers[i - 1], layers[i], search)) {
            all.push_back({LayerKind::Activation, "", layers[i].in, layers[i].in, activation});
            stands = true;
        }
        open = open || layers[i].kind == LayerKind::Linear;
        all.push_back(layers[i]);
    }
    return all;
}

std::string gapText(const HeadLayer& a, const HeadLayer& b) {
    return "what stands between " + a.module + " and " + b.module +
           " of its head leaves no tensors; tell the head activation (relu, silu, gelu or none) "
           "to have it run";
}

FoundHead off(std::string why) {
    return {{}, {}, std::move(why), {}};
}

std::string mayChangeText(const std::vector<std::string>& keys) {
    return "the file also holds " + firstOf(keys) + ", which may change what its network answers";
}

std::set<std::int64_t> widthsOf(const HeadSearch& search) {
    std::set<std::int64_t> widths = search.widths;
    widths.insert(search.channels);
    return widths;
}

/// In the module where the library has its classifier, or beside it in one Sequential.
bool isInHead(const std::string& key, const HeadSearch& search) {
    const std::string parent = parentOf(search.usualModule) + '.';
    return key.starts_with(search.usualModule + '.') ||
           (parent != "." && !search.prefix.starts_with(parent) && key.starts_with(parent));
}

/// Where the tensors lie that are not read: those of the head are told before others.
std::string unreadableAt(const StateDict& file, const HeadSearch& search) {
    std::vector<std::string> head, features, beside;
    for (const std::string& key : search.unreadable)
        (isInHead(key, search)       ? head
         : isInFeatures(key, search) ? features
                                     : beside)
            .push_back(key);
    if (!head.empty())
        return "its head holds " + firstOf(head) + ", which is not read";
    const bool isOfFeatures = !features.empty();
    const bool hasHead = file.find(search.usualModule + ".weight") != nullptr;
    return std::string(isOfFeatures ? "its features also hold "
                       : hasHead    ? "beside its features and its head the file holds "
                                    : "beside its features the file holds ") +
           firstOf(isOfFeatures ? features : beside) +
           ", which is not read and may change what its network answers";
}

std::set<std::string> keysOf(const StateDict& file, const std::vector<HeadLayer>& layers) {
    std::set<std::string> keys;
    for (const HeadLayer& layer : layers)
        for (const char* leaf :
             {".weight", ".bias", ".running_mean", ".running_var", ".num_batches_tracked"})
            if (layer.kind != LayerKind::Activation && file.find(layer.module + leaf))
                keys.insert(layer.module + leaf);
    return keys;
}

/// Why the layers cannot be run as they are; empty when they can.
std::string obstacle(const StateDict& file, const std::vector<HeadLayer>& layers,
                     const std::vector<std::string>& beside, const HeadSearch& search) {
    if (std::none_of(layers.begin(), layers.end(),
                     [](const HeadLayer& layer) { return layer.kind == LayerKind::Linear; }))
        return "the file has no classifier";
    if (!canFold(layers))
        return "its head is larger than this program runs";
    if (std::string sign = cosineSign(file, layers, beside); !sign.empty())
        return sign;
    // Before an activation, whether features are pooled before or behind a convolution matters.
    for (std::size_t i = 1; i < layers.size(); ++i)
        if (search.convolutions.contains(layers[i - 1].module) &&
            hasGap(layers[i - 1], layers[i], search))
            return "what stands behind the convolution " + layers[i - 1].module +
                   " of its head leaves no tensors";
    for (std::size_t i = 1; i < layers.size() && !search.asked; ++i)
        if (hasGap(layers[i - 1], layers[i], search))
            return gapText(layers[i - 1], layers[i]);
    return {};
}

}  // namespace

FoundHead findHead(const StateDict& file, const HeadSearch& search) {
    if (!search.unreadable.empty())
        return off(unreadableAt(file, search));
    const LeftOver left =
        leftOver(file, {.used = search.used, .prefix = search.prefix, .widths = widthsOf(search)});
    if (!left.others.empty())
        return off(mayChangeText(left.others));
    if (left.layers.empty())
        return off("the file has no classifier");
    Chain chain(groupsOf(left.layers), search);
    if (std::string why = chain.build(); !why.empty())
        return off(std::move(why));
    std::vector<std::string> beside = left.factors;
    beside.insert(beside.end(), left.idle.begin(), left.idle.end());
    if (std::string why = obstacle(file, chain.layers, beside, search); !why.empty())
        return off(std::move(why));
    if (!left.factors.empty())  // told last: what the head itself says tells more
        return off(mayChangeText(left.factors));
    FoundHead found;
    found.keys = keysOf(file, chain.layers);
    found.assumed = assumedText(chain.layers, search);
    found.layers = search.asked && *search.asked != HeadActivation::None
                       ? withActivations(chain.layers, *search.asked, search)
                       : std::move(chain.layers);
    return found;
}

std::string firstOf(const std::vector<std::string>& names) {
    constexpr std::size_t kShown = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), kShown); ++i)
        text += (i > 0 ? ", " : "") + names[i];
    if (names.size() > kShown)
        text += " and " + std::to_string(names.size() - kShown) + " more";
    return text;
}

}  // namespace scalescope
