// SPDX-License-Identifier: Apache-2.0
// The sections of the report, made from the embedded document.

const report = JSON.parse(document.getElementById("data").textContent);
const all = report.variants;
const done = all.filter((variant) => variant.run);
const MiB = 1024 * 1024;

function section(id, title, ...content) {
  const short = id[0].toUpperCase() + id.slice(1);
  document.getElementById("contents").append(element("a", {href: "#" + id}, short));
  document.getElementById("main").append(element("section", {id}, element("h2", {}, title), ...content));
}
const note = (text) => element("p", {class: "note"}, text);
const define = (key) => (report.definitions || []).find((entry) => entry.key === key)?.formula;

function subtitle() {
  const imageCount = Math.max(0, ...done.map((variant) => (variant.images || []).length));
  const parts = [report.date ? report.date.replace("T", " ").replace("Z", " UTC") : null,
    report.image ? report.image.name + ", " + report.image.widthPx + " × " + report.image.heightPx + " px" : null,
    imageCount > 1 ? imageCount + " images" : null,
    report.environment ? "ScaleScope " + report.environment.version + " on " + report.environment.cpu : null];
  document.getElementById("subtitle").textContent = parts.filter(Boolean).join(" · ");
  const partial = document.getElementById("partial");
  partial.hidden = !report.partial;
  partial.textContent = "This report is partial. " + (report.partial || "");
  const picture = document.getElementById("picture");
  picture.hidden = !picture.getAttribute("src");
}

// ---- overview

function gateTotals(variant) {
  const blocks = (variant.blocks || []).filter((block) => block.gates && block.gates.values && isNumber(block.gates.mean));
  const channels = blocks.reduce((sum, block) => sum + block.gates.values.length, 0);
  const mean = (read) => channels ? blocks.reduce((sum, block) => sum + block.gates.values.length * read(block.gates), 0) / channels : null;
  return {mean: mean((gates) => gates.mean), closed: mean((gates) => gates.closedShare), open: mean((gates) => gates.openShare)};
}

function activationsOf(variant) {
  const inside = (variant.blocks || []).flatMap((block) => block.activations || []);
  return inside.concat(variant.activationsOutsideBlocks || []).sort((a, b) => a.relativeDepth - b.relativeDepth);
}

function worstLeft(variant) {
  const shares = activationsOf(variant).map((activation) => activation.leftShare).filter(isNumber);
  return shares.length ? Math.max(...shares) : null;
}

function topLabel(variant) {
  if (!variant.topk || !variant.topk.length) return none;
  return element("span", {class: variant.meaningful ? null : "random"}, variant.topk[0].label);
}

function overview() {
  const failed = all.filter((variant) => variant.error);
  const columns = [
    {title: "Variant", cell: variantName},
    {title: "Weights", cell: (v) => v.weights ? v.weights.kind : none},
    {title: "Input", unit: "px", number: true, cell: (v) => format.text(Array.isArray(v.input?.size) ? v.input.size.join(" × ") : v.input?.size)},
    {title: "Params", unit: "M", number: true, hint: define("cost.params"), cell: (v) => format.fixed(v.cost.params / 1e6)},
    {title: "MACs", unit: "G", number: true, hint: define("cost.macs"), cell: (v) => format.fixed(v.cost.gmacs, 3)},
    report.agreement && {title: "Top-1", cell: topLabel},
    report.agreement && {title: "Score", number: true, hint: define("prediction.softmax"), cell: (v) => format.percent(v.topk?.[0]?.probability)},
    {title: "Mean gate", number: true, hint: define("gate.value"), cell: (v) => format.fixed(gateTotals(v).mean, 3)},
    {title: "Gates closed", number: true, hint: define("gate.closed"), cell: (v) => format.percent(gateTotals(v).closed)},
    {title: "Gates open", number: true, hint: define("gate.open"), cell: (v) => format.percent(gateTotals(v).open)},
    {title: "Worst left tail", number: true, hint: define("silu.left"), cell: (v) => format.percent(worstLeft(v))},
    {title: "Peak memory", number: true, hint: define("memory.live"), cell: (v) => format.bytes(v.memory?.peakBytes)},
    {title: "Latency", unit: "median", number: true, hint: define("latency.median"), cell: (v) => format.ms(v.benchmark?.latencyMsMedian)},
    {title: "Findings", number: true, cell: (v) => format.count((report.findings || []).filter((f) => f.variant === v.variant && (f.severity === "warn" || f.severity === "fail")).length)},
  ].filter(Boolean);
  const random = done.some((variant) => variant.weights && !variant.weights.predictionsMeaningful);
  section("overview", "Overview",
    failed.map((variant) => element("p", {class: "banner"}, variant.name + " failed: " + variant.error.message)),
    table(null, columns, done),
    random ? note("Random (calibrated) weights: gates, memory and latency are real measurements of such a network; its predictions have no meaning.") : null);
}

