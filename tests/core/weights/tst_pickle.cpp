// SPDX-License-Identifier: Apache-2.0
#include "core/weights/formats/pickle.h"
#include "core/weights/formats/pickle_names.h"
#include "tests/core/weights/weight_files.h"
#include "tests/support/test_program.h"

#include <QtTest>

using namespace scalescope;
using namespace scalescope::test;

namespace {

using Kind = Value::Kind;

struct Read {
    Archive archive;
    std::string bytes;
    const Value* value = nullptr;
    std::vector<PickledTensor> tensors;
    std::vector<PickledStorage> storages;
};

std::unique_ptr<Read> read(const std::string& bytes, PickleLimits limits = {}) {
    auto result = std::make_unique<Read>();
    result->bytes = bytes;
    const Refusal refuse("x.pth");
    PickleReader reader(std::as_bytes(std::span(result->bytes)), result->archive, refuse,
                        "data.pkl", limits);
    result->value = reader.next();
    result->tensors = reader.tensors();
    result->storages = reader.storages();
    return result;
}

std::optional<Failure> failure(const std::string& bytes, PickleLimits limits = {}) {
    return failureOf([&] { (void)read(bytes, limits); });
}

}  // namespace

class TstPickle : public QObject {
    Q_OBJECT

private slots:
    void readsConstants_data();
    void readsConstants();
    void readsTexts();
    void readsContainersAndMemo();
    void readsProtocolFour();
    void readsOrderedDictsAndDropsAttributes();
    void readsTensors();
    void lastOfEqualKeysWins();
    void refusesWhatIsNoOpcode();
    void readsLinesOfProtocolZero();
    void readsBytesAndSets();
    void readsTheStackOpcodes();
    void objectsStayOpaque_data();
    void objectsStayOpaque();
    void objectsKeepWhatTheyAreMadeOf();
    void refusesHostileCalls_data();
    void refusesHostileCalls();
    void readsTensorsOfEveryMaking();
    void aTensorWithItsSignTurnedIsNoPlainOne();
    void refusesDamage_data();
    void refusesDamage();
    void limitsNesting();
    void limitsMemo();
    void limitsMemory();
    void survivesCycles();
};

void TstPickle::readsConstants_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<qint64>("value");
    const auto row = [](const char* name, const std::string& bytes, qint64 value) {
        QTest::addRow("%s", name) << QByteArray::fromStdString(bytes) << value;
    };
    row("BININT1", "K\xff", 255);
    row("BININT2", "M\xff\xff", 65535);
    row("BININT", "J\xfe\xff\xff\xff", -2);
    row("LONG1 empty", "\x8a\0"s, 0);
    row("LONG1 negative", "\x8a\1\xff", -1);
    row("LONG1 positive", "\x8a\2\xff\0"s, 255);
    row("LONG1 of eight bytes", "\x8a\x08\0\0\0\0\0\0\0\x80"s, std::numeric_limits<qint64>::min());
    row("NEWTRUE", "\x88", 1);
    row("NEWFALSE", "\x89", 0);
}

void TstPickle::readsConstants() {
    QFETCH(QByteArray, bytes);
    QFETCH(qint64, value);
    QCOMPARE(qint64{read(pickle::whole(bytes.toStdString()))->value->integer}, value);
}

void TstPickle::readsTexts() {
    QCOMPARE(read(pickle::whole(pickle::text("gr\xc3\xbc\xc3\x9f")))->value->text,
             std::string_view("gr\xc3\xbc\xc3\x9f"));
    QCOMPARE(read("\x80\x02U\3abc.")->value->text, std::string_view("abc"));
    QVERIFY(read("\x80\x02G\x3f\xf8\0\0\0\0\0\0."s)->value->real == 1.5);
    QCOMPARE(read("\x80\x02N.")->value->kind, Kind::None);
}

