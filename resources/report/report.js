// SPDX-License-Identifier: Apache-2.0
// The sections of the report: draws what the embedded document brings, and computes no number of it again.

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
const tableOf = (key) => report.tables.find((one) => one.key === key);
const drawn = (key, caption) => (tableOf(key) ? table(tableOf(key), caption) : null);
// A measure of the catalogue under its one name, with the hint that its column in a table has.
const measure = (key) => ({hint: report.tables.flatMap((one) => one.columns).find((column) => column.key === key)?.hint ?? "",
  ...report.measures.find((one) => one.key === key)});
const axisTitle = (key) => [measure(key).title, measure(key).unit].filter(Boolean).join(", ");

// Gates, activations and maps of random weights are grey, dashed or hatched.
const learnt = (variant) => variant.weights ? variant.weights.predictionsMeaningful
  : variant.meaningful !== false || Boolean(variant.predictionsOff);

// "B1 to B3, B5 and mine"
function namesOf(variants) {
  const parts = [];
  for (let i = 0; i < variants.length;) {
    let end = i + 1;
    const place = (at) => (/^b[0-7]$/.test(variants[at].variant) ? Number(variants[at].variant[1]) : NaN);
    while (end < variants.length && place(end) === place(end - 1) + 1) ++end;
    if (end - i > 2) parts.push(variants[i].name + " to " + variants[end - 1].name);
    else for (const one of variants.slice(i, end)) parts.push(one.name);
    i = end;
  }
  return parts.length < 2 ? parts.join("") : parts.slice(0, -1).join(", ") + " and " + parts[parts.length - 1];
}

function randomNote(variants) {
  const random = variants.filter((variant) => !learnt(variant));
  return random.length ? note("Random weights: gates, activations and maps of " + namesOf(random) +
    " say nothing of a trained network; structure, memory and speed do.") : null;
}

function subtitle() {
  const parts = [report.date ? report.date.replace("T", " ").replace("Z", " UTC") : null, report.input.words,
    report.environment ? "ScaleScope " + report.environment.version + " on " + report.environment.cpu : null];
  document.getElementById("subtitle").textContent = parts.filter(Boolean).join(" · ");
  const partial = document.getElementById("partial");
  partial.hidden = !report.partial;
  partial.textContent = "This report is partial. " + (report.partial || "");
  const picture = document.getElementById("picture");
  picture.hidden = !picture.getAttribute("src");
}

// ---- overview

function overview() {
  const random = done.some((variant) => variant.weights && !variant.weights.predictionsMeaningful);
  section("overview", "Overview",
    all.filter((variant) => variant.error).map((variant) => element("p", {class: "banner"}, variant.name + " failed: " + variant.error.message)),
    drawn("overview", null),
    drawn("skipped", "Images left out"),
    random ? note("Random weights: gates, memory and latency are real measurements of such a network; its predictions have no meaning.") : null);
}

// ---- predictions

// Of random weights the badge is an older word.
const weightsWord = (weights) => !weights ? "" : weights.kind === "random" ? "random" : weights.badge;

function predictionCard(variant) {
  const scores = (variant.topk || []).map((score) => element("div", {class: "score"},
    element("span", {class: "label", title: score.label + " (class " + score.index + ")"}, score.label),
    element("span", {class: "value"}, format.percent(score.probability)),
    element("div", {class: "bar"}, element("span", {style: "width:" + (100 * (score.probability ?? 0)).toFixed(2) + "%"}))));
  const warning = variant.predictionsOff ? variant.predictionsOff
    : !variant.valid ? "No usable prediction: a logit is not finite."
    : !variant.meaningful ? "Random weights: predictions have no meaning."
    : variant.outsideTraining ? "The demo knows 20 generated kinds only; of other pictures its predictions say little."
    : variant.scoring === "sigmoid" ? "One output: the score is the sigmoid of its logit, not a softmax over classes." : null;
  return element("article", {class: !variant.meaningful ? "card random" : variant.outsideTraining ? "card outside" : "card"},
    element("h3", {}, variantName(variant), element("span", {class: "note"}, weightsWord(variant.weights))),
    scores, warning ? note(warning) : null);
}

// What the names of folders say of the answers.
function classFolders() {
  if (!tableOf("accuracy")) return null;
  const matrices = report.tables.filter((one) => one.key?.startsWith("confusion."));
  return element("div", {id: "accuracy"}, drawn("accuracy", tableOf("accuracy").title),
    tableOf("classes") ? tableDetails("Every class", () => drawn("classes")) : null,
    tableOf("confused") ? tableDetails("Classes that are confused most often", () => drawn("confused")) : null,
    matrices.map((matrix) => tableDetails(matrix.title, () => table(matrix, null))));
}