// ---- predictions

function predictionCard(variant) {
  const scores = (variant.topk || []).map((score) => element("div", {class: "score"},
    element("span", {class: "label", title: score.label + " (class " + score.index + ")"}, score.label),
    element("span", {class: "value"}, format.percent(score.probability)),
    element("div", {class: "bar"}, element("span", {style: "width:" + (100 * (score.probability ?? 0)).toFixed(2) + "%"}))));
  const warning = !variant.valid ? "No usable prediction: a logit is not finite, or the file has no usable classifier."
    : !variant.meaningful ? "Random weights: predictions have no meaning." : null;
  return element("article", {class: variant.meaningful ? "card" : "card random"},
    element("h3", {}, variantName(variant), element("span", {class: "note"}, variant.weights ? variant.weights.badge : "")),
    scores, warning ? note(warning) : null);
}

function agreementTable(agreement) {
  const columns = [{title: "Same top-1", cell: (row) => row.name}].concat(agreement.names.map((name, index) =>
    ({title: name, number: true, cell: (row) => (row.values[index] ? "yes" : "no")})));
  return table("Which variants agree on the first image. Share with the most frequent answer: " + format.percent(agreement.score, 0) + ".",
    columns, agreement.names.map((name, index) => ({name, values: agreement.top1[index]})));
}

function predictions() {
  if (!report.agreement || !done.length) return;
  const agreement = report.agreement;
  const many = done.some((variant) => (variant.images || []).length > 1);
  const rows = () => done.flatMap((variant) => (variant.images || []).map((image) => ({variant, image})));
  section("predictions", "Predictions",
    note(define("prediction.softmax") || "Softmax scores of the first image."),
    element("div", {class: "grid"}, done.map(predictionCard)),
    agreement.comparable && agreement.names.length > 1 ? agreementTable(agreement)
      : agreement.reason ? note("The variants' answers are not compared: " + agreement.reason) : null,
    many ? tableDetails("All images", () => table("The best class of every image", [
      {title: "Variant", cell: (row) => variantName(row.variant)}, {title: "Image", long: true, cell: (row) => row.image.image},
      {title: "Folder", cell: (row) => format.text(row.image.classLabel)}, {title: "Top-1", cell: (row) => format.text(row.image.topk[0]?.label)},
      {title: "Score", number: true, cell: (row) => format.percent(row.image.topk[0]?.probability)}], rows())) : null);
}

// ---- gates

const depthAxis = {title: "relative depth: 0 is the first block, 1 the last", min: 0, max: 1};

// Never zoomed in so far that a share of nearly nothing looks large.
function shareAxis(title) {
  return {title, min: 0, suggestedMax: 0.05, tooltip: (value) => format.percent(value, 2),
    ticks: {callback(value) { return format.percent(value, this.max < 0.1 ? 1 : 0); }}};
}

function gateLine(read) {
  return done.filter((variant) => variant.blocks?.some((block) => block.gates?.values)).map((variant) => ({variant,
    points: variant.blocks.filter((block) => block.gates?.values && isNumber(read(block.gates)))
      .map((block) => ({x: block.relativeDepth, y: read(block.gates), name: "block " + block.block}))}));
}

