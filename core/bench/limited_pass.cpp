// SPDX-License-Identifier: Apache-2.0
#include "core/bench/limited_pass.h"

#include "core/base/error.h"
#include "core/exec/device.h"
#include "core/exec/executor.h"
#include "core/exec/memory_meter.h"
#include "core/exec/memory_need.h"
#include "core/weights/random.h"

#include <algorithm>
#include <fstream>
#include <new>
#include <ostream>
#include <sstream>

#if defined(__linux__)
#include <malloc.h>
#include <sys/mman.h>
#include <sys/resource.h>
#endif

namespace scalescope {

namespace {

constexpr std::int64_t kMebibyte = std::int64_t{1} << 20;
constexpr std::int64_t kMostBudget = std::int64_t{1} << 60;  // more than any machine has
constexpr std::int64_t kRoom = kMebibyte;  // for plans, graphs and other bookkeeping of a pass

/// Large tensors come from the system and go back to it; the heap keeps a little room.
void setAllocator() {
#if defined(__GLIBC__)
    constexpr int kMapped = 128 << 10;
    mallopt(M_MMAP_THRESHOLD, kMapped);
    mallopt(M_TOP_PAD, static_cast<int>(kRoom));
#endif
}

void giveBack(Executor& executor, [[maybe_unused]] std::int64_t room = kRoom) {
    executor.releaseWorkspace();
#if defined(__GLIBC__)
    malloc_trim(static_cast<std::size_t>(room));
#endif
}

/// The next mark is that of what follows. False: this system does not let it be set back.
bool resetHighWater() {
    std::ofstream clear("/proc/self/clear_refs");
    clear << 5 << std::flush;
    return clear.good();
}

#if defined(__linux__)

/// More than the limit is refused by the system: not every one enforces every limit.
bool binds(int resource, std::int64_t heldBytes, std::int64_t limitBytes) {
    rlimit old{};
    if (::getrlimit(static_cast<__rlimit_resource>(resource), &old) != 0)
        return false;
    const rlimit wanted{.rlim_cur = static_cast<rlim_t>(limitBytes), .rlim_max = old.rlim_max};
    if (::setrlimit(static_cast<__rlimit_resource>(resource), &wanted) != 0)
        return false;
    const auto tooMuch = static_cast<std::size_t>(limitBytes - heldBytes + kMebibyte);
    void* const got =
        ::mmap(nullptr, tooMuch, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (got == MAP_FAILED)
        return true;
    ::munmap(got, tooMuch);
    ::setrlimit(static_cast<__rlimit_resource>(resource), &old);
    return false;
}

/// Held now, by what a limit counts.
void limitProcess(LimitedPasses& passes, std::int64_t weightBytes, std::int64_t budgetBytes) {
    const ProcessMemory now = processMemory();
    const auto attempt = [&](int resource, const char* name, std::int64_t held) {
        passes.baselineBytes = held - weightBytes;
        passes.limitBytes = passes.baselineBytes + std::min(budgetBytes, kMostBudget);
        if (held > 0 && binds(resource, held, passes.limitBytes))
            passes.limit = name;
        return !passes.limit.empty();
    };
    if (!attempt(RLIMIT_DATA, "RLIMIT_DATA", now.dataBytes))
        attempt(RLIMIT_AS, "RLIMIT_AS", now.addressBytes);
}

#else

void limitProcess(LimitedPasses&, std::int64_t, std::int64_t) {}

#endif

TensorF32 imagesOf(const NetworkSpec& spec, std::int64_t batch) {
    const std::int64_t side = spec.scale.resolution;
    TensorF32 input{{batch, 3, side, side}, {}};
    input.values.assign(static_cast<std::size_t>(elementCount(input.shape)), 0.5F);
    return input;
}

LimitedTrial trialOf(Executor& executor, const NetworkSpec& spec, std::int64_t batch) {
    LimitedTrial trial{.batch = batch};
    RunContext silent;
    const bool marked = resetHighWater();
    const std::int64_t before = processMemory().residentBytes;
    try {
        static_cast<void>(executor.run(imagesOf(spec, batch), {}, silent));
        trial.ran = true;
        if (marked)
            trial.passBytes = processMemory().peakResidentBytes - before;
    } catch (const std::bad_alloc&) {
    } catch (const Error& error) {
        if (error.code() != ErrorCode::OutOfMemory)
            throw;
    }
    giveBack(executor);
    return trial;
}

}  // namespace

void runLimited(const LimitedRequest& request, std::ostream& out) {
    setAllocator();
    RunOptions options = request.options;
    options.threads = useThreads(options.threads);
    const auto graph = buildGraph(request.spec);
    const std::int64_t before = processMemory().anonymousBytes;
    if (before <= 0)
        throw Error(ErrorCode::DeviceUnavailable,
                    "This system does not tell what a process holds in "
                    "memory; batches cannot be tried under a limit.");
    RunContext silent;
    StateDict weights = *randomWeights(request.spec, 1, silent);
    const BuiltExecutor built = buildExecutor(request.spec, std::move(weights), options);
    Executor& executor = *built.executor;
    giveBack(executor, 0);  // what is left are the weights
    out << "weights " << processMemory().anonymousBytes - before << std::endl;
    // Threads and tables of libraries that a first pass makes are the program's.
    static_cast<void>(trialOf(executor, request.spec, 1));
    LimitedPasses passes;
    limitProcess(passes, memoryNeed(*graph, options).weightBytes, request.budgetBytes);
    if (passes.limit.empty())
        return;
    out << "limit " << passes.limit << ' ' << passes.baselineBytes << ' ' << passes.limitBytes
        << std::endl;
    for (const std::int64_t batch : request.batches) {
        const LimitedTrial trial = trialOf(executor, request.spec, batch);
        out << (trial.ran ? "ran " : "refused ") << batch;
        if (trial.passBytes)
            out << ' ' << *trial.passBytes;
        out << std::endl;
    }
}

LimitedPasses limitedPassesOf(const std::string& lines) {
    LimitedPasses passes;
    std::istringstream all(lines);
    for (std::string line; std::getline(all, line);) {
        std::istringstream words(line);
        std::string what;
        words >> what;
        std::int64_t number = 0;
        if (what == "weights" && words >> number) {
            passes.weightBytes = number;
        } else if (what == "limit") {
            words >> passes.limit >> passes.baselineBytes >> passes.limitBytes;
        } else if ((what == "ran" || what == "refused") && words >> number) {
            LimitedTrial& trial = passes.trials.emplace_back();
            trial.batch = number;
            trial.ran = what == "ran";
            if (words >> number)
                trial.passBytes = number;
        }
    }
    return passes;
}

}  // namespace scalescope