function predictions() {
  if (!report.agreement || !done.length) return;
  section("predictions", "Predictions",
    note(define("prediction.softmax") || "Softmax scores of the first image."),
    element("div", {class: "grid"}, done.map(predictionCard)),
    classFolders(),
    drawn("agreement") ?? (report.agreement.reason ? note("The variants' answers are not compared: " + report.agreement.reason) : null),
    tableOf("images") ? tableDetails("All images", () => drawn("images")) : null);
}

// ---- gates

const depthAxis = {title: "relative depth: 0 is the first block, 1 the last", min: 0, max: 1};

// Never zoomed in so far that a share of nearly nothing looks large.
function shareAxis(key) {
  return {title: axisTitle(key), min: 0, suggestedMax: 0.05, tooltip: (value) => format.percent(value, 2),
    ticks: {callback(value) { return format.percent(value, this.max < 0.1 ? 1 : 0); }}};
}

function gateLine(read) {
  return done.filter((variant) => variant.blocks?.some((block) => block.gates?.values)).map((variant) => ({variant, unlearnt: !learnt(variant),
    points: variant.blocks.filter((block) => block.gates?.values && isNumber(read(block.gates)))
      .map((block) => ({x: block.relativeDepth, y: read(block.gates), name: "block " + block.block}))}));
}

function heatMaps(variants) {
  const grid = element("div", {class: "pair maps"});
  const fill = (order) => grid.replaceChildren(...variants.map((variant) => element("figure", {class: learnt(variant) ? null : "unlearnt"},
    element("h3", {}, variantName(variant), element("span", {class: "note"}, "  " + variant.blocks.length + " blocks, " + format.count(variant.cost.seGates) + " gates")),
    heatMap(variant, variant.blocks.filter((block) => block.gates?.values), order))));
  const choice = element("input", {type: "checkbox", id: "channelOrder"});
  choice.addEventListener("change", () => fill(choice.checked ? "channel" : "sorted"));
  fill("sorted");
  return [element("div", {class: "scale"}, "closed 0", heatScale(), "1 open",
    element("label", {class: "screen", for: "channelOrder"}, choice, " channel order instead of sorted")),
    note("One row per block, stage numbers on the left, first block on top; one column per channel, sorted by gate. The cursor reads block, channel and value."), grid];
}

function gates() {
  const variants = done.filter((variant) => variant.blocks?.some((block) => block.gates?.values));
  if (!variants.length) return;
  const chance = variants.map((variant) => variant.gateClassChance).find(isNumber);
  const byDepth = (key, read, y, text = "") => {
    const lines = gateLine(read).filter((line) => line.points.length);
    return lines.length ? lineChart(measure(key).title + " by depth", text + measure(key).hint, lines, depthAxis, y) : null;
  };
  section("gates", "SE attention gates",
    note("A gate multiplies its channel: near 0 the channel is removed, near 1 it passes unchanged. " + (define("gate.value") || "")),
    randomNote(variants),
    element("div", {class: "pair"},
      byDepth("gate.mean", (g) => g.mean, {title: axisTitle("gate.mean"), min: 0, max: 1}, "Over the channels of each SE block. "),
      byDepth("gate.saturated_share", (g) => g.saturatedShare, shareAxis("gate.saturated_share")),
      byDepth("gate.input_dependence", (g) => g.inputDependence, {title: axisTitle("gate.input_dependence"), min: 0}),
      byDepth("gate.class_specificity", (g) => g.classSpecificity, {title: axisTitle("gate.class_specificity"), min: 0, max: 1}, "Chance level of these images: " + format.fixed(chance, 2) + ". ")),
    element("h3", {}, "Every channel of every block"), ...heatMaps(variants),
    tableDetails("Numbers per block", () => drawn("gates")));
}

// ---- saturation

function activationsOf(variant) {
  const inside = (variant.blocks || []).flatMap((block) => block.activations || []);
  return inside.concat(variant.activationsOutsideBlocks || []).sort((a, b) => a.relativeDepth - b.relativeDepth);
}

const zones = [["left", "#b5563c"], ["negative", "#e0b070"], ["curved", "#9ab8cf"], ["linear", "#2f6f9f"]]
  .map(([key, colour]) => [key, measure("zone." + key + "_share").title, colour]);