function heatMaps(variants) {
  const grid = element("div", {class: "pair maps"});
  const fill = (order) => grid.replaceChildren(...variants.map((variant) => element("figure", {},
    element("h3", {}, variantName(variant), element("span", {class: "note"}, "  " + variant.blocks.length + " blocks, " + format.count(variant.cost.seGates) + " gates")),
    heatMap(variant, variant.blocks.filter((block) => block.gates?.values), order))));
  const choice = element("input", {type: "checkbox", id: "channelOrder"});
  choice.addEventListener("change", () => fill(choice.checked ? "channel" : "sorted"));
  fill("sorted");
  return [element("div", {class: "scale"}, "closed 0", heatScale(), "1 open",
    element("label", {class: "screen", for: "channelOrder"}, choice, " channel order instead of sorted")),
    note("One row per block, stage numbers on the left, first block on top; one column per channel, sorted by gate. The cursor reads block, channel and value."), grid];
}

function gateRows(variants) {
  const some = (read) => variants.some((variant) => variant.blocks.some((block) => isNumber(read(block.gates ?? {}))));
  const several = some((g) => g.inputDependence), classes = some((g) => g.classSpecificity);
  return table("SE gates per block", [
    {title: "Variant", cell: (row) => variantName(row.variant)}, {title: "Block", cell: (row) => row.block.block},
    {title: "Channels", number: true, cell: (row) => format.count(row.gates.values.length)},
    {title: "Min", number: true, cell: (row) => format.fixed(row.gates.min, 4)}, {title: "Median", number: true, cell: (row) => format.fixed(row.gates.quantiles.p50, 4)},
    {title: "Mean", number: true, cell: (row) => format.fixed(row.gates.mean, 4)}, {title: "Max", number: true, cell: (row) => format.fixed(row.gates.max, 4)},
    {title: "Std", number: true, cell: (row) => format.fixed(row.gates.std, 4)},
    {title: "Closed", number: true, cell: (row) => format.percent(row.gates.closedShare)}, {title: "Open", number: true, cell: (row) => format.percent(row.gates.openShare)},
    {title: "Distance to identity", number: true, hint: define("gate.distance"), cell: (row) => format.fixed(row.gates.distanceToIdentity, 4)},
    several && {title: "Input dependence", number: true, hint: define("gate.input_dependence"), cell: (row) => format.fixed(row.gates.inputDependence, 4)},
    classes && {title: "Class specificity", number: true, hint: define("gate.class_specificity"), cell: (row) => format.fixed(row.gates.classSpecificity, 4)},
  ].filter(Boolean), variants.flatMap((variant) => variant.blocks.filter((block) => block.gates?.values).map((block) => ({variant, block, gates: block.gates}))));
}

function gates() {
  const variants = done.filter((variant) => variant.blocks?.some((block) => block.gates?.values));
  if (!variants.length) return;
  const share = shareAxis("share of gates");
  const some = (read) => variants.some((variant) => variant.blocks.some((block) => isNumber(read(block.gates ?? {}))));
  const severalImages = some((g) => g.inputDependence), severalClasses = some((g) => g.classSpecificity);
  const chance = variants.map((variant) => variant.gateClassChance).find(isNumber);
  section("gates", "SE attention gates",
    note("A gate multiplies its channel: near 0 the channel is removed, near 1 it passes unchanged. " + (define("gate.value") || "")),
    element("div", {class: "pair"},
      lineChart("Mean gate by depth", "Mean over the channels of each SE block.", gateLine((g) => g.mean), depthAxis, {title: "mean gate", min: 0, max: 1}),
      lineChart("Saturated gates by depth", "Closed and open gates together, threshold ε = " + format.text(report.thresholds?.gateEpsilon) + ".",
        gateLine((g) => g.closedShare + g.openShare), depthAxis, share),
      severalImages ? lineChart("Input dependence by depth", define("gate.input_dependence") || "Spread of a gate over the images.", gateLine((g) => g.inputDependence), depthAxis, {title: "mean spread over images", min: 0}) : null,
      severalClasses ? lineChart("Class specificity by depth", "Chance level of these images: " + format.fixed(chance, 2) + ". " + (define("gate.class_specificity") || ""), gateLine((g) => g.classSpecificity), depthAxis, {title: "η²", min: 0, max: 1}) : null),
    element("h3", {}, "Every channel of every block"), ...heatMaps(variants),
    tableDetails("Numbers per block", () => gateRows(variants)));
}

