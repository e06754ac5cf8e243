// SPDX-License-Identifier: Apache-2.0
// Questions about networks of the compound law: measured, fitted to a budget, searched.
#pragma once

#include "core/base/run_context.h"

namespace scalescope {

// Question and answer: core/session/questions.
struct BudgetFit;
struct FitJob;
struct MeasureJob;
struct MeasuredNetworks;
struct SearchJob;
struct SearchResult;

/// Networks of the compound law: each is built with random weights, run and given up again.
/// Throws: as measureNetworks, fitBudget, gridSearch and accuracySearch.
[[nodiscard]] MeasuredNetworks answer(const MeasureJob& job, RunContext& context);
[[nodiscard]] BudgetFit answer(const FitJob& job, RunContext& context);
[[nodiscard]] SearchResult answer(const SearchJob& job, RunContext& context);

}  // namespace scalescope
