// SPDX-License-Identifier: Apache-2.0
// A made-up network: transfers that go on when a test says so.
#pragma once

#include "core/fetch/published_files.h"
#include "core/session/questions/fetch_weights_job.h"
#include "core/session/result.h"
#include "tests/support/test_support.h"
#include "ui/engine/engine.h"

#include <QMutex>
#include <QSemaphore>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <map>
#include <string>

namespace scalescope::test {

/// Every transfer says that half has come, then waits for a step, or until it is cancelled; then
/// the file lies where it was wanted.
class Transfers {
public:
    QSemaphore half, step;
    std::atomic<bool> fails{false};

    Runner runner() {
        return [this](const Job& job, RunContext& context) -> Outcome {
            const auto& wanted = std::get<FetchWeightsJob>(job.question);
            {
                const QMutexLocker lock(&m_mutex);
                m_asked << QString::fromStdString(wanted.catalogId);
            }
            context.checkpoint(0.5, wanted.catalogId + ": half of it");
            half.release();
            while (!step.tryAcquire(1, 1))
                context.checkCanceled();
            if (fails)
                return Failure{ErrorCode::DownloadFailed,
                               Subject::Weights,
                               wanted.catalogId + ": the line is dead; try again later.",
                               {}};
            const PublishedWeights& entry = *publishedById(wanted.catalogId);
            FetchedFile file;
            file.path = wishFor(entry, wanted.folder, {}).target;
            std::filesystem::create_directories(file.path.parent_path());
            writeAll(file.path, "weights");
            return std::make_shared<const Result>(
                FetchedWeights{wanted.catalogId, entry.variant, file});
        };
    }
    /// A transfer is half through. The engine starts it from the event loop.
    bool waitForHalf() {
        constexpr int kLongMs = 30000;
        return QTest::qWaitFor([this] { return half.tryAcquire(); }, kLongMs);
    }
    /// What came to the network, in order.
    QStringList asked() const {
        const QMutexLocker lock(&m_mutex);
        return m_asked;
    }

private:
    mutable QMutex m_mutex;
    QStringList m_asked;
};

/// Caches without weights, for as long as it lives.
class EmptyCaches {
public:
    EmptyCaches() {
        for (const char* name : kVariables) {
            if (qEnvironmentVariableIsSet(name))
                m_before[name] = qgetenv(name);
            qunsetenv(name);
        }
        for (const char* name : {"TORCH_HOME", "HF_HOME", "XDG_DATA_HOME"})
            qputenv(name, m_folder.path().toUtf8());
    }
    ~EmptyCaches() {
        for (const char* name : kVariables)
            qunsetenv(name);
        for (const auto& [name, value] : m_before)
            qputenv(name.c_str(), value);
    }
    EmptyCaches(const EmptyCaches&) = delete;
    EmptyCaches& operator=(const EmptyCaches&) = delete;

private:
    static constexpr const char* kVariables[] = {"TORCH_HOME", "HF_HOME", "XDG_DATA_HOME",
                                                 "HF_HUB_CACHE", "HUGGINGFACE_HUB_CACHE"};
    QTemporaryDir m_folder;
    std::map<std::string, QByteArray> m_before;
};

}  // namespace scalescope::test