// ---- saturation

const zones = [["left", "left-saturated", "#b5563c"], ["negative", "negative slope", "#e0b070"], ["curved", "curved", "#9ab8cf"], ["linear", "linear", "#2f6f9f"]];

function zoneChart(variant) {
  const activations = activationsOf(variant).filter((activation) => isNumber(activation.leftShare));
  return chart("", "", () => ({
    type: "line",
    data: {datasets: zones.map(([key, label, colour]) => ({label, borderWidth: 0, pointRadius: 0, pointHitRadius: 6, fill: true, backgroundColor: colour,
      data: activations.map((activation) => ({x: activation.relativeDepth, y: activation.zoneShares[key], name: activation.name}))}))},
    options: {
      interaction: {mode: "index", intersect: false},
      scales: {x: axis("", {type: "linear", min: 0, max: 1, ticks: {maxTicksLimit: 3}}),
               y: axis("", {stacked: true, min: 0, max: 1, ticks: {maxTicksLimit: 3, callback: (value) => format.percent(value, 0)}})},
      plugins: {legend: {display: false}, filler: {propagate: false}, tooltip: {callbacks: {
        title: (items) => items[0]?.raw.name ?? "", label: (item) => item.dataset.label + " " + format.percent(item.raw.y)}}},
    },
  }), true);
}

function saturationLine(read, keep = () => true) {
  return done.map((variant) => ({variant, points: activationsOf(variant).filter((a) => keep(a) && isNumber(read(a)))
    .map((a) => ({x: a.relativeDepth, y: read(a), name: a.name}))})).filter((line) => line.points.length);
}

function activationRows() {
  return table("Every SiLU, numbers of its pre-activation", [
    {title: "Variant", cell: (row) => variantName(row.variant)}, {title: "Activation", cell: (row) => row.a.name},
    {title: "Min", number: true, cell: (row) => format.real(row.a.min)}, {title: "Mean", number: true, cell: (row) => format.real(row.a.mean)},
    {title: "Max", number: true, cell: (row) => format.real(row.a.max)}, {title: "Std", number: true, cell: (row) => format.real(row.a.std)},
    {title: "Left tail", number: true, cell: (row) => format.percent(row.a.leftShare)},
    {title: "Dead", number: true, hint: define("channel.dead"), cell: (row) => format.count(row.a.channels.dead)},
    {title: "Constant", number: true, hint: define("channel.constant"), cell: (row) => format.count(row.a.channels.constant)},
    {title: "Dormant", number: true, hint: define("channel.dormant"), cell: (row) => format.count(row.a.channels.dormant)},
    {title: "NaN, Inf", number: true, cell: (row) => format.count(row.a.nonFinite.nan + row.a.nonFinite.posInf + row.a.nonFinite.negInf)},
    {title: "fp16 headroom", unit: "bits", number: true, hint: define("numeric.fp16_headroom"), cell: (row) => format.fixed(row.a.fp16.headroomBits, 1)},
    {title: "Verdict", cell: (row) => chip(row.a.verdict)},
  ], done.flatMap((variant) => activationsOf(variant).map((a) => ({variant, a}))));
}