void TstPickle::readsContainersAndMemo() {
    const auto list = read(pickle::whole("](K\1q\7K\2h\7e"));
    QCOMPARE(list->value->kind, Kind::List);
    QCOMPARE(list->value->items.size(), std::size_t{3});
    QCOMPARE(list->value->items[2]->integer, 1);
    const auto tuples = read(pickle::whole("K\1\x85K\1K\2\x86K\1K\2K\3\x87\x87"));
    QCOMPARE(tuples->value->items.at(2)->items.size(), std::size_t{3});
    const auto dict = read(pickle::whole("}" + pickle::text("a") + "K\5s"));
    QCOMPARE(dict->value->find("a")->integer, 5);
    QVERIFY(!dict->value->find("b"));
}

void TstPickle::readsProtocolFour() {
    const std::string body =
        "\x80\x04\x95\x20\0\0\0\0\0\0\0}\x94\x8c\1a\x94\x8c\x0b"s
        "collections\x94\x8c\x0bOrderedDict\x94\x93\x94)R\x94s.";
    const auto result = read(body);
    QCOMPARE(result->value->find("a")->kind, Kind::Dict);
}

void TstPickle::readsOrderedDictsAndDropsAttributes() {
    const std::string ordered = pickle::global("collections", "OrderedDict") + ")R";
    const auto withState = read(pickle::whole(ordered + pickle::text("k") + "K\1s" +
                                              pickle::dict({{"_metadata", ordered}}) + "b"));
    QCOMPARE(withState->value->items.size(), std::size_t{2});
    QVERIFY(withState->value->ordered);
    const auto fromPairs = read(pickle::whole(pickle::global("collections", "OrderedDict") +
                                              "](](" + pickle::text("k") + "K\7ee\x85R"));
    QCOMPARE(fromPairs->value->find("k")->integer, 7);
    const auto made = read(pickle::whole(pickle::global("collections", "OrderedDict") + ")\x81"));
    QVERIFY(made->value->ordered);
}

void TstPickle::readsTensors() {
    const std::string tensor =
        pickle::tensor(pickle::storage("3", 12, "HalfStorage"), 2, {2, 3}, {3, 1});
    const auto plain = read(pickle::whole(tensor));
    QCOMPARE(plain->value->kind, Kind::Tensor);
    QCOMPARE(plain->storages.at(0).dtype, Dtype::F16);
    QCOMPARE(plain->storages.at(0).key, std::string_view("3"));
    QCOMPARE(plain->storages.at(0).count, std::int64_t{12});
    QCOMPARE(plain->tensors.at(0).offset, std::int64_t{2});
    QCOMPARE(plain->tensors.at(0).sizes, (std::vector<std::int64_t>{2, 3}));
    QCOMPARE(plain->tensors.at(0).strides, (std::vector<std::int64_t>{3, 1}));
    const auto parameter =
        read(pickle::whole(pickle::global("torch._utils", "_rebuild_parameter") + "(" + tensor +
                           "\x88" + pickle::global("collections", "OrderedDict") + ")RtR"));
    QCOMPARE(parameter->value->kind, Kind::Tensor);
    QCOMPARE(parameter->tensors.size(), std::size_t{1});
}

void TstPickle::lastOfEqualKeysWins() {
    QCOMPARE(read(pickle::whole("}" + pickle::text("a") + "K\1s" + pickle::text("a") + "K\2s"))
                 ->value->find("a")
                 ->integer,
             2);
}

void TstPickle::refusesWhatIsNoOpcode() {
    const std::string opcodes =
        "(.012FIJKLMNPQRSTUVXabcd}eghijl]opqrst)uGBC"
        "\x80\x81\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8d\x8e\x8f\x90\x91\x92\x93\x94\x95"
        "\x96\x97\x98";
    int refused = 0;
    for (int op = 0; op < 256; ++op) {
        const auto byte = static_cast<char>(op);
        if (opcodes.find(byte) != std::string::npos)
            continue;
        const auto found = failure("\x80\x02N" + std::string(1, byte) + std::string(300, '\n'));
        QVERIFY2(found, std::to_string(op).c_str());
        QCOMPARE(found->code, ErrorCode::FormatUnknown);
        const std::string name = opcodeName(static_cast<std::uint8_t>(op));
        QVERIFY2(
            found->message.find("holds " + name + " (byte 3 of data.pkl)") != std::string::npos,
            found->message.c_str());
        ++refused;
    }
    QCOMPARE(refused, 256 - 68);
    QCOMPARE(opcodeName('i'), std::string("INST"));
    QCOMPARE(opcodeName(0x82), std::string("EXT1"));
    QCOMPARE(opcodeName(0x07), std::string("0x07"));
}

