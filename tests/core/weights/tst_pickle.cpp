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
    void refusesEveryOtherOpcode();
    void refusesGlobals_data();
    void refusesGlobals();
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

void TstPickle::refusesEveryOtherOpcode() {
    const std::string read =
        ".(NKMJGXU}])taesuqrhjcRbQ\x80\x81\x85\x86\x87\x88\x89\x8a\x8c\x8f\x93\x94\x95";
    int refused = 0;
    for (int op = 0; op < 256; ++op) {
        if (read.find(static_cast<char>(op)) != std::string::npos)
            continue;
        const auto found =
            failure("\x80\x02N" + std::string(1, static_cast<char>(op)) + std::string(300, '\n'));
        QVERIFY2(found, std::to_string(op).c_str());
        QCOMPARE(found->code, ErrorCode::FormatUnknown);
        const std::string name = opcodeName(static_cast<std::uint8_t>(op));
        QVERIFY2(
            found->message.find("opcode " + name + " (byte 3 of data.pkl)") != std::string::npos,
            found->message.c_str());
        QVERIFY(found->message.find("nothing was executed") != std::string::npos);
        ++refused;
    }
    QCOMPARE(refused, 256 - static_cast<int>(read.size()));
    QCOMPARE(opcodeName('i'), std::string("INST"));
    QCOMPARE(opcodeName(0x82), std::string("EXT1"));
    QCOMPARE(opcodeName(0x07), std::string("0x07"));
}

void TstPickle::refusesGlobals_data() {
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
    row("builtins", "getattr");
    row("__builtin__", "exec");
    row("sys", "modules");
    row("torch", "load");
    row("torch.hub", "load");
    row("collections", "namedtuple");
    row("collections", "OrderedDict.__init__");
    row("numpy.core.multiarray", "scalar");
    row("argparse", "Namespace");
    row("torch._utils", "_rebuild_tensor_v2x");
    row("torch", "FloatStorage ");
}

void TstPickle::refusesGlobals() {
    QFETCH(QString, module);
    QFETCH(QString, name);
    const std::string global = pickle::global(module.toStdString(), name.toStdString());
    const std::string stacked =
        pickle::text(module.toStdString()) + pickle::text(name.toStdString()) + "\x93";
    for (const std::string& body :
         {global + ")R", global, "}" + pickle::text("a") + global + ")Rs", "](" + global + "e",
          stacked + ")R", global + ")\x81", "}" + global + ")Rb"}) {
        const auto found = failure(pickle::whole(body));
        QVERIFY(found);
        QCOMPARE(found->code, ErrorCode::FormatUnknown);
        const QString message = QString::fromStdString(found->message);
        QVERIFY2(message.contains(module + "." + name), found->message.c_str());
        QVERIFY2(message.contains("byte ") && message.contains("nothing was executed"),
                 found->message.c_str());
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
    QCOMPARE(failure(pickle::whole(std::string(65, '(')))->code, ErrorCode::LimitExceeded);
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
