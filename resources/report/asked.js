// SPDX-License-Identifier: Apache-2.0
// Sections of what was asked besides the pass (class maps, ablation), and of what the networks are made of.

// ---- class maps, ablation

// The map lies over the pixels that were fed, coarse as it is: its cells are those of the layer.
function classMapFigure(variant) {
  const {map, label, layer, logit} = variant.classMap, rows = map.length, columns = rows ? map[0].length : 0;
  const canvas = element("canvas", {width: Math.max(1, columns), height: Math.max(1, rows), role: "img",
    "aria-label": "Grad-CAM of " + variant.name + " for " + label + ", " + rows + " by " + columns + " cells"});
  const context = canvas.getContext("2d");
  if (columns) {
    const image = context.createImageData(columns, rows);
    map.forEach((row, y) => row.forEach((value, x) => image.data.set(heatColour(value), 4 * (y * columns + x))));
    context.putImageData(image, 0, 0);
  }
  const fed = document.querySelector('#fed img[data-variant="' + CSS.escape(variant.variant) + '"]');
  return element("figure", {class: variant.classMap.meaningful ? null : "unlearnt"}, element("h3", {}, variantName(variant)),
    element("div", {class: fed ? "map over" : "map"}, fed, canvas),
    element("figcaption", {}, label + ", logit " + format.fixed(logit) + ", at " + layer));
}

function classMaps() {
  const variants = done.filter((variant) => variant.classMap);
  if (!variants.length) return;
  section("grad-cam", "Grad-CAM: where a class is seen", note(define("grad_cam") || ""), randomNote(variants),
    element("div", {class: "scale"}, "not used 0", heatScale(), "1 the strongest place"),
    element("div", {class: "grid"}, variants.map(classMapFigure)), drawn("classMaps", null));
}

function ablationLines() {
  const {columns, rows} = tableOf("ablation"), at = (title) => columns.findIndex((column) => column.title === title);
  const [name, block, change] = [at("Variant"), at("Block"), at("Change")], delta = columns.findIndex((column) => column.key === "ablation.logit_change");
  const changes = [...new Set(rows.map((row) => row[change]))];
  return done.flatMap((variant) => changes.map((one) => ({variant, unlearnt: !learnt(variant),
    label: changes.length > 1 ? variant.name + ", " + one : variant.name,
    points: rows.filter((row) => row[name] === variant.name && row[change] === one && isNumber(row[delta]))
      .map((row) => ({x: variant.blocks?.find((each) => each.block === row[block])?.relativeDepth ?? null, y: row[delta], name: "block " + row[block]}))
      .filter((point) => isNumber(point.x))}))).filter((line) => line.points.length);
}

function ablation() {
  if (!tableOf("ablation")) return;
  const lines = ablationLines();
  section("ablation", "Ablation: what a gate or a block is worth", note(define("ablation") || ""), randomNote(lines.map((line) => line.variant).filter((one, i, list) => list.indexOf(one) === i)),
    lines.length ? lineChart(axisTitle("ablation.logit_change") + " by depth", "Without retraining: the network was not made for it.", lines, depthAxis, {title: axisTitle("ablation.logit_change")}) : null,
    tableDetails("Numbers per block", () => drawn("ablation")));
}

// ---- scaling, architecture

function scaling() {
  const found = tableOf("scaling");
  if (!found) return;
  const at = (key) => found.columns.findIndex((column) => column.key === key);
  const published = at("published.top1"), macs = at("cost.macs");
  const points = found.rows.filter((row) => isNumber(row[published]) && isNumber(row[macs]));
  const colour = (row) => { const variant = all.find((one) => one.name === row[0]); return variant ? colourOf(variant) : css("--accent"); };
  section("scaling", "Scaling", note("What the compound law asks of each network: wider, deeper and larger images together."),
    points.length > 1 ? chart("Published accuracy over cost", "ImageNet-1k top-1 as torchvision publishes it for its own weights, not measured here.", () => ({
      type: "bubble", data: {datasets: points.map((row) => ({label: row[0], borderColor: css("--page"), backgroundColor: colour(row), clip: false,
        data: [{x: row[macs], y: row[published], r: 7}]}))},
      options: {scales: {x: axis(axisTitle("cost.macs") + ", G (logarithmic)", {type: "logarithmic", ticks: {maxRotation: 0, autoSkipPadding: 12}}), y: axis(axisTitle("published.top1"), {grace: "12%"})},
        plugins: {legend: {display: false}, pointLabels: {enabled: true},
          tooltip: {callbacks: {label: (item) => item.dataset.label + ": " + format.real(item.raw.x) + " G MACs, " + item.raw.y + " %"}}}},
    })) : null, drawn("scaling", null));
}

function architecture() {
  const found = tableOf("stages");
  if (!found) return;
  const share = found.columns.findIndex((column) => column.title === "Share of MACs");
  const networks = [...new Set(found.rows.map((row) => row[0]))], stages = [...new Set(found.rows.map((row) => row[1]))];
  const shade = (index) => { const [r, g, b] = heatColour(index / Math.max(1, stages.length - 1)); return "rgb(" + r + "," + g + "," + b + ")"; };
  section("architecture", "Architecture", note("Stages as they are built at each network's own input side."),
    chart("Where the multiply-adds are", "Share of each stage, from the stem to the classifier.", () => ({
      type: "bar",
      data: {labels: networks, datasets: stages.map((stage, index) => ({label: stage, backgroundColor: shade(index),
        data: networks.map((name) => 100 * (found.rows.find((row) => row[0] === name && row[1] === stage)?.[share] ?? 0))}))},
      options: {indexAxis: "y", scales: {x: axis("%", {stacked: true, min: 0, max: 100}), y: axis("", {stacked: true, ticks: {autoSkip: false}})},
        plugins: {legend: {labels: {color: css("--text"), boxWidth: 12}}, tooltip: {callbacks: {label: (item) => "stage " + item.dataset.label + " " + item.raw.toFixed(1) + " %"}}}},
    })),
    found.rows.length <= 10 ? drawn("stages", null) : tableDetails("Numbers per stage", () => drawn("stages")));
}
