// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pickle_names.h"

#include <algorithm>
#include <array>
#include <utility>

namespace scalescope {

namespace {

// clang-format off
constexpr std::array kGlobals{
    KnownGlobal{"collections", "OrderedDict", GlobalKind::OrderedDict},
    KnownGlobal{"torch._utils", "_rebuild_tensor_v2", GlobalKind::RebuildTensorV2},
    KnownGlobal{"torch._utils", "_rebuild_tensor", GlobalKind::RebuildTensor},
    KnownGlobal{"torch._utils", "_rebuild_tensor_v3", GlobalKind::RebuildTensorV3},
    KnownGlobal{"torch._utils", "_rebuild_parameter", GlobalKind::RebuildParameter},
    KnownGlobal{"torch._utils", "_rebuild_parameter_with_state", GlobalKind::RebuildParameter},
    KnownGlobal{"torch._tensor", "_rebuild_from_type_v2", GlobalKind::RebuildFromType},
    KnownGlobal{"torch.tensor", "_rebuild_from_type", GlobalKind::RebuildFromType},
    KnownGlobal{"torch._tensor", "_rebuild_from_type", GlobalKind::RebuildFromType},
    KnownGlobal{"torch.nn.parameter", "Parameter", GlobalKind::Parameter},
    KnownGlobal{"torch", "Size", GlobalKind::Size},
    KnownGlobal{"_codecs", "encode", GlobalKind::Encode},
    KnownGlobal{"builtins", "bytes", GlobalKind::Bytes},
    KnownGlobal{"__builtin__", "bytes", GlobalKind::Bytes},
    KnownGlobal{"builtins", "bytearray", GlobalKind::Bytes},
    KnownGlobal{"__builtin__", "bytearray", GlobalKind::Bytes},
    KnownGlobal{"copyreg", "_reconstructor", GlobalKind::Reconstructor},
    KnownGlobal{"copy_reg", "_reconstructor", GlobalKind::Reconstructor},
    KnownGlobal{"torch", "float32", GlobalKind::DtypeConstant, Dtype::F32},
    KnownGlobal{"torch", "float64", GlobalKind::DtypeConstant, Dtype::F64},
    KnownGlobal{"torch", "float16", GlobalKind::DtypeConstant, Dtype::F16},
    KnownGlobal{"torch", "bfloat16", GlobalKind::DtypeConstant, Dtype::BF16},
    KnownGlobal{"torch", "int64", GlobalKind::DtypeConstant, Dtype::I64},
    KnownGlobal{"torch", "int32", GlobalKind::DtypeConstant, Dtype::I32},
    KnownGlobal{"torch", "int16", GlobalKind::DtypeConstant, Dtype::I16},
    KnownGlobal{"torch", "int8", GlobalKind::DtypeConstant, Dtype::I8},
    KnownGlobal{"torch", "uint8", GlobalKind::DtypeConstant, Dtype::U8},
    KnownGlobal{"torch", "bool", GlobalKind::DtypeConstant, Dtype::Bool},
    KnownGlobal{"torch", "FloatStorage", GlobalKind::Storage, Dtype::F32},
    KnownGlobal{"torch", "DoubleStorage", GlobalKind::Storage, Dtype::F64},
    KnownGlobal{"torch", "HalfStorage", GlobalKind::Storage, Dtype::F16},
    KnownGlobal{"torch", "BFloat16Storage", GlobalKind::Storage, Dtype::BF16},
    KnownGlobal{"torch", "LongStorage", GlobalKind::Storage, Dtype::I64},
    KnownGlobal{"torch", "IntStorage", GlobalKind::Storage, Dtype::I32},
    KnownGlobal{"torch", "ShortStorage", GlobalKind::Storage, Dtype::I16},
    KnownGlobal{"torch", "CharStorage", GlobalKind::Storage, Dtype::I8},
    KnownGlobal{"torch", "ByteStorage", GlobalKind::Storage, Dtype::U8},
    KnownGlobal{"torch", "BoolStorage", GlobalKind::Storage, Dtype::Bool},
    KnownGlobal{"torch", "ComplexFloatStorage", GlobalKind::Storage, Dtype::U8, 8},
    KnownGlobal{"torch", "ComplexDoubleStorage", GlobalKind::Storage, Dtype::U8, 16},
    KnownGlobal{"torch", "QInt8Storage", GlobalKind::Storage, Dtype::U8, 1},
    KnownGlobal{"torch", "QUInt8Storage", GlobalKind::Storage, Dtype::U8, 1},
    KnownGlobal{"torch", "QInt32Storage", GlobalKind::Storage, Dtype::U8, 4},
    KnownGlobal{"torch", "QUInt4x2Storage", GlobalKind::Storage, Dtype::U8, 1},
    KnownGlobal{"torch", "QUInt2x4Storage", GlobalKind::Storage, Dtype::U8, 1},
    KnownGlobal{"torch", "UntypedStorage", GlobalKind::Storage, Dtype::U8},
    KnownGlobal{"torch.storage", "UntypedStorage", GlobalKind::Storage, Dtype::U8},
    KnownGlobal{"torch.storage", "TypedStorage", GlobalKind::Storage, Dtype::U8},
};

/// Modules of which pickles of attacks call functions, and what ordinary files take from them.
constexpr std::array<std::string_view, 14> kHostileModules{
    "os", "posix", "nt", "subprocess", "_posixsubprocess", "sys", "pty", "commands", "runpy", "importlib", "shutil",
    "socket", "ctypes", "webbrowser"};
constexpr std::array<std::string_view, 3> kHarmlessOfThem{"stat_result", "terminal_size", "_Environ"};
constexpr std::array<std::string_view, 8> kHostileBuiltins{"eval", "exec", "execfile", "compile", "__import__", "open",
                                                           "input", "breakpoint"};

constexpr std::array<std::pair<char, std::string_view>, 68> kOpcodes{{
    {'(', "MARK"}, {'.', "STOP"}, {'0', "POP"}, {'1', "POP_MARK"}, {'2', "DUP"}, {'F', "FLOAT"}, {'I', "INT"},
    {'J', "BININT"}, {'K', "BININT1"}, {'L', "LONG"}, {'M', "BININT2"}, {'N', "NONE"}, {'P', "PERSID"},
    {'Q', "BINPERSID"}, {'R', "REDUCE"}, {'S', "STRING"}, {'T', "BINSTRING"}, {'U', "SHORT_BINSTRING"},
    {'V', "UNICODE"}, {'X', "BINUNICODE"}, {'a', "APPEND"}, {'b', "BUILD"}, {'c', "GLOBAL"}, {'d', "DICT"},
    {'}', "EMPTY_DICT"}, {'e', "APPENDS"}, {'g', "GET"}, {'h', "BINGET"}, {'i', "INST"}, {'j', "LONG_BINGET"},
    {'l', "LIST"}, {']', "EMPTY_LIST"}, {'o', "OBJ"}, {'p', "PUT"}, {'q', "BINPUT"}, {'r', "LONG_BINPUT"},
    {'s', "SETITEM"}, {'t', "TUPLE"}, {')', "EMPTY_TUPLE"}, {'u', "SETITEMS"}, {'G', "BINFLOAT"},
    {'\x80', "PROTO"}, {'\x81', "NEWOBJ"}, {'\x82', "EXT1"}, {'\x83', "EXT2"}, {'\x84', "EXT4"},
    {'\x85', "TUPLE1"}, {'\x86', "TUPLE2"}, {'\x87', "TUPLE3"}, {'\x88', "NEWTRUE"}, {'\x89', "NEWFALSE"},
    {'\x8a', "LONG1"}, {'\x8b', "LONG4"}, {'B', "BINBYTES"}, {'C', "SHORT_BINBYTES"},
    {'\x8c', "SHORT_BINUNICODE"}, {'\x8d', "BINUNICODE8"}, {'\x8e', "BINBYTES8"}, {'\x8f', "EMPTY_SET"},
    {'\x90', "ADDITEMS"}, {'\x91', "FROZENSET"}, {'\x92', "NEWOBJ_EX"}, {'\x93', "STACK_GLOBAL"},
    {'\x94', "MEMOIZE"}, {'\x95', "FRAME"}, {'\x96', "BYTEARRAY8"}, {'\x97', "NEXT_BUFFER"},
    {'\x98', "READONLY_BUFFER"},
}};
// clang-format on

}  // namespace

std::optional<std::size_t> knownGlobalIndex(std::string_view module, std::string_view name) {
    if (module == "torch.cuda" && name.ends_with("Storage"))
        module = "torch";  // where a tensor lay does not matter
    for (std::size_t i = 0; i < kGlobals.size(); ++i)
        if (kGlobals[i].module == module && kGlobals[i].name == name)
            return i;
    return std::nullopt;
}

bool isHostileCall(std::string_view global) {
    const auto has = [](const auto& list, std::string_view word) {
        return std::find(list.begin(), list.end(), word) != list.end();
    };
    const std::size_t dot = std::min(global.find('.'), global.size() - 1);
    const std::string_view root = global.substr(0, dot), rest = global.substr(dot + 1);
    if (root == "builtins" || root == "__builtin__")
        return has(kHostileBuiltins, rest);
    return has(kHostileModules, root) && !has(kHarmlessOfThem, rest);
}

const KnownGlobal& knownGlobal(std::size_t index) {
    return kGlobals.at(index);
}

std::string opcodeName(std::uint8_t op) {
    for (const auto& [code, name] : kOpcodes)
        if (static_cast<std::uint8_t>(code) == op)
            return std::string(name);
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text = "0x";
    text += kDigits[op >> 4];
    text += kDigits[op & 15];
    return text;
}

}  // namespace scalescope