function saturation() {
  const variants = done.filter((variant) => activationsOf(variant).length);
  if (!variants.length) return;
  section("saturation", "Saturation of the activations",
    note(define("silu.left") || ""),
    element("div", {class: "pair"},
      lineChart("SiLU left tail by depth", "Share of pre-activations whose output and gradient are nearly zero.", saturationLine((a) => a.leftShare), depthAxis, shareAxis("share of elements")),
      lineChart("Dead, constant and dormant channels by depth", "Share of the channels of each activation.", saturationLine((a) => a.channels.share), depthAxis, shareAxis("share of channels"))),
    element("h3", {}, "Zones of SiLU by depth"),
    note("Share of the pre-activations in each zone, over the relative depth of the activation."),
    element("div", {class: "scale"}, zones.map(([, label, colour]) => element("span", {}, element("span", {class: "swatch", style: "background:" + colour}), label))),
    element("div", {class: "grid"}, variants.map((variant) => element("figure", {}, element("h3", {}, variantName(variant)), zoneChart(variant)))),
    tableDetails("Numbers per activation", activationRows));
}

// ---- memory

// An event stands at its node's place in the network, so that deep and shallow networks align.
function livePoints(variant) {
  const memory = variant.memory, inNode = new Map(), seen = new Map();
  for (const event of memory.timeline) inNode.set(event.node, (inNode.get(event.node) || 0) + 1);
  let last = 0;
  return memory.timeline.map((event) => {
    if (event.node >= 0) {
      const index = seen.get(event.node) || 0;
      seen.set(event.node, index + 1);
      last = Math.max(last, (event.node + index / inNode.get(event.node)) / Math.max(1, memory.nodeCount));
    }
    return {x: 100 * last, y: event.liveBytes / MiB, name: format.ms(event.timeMs)};
  });
}

// With many lines the allocations hide each other: one point per SE block's worth of layers, its highest value.
function partPeaks(points, count) {
  const highest = new Array(count).fill(null);
  for (const point of points) {
    const part = Math.min(count - 1, Math.floor(point.x / 100 * count));
    if (!highest[part] || highest[part].y < point.y) highest[part] = {...point, x: 100 * (part + 0.5) / count};
  }
  return highest.filter(Boolean);
}

function predictedPoints(variant) {
  const steps = variant.memory.predictedTimeline, count = Math.max(1, variant.memory.nodeCount);
  return steps.map((step) => ({x: 100 * (step.node + 0.5) / count, y: step.liveBytes / MiB, name: "predicted · " + step.name}));
}

function peakChart(variants) {
  return chart("Peak of a pass, measured and predicted", "Tensors only, weights not counted; the prediction is " + (variants[0].memory.predictedFor || "for eager execution") + ".", () => ({
    type: "bar",
    data: {labels: variants.map((variant) => variant.name), datasets: [
      {label: "measured", data: variants.map((variant) => variant.memory.peakBytes / MiB), backgroundColor: variants.map(colourOf)},
      {label: "predicted", data: variants.map((variant) => variant.memory.predictedPeakBytes / MiB), backgroundColor: "transparent", borderColor: css("--text"), borderWidth: 1.5}]},
    options: {scales: {x: axis(""), y: axis("MiB", {beginAtZero: true})},
      plugins: {legend: {labels: {color: css("--text"), boxWidth: 14}},
        tooltip: {callbacks: {label: (item) => item.dataset.label + " " + format.bytes(item.raw * MiB)}}}},
  }));
}

function memoryRows(variants) {
  return table("Memory of a pass", [
    {title: "Variant", cell: variantName}, {title: "Measured peak", number: true, hint: define("memory.live"), cell: (v) => format.bytes(v.memory.peakBytes)},
    {title: "Predicted peak", number: true, hint: define("memory.predicted"), cell: (v) => format.bytes(v.memory.predictedPeakBytes)},
    {title: "Ratio", number: true, cell: (v) => format.fixed(v.memory.measuredOverPredicted)}, {title: "Verdict", cell: (v) => chip(v.memory.verdict)},
    {title: "Tensor at the peak", long: true, cell: (v) => format.text(v.memory.peakTensor)},
    {title: "Weights", number: true, hint: define("memory.weights"), cell: (v) => format.bytes(v.memory.weightBytes)},
    {title: "Largest batch", unit: "predicted", number: true, hint: define("memory.largest_batch"), cell: (v) => format.count(v.memory.largestBatchPredicted)},
    {title: "Process", unit: "peak", number: true, hint: define("memory.rss"), cell: (v) => v.memory.residentPeakBytes ? format.bytes(v.memory.residentPeakBytes) : none},
  ], variants);
}

