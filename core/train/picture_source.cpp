// SPDX-License-Identifier: Apache-2.0
#include "core/train/picture_source.h"

#include "core/base/error.h"
#include "core/input/generated/generated.h"
#include "core/input/image_file.h"
#include "core/input/image_set.h"
#include "core/train/draw.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace scalescope {

namespace {

constexpr std::uint64_t kHeldOutMark = 0x8000'0000'0000'0000U;
constexpr std::int64_t kGeneratedHeldOut = std::int64_t{1} << 40;
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
    LabelledPicture heldOut(std::uint64_t index, int px) override {
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
    FolderSource(const std::filesystem::path& folder, std::uint64_t seed, double heldOutShare)
        : m_folder(folder), m_seed(seed) {
        split(readFolder(), heldOutShare);
        m_order.resize(m_training.size());
    }
    const std::vector<std::string>& classNames() const override { return m_names; }
    LabelledPicture training(std::uint64_t index, int /*px*/) override {
        const std::uint64_t count = m_training.size();
        beginEpoch(index / count);
        return load(m_training[m_order[static_cast<std::size_t>(index % count)]]);
    }
    LabelledPicture heldOut(std::uint64_t index, int /*px*/) override {
        return load(m_heldOut[static_cast<std::size_t>(index % m_heldOut.size())]);
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

    LabelledPicture load(const ClassFile& file) {
        if (const auto found = m_kept.find(file.path); found != m_kept.end())
            return {found->second, file.label};
        Image image = loadImage(file.path).image;
        if (m_keptBytes + image.bytes.size() <= kKeptBytes) {
            m_keptBytes += image.bytes.size();
            m_kept.emplace(file.path, image);
        }
        return {std::move(image), file.label};
    }

    std::filesystem::path m_folder;
    std::uint64_t m_seed;
    std::vector<std::string> m_names;
    std::vector<ClassFile> m_training, m_heldOut;
    std::vector<std::size_t> m_order;
    std::uint64_t m_epoch = ~std::uint64_t{0};
    std::map<std::filesystem::path, Image> m_kept;
    std::size_t m_keptBytes = 0;
};

}  // namespace

std::unique_ptr<PictureSource> generatedPictures(std::uint64_t seed) {
    return std::make_unique<GeneratedSource>(seed);
}

std::unique_ptr<PictureSource> folderPictures(const std::filesystem::path& folder,
                                              std::uint64_t seed, double heldOutShare) {
    return std::make_unique<FolderSource>(folder, seed, heldOutShare);
}

}  // namespace scalescope