void TstPickle::readsLinesOfProtocolZero() {
    // pickle.dumps({'a': [1, True, 10**30, 2.5, 'gr\xfc\u20ac', (None,)], b: 'c'}, 0) by hand
    const auto result = read(
        "(dp0\nVa\np1\n(lp2\nI1\naI01\naL1000000000000000000000000000000L\na"
        "F2.5\naVgr\xfc\\u20ac\np3\na(Ntp4\nasg1\nS'it\\'s \\x41'\ns.");
    QCOMPARE(result->value->items.size(), std::size_t{4});
    const Value& items = *result->value->items[1];
    QCOMPARE(items.items.at(0)->integer, std::int64_t{1});
    QCOMPARE(items.items.at(1)->kind, Kind::Bool);
    QCOMPARE(items.items.at(2)->text, std::string_view("1000000000000000000000000000000"));
    QVERIFY(items.items.at(3)->real == 2.5);
    QCOMPARE(items.items.at(4)->text, std::string_view("gr\xc3\xbc\xe2\x82\xac"));
    QCOMPARE(items.items.at(5)->items.at(0)->kind, Kind::None);
    QCOMPARE(result->value->items[3]->text, std::string_view("it's A"));
}

void TstPickle::readsBytesAndSets() {
    QCOMPARE(read("\x80\x03"
                  "C\2ab.")
                 ->value->kind,
             Kind::Bytes);
    QCOMPARE(read("\x80\x03"
                  "B\2\0\0\0ab."s)
                 ->value->text,
             std::string_view("ab"));
    QCOMPARE(read("\x80\x04\x8e\2\0\0\0\0\0\0\0ab."s)->value->text, std::string_view("ab"));
    QCOMPARE(read("\x80\x05\x96\2\0\0\0\0\0\0\0ab."s)->value->text, std::string_view("ab"));
    QCOMPARE(read("\x80\x04\x8d\2\0\0\0\0\0\0\0ab."s)->value->text, std::string_view("ab"));
    QCOMPARE(read("\x80\x05\x97\x98.")->value->kind, Kind::Opaque);
    QCOMPARE(read("\x80\x04\x8f(K\1K\2\x90.")->value->items.size(), std::size_t{2});
    QCOMPARE(read("\x80\x04(K\1K\2\x91.")->value->items.size(), std::size_t{2});
    const std::string latin = pickle::global("_codecs", "encode") + pickle::text("\xc3\xbc") +
                              pickle::text("latin1") + "\x86R";
    QCOMPARE(read(pickle::whole(latin))->value->kind, Kind::Bytes);
    QCOMPARE(failure("\x80\x05\x96\xff\xff\xff\xff\xff\xff\xff\x7f"
                     "ab.")
                 ->code,
             ErrorCode::FileUnreadable);
}

void TstPickle::readsTheStackOpcodes() {
    QCOMPARE(read("\x80\x02K\1K\2"
                  "0.")
                 ->value->integer,
             std::int64_t{1});
    QCOMPARE(read("\x80\x02K\1(K\2K\3"
                  "1.")
                 ->value->integer,
             std::int64_t{1});
    QCOMPARE(read("\x80\x02K\1(0.")->value->integer, std::int64_t{1});
    QCOMPARE(read("\x80\x02K\7"
                  "2\x86.")
                 ->value->items.size(),
             std::size_t{2});
    QCOMPARE(failure("\x80\x02"
                     "0.")
                 ->code,
             ErrorCode::HeaderInvalid);
    QCOMPARE(read("\x80\x02\x8b\1\0\0\0\x05."s)->value->integer, std::int64_t{5});
    QCOMPARE(read("(K\1K\2l.")->value->kind, Kind::List);
    QCOMPARE(read("(K\1K\2d.")->value->kind, Kind::Dict);
    QCOMPARE(failure("(K\1d.")->code, ErrorCode::HeaderInvalid);
}

