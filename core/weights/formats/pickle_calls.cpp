// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pickle_calls.h"

#include "core/weights/formats/pickle_names.h"

#include <string>
#include <utility>

namespace scalescope {

namespace {

using Kind = Value::Kind;

constexpr std::size_t kMaxRank = 32;  ///< dimensions of a tensor

std::vector<std::int64_t> integersOf(const Value& value, bool& good) {
    std::vector<std::int64_t> integers;
    good = good && value.kind == Kind::Tuple && value.items.size() <= kMaxRank;
    for (std::size_t i = 0; good && i < value.items.size(); ++i) {
        good = value.items[i]->kind == Kind::Integer && value.items[i]->integer >= 0;
        integers.push_back(value.items[i]->integer);
    }
    return integers;
}

bool isSequence(const Value& value) {
    return value.kind == Kind::List || value.kind == Kind::Tuple;
}

/// Text from a file, safe and short enough for a message.
std::string shown(std::string_view text) {
    std::string result;
    for (const char c : text.substr(0, 60))
        result += c >= 0x20 && c < 0x7F ? c : '?';
    return text.size() > 60 ? result + "..." : result;
}

}  // namespace

void PickleCalls::global(std::string_view module, std::string_view name) {
    const auto index = knownGlobalIndex(module, name);
    if (!index)
        refuseGlobal(module, name);
    m_machine.push(Kind::Global).integer = static_cast<std::int64_t>(*index);
}

void PickleCalls::reduce() {
    const Value& arguments = *m_machine.pop();
    const Value& callable = *m_machine.pop();
    if (callable.kind != Kind::Global || arguments.kind != Kind::Tuple)
        m_machine.damaged("the pickle calls something that is no known function");
    call(callable, arguments);
}

void PickleCalls::call(const Value& callable, const Value& arguments) {
    switch (knownGlobal(static_cast<std::size_t>(callable.integer)).kind) {
        case GlobalKind::OrderedDict:
            return makeOrderedDict(arguments);
        case GlobalKind::RebuildTensorV2:
        case GlobalKind::RebuildTensor:
            return makeTensor(arguments);
        case GlobalKind::RebuildParameter:
        case GlobalKind::Parameter:
            return makeParameter(arguments);
        case GlobalKind::Size:
            return makeSize(arguments);
        case GlobalKind::Device:
            m_machine.push(Kind::Opaque);
            return;
        case GlobalKind::DtypeConstant:
        case GlobalKind::Storage:
            break;
    }
    m_machine.damaged("the pickle calls something that is no function");
}

void PickleCalls::makeParameter(const Value& arguments) {
    const auto& items = arguments.items;
    if (items.empty() || items[0]->kind != Kind::Tensor)
        m_machine.damaged("a parameter holds no tensor");
    m_machine.push(Kind::Tensor).integer = items[0]->integer;
}

void PickleCalls::makeSize(const Value& arguments) {
    const auto& items = arguments.items;
    if (items.size() != 1 || !isSequence(*items[0]))
        m_machine.damaged("a size holds no list");
    Value& size = m_machine.push(Kind::Tuple);
    for (const Value* item : items[0]->items)
        m_machine.adopt(size, *item);
}

void PickleCalls::makeOrderedDict(const Value& arguments) {
    Value& dict = m_machine.push(Kind::Dict);
    dict.ordered = true;
    if (arguments.items.empty())
        return;
    if (arguments.items.size() != 1 || !isSequence(*arguments.items[0]))
        m_machine.damaged("an OrderedDict is made from something that is no list of pairs");
    for (const Value* pair : arguments.items[0]->items) {
        if (!isSequence(*pair) || pair->items.size() != 2)
            m_machine.damaged("an OrderedDict is made from something that is no list of pairs");
        m_machine.adopt(dict, *pair->items[0]);
        m_machine.adopt(dict, *pair->items[1]);
    }
    return;
}

void PickleCalls::makeTensor(const Value& arguments) {
    const auto& items = arguments.items;
    bool good = items.size() >= 4 && items[0]->kind == Kind::Storage &&
                items[1]->kind == Kind::Integer && items[1]->integer >= 0;
    if (!good)
        m_machine.damaged(
            "a tensor is made from something else than a storage, an offset and sizes");
    PickledTensor tensor;
    tensor.storage = static_cast<std::size_t>(items[0]->integer);
    tensor.offset = items[1]->integer;
    tensor.sizes = integersOf(*items[2], good);
    tensor.strides = integersOf(*items[3], good);
    if (!good || tensor.sizes.size() != tensor.strides.size())
        m_machine.damaged(
            "a tensor has sizes or strides that are no whole numbers from 0, or too many of them");
    m_machine.account(sizeof(PickledTensor) + 16 * tensor.sizes.size() + sizeof(WeightTensor));
    Value& value = m_machine.push(Kind::Tensor);
    value.integer = static_cast<std::int64_t>(m_tensors.size());
    m_tensors.push_back(std::move(tensor));
}

void PickleCalls::newObject() {
    const Value& arguments = *m_machine.pop();
    const Value& type = *m_machine.pop();
    const bool isOrderedDict =
        type.kind == Kind::Global &&
        knownGlobal(static_cast<std::size_t>(type.integer)).kind == GlobalKind::OrderedDict;
    if (!isOrderedDict || arguments.kind != Kind::Tuple || !arguments.items.empty())
        m_machine.damaged("the pickle makes an object that is no OrderedDict");
    makeOrderedDict(arguments);
}

/// Attributes are dropped: an OrderedDict's _metadata, a tensor's Python attributes.
void PickleCalls::build() {
    m_machine.pop();
    const Value& object = m_machine.top();
    if (object.kind != Kind::Tensor && !(object.kind == Kind::Dict && object.ordered))
        m_machine.damaged(
            "the pickle sets attributes of something that is neither OrderedDict nor tensor");
}

void PickleCalls::persistentId() {
    const Value& id = *m_machine.pop();
    const auto& items = id.items;
    if (id.kind != Kind::Tuple || items.empty() || items[0]->kind != Kind::Text)
        m_machine.damaged("a storage has no description");
    if (items[0]->text != "storage")
        m_machine.fail(ErrorCode::FormatUnknown, "it refers to a \"" +
                                                     std::string(items[0]->text.substr(0, 20)) +
                                                     "\" where only storages of tensors are read");
    const bool good = items.size() >= 5 && items[1]->kind == Kind::Global &&
                      items[2]->kind == Kind::Text && items[4]->kind == Kind::Integer &&
                      items[4]->integer >= 0;
    if (!good ||
        knownGlobal(static_cast<std::size_t>(items[1]->integer)).kind != GlobalKind::Storage)
        m_machine.damaged("a storage has no type, key or size");
    if (items.size() > 5 && items[5]->kind != Kind::None)
        m_machine.fail(ErrorCode::FormatUnknown,
                       "a storage is a view of another one, which only files of PyTorch "
                       "before 0.4 hold");
    m_machine.account(sizeof(PickledStorage));
    Value& storage = m_machine.push(Kind::Storage);
    storage.integer = static_cast<std::int64_t>(m_storages.size());
    m_storages.push_back({knownGlobal(static_cast<std::size_t>(items[1]->integer)).dtype,
                          items[2]->text, items[4]->integer});
}

void PickleCalls::refuseGlobal(std::string_view module, std::string_view name) const {
    const std::string global = shown(module) + "." + shown(name);
    const std::string place = " (" + m_machine.place() + ")";
    const bool isModule = module.starts_with("torchvision.") ||
                          module.starts_with("torch.nn.modules") || module.starts_with("timm.") ||
                          module.starts_with("efficientnet_pytorch");
    if (isModule)
        m_machine.refuse(ErrorCode::FormatUnknown,
                         "this is a pickled whole module: it names " + global + place +
                             ", which only Python could rebuild; save model.state_dict() instead.");
    m_machine.refuse(ErrorCode::FormatUnknown,
                     "it asks for the Python object " + global + place +
                         ", which is neither a tensor nor a plain container; nothing was "
                         "executed. Save only the state_dict(), or safetensors.");
}

}  // namespace scalescope