function zoneChart(variant) {
  const activations = activationsOf(variant).filter((activation) => isNumber(activation.leftShare));
  return chart("", "", () => ({
    type: "line",
    data: {datasets: zones.map(([key, label, colour]) => ({label, borderWidth: 0, pointRadius: 0, pointHitRadius: 6, fill: true, backgroundColor: learnt(variant) ? colour : greyed(colour),
      data: activations.map((activation) => ({x: activation.relativeDepth, y: activation.zoneShares[key], name: activation.name}))}))},
    options: {
      interaction: {mode: "index", intersect: false},
      scales: {x: axis("", {type: "linear", min: 0, max: 1, ticks: {maxTicksLimit: 3}}),
               y: axis("", {stacked: true, min: 0, max: 1, ticks: {maxTicksLimit: 3, callback: (value) => format.percent(value, 0)}})},
      plugins: {legend: {display: false}, filler: {propagate: false}, hatch: {enabled: !learnt(variant)}, tooltip: {callbacks: {
        title: (items) => items[0]?.raw.name ?? "", label: (item) => item.dataset.label + " " + format.percent(item.raw.y)}}},
    },
  }), true);
}

function saturationByDepth(key, read, y) {
  const lines = done.map((variant) => ({variant, unlearnt: !learnt(variant), points: activationsOf(variant).filter((a) => isNumber(read(a)))
    .map((a) => ({x: a.relativeDepth, y: read(a), name: a.name}))})).filter((line) => line.points.length);
  return lineChart(measure(key).title + " by depth", measure(key).hint, lines, depthAxis, y);
}

function saturation() {
  const variants = done.filter((variant) => activationsOf(variant).length);
  if (!variants.length) return;
  section("saturation", "Saturation of the activations",
    note(define("silu.left") || ""),
    randomNote(variants),
    element("div", {class: "pair"},
      saturationByDepth("zone.left_share", (a) => a.leftShare, shareAxis("zone.left_share")),
      saturationByDepth("channels.dormant_share", (a) => a.channels.share, shareAxis("channels.dormant_share"))),
    element("h3", {}, "Zones of SiLU by depth"),
    note("Share of the pre-activations in each zone, over the relative depth of the activation."),
    element("div", {class: "scale"}, zones.map(([, label, colour]) => element("span", {}, element("span", {class: "swatch", style: "background:" + colour}), label))),
    element("div", {class: "grid"}, variants.map((variant) => element("figure", {}, element("h3", {}, variantName(variant)), zoneChart(variant)))),
    tableDetails("Numbers per activation", () => drawn("activations")));
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

function needChart(variants) {
  return chart("Memory to run, and of an eager run", define("memory.need") || "", () => ({
    type: "bar",
    data: {labels: variants.map((variant) => variant.name), datasets: [
      {label: "to run, planned", data: variants.map((variant) => (variant.memory.needBytes ?? 0) / MiB), backgroundColor: variants.map(colourOf)},
      {label: "eager run", data: variants.map((variant) => variant.memory.eagerNeedBytes / MiB), backgroundColor: "transparent", borderColor: css("--text"), borderWidth: 1.5}]},
    options: {scales: {x: axis(""), y: axis("MiB", {beginAtZero: true})},
      plugins: {legend: {labels: {color: css("--text"), boxWidth: 14}},
        tooltip: {callbacks: {label: (item) => item.dataset.label + " " + format.bytes(item.raw * MiB)}}}},
  }));
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
      lineChart(measure("memory.live").title + " over the pass", few ? "Every allocation and every free, placed at its layer. Dashed: predicted." : "The highest value in each part of the network, about one per block; the JSON report has every allocation.", measured.concat(predicted),
        {title: "place in the network, % of its layers", min: 0, max: 100}, {title: axisTitle("memory.live"), min: 0, tooltip: (value) => format.bytes(value * MiB)}),
      needChart(variants)),
    drawn("memory"));
}

// ---- latency