void TstPickle::objectsStayOpaque_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("type");
    const auto row = [](const char* name, const std::string& body, const char* type) {
        QTest::addRow("%s", name) << QByteArray::fromStdString(body) << QString(type);
    };
    const std::string type = pickle::global("argparse", "Namespace");
    row("REDUCE", type + ")R", "argparse.Namespace");
    row("NEWOBJ", type + ")\x81", "argparse.Namespace");
    row("NEWOBJ_EX", type + ")}\x92", "argparse.Namespace");
    row("OBJ", "(" + type + "K\1o", "argparse.Namespace");
    row("INST", "(K\1iargparse\nNamespace\n", "argparse.Namespace");
    row("BUILD", type + ")\x81" + pickle::dict({{"lr", "K\1"}}) + "b", "argparse.Namespace");
    row("EXT1", "\x82\1)R", "copyreg.extension");
    row("EXT4", "\x84\1\1\1\1)R", "copyreg.extension");
    row("reconstructor",
        pickle::global("copy_reg", "_reconstructor") + "(" + type +
            pickle::global("__builtin__", "object") + "NtR",
        "argparse.Namespace");
    row("of what a call gave",
        pickle::global("builtins", "getattr") + "(" + type + pickle::text("make") + "tR)R",
        "builtins.getattr");
    row("stacked", pickle::text("argparse") + pickle::text("Namespace") + "\x93)R",
        "argparse.Namespace");
    row("a device", pickle::global("torch", "device") + pickle::text("cpu") + "\x85R",
        "torch.device");
    row("an unknown storage",
        "(" + pickle::text("storage") + pickle::global("torch", "NewStorage") + pickle::text("0") +
            pickle::text("cpu") + "K\1tQ",
        "torch.NewStorage");
    row("a quantised tensor", pickle::tensor(pickle::storage("0", 4, "QInt8Storage"), 0, {2}, {1}),
        "torch.QInt8Storage");
}

void TstPickle::objectsStayOpaque() {
    QFETCH(QByteArray, body);
    QFETCH(QString, type);
    const auto result = read(pickle::whole(body.toStdString()));
    QCOMPARE(result->value->kind, Kind::Opaque);
    QCOMPARE(std::string(result->value->text), type.toStdString());
}

void TstPickle::objectsKeepWhatTheyAreMadeOf() {
    const std::string type = pickle::global("my.trainer", "Thing");
    const auto state = read(pickle::whole(type + ")\x81" + pickle::dict({{"lr", "K\5"}}) + "b"));
    QCOMPARE(state->value->attribute("lr")->integer, std::int64_t{5});
    QVERIFY(!state->value->attribute("momentum"));
    const auto slotted = read(pickle::whole(type + ")\x81N" + pickle::dict({{"lr", "K\6"}}) +
                                            "\x86"
                                            "b"));
    QCOMPARE(slotted->value->attribute("lr")->integer, std::int64_t{6});
    // defaultdict(list, {'a': 1}), and a class derived from list
    const auto dict = read(pickle::whole(pickle::global("collections", "defaultdict") +
                                         pickle::global("__builtin__", "list") + "\x85R" +
                                         pickle::text("a") + "K\1s"));
    QCOMPARE(dict->value->kind, Kind::Dict);
    QCOMPARE(dict->value->find("a")->integer, std::int64_t{1});
    QCOMPARE(dict->value->items.size(), std::size_t{2});
    const auto list = read(pickle::whole(type + ")\x81(K\1K\2e"));
    QCOMPARE(list->value->items.size(), std::size_t{2});
}