function memory() {
  const variants = done.filter((variant) => variant.memory);
  if (!variants.length) return;
  const few = variants.length <= 2;
  const measured = variants.filter((variant) => variant.memory.timeline.length).map((variant) => ({variant, stepped: few ? "before" : false,
    points: few ? livePoints(variant) : partPeaks(livePoints(variant), (variant.blocks?.length ?? 16) + 2)}));
  const predicted = few ? variants.map((variant) => ({variant, points: predictedPoints(variant), dashed: true, label: variant.name})) : [];
  section("memory", "Memory over the pass",
    note(define("memory.live") || ""),
    element("div", {class: "pair"},
      lineChart("Live tensor bytes over the pass", few ? "Every allocation and every free, placed at its layer. Dashed: predicted." : "The highest value in each part of the network, about one per block; the JSON report has every allocation.", measured.concat(predicted),
        {title: "place in the network, % of its layers", min: 0, max: 100}, {title: "live MiB", min: 0, tooltip: (value) => format.bytes(value * MiB)}),
      peakChart(variants)),
    memoryRows(variants));
}

// ---- latency

function latencyChart(variants) {
  return chart("Latency of a plain pass", "Bars: median; diamonds: 95th percentile (at least 20 runs).", () => ({
    type: "bar",
    data: {labels: variants.map((variant) => variant.name), datasets: [
      {type: "line", label: "p95", data: variants.map((variant) => variant.benchmark.latencyMsP95), showLine: false, pointStyle: "rectRot", pointRadius: 6, backgroundColor: css("--text"), borderColor: css("--text")},
      {label: "median", data: variants.map((variant) => variant.benchmark.latencyMsMedian), backgroundColor: variants.map(colourOf)}]},
    options: {scales: {x: axis(""), y: axis("ms per batch of " + variants[0].benchmark.batch, {beginAtZero: true})},
      plugins: {legend: {display: false}, tooltip: {callbacks: {label: (item) => item.dataset.label + " " + format.ms(item.raw)}}}},
  }));
}

function tradeOffChart(variants) {
  const peaks = variants.map((variant) => variant.memory?.peakBytes ?? variant.benchmark.peakBytes ?? 0), largest = Math.max(...peaks, 1);
  const times = variants.map((variant) => variant.benchmark.latencyMsMedian);
  return chart("Latency, memory and published accuracy", "Area: peak memory measured here. Accuracy: ImageNet-1k top-1 as torchvision publishes it for its own weights, not measured here.", () => ({
    type: "bubble",
    data: {datasets: variants.map((variant, index) => ({label: variant.name, borderColor: css("--page"), backgroundColor: colourOf(variant), clip: false,
      data: [{x: variant.benchmark.latencyMsMedian, y: variant.publishedTop1Percent, r: 4 + 14 * Math.sqrt(peaks[index] / largest)}]}))},
    options: {scales: {x: axis("median latency, ms (logarithmic)", {type: "logarithmic", min: 0.75 * Math.min(...times), max: 1.5 * Math.max(...times),
        ticks: {maxRotation: 0, autoSkipPadding: 12}}), y: axis("published top-1, %", {grace: "12%"})},
      plugins: {legend: {display: false}, pointLabels: {enabled: true},
        tooltip: {callbacks: {label: (item) => item.dataset.label + ": " + format.ms(item.raw.x) + ", " + item.raw.y + " %, " + format.bytes(peaks[item.datasetIndex])}}}},
  }));
}

const parts = [["stem", "#6b7f94"], ["expand", "#2f6f9f"], ["depthwise", "#d08a3e"], ["se", "#8a5a9e"], ["project", "#62a08b"], ["head", "#b5563c"], ["classifier", "#9a9a4a"]];

function partShares(variant, read) {
  const sums = new Map();
  for (const node of variant.benchmark.nodes) sums.set(node.part, (sums.get(node.part) || 0) + (read(node) || 0));
  const whole = [...sums.values()].reduce((a, b) => a + b, 0) || 1;
  return new Map([...sums].map(([part, sum]) => [part, 100 * sum / whole]));
}

