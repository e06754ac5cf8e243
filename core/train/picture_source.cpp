// SPDX-License-Identifier: Apache-2.0
#include "core/train/picture_source.h"

#include "core/base/error.h"
#include "core/input/generated/generated.h"
#include "core/input/image_file.h"
#include "core/input/image_set.h"
#include "core/input/preprocess.h"
#include "core/train/augment.h"
#include "core/train/draw.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <set>

namespace scalescope {

namespace {

constexpr std::uint64_t kHeldOutMark = 0x8000'0000'0000'0000U;
constexpr std::int64_t kGeneratedHeldOut = std::int64_t{1} << 40;
constexpr int kLargestPx = 1024;  ///< of a training: who is left out must not depend on its side
constexpr std::size_t kKeptBytes = std::size_t{1} << 30;  ///< decoded pictures kept in memory

class GeneratedSource final : public PictureSource {
public:
    explicit GeneratedSource(std::uint64_t seed) : m_seed(seed & ~kHeldOutMark) {
        for (const std::string_view name : generatedKinds())
            m_names.emplace_back(name);
    }
    const std::vector<std::string>& classNames() const override { return m_names; }
    LabelledPicture training(std::uint64_t index, int px) override {
        return picture(m_seed, index, px);
    }
    std::optional<LabelledPicture> heldOut(std::uint64_t index, int px) override {
        return picture(m_seed | kHeldOutMark, index, px);
    }
    std::int64_t heldOutCount() const override { return kGeneratedHeldOut; }
    std::int64_t trainingCount() const override { return 0; }
    std::string description() const override { return "generated"; }
    bool sized() const override { return true; }

private:
    static LabelledPicture picture(std::uint64_t seed, std::uint64_t index, int px) {
        GeneratedPicture made = generatedPicture(seed, index, px);
        return {std::move(made.image), made.kind};
    }

    std::uint64_t m_seed;
    std::vector<std::string> m_names;
};

void shuffle(std::vector<std::size_t>& order, Draw draw) {
    for (std::size_t i = order.size(); i > 1; --i)
        std::swap(order[i - 1],
                  order[static_cast<std::size_t>(draw.below(static_cast<std::int64_t>(i)))]);
}

struct ClassFile {
    std::filesystem::path path;
    int label = 0;
};

class FolderSource final : public PictureSource {
public:
    FolderSource(const std::filesystem::path& folder, std::uint64_t seed, double heldOutShare,
                 Unreadable unreadable)
        : m_folder(folder), m_seed(seed), m_unreadable(unreadable) {
        split(readFolder(), heldOutShare);
        m_order.resize(m_training.size());
    }
    const std::vector<std::string>& classNames() const override { return m_names; }
    LabelledPicture training(std::uint64_t index, int /*px*/) override {
        requireEveryClass();
        const std::uint64_t count = m_training.size();
        beginEpoch(index / count);
        // In place of one that is left out, the next one of the epoch: the index still decides.
        for (std::uint64_t i = 0; i < count; ++i) {
            const ClassFile& file =
                m_training[m_order[static_cast<std::size_t>((index + i) % count)]];
            if (auto picture = load(file))
                return std::move(*picture);
        }
        failAllSkipped(skipped());
    }
    std::optional<LabelledPicture> heldOut(std::uint64_t index, int /*px*/) override {
        const ClassFile& file = m_heldOut[static_cast<std::size_t>(index % m_heldOut.size())];
        auto picture = load(file);
        if (!picture)
            requireClass(file.label);
        return picture;
    }
    std::vector<SkippedImage> skipped() const override {
        std::vector<SkippedImage> all;
        for (const auto& [path, image] : m_skipped)
            all.push_back(image);
        return all;
    }
    std::int64_t heldOutCount() const override {
        return static_cast<std::int64_t>(m_heldOut.size());
    }
    std::int64_t trainingCount() const override {
        return static_cast<std::int64_t>(m_training.size());
    }
    std::string description() const override {
        return m_folder.string() + ": " + std::to_string(m_training.size()) +
               " pictures trained on, " + std::to_string(m_heldOut.size()) + " held out";
    }
    bool sized() const override { return false; }

private:
    /// Files by class, in the order of their paths.
    std::vector<std::vector<ClassFile>> readFolder() {
        std::map<std::string, std::vector<ClassFile>> byClass;
        for (ImageEntry& entry : expandImages({m_folder})) {
            if (entry.classLabel.empty())
                throw Error(ErrorCode::ArgumentInvalid,
                            entry.path.string() +
                                ": it lies outside of class folders; training needs one "
                                "sub-folder for each class.",
                            Subject::Input);
            byClass[entry.classLabel].push_back({std::move(entry.path), 0});
        }
        if (byClass.size() < 2)
            throw Error(ErrorCode::ArgumentInvalid,
                        m_folder.string() + ": there is only one class folder; training needs two.",
                        Subject::Input);
        std::vector<std::vector<ClassFile>> classes;
        for (auto& [name, files] : byClass) {
            for (ClassFile& file : files)
                file.label = static_cast<int>(m_names.size());
            m_names.push_back(name);
            classes.push_back(std::move(files));
        }
        return classes;
    }

    struct HeldOut {
        double place;  ///< within its class, 0 to 1
        ClassFile file;
    };