void TstPickle::refusesHostileCalls_data() {
    QTest::addColumn<QString>("module");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* module, const char* name) {
        QTest::addRow("%s.%s", module, name) << QString(module) << QString(name);
    };
    row("os", "system");
    row("posix", "system");
    row("nt", "system");
    row("subprocess", "Popen");
    row("builtins", "eval");
    row("__builtin__", "exec");
    row("builtins", "__import__");
    row("importlib", "import_module");
    row("runpy", "run_path");
    row("sys", "setrecursionlimit");
}

void TstPickle::refusesHostileCalls() {
    QFETCH(QString, module);
    QFETCH(QString, name);
    const std::string global = pickle::global(module.toStdString(), name.toStdString());
    const std::string stacked =
        pickle::text(module.toStdString()) + pickle::text(name.toStdString()) + "\x93";
    for (const std::string& body :
         {global + ")R", "}" + pickle::text("a") + global + ")Rs", "](" + global + ")Re",
          stacked + ")R", global + ")\x81", "(" + global + "o",
          "(i" + module.toStdString() + "\n" + name.toStdString() + "\n"}) {
        const auto found = failure(pickle::whole(body));
        QVERIFY(found);
        QCOMPARE(found->code, ErrorCode::FormatUnknown);
        const QString message = QString::fromStdString(found->message);
        QVERIFY2(message.contains(module + "." + name), found->message.c_str());
        QVERIFY2(message.contains("byte ") && message.contains("nothing was executed"),
                 found->message.c_str());
    }
    QVERIFY(!failure(pickle::whole(global)));  // named, not called
}

void TstPickle::readsTensorsOfEveryMaking() {
    const std::string tensor = pickle::tensor(pickle::storage("0", 6), 0, {2, 3}, {3, 1});
    const std::string ordered = pickle::global("collections", "OrderedDict") + ")R";
    const std::string sizes = pickle::tuple({2, 3}) + pickle::tuple({3, 1});
    for (const std::string& body :
         {pickle::global("torch._utils", "_rebuild_parameter_with_state") + "(" + tensor + "\x88" +
              ordered + pickle::dict({{"tag", "K\1"}}) + "tR",
          pickle::global("torch._tensor", "_rebuild_from_type_v2") + "(" +
              pickle::global("torch._utils", "_rebuild_tensor_v2") +
              pickle::global("torch.nn.parameter", "Buffer") + "(" + pickle::storage("0", 6) +
              pickle::number(0) + sizes + "\x89" + ordered + "t}tR",
          pickle::global("torch._utils", "_rebuild_tensor_v3") + "(" +
              pickle::storage("0", 24, "UntypedStorage") + pickle::number(0) + sizes + "\x89" +
              ordered + pickle::global("torch", "float32") + "}tR"}) {
        const auto result = read(pickle::whole(body));
        QCOMPARE(result->value->kind, Kind::Tensor);
        const PickledTensor& made =
            result->tensors.at(static_cast<std::size_t>(result->value->integer));
        QCOMPARE(made.sizes, (std::vector<std::int64_t>{2, 3}));
        QCOMPARE(result->storages.at(made.storage).dtype, Dtype::F32);
        QCOMPARE(result->storages.at(made.storage).count, std::int64_t{6});
    }
    // Protocol 0 has the id of a storage as text.
    const auto text = read(
        "ctorch._utils\n_rebuild_tensor_v2\n(P('storage', <class 'torch.HalfStorage'>, '7', 'cpu', "
        "6)\nI0\n(I2\nI3\nt(I3\nI1\ntI00\nNtR.");
    QCOMPARE(text->value->kind, Kind::Tensor);
    QCOMPARE(text->storages.at(0).key, std::string_view("7"));
    QCOMPARE(text->storages.at(0).dtype, Dtype::F16);
    QCOMPARE(failure("P('storage', nothing)\n.")->code, ErrorCode::HeaderInvalid);
}