function partChart(variants) {
  const rows = variants.flatMap((variant) => [{label: variant.name + " time", shares: partShares(variant, (node) => node.ms)},
                                              {label: variant.name + " MACs", shares: partShares(variant, (node) => node.macs)}]);
  return chart("Where the time goes, beside where the MACs are", "Share of the instrumented run, which is slower than a plain pass, and share of the multiply-adds.", () => ({
    type: "bar",
    data: {labels: rows.map((row) => row.label), datasets: parts.map(([part, colour]) => ({label: part, backgroundColor: colour, data: rows.map((row) => row.shares.get(part) || 0)}))},
    options: {indexAxis: "y", scales: {x: axis("%", {stacked: true, min: 0, max: 100}), y: axis("", {stacked: true, ticks: {autoSkip: false}})},
      plugins: {legend: {labels: {color: css("--text"), boxWidth: 12}}, tooltip: {callbacks: {label: (item) => item.dataset.label + " " + item.raw.toFixed(1) + " %"}}}},
  }));
}

function latency() {
  const variants = done.filter((variant) => variant.benchmark);
  if (!variants.length) return;
  const published = variants.filter((variant) => isNumber(variant.publishedTop1Percent));
  const timed = variants.filter((variant) => variant.benchmark.nodes?.length);
  section("latency", "Latency",
    note(define("latency.median") || ""),
    element("div", {class: "pair"}, latencyChart(variants), published.length ? tradeOffChart(published) : null, timed.length ? partChart(timed) : null),
    table("Plain passes without instrumentation", [
      {title: "Variant", cell: variantName}, {title: "Engine", cell: (v) => v.benchmark.engine}, {title: "Dtype", cell: (v) => v.benchmark.dtype},
      {title: "Batch", number: true, cell: (v) => v.benchmark.batch}, {title: "Threads", number: true, cell: (v) => v.benchmark.threads},
      {title: "Runs", number: true, cell: (v) => v.benchmark.repeats}, {title: "Median", number: true, cell: (v) => format.ms(v.benchmark.latencyMsMedian)},
      {title: "Min", number: true, cell: (v) => format.ms(v.benchmark.latencyMsMin)},
      {title: "p95", number: true, hint: define("latency.p95"), cell: (v) => isNumber(v.benchmark.latencyMsP95) ? format.ms(v.benchmark.latencyMsP95) : "too few runs"},
      {title: "Images per s", number: true, cell: (v) => format.real(v.benchmark.imagesPerSecond)}, {title: "Noise", cell: (v) => chip(v.benchmark.noise)}], variants));
}

// ---- findings, weights, environment, definitions

function findingBlock(finding) {
  const where = [finding.variant ? finding.variant.toUpperCase() : "Family", finding.place].filter(Boolean).join(", ");
  return element("article", {class: "finding " + (finding.severity === "no data" ? "info" : finding.severity)},
    element("p", {}, element("span", {class: finding.severity}, chip(finding.severity)), " ", element("span", {class: "place"}, where + ": "), finding.title),
    element("p", {class: "note"}, [finding.evidence, finding.threshold, finding.source ? "Source: " + finding.source : null].filter(Boolean).join(" · ")),
    finding.advice ? element("p", {}, finding.advice) : null);
}

function findings() {
  if (!report.findings) return;
  const shown = 12, rest = report.findings.slice(shown);
  section("findings", "Findings",
    note("Rules over the measures, worst first. “fail” means “needs attention”, not “the network is broken”."),
    report.findings.length ? report.findings.slice(0, shown).map(findingBlock) : element("p", {}, "No rule found anything that needs attention."),
    rest.length ? element("details", {class: "printed"}, element("summary", {}, rest.length + " more"), rest.map(findingBlock)) : null);
}