function latencyChart(variants) {
  return chart("Latency of a plain pass", "Bars: median; diamonds: 95th percentile (at least 20 runs).", () => ({
    type: "bar",
    data: {labels: variants.map((variant) => variant.name), datasets: [
      {type: "line", label: "p95", data: variants.map((variant) => variant.benchmark.latencyMsP95), showLine: false, pointStyle: "rectRot", pointRadius: 6, backgroundColor: css("--text"), borderColor: css("--text")},
      {label: "median", data: variants.map((variant) => variant.benchmark.latencyMsMedian), backgroundColor: variants.map(colourOf)}]},
    options: {scales: {x: axis(""), y: axis(axisTitle("latency.median") + " per batch of " + variants[0].benchmark.batch, {beginAtZero: true})},
      plugins: {legend: {display: false}, tooltip: {callbacks: {label: (item) => item.dataset.label + " " + format.ms(item.raw)}}}},
  }));
}

function tradeOffChart(variants) {
  const peaks = variants.map((variant) => variant.memory?.needBytes ?? variant.benchmark.needBytes ?? 0), largest = Math.max(...peaks, 1);
  const times = variants.map((variant) => variant.benchmark.latencyMsMedian);
  return chart("Latency, memory and published accuracy", "Area: memory to run. Accuracy: ImageNet-1k top-1 as torchvision publishes it for its own weights, not measured here.", () => ({
    type: "bubble",
    data: {datasets: variants.map((variant, index) => ({label: variant.name, borderColor: css("--page"), backgroundColor: colourOf(variant), clip: false,
      data: [{x: variant.benchmark.latencyMsMedian, y: variant.publishedTop1Percent, r: 4 + 14 * Math.sqrt(peaks[index] / largest)}]}))},
    options: {scales: {x: axis(axisTitle("latency.median") + " (logarithmic)", {type: "logarithmic", min: 0.75 * Math.min(...times), max: 1.5 * Math.max(...times),
        ticks: {maxRotation: 0, autoSkipPadding: 12}}), y: axis(axisTitle("published.top1"), {grace: "12%"})},
      plugins: {legend: {display: false}, pointLabels: {enabled: true},
        tooltip: {callbacks: {label: (item) => item.dataset.label + ": " + format.ms(item.raw.x) + ", " + item.raw.y + " %, " + format.bytes(peaks[item.datasetIndex])}}}},
  }));
}

const parts = [["stem", "#6b7f94"], ["expand", "#2f6f9f"], ["depthwise", "#d08a3e"], ["se", "#8a5a9e"], ["project", "#62a08b"], ["head", "#b5563c"], ["classifier", "#9a9a4a"]];

function partChart(variants) {
  const rows = variants.flatMap((variant) => [["time", "msShare"], ["MACs", "macsShare"]].map(([name, key]) =>
    ({label: variant.name + " " + name, shares: new Map(variant.benchmark.parts.map((one) => [one.part, 100 * one[key]]))})));
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
  const timed = variants.filter((variant) => variant.benchmark.parts?.length);
  section("latency", "Latency",
    note(define("latency.median") || ""),
    element("div", {class: "pair"}, latencyChart(variants), published.length ? tradeOffChart(published) : null, timed.length ? partChart(timed) : null),
    drawn("latency"));
}

// ---- findings, weights, environment, definitions

const nameOf = (key) => all.find((one) => one.variant === key)?.name ?? key;

function findingBlock(finding) {
  const where = [finding.variant ? nameOf(finding.variant) : "Family", finding.place].filter(Boolean).join(", ");
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
  section("weights", "Weights", drawn("weights", "Which weights each variant ran on"),
    variants.filter((v) => v.weights.verdict).length ? element("ul", {}, variants.filter((v) => v.weights.verdict).map((v) => element("li", {}, v.name + ": " + v.weights.verdict))) : null);
}

function environmentSection() {
  const e = report.environment;
  if (!e) return;
  const rows = [["ScaleScope", e.version], ["LibTorch", e.libtorch], ["OpenCV", e.opencv], ["Processor", e.cpu + " (" + e.simd + ")"], ["Cores, threads", e.cores + ", " + e.threads],
    ["Memory", format.bytes(e.memoryBytes)], ["GPU", (e.gpus || []).join(", ") || "none"], ["System", e.os], ["Date", e.date]];
  section("environment", "Environment", element("dl", {}, rows.flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, format.text(value))])),
    drawn("inputs"), drawn("runs"));
}

function definitionsSection() {
  if (!report.definitions) return;
  section("definitions", "Definitions and thresholds",
    note("Thresholds are defaults or what the user set; one marked “own” is a convention of ScaleScope, not a finding of research."),
    drawn("definitions", null));
}

for (const build of [subtitle, overview, predictions, gates, saturation, memory, latency, classMaps, ablation, scaling, architecture, findings, weights, environmentSection, definitionsSection]) build();
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