/// torch.save writes a view of is_neg() with the storage's own values and notes the sign beside it.
void TstPickle::aTensorWithItsSignTurnedIsNoPlainOne() {
    const std::string head = pickle::number(0) + pickle::tuple({2, 3}) + pickle::tuple({3, 1}) +
                             "\x89" + pickle::global("collections", "OrderedDict") + ")R";
    const std::string second =
        pickle::global("torch._utils", "_rebuild_tensor_v2") + "(" + pickle::storage("0", 6) + head;
    const std::string third = pickle::global("torch._utils", "_rebuild_tensor_v3") + "(" +
                              pickle::storage("0", 24, "UntypedStorage") + head +
                              pickle::global("torch", "float32");
    for (const std::string& call : {second, third}) {
        const auto turned =
            read(pickle::whole(call + pickle::dict({{"conj", "\x89"}, {"neg", "\x88"}}) + "tR"));
        QCOMPARE(turned->value->kind, Kind::Opaque);
        QCOMPARE(turned->value->text, kNegatedTensor);
        QVERIFY(turned->tensors.empty());
        QCOMPARE(turned->value->items.at(0)->kind, Kind::Tuple);  // its arguments live on
        QCOMPARE(read(pickle::whole(call + pickle::dict({{"neg", "\x89"}}) + "tR"))->value->kind,
                 Kind::Tensor);
    }
}

void TstPickle::refusesDamage_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto row = [](const char* name, const std::string& body, ErrorCode code) {
        QTest::addRow("%s", name) << QByteArray::fromStdString(body) << static_cast<int>(code);
    };
    using enum ErrorCode;
    const std::string tensorCall = pickle::global("torch._utils", "_rebuild_tensor_v2");
    row("empty", "", FileUnreadable);
    row("no end", "\x80\x02N", FileUnreadable);
    row("text beyond the end",
        "\x80\x02X\xff\xff\xff\x7f"
        "abc.",
        FileUnreadable);
    row("global without end",
        "\x80\x02"
        "cos",
        FileUnreadable);
    row("protocol 6", "\x80\6N.", FormatUnknown);
    row("nothing at the end", "\x80\x02.", HeaderInvalid);
    row("two at the end", "\x80\x02NN.", HeaderInvalid);
    row("open mark at the end", "\x80\x02N(.", HeaderInvalid);
    row("tuple without mark", "\x80\x02Nt.", HeaderInvalid);
    row("tuple of too few", "\x80\x02N\x87.", HeaderInvalid);
    row("values under the mark", "\x80\x02N(\x85.", HeaderInvalid);
    row("append to a dict", "\x80\x02}Na.", HeaderInvalid);
    row("append to a tuple", "\x80\x02)Na.", HeaderInvalid);
    row("item of a list", "\x80\x02]NNs.", HeaderInvalid);
    row("odd items", "\x80\x02}(Nu.", HeaderInvalid);
    row("recall of nothing", "\x80\x02h\1.", HeaderInvalid);
    row("call of text", "\x80\x02U\1a)R.", HeaderInvalid);
    row("call of a dtype", "\x80\x02" + pickle::global("torch", "float32") + ")R.", HeaderInvalid);
    row("call of a storage type", "\x80\x02" + pickle::global("torch", "FloatStorage") + ")R.",
        HeaderInvalid);
    row("call without tuple", "\x80\x02" + pickle::global("torch", "Size") + "NR.", HeaderInvalid);
    row("size of nothing", "\x80\x02" + pickle::global("torch", "Size") + ")R.", HeaderInvalid);
    row("parameter of nothing",
        "\x80\x02" + pickle::global("torch.nn.parameter", "Parameter") + ")R.", HeaderInvalid);
    row("dict of a number", "\x80\x02" + pickle::global("collections", "OrderedDict") + "K\1\x85R.",
        HeaderInvalid);
    row("dict of a triple",
        "\x80\x02" + pickle::global("collections", "OrderedDict") + "](](NNNee\x85R.",
        HeaderInvalid);
    row("new tensor type", "\x80\x02" + tensorCall + ")\x81.", HeaderInvalid);
    row("attributes of a plain dict", "\x80\x02}}b.", HeaderInvalid);
    row("attributes of a list", "\x80\x02]}b.", HeaderInvalid);
    row("tensor of nothing", "\x80\x02" + tensorCall + ")R.", HeaderInvalid);
    row("tensor without storage", "\x80\x02" + tensorCall + "(NK\0))tR."s, HeaderInvalid);
    row("tensor with sizes but no strides",
        pickle::whole(pickle::tensor(pickle::storage("0", 4), 0, {2}, {})), HeaderInvalid);
    row("negative offset", pickle::whole(pickle::tensor(pickle::storage("0", 4), -1, {2}, {1})),
        HeaderInvalid);
    row("negative size", pickle::whole(pickle::tensor(pickle::storage("0", 4), 0, {-2}, {1})),
        HeaderInvalid);
    row("negative stride", pickle::whole(pickle::tensor(pickle::storage("0", 4), 0, {2}, {-1})),
        HeaderInvalid);
    row("33 dimensions",
        pickle::whole(pickle::tensor(pickle::storage("0", 4), 0, std::vector<std::int32_t>(33, 1),
                                     std::vector<std::int32_t>(33, 1))),
        HeaderInvalid);
    row("negative storage", pickle::whole(pickle::storage("0", -4)), HeaderInvalid);
    row("storage without type", pickle::whole("(" + pickle::text("storage") + "NNNNtQ"),
        HeaderInvalid);
    row("storage of a function",
        pickle::whole("(" + pickle::text("storage") + tensorCall + pickle::text("0") + "NK\1tQ"),
        HeaderInvalid);
    row("module id", pickle::whole("(" + pickle::text("module") + "NNNtQ"), FormatUnknown);
    row("id is text", pickle::whole(pickle::text("storage") + "Q"), HeaderInvalid);
    row("storage view",
        pickle::whole("(" + pickle::text("storage") + pickle::global("torch", "FloatStorage") +
                      pickle::text("0") + pickle::text("cpu") + "K\4)tQ"),
        FormatUnknown);
}

