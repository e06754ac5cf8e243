// SPDX-License-Identifier: Apache-2.0
#include "core/exec/fused/fused_pass.h"

#include <c10/core/Allocator.h>

namespace scalescope::fused {

FusedPass::FusedPass(const Kernels& kernels, const PackedWeights& weights, const Plan& plan,
                     std::byte* arena, PassTaps& taps)
    : m_kernels(kernels),
      m_weights(weights),
      m_plan(plan),
      m_arena(arena),
      m_taps(taps),
      m_scratch{at(plan.scratch), plan.scratchFloats},
      m_watched(taps.interest().activations) {}

float* FusedPass::at(int buffer) const {
    return buffer < 0 ? nullptr
                      : reinterpret_cast<float*>(
                            m_arena + m_plan.buffers[static_cast<std::size_t>(buffer)].offset);
}

ActivationView FusedPass::viewOf(const Node& node, const float* values) const {
    const TensorShape& shape = node.out;
    return {values,
            {m_plan.key.batch, shape.channels, shape.height, shape.width},
            {shape.elements(), 1, shape.width * shape.channels, shape.channels}};
}

/// The arena stands for an allocator: who listens to allocations hears of its tensors.
void FusedPass::reportBuffers(int step, bool begins) const {
    if (!m_taps.interest().nodes)
        return;
    for (const Buffer& buffer : m_plan.buffers)
        if (step == (begins ? buffer.firstStep : buffer.lastStep))
            c10::reportMemoryUsageToProfiler(
                m_arena + buffer.offset, begins ? buffer.bytes : -buffer.bytes,
                static_cast<std::size_t>(m_plan.liveBytes[static_cast<std::size_t>(step)]),
                static_cast<std::size_t>(m_plan.arenaBytes), c10::Device(c10::kCPU));
}

template <typename Work>
void FusedPass::inNode(const Node& node, int step, Work&& work) {
    m_taps.begin(node);
    reportBuffers(step, true);
    work();
    reportBuffers(step, false);
    m_taps.end(node);
}

void FusedPass::watchedSilu(const Node& node, float* values) {
    m_taps.preActivation(node, viewOf(node, values));
    siluInPlace(m_kernels, values, node.out.elements() * m_plan.key.batch);
    m_taps.postActivation(node, viewOf(node, values));
}

void FusedPass::endGather(const Node& node, const ActivationGather* gather) {
    if (!gather)
        return;
    m_finite = m_finite && gather->isFinite();
    if (m_finite)
        m_taps.endGather(node);
}

StemStep FusedPass::stemStep(float* output, ActivationGather* gather) const {
    return {.kernels = m_kernels,
            .weights = m_weights.stem,
            .node = node(-1, NodeKind::StemConv),
            .images = m_plan.key.batch,
            .image = m_image,
            .output = output,
            .silu = m_plan.key.apart ? !m_watched : !gather,
            .scratch = m_scratch,
            .gather = gather};
}

bool FusedPass::run(const float* image, float* logits) {
    m_image = image;
    stem();
    for (const BlockSpec& spec : m_taps.graph().architecture.blocks)
        if (m_finite)
            block(spec);
    if (m_finite)
        head(m_plan.blocks.back().output);
    if (m_finite)
        classifier(logits);
    return m_finite;
}

void FusedPass::stem() {
    const Node& stem = node(-1, NodeKind::StemConv);
    inNode(stem, 0, [&] {
        if (m_plan.stemJoined)
            return;
        float* output = at(m_plan.stem);
        ActivationGather* gather = gatherOf(stem);
        stemStep(output, gather).run();
        endGather(stem, gather);
        if (m_watched && m_plan.key.apart)
            watchedSilu(stem, output);
        m_taps.output(stem, viewOf(stem, output));
    });
}

void FusedPass::block(const BlockSpec& spec) {
    const BlockPlan& plan = m_plan.blocks[static_cast<std::size_t>(spec.index)];
    const Intervention* change = m_taps.intervention(spec.index);
    if (change && change->kind == InterventionKind::BlockOff && spec.residual)
        return;  // the output is the input: one buffer
    if (spec.hasExpand())
        expand(spec, plan);
    depthwise(spec, plan);
    gate(spec, plan);
    project(spec, plan);
}

void FusedPass::expand(const BlockSpec& spec, const BlockPlan& plan) {
    const Node& expand = node(spec.index, NodeKind::ExpandConv);
    inNode(expand, plan.firstStep, [&] {
        if (plan.expanded < 0)
            return;  // the depthwise step makes the rows that it needs
        float* output = at(plan.expanded);
        ProductStep{.kernels = m_kernels,
                    .weights = *m_weights.blocks[static_cast<std::size_t>(spec.index)].expand,
                    .images = m_plan.key.batch,
                    .pixels = expand.out.height * expand.out.width,
                    .input = at(plan.input),
                    .output = output,
                    .silu = !m_watched,
                    .scratch = m_scratch}
            .run();
        if (m_watched)
            watchedSilu(expand, output);
    });
}

void FusedPass::depthwise(const BlockSpec& spec, const BlockPlan& plan) {
    const BlockWeights& weights = m_weights.blocks[static_cast<std::size_t>(spec.index)];
    const Node& depthwise = node(spec.index, NodeKind::DepthwiseConv);
    inNode(depthwise, plan.firstStep + 1, [&] {
        const bool joinsStem = m_plan.stemJoined && spec.index == 0;
        const Node* maker = joinsStem        ? &node(-1, NodeKind::StemConv)
                            : weights.expand ? &node(spec.index, NodeKind::ExpandConv)
                                             : nullptr;
        ActivationGather* inputGather = maker ? gatherOf(*maker) : nullptr;
        ActivationGather* gather = gatherOf(depthwise);
        const StemStep stem = stemStep(nullptr, inputGather);
        const bool inMemory = plan.expanded >= 0 || (!weights.expand && !joinsStem);
        const bool seenWhole = m_watched && m_plan.key.apart;
        float *output = at(plan.depthwise), *rowSums = at(plan.rowSums);
        DepthwiseStep{.kernels = m_kernels,
                      .weights = weights.depthwise,
                      .node = depthwise,
                      .images = m_plan.key.batch,
                      .input = plan.expanded >= 0 ? at(plan.expanded) : at(plan.input),
                      .expand = inMemory || joinsStem ? nullptr : &*weights.expand,
                      .stem = joinsStem ? &stem : nullptr,
                      .strip = inMemory ? nullptr : &plan.strip,
                      .output = output,
                      .rowSums = seenWhole ? nullptr : rowSums,
                      .silu = !seenWhole && !gather,
                      .scratch = m_scratch,
                      .inputGather = inputGather,
                      .gather = gather}
            .run();
        if (maker)
            endGather(*maker, inputGather);
        endGather(depthwise, gather);
        if (!seenWhole)
            return;
        watchedSilu(depthwise, output);
        sumRows(m_kernels, output, m_plan.key.batch * depthwise.out.height, depthwise.out.width,
                depthwise.out.channels, rowSums);
    });
}

void FusedPass::gate(const BlockSpec& spec, const BlockPlan& plan) {
    const Node& pool = node(spec.index, NodeKind::SqueezePool);
    const Node& reduce = node(spec.index, NodeKind::SeReduce);
    const Node& expand = node(spec.index, NodeKind::SeExpand);
    const Node& scale = node(spec.index, NodeKind::GateScale);
    const std::int64_t batch = m_plan.key.batch;
    const GateStep step{.kernels = m_kernels,
                        .weights = m_weights.blocks[static_cast<std::size_t>(spec.index)].gate,
                        .images = batch,
                        .rows = pool.in.height,
                        .positions = pool.in.height * pool.in.width,
                        .rowSums = at(plan.rowSums),
                        .squeeze = at(plan.squeeze),
                        .hiddenLogits = at(plan.hidden),
                        .hidden = at(plan.hidden) + batch * spec.squeezeChannels,
                        .logits = at(plan.logits),
                        .gates = at(plan.gates)};
    const auto vectorOf = [&](const float* values) {
        return std::span<const float>(values,
                                      static_cast<std::size_t>(batch * spec.expandedChannels));
    };
    m_taps.begin(pool);
    reportBuffers(plan.firstStep + 2, true);
    const bool apart = m_plan.key.apart;  // a node's time is then that of its own work
    apart ? step.runSqueeze() : step.run();
    m_taps.squeeze(pool, vectorOf(step.squeeze), batch);
    m_taps.end(pool);
    m_taps.begin(reduce);
    if (apart)
        step.runReduce();
    m_taps.preActivation(reduce, viewOf(reduce, step.hiddenLogits));
    m_taps.postActivation(reduce, viewOf(reduce, step.hidden));
    m_taps.end(reduce);
    m_taps.begin(expand);
    if (apart)
        step.runExpand();
    m_taps.end(expand);
    m_taps.begin(scale);
    m_taps.gates(scale, vectorOf(step.logits), vectorOf(step.gates), batch);
    if (const Intervention* change = m_taps.intervention(spec.index))
        replaceGates(*change, spec,
                     {step.gates, static_cast<std::size_t>(batch * spec.expandedChannels)});
    reportBuffers(plan.firstStep + 2, false);
    m_taps.end(scale);
}

void FusedPass::project(const BlockSpec& spec, const BlockPlan& plan) {
    const Node& project = node(spec.index, NodeKind::ProjectConv);
    float* output = at(plan.output);
    inNode(project, plan.firstStep + 3, [&] {
        ProductStep{.kernels = m_kernels,
                    .weights = m_weights.blocks[static_cast<std::size_t>(spec.index)].project,
                    .images = m_plan.key.batch,
                    .pixels = project.out.height * project.out.width,
                    .input = at(plan.depthwise),
                    .gates = at(plan.gates),
                    .output = output,
                    .residual = spec.residual ? output : nullptr,
                    .silu = false,
                    .scratch = m_scratch}
            .run();
    });
    if (!spec.residual)
        return m_taps.output(project, viewOf(project, output));
    const Node& add = node(spec.index, NodeKind::ResidualAdd);
    m_taps.begin(add);  // it happened with the project convolution
    m_taps.end(add);
    m_taps.output(add, viewOf(add, output));
}

void FusedPass::head(int input) {
    const Node& head = node(-1, NodeKind::HeadConv);
    const Node& pool = node(-1, NodeKind::GlobalPool);
    const std::int64_t pixels = head.out.height * head.out.width, batch = m_plan.key.batch;
    float *maps = at(m_plan.head), *pooled = at(m_plan.pooled);
    m_taps.begin(head);
    reportBuffers(m_plan.headStep, true);
    if (maps) {
        ProductStep{.kernels = m_kernels,
                    .weights = m_weights.head,
                    .images = batch,
                    .pixels = pixels,
                    .input = at(input),
                    .output = maps,
                    .silu = !m_watched,
                    .scratch = m_scratch}
            .run();
        if (m_watched)
            watchedSilu(head, maps);
        m_taps.output(head, viewOf(head, maps));
    } else {
        ActivationGather* gather = gatherOf(head);
        HeadPoolStep{.kernels = m_kernels,
                     .weights = m_weights.head,
                     .images = batch,
                     .pixels = pixels,
                     .input = at(input),
                     .pooled = pooled,
                     .scratch = m_scratch,
                     .gather = gather}
            .run();
        endGather(head, gather);
    }
    m_taps.end(head);
    m_taps.begin(pool);
    if (maps)
        poolMaps(m_kernels, maps, batch, pixels, head.out.channels, pooled);
    reportBuffers(m_plan.headStep, false);
    m_taps.end(pool);
}

void FusedPass::classifier(float* logits) {
    inNode(node(-1, NodeKind::Classifier), m_plan.headStep + 1, [&] {
        classify(m_kernels, m_weights.classifier, at(m_plan.pooled), m_plan.key.batch, logits);
    });
}

}  // namespace scalescope::fused