function weights() {
  const variants = done.filter((variant) => variant.weights);
  if (!variants.length) return;
  const load = (v) => v.weights.load ? v.weights.load.matched + " matched, " + v.weights.load.converted + " converted, " + v.weights.load.missing + " missing, " + v.weights.load.unexpected + " unexpected" : none;
  section("weights", "Weights", table("Which weights each variant ran on", [
    {title: "Variant", cell: variantName}, {title: "Kind", cell: (v) => v.weights.badge}, {title: "Name", long: true, cell: (v) => v.weights.name},
    {title: "Classes", number: true, cell: (v) => format.count(v.classCount)}, {title: "Tensors", cell: load},
    {title: "Padding", long: true, cell: (v) => v.weights.load && v.weights.load.conventions ? v.weights.load.conventions : none},
    {title: "SHA-256", long: true, cell: (v) => v.weights.sha256 ? element("code", {}, v.weights.sha256) : none}], variants),
    variants.filter((v) => v.weights.verdict).length ? element("ul", {}, variants.filter((v) => v.weights.verdict).map((v) => element("li", {}, v.name + ": " + v.weights.verdict))) : null);
}

function environmentSection() {
  const e = report.environment;
  if (!e) return;
  const run = done[0]?.run;
  const rows = [["ScaleScope", e.version], ["LibTorch", e.libtorch], ["OpenCV", e.opencv], ["Processor", e.cpu + " (" + e.simd + ")"], ["Cores, threads", e.cores + ", " + e.threads],
    ["Memory", format.bytes(e.memoryBytes)], ["GPU", (e.gpus || []).join(", ") || "none"], ["System", e.os], ["Date", e.date],
    ["Engine", run ? run.engine + " on " + run.device + ", " + run.dtype + (run.autocast ? " (autocast)" : "") + (run.engineReason ? " (" + run.engineReason + ")" : "") : none]];
  const many = done.some((variant) => variant.throughput), throughput = (read) => (v) => v.throughput ? read(v.throughput) : none;
  const chosen = (t) => t.batchMeasured ? "measured: " + t.probes.map((probe) => probe.batch + ": " + format.real(probe.imagesPerSecond)).join(", ") + " images/s" : "not measured";
  section("environment", "Environment", element("dl", {}, rows.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, format.text(value))])),
    done.length ? table("What was fed", [{title: "Variant", cell: variantName}, {title: "Preprocessing", cell: (v) => format.text(v.input?.recipe)},
      {title: "Tensor", cell: (v) => (v.input?.tensorShape || []).join(" × ")}, {title: "Images", number: true, cell: (v) => format.count((v.images || []).length || (v.input ? 1 : 0))}], done) : null,
    many ? table("How fast many images went", [{title: "Variant", cell: variantName}, {title: "Engine", cell: (v) => v.run.engine},
      {title: "Images", number: true, cell: throughput((t) => format.count(t.images))},
      {title: "Images per s", number: true, hint: define("throughput.images"), cell: throughput((t) => format.real(t.imagesPerSecond))},
      {title: "Per pass", number: true, hint: define("throughput.batch"), cell: throughput((t) => format.count(t.batch))},
      {title: "Chosen", cell: throughput(chosen)}], done) : null);
}

function definitionsSection() {
  if (!report.definitions) return;
  section("definitions", "Definitions and thresholds",
    note("Thresholds are defaults or what the user set; one marked “own” is a convention of ScaleScope, not a finding of research."),
    table(null, [{title: "Measure", cell: (d) => d.label}, {title: "Definition", long: true, cell: (d) => d.formula},
      {title: "Threshold", cell: (d) => format.text(d.threshold)}, {title: "Source", long: true, cell: (d) => format.text(d.source)}], report.definitions));
}

for (const build of [subtitle, overview, predictions, gates, saturation, memory, latency, findings, weights, environmentSection, definitionsSection]) build();
drawCharts();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawCharts);

// On paper: light colours also where the screen is dark, and what is folded away but belongs to the report is opened.
function print(on) {
  document.documentElement.classList.toggle("paper", on);
  for (const details of document.querySelectorAll("details.printed")) details.open = on;
  drawCharts();
}
addEventListener("beforeprint", () => print(true));
addEventListener("afterprint", () => print(false));