void TstPickle::refusesDamage() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const auto found = failure(bytes.toStdString());
    QVERIFY(found);
    QCOMPARE(QString(errorCodeName(found->code)),
             QString(errorCodeName(static_cast<ErrorCode>(code))));
    QVERIFY2(found->message.starts_with("x.pth: ") && found->message.ends_with("."),
             found->message.c_str());
}

void TstPickle::limitsNesting() {
    const auto nested = [](int depth) {
        std::string body = "N";
        for (int i = 0; i < depth; ++i)
            body += "\x85";
        return pickle::whole(body);
    };
    QVERIFY(!failure(nested(64)));
    QCOMPARE(failure(nested(65))->code, ErrorCode::LimitExceeded);
    QCOMPARE(failure(pickle::whole(std::string(1001, '(')))->code, ErrorCode::LimitExceeded);
}

void TstPickle::limitsMemo() {
    QCOMPARE(failure(pickle::whole("Nr\xff\xff\xff\xff"))->code, ErrorCode::LimitExceeded);
    QVERIFY(!failure(pickle::whole("Nr\x10\0\0\0"s)));
    PickleLimits limits;
    limits.memoEntries = 2;
    QVERIFY(!failure(pickle::whole("Nq\1"), limits));
    QCOMPARE(failure(pickle::whole("Nq\2"), limits)->code, ErrorCode::LimitExceeded);
}

void TstPickle::limitsMemory() {
    PickleLimits limits;
    limits.marginBytes = 4096;
    const std::string body = "](" + std::string(5000, 'N') + "e";
    const auto found = failure(pickle::whole(body), limits);
    QVERIFY(found);
    QCOMPARE(found->code, ErrorCode::LimitExceeded);
    QVERIFY(!failure(pickle::whole(body)));
}

void TstPickle::survivesCycles() {
    const auto result = read(pickle::whole("]q\1h\1a"));  // a list that holds itself
    QCOMPARE(result->value->items.at(0), result->value);
    const auto deep = failure(pickle::whole("]q\1" + [] {
        std::string appends;
        for (int i = 0; i < 100; ++i)
            appends += "h\1a";
        return appends;
    }()));
    QVERIFY(deep);
    QCOMPARE(deep->code, ErrorCode::LimitExceeded);
}

SCALESCOPE_TEST(TstPickle)
#include "tst_pickle.moc"
