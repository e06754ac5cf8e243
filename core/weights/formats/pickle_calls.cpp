// SPDX-License-Identifier: Apache-2.0
// The fixed cases behind GLOBAL, REDUCE, NEWOBJ, BUILD and BINPERSID: no name is ever looked up.
#include "core/weights/formats/pickle.h"
#include "core/weights/formats/pickle_names.h"

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

}  // namespace

void PickleReader::loadGlobal(std::string_view module, std::string_view name) {
    const auto index = knownGlobalIndex(module, name);
    if (!index)
        refuseGlobal(module, name);
    push(Kind::Global).integer = static_cast<std::int64_t>(*index);
}

void PickleReader::reduce() {
    const Value& arguments = *pop();
    const Value& callable = *pop();
    if (callable.kind != Kind::Global || arguments.kind != Kind::Tuple)
        damaged("the pickle calls something that is no known function");
    (void)callGlobal(callable, arguments);
}

Value& PickleReader::callGlobal(const Value& callable, const Value& arguments) {
    const auto& items = arguments.items;
    switch (knownGlobal(static_cast<std::size_t>(callable.integer)).kind) {
        case GlobalKind::OrderedDict:
            return makeOrderedDict(arguments);
        case GlobalKind::RebuildTensorV2:
        case GlobalKind::RebuildTensor:
            return makeTensor(arguments);
        case GlobalKind::RebuildParameter:
        case GlobalKind::Parameter: {
            if (items.empty() || items[0]->kind != Kind::Tensor)
                damaged("a parameter holds no tensor");
            Value& tensor = push(Kind::Tensor);
            tensor.integer = items[0]->integer;
            return tensor;
        }
        case GlobalKind::Size: {
            if (items.size() != 1 || !isSequence(*items[0]))
                damaged("a size holds no list");
            Value& size = push(Kind::Tuple);
            for (const Value* item : items[0]->items)
                adopt(size, *item);
            return size;
        }
        case GlobalKind::Device:
            return push(Kind::Opaque);
        case GlobalKind::DtypeConstant:
        case GlobalKind::Storage:
            break;
    }
    damaged("the pickle calls something that is no function");
}

Value& PickleReader::makeOrderedDict(const Value& arguments) {
    Value& dict = push(Kind::Dict);
    dict.ordered = true;
    if (arguments.items.empty())
        return dict;
    if (arguments.items.size() != 1 || !isSequence(*arguments.items[0]))
        damaged("an OrderedDict is made from something that is no list of pairs");
    for (const Value* pair : arguments.items[0]->items) {
        if (!isSequence(*pair) || pair->items.size() != 2)
            damaged("an OrderedDict is made from something that is no list of pairs");
        adopt(dict, *pair->items[0]);
        adopt(dict, *pair->items[1]);
    }
    return dict;
}

Value& PickleReader::makeTensor(const Value& arguments) {
    const auto& items = arguments.items;
    bool good = items.size() >= 4 && items[0]->kind == Kind::Storage &&
                items[1]->kind == Kind::Integer && items[1]->integer >= 0;
    if (!good)
        damaged("a tensor is made from something else than a storage, an offset and sizes");
    PickledTensor tensor;
    tensor.storage = static_cast<std::size_t>(items[0]->integer);
    tensor.offset = items[1]->integer;
    tensor.sizes = integersOf(*items[2], good);
    tensor.strides = integersOf(*items[3], good);
    if (!good || tensor.sizes.size() != tensor.strides.size())
        damaged(
            "a tensor has sizes or strides that are no whole numbers from 0, or too many of them");
    account(sizeof(PickledTensor) + 16 * tensor.sizes.size() + sizeof(WeightTensor));
    Value& value = push(Kind::Tensor);
    value.integer = static_cast<std::int64_t>(m_tensors.size());
    m_tensors.push_back(std::move(tensor));
    return value;
}

void PickleReader::newObject() {
    const Value& arguments = *pop();
    const Value& type = *pop();
    const bool isOrderedDict =
        type.kind == Kind::Global &&
        knownGlobal(static_cast<std::size_t>(type.integer)).kind == GlobalKind::OrderedDict;
    if (!isOrderedDict || arguments.kind != Kind::Tuple || !arguments.items.empty())
        damaged("the pickle makes an object that is no OrderedDict");
    (void)makeOrderedDict(arguments);
}

/// Attributes are dropped: an OrderedDict's _metadata, a tensor's Python attributes.
void PickleReader::build() {
    (void)pop();
    const Value& object = top();
    if (object.kind != Kind::Tensor && !(object.kind == Kind::Dict && object.ordered))
        damaged("the pickle sets attributes of something that is neither OrderedDict nor tensor");
}

void PickleReader::persistentId() {
    const Value& id = *pop();
    const auto& items = id.items;
    if (id.kind != Kind::Tuple || items.empty() || items[0]->kind != Kind::Text)
        damaged("a storage has no description");
    if (items[0]->text != "storage")
        fail(ErrorCode::FormatUnknown, "it refers to a \"" +
                                           std::string(items[0]->text.substr(0, 20)) +
                                           "\" where only storages of tensors are read");
    const bool good = items.size() >= 5 && items[1]->kind == Kind::Global &&
                      items[2]->kind == Kind::Text && items[4]->kind == Kind::Integer &&
                      items[4]->integer >= 0;
    if (!good ||
        knownGlobal(static_cast<std::size_t>(items[1]->integer)).kind != GlobalKind::Storage)
        damaged("a storage has no type, key or size");
    if (items.size() > 5 && items[5]->kind != Kind::None)
        fail(ErrorCode::FormatUnknown,
             "a storage is a view of another one, which only files of PyTorch "
             "before 0.4 hold");
    account(sizeof(PickledStorage));
    Value& storage = push(Kind::Storage);
    storage.integer = static_cast<std::int64_t>(m_storages.size());
    m_storages.push_back({knownGlobal(static_cast<std::size_t>(items[1]->integer)).dtype,
                          items[2]->text, items[4]->integer});
}

}  // namespace scalescope