    /// Held-out pictures of all classes lie among each other: any number of them from the first on
    /// has of each class its share.
    void split(std::vector<std::vector<ClassFile>> classes, double heldOutShare) {
        std::vector<HeldOut> heldOut;
        for (std::vector<ClassFile>& files : classes) {
            std::vector<std::size_t> order(files.size());
            std::iota(order.begin(), order.end(), std::size_t{0});
            shuffle(order,
                    Draw(m_seed, kDrawSplit, static_cast<std::uint64_t>(files.front().label)));
            const auto wanted =
                static_cast<std::size_t>(heldOutShare * static_cast<double>(files.size()) + 0.5);
            const std::size_t out = std::min(wanted, files.size() - 1);
            for (std::size_t i = 0; i < order.size(); ++i) {
                const ClassFile& file = files[order[i]];
                if (i < out)
                    heldOut.push_back(
                        {(static_cast<double>(i) + 0.5) / static_cast<double>(out), file});
                else
                    m_training.push_back(file);
            }
        }
        std::ranges::stable_sort(heldOut, {}, &HeldOut::place);
        for (HeldOut& one : heldOut)
            m_heldOut.push_back(std::move(one.file));
    }

    /// Every epoch shows every picture once, in an order of its own.
    void beginEpoch(std::uint64_t epoch) {
        if (m_epoch == epoch)
            return;
        std::iota(m_order.begin(), m_order.end(), std::size_t{0});
        shuffle(m_order, Draw(m_seed, kDrawOrder, epoch));
        m_epoch = epoch;
    }

    /// Empty: the picture is left out.
    std::optional<LabelledPicture> load(const ClassFile& file) {
        if (m_skipped.contains(file.path))
            return std::nullopt;
        if (const auto found = m_kept.find(file.path); found != m_kept.end())
            return LabelledPicture{found->second, file.label};
        try {
            return LabelledPicture{read(file.path), file.label};
        } catch (const Error& error) {
            if (m_unreadable == Unreadable::Refused || error.failure().subject != Subject::Input)
                throw;
            m_skipped.emplace(file.path, skippedImage(file.path, error.failure()));
            return std::nullopt;
        }
    }

    Image read(const std::filesystem::path& path) {
        Image image = loadImage(path).image;
        try {
            checkResizable(image, recipeAt(kLargestPx));
        } catch (const Error& error) {
            const Failure& failure = error.failure();
            throw Error(failure.code, path.string() + ": " + failure.message, failure.subject);
        }
        if (m_keptBytes + image.bytes.size() <= kKeptBytes) {
            m_keptBytes += image.bytes.size();
            m_kept.emplace(path, image);
        }
        return image;
    }

    /// Before the first step: a network learns nothing of a class that no picture is left of.
    void requireEveryClass() {
        if (m_everyClassIsThere)
            return;
        std::vector<bool> isThere(m_names.size());
        for (const ClassFile& file : m_training) {
            const auto label = static_cast<std::size_t>(file.label);
            isThere[label] = isThere[label] || load(file);
        }
        if (const auto lost = std::ranges::find(isThere, false); lost != isThere.end())
            failClass(static_cast<int>(lost - isThere.begin()), m_training, " to train on");
        m_everyClassIsThere = true;
    }

    /// A held-out picture of the class is left out; the class is lost if every other one is, too.
    void requireClass(int label) {
        if (m_classesThere.contains(label))
            return;
        std::vector<ClassFile> files;
        for (const auto* part : {&m_heldOut, &m_training})
            std::ranges::copy_if(*part, std::back_inserter(files),
                                 [label](const ClassFile& file) { return file.label == label; });
        if (std::ranges::none_of(files, [&](const ClassFile& f) { return load(f).has_value(); }))
            failClass(label, files, "");
        m_classesThere.insert(label);
    }

    [[noreturn]] void failClass(int label, const std::vector<ClassFile>& files, const char* what) {
        std::vector<SkippedImage> lost;
        for (const ClassFile& file : files)
            if (file.label == label)
                lost.push_back(m_skipped.at(file.path));
        failAllSkipped(lost,
                       "of class \"" + m_names[static_cast<std::size_t>(label)] + "\"" + what);
    }

    std::filesystem::path m_folder;
    std::uint64_t m_seed;
    Unreadable m_unreadable;
    std::vector<std::string> m_names;
    std::vector<ClassFile> m_training, m_heldOut;
    std::vector<std::size_t> m_order;
    std::uint64_t m_epoch = ~std::uint64_t{0};
    std::map<std::filesystem::path, Image> m_kept;
    std::size_t m_keptBytes = 0;
    std::map<std::filesystem::path, SkippedImage> m_skipped;
    bool m_everyClassIsThere = false;  // to train on
    std::set<int> m_classesThere;      // with a picture in either part
};

}  // namespace

std::unique_ptr<PictureSource> generatedPictures(std::uint64_t seed) {
    return std::make_unique<GeneratedSource>(seed);
}

std::unique_ptr<PictureSource> folderPictures(const std::filesystem::path& folder,
                                              std::uint64_t seed, double heldOutShare,
                                              Unreadable unreadable) {
    return std::make_unique<FolderSource>(folder, seed, heldOutShare, unreadable);
}

}  // namespace scalescope
