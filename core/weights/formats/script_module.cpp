// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/script_module.h"

#include <string>
#include <utility>

namespace scalescope {

namespace {

using Kind = Value::Kind;

constexpr int kMaxNesting = 64;
constexpr std::size_t kMaxAttributes = 1'000'000;  ///< a shared module is met again and again

void collect(Archive& archive, const Value& module, const std::string& prefix, int nesting,
             std::size_t& seen, Value& dict) {
    if (nesting == kMaxNesting || module.items.empty())
        return;
    const Value& attributes = *module.items.back();
    if (attributes.kind != Kind::Dict)
        return;
    for (std::size_t i = 0; i + 1 < attributes.items.size(); i += 2) {
        const Value &name = *attributes.items[i], &value = *attributes.items[i + 1];
        if (name.kind != Kind::Text || ++seen > kMaxAttributes)
            continue;
        const std::string key = prefix + std::string(name.text);
        if (value.kind == Kind::Tensor) {
            Value& text = archive.add(Kind::Text);
            text.text = archive.texts.emplace_back(key);
            dict.items.insert(dict.items.end(), {&text, &value});
        } else if (isScriptModule(value)) {
            collect(archive, value, key + '.', nesting + 1, seen, dict);
        }
    }
}

}  // namespace

bool isScriptModule(const Value& value) {
    return value.kind == Kind::Opaque && value.text.starts_with("__torch__.");
}

const Value* scriptTensors(Archive& archive, const Value& module) {
    Value& dict = archive.add(Kind::Dict);
    std::size_t seen = 0;
    collect(archive, module, "", 0, seen, dict);
    return &dict;
}

}  // namespace scalescope
