// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/script_module.h"

#include "core/weights/formats/text_budget.h"

#include <string>
#include <string_view>

namespace scalescope {

namespace {

using Kind = Value::Kind;

constexpr int kMaxNesting = 64;

/// Walks modules; a shared one is met again and again, each time under another name.
class Collector {
public:
    Collector(Archive& archive, const Refusal& refuse)
        : m_archive(archive), m_refuse(refuse), m_dict(archive.add(Kind::Dict)) {}

    void collect(const Value& module, const std::string& prefix, int nesting) {
        if (nesting == kMaxNesting || module.items.empty())
            return;
        const Value& attributes = *module.items.back();
        if (attributes.kind != Kind::Dict)
            return;
        for (std::size_t i = 0; i + 1 < attributes.items.size(); i += 2) {
            const Value &name = *attributes.items[i], &value = *attributes.items[i + 1];
            const bool isTensor = value.kind == Kind::Tensor;
            if (name.kind != Kind::Text || (!isTensor && !isScriptModule(value)))
                continue;
            const std::string key = keyOf(prefix, name.text);
            if (isTensor)
                add(key, value);
            else
                collect(value, key + '.', nesting + 1);
        }
    }

    [[nodiscard]] const Value& dict() const { return m_dict; }

private:
    std::string keyOf(const std::string& prefix, std::string_view name) {
        if (!m_names.take(prefix) || !m_names.take(name) || ++m_seen > kMaxTensors)
            m_refuse(ErrorCode::LimitExceeded,
                     "its modules have more or longer names than those of a network; the file is "
                     "damaged or forged.");
        return prefix + std::string(name);
    }

    void add(const std::string& key, const Value& tensor) {
        Value& text = m_archive.add(Kind::Text);
        text.text = m_archive.texts.emplace_back(key);
        m_dict.items.insert(m_dict.items.end(), {&text, &tensor});
    }

    Archive& m_archive;
    const Refusal& m_refuse;
    Value& m_dict;
    TextBudget m_names = kTensorNames;
    std::size_t m_seen = 0;
};

}  // namespace

bool isScriptModule(const Value& value) {
    return value.kind == Kind::Opaque && value.text.starts_with("__torch__.");
}

const Value* scriptTensors(Archive& archive, const Value& module, const Refusal& refuse) {
    Collector collector(archive, refuse);
    collector.collect(module, "", 0);
    return &collector.dict();
}

}  // namespace scalescope
