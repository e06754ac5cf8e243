// SPDX-License-Identifier: Apache-2.0
// Charts: colours from the style sheet, direct labels, heat maps with a value under the cursor.

const charts = [];  // functions that draw again after a change of theme

function css(name) { return getComputedStyle(document.documentElement).getPropertyValue(name).trim(); }
function colourOf(variant) { return css(colourVariable(variant).slice(4, -1)); }

// Of random weights: grey with a trace of the colour, so that lines can still be told apart.
function greyed(colour) {
  const parts = (text) => [1, 3, 5].map((at) => parseInt(text.slice(at, at + 2), 16));
  const own = parts(colour), grey = parts(css("--muted"));
  return "rgb(" + grey.map((value, i) => Math.round(0.65 * value + 0.35 * own[i])).join(", ") + ")";
}
const lineColour = (line) => (line.unlearnt ? greyed(colourOf(line.variant)) : colourOf(line.variant));

// Names at the ends of lines instead of a legend; moved apart where they would overlap.
const endLabels = {
  id: "endLabels",
  afterDatasetsDraw(chart) {
    if (!chart.options.plugins.endLabels?.enabled) return;
    const labels = chart.data.datasets.map((dataset, index) => {
      const points = chart.getDatasetMeta(index).data;
      const last = points.findLast((point) => Number.isFinite(point.y));
      return last && dataset.label && !dataset.unlabelled ? {text: dataset.label, colour: dataset.borderColor, y: last.y} : null;
    }).filter(Boolean).sort((a, b) => a.y - b.y);
    const step = 13, bottom = chart.chartArea.bottom;
    for (let i = 1; i < labels.length; ++i) labels[i].y = Math.max(labels[i].y, labels[i - 1].y + step);
    if (labels.length) labels[labels.length - 1].y = Math.min(labels[labels.length - 1].y, bottom);
    for (let i = labels.length - 2; i >= 0; --i) labels[i].y = Math.min(labels[i].y, labels[i + 1].y - step);
    const context = chart.ctx;
    context.save();
    context.font = "600 11px " + Chart.defaults.font.family;
    context.textBaseline = "middle";
    for (const label of labels) {
      context.fillStyle = label.colour;
      context.fillText(label.text, chart.chartArea.right + 6, label.y);
    }
    context.restore();
  },
};

// Names beside bubbles.
const pointLabels = {
  id: "pointLabels",
  afterDatasetsDraw(chart) {
    if (!chart.options.plugins.pointLabels?.enabled) return;
    const context = chart.ctx;
    context.save();
    context.font = "600 11px " + Chart.defaults.font.family;
    context.textBaseline = "middle";
    context.fillStyle = css("--text");
    chart.data.datasets.forEach((dataset, index) => {
      const point = chart.getDatasetMeta(index).data[0];
      context.fillText(dataset.label, point.x + point.options.radius + 4, point.y);
    });
    context.restore();
  },
};

function axis(title, options = {}) {
  return {
    title: {display: Boolean(title), text: title, color: css("--muted")},
    ticks: {color: css("--muted"), ...(options.ticks || {})},
    grid: {color: css("--line")},
    border: {color: css("--line")},
    ...Object.fromEntries(Object.entries(options).filter(([name]) => !["ticks", "title", "tooltip"].includes(name))),
  };
}

// configure() gives a Chart.js configuration in the colours of the moment.
function chart(title, description, configure, small = false) {
  const canvas = element("canvas", {role: "img", "aria-label": title + ". " + description});
  const figure = element("figure", {}, title ? element("h3", {}, title) : null,
    element("div", {class: small ? "plot small" : "plot"}, canvas),
    description ? element("figcaption", {}, description) : null);
  let drawn = null;
  charts.push(() => {
    if (drawn) drawn.destroy();
    const configuration = configure();
    configuration.options = {animation: false, responsive: true, maintainAspectRatio: false, ...configuration.options};
    configuration.plugins = [endLabels, pointLabels];
    drawn = new Chart(canvas, configuration);
    figure.chart = drawn;
  });
  return figure;
}

// series: [{variant, points: [{x, y, name}]}]; one line per variant on shared axes, grey and in short dashes where it is
// unlearnt.
function lineChart(title, description, series, x, y) {
  return chart(title, description, () => ({
    type: "line",
    data: {datasets: series.map((line) => ({
      label: line.label ?? line.variant.name, data: line.points, borderColor: lineColour(line), backgroundColor: lineColour(line),
      borderWidth: line.dashed ? 1.5 : 2, borderDash: line.dashed ? [5, 4] : line.unlearnt ? [3, 3] : [], unlabelled: line.dashed,
      pointRadius: line.points.length > 150 ? 0 : 1.8, pointHoverRadius: 5, stepped: line.stepped || false, tension: 0,
    }))},
    options: {
      interaction: {mode: "nearest", axis: "xy", intersect: false},
      layout: {padding: {right: 16 + 7 * Math.max(4, ...series.map((line) => Math.min(24, (line.label ?? line.variant.name).length)))}},
      scales: {x: axis(x.title, {type: "linear", ...x}), y: axis(y.title, y)},
      plugins: {
        legend: {display: false}, endLabels: {enabled: true},
        tooltip: {callbacks: {
          title: (items) => items.length ? items[0].dataset.label + (items[0].raw.name ? " · " + items[0].raw.name : "") : "",
          label: (item) => y.tooltip ? y.tooltip(item.raw.y) : format.real(item.raw.y),
        }},
      },
    },
  }));
}

const viridis = [[68, 1, 84], [71, 45, 123], [59, 82, 139], [44, 114, 142], [33, 145, 140], [40, 174, 128], [94, 201, 98], [173, 220, 48], [253, 231, 37]];

function heatColour(value) {
  if (!isNumber(value)) return [128, 128, 128, 70];
  const place = Math.min(1, Math.max(0, value)) * (viridis.length - 1);
  const low = Math.min(Math.floor(place), viridis.length - 2), part = place - low;
  return [0, 1, 2].map((i) => Math.round(viridis[low][i] + part * (viridis[low + 1][i] - viridis[low][i]))).concat(255);
}

function heatScale() {
  const canvas = element("canvas", {width: 256, height: 1, role: "img", "aria-label": "Colour scale from 0 to 1"});
  const context = canvas.getContext("2d"), image = context.createImageData(256, 1);
  for (let i = 0; i < 256; ++i) image.data.set(heatColour(i / 255), 4 * i);
  context.putImageData(image, 0, 0);
  return canvas;
}

const tooltip = document.getElementById("tooltip");
function showTooltip(event, text) {
  tooltip.textContent = text;
  tooltip.hidden = false;
  const width = tooltip.offsetWidth;
  tooltip.style.left = Math.min(event.clientX + 14, window.innerWidth - width - 8) + "px";
  tooltip.style.top = (event.clientY + 18) + "px";
}

// Rows are blocks, columns are channels; a row with fewer channels is stretched to the same width.
function heatMap(variant, blocks, order) {
  const columns = 512;
  const rows = blocks.map((block) => {
    const channels = block.gates.values.map((value, channel) => ({value, channel}));
    return order === "sorted" ? channels.sort((a, b) => (a.value ?? -1) - (b.value ?? -1)) : channels;
  });
  const canvas = element("canvas", {width: columns, height: rows.length, role: "img",
    "aria-label": "SE gates of " + variant.name + ": one row per block, first block on top; the table below has the numbers"});
  const context = canvas.getContext("2d"), image = context.createImageData(columns, rows.length);
  const at = (row, place) => rows[row][Math.min(rows[row].length - 1, Math.floor(place * rows[row].length))];
  rows.forEach((row, index) => {
    for (let column = 0; column < columns; ++column)
      image.data.set(heatColour(row.length ? at(index, (column + 0.5) / columns).value : null), 4 * (index * columns + column));
  });
  context.putImageData(image, 0, 0);
  canvas.addEventListener("mousemove", (event) => {
    const box = canvas.getBoundingClientRect();
    const row = Math.min(rows.length - 1, Math.max(0, Math.floor((event.clientY - box.top) / box.height * rows.length)));
    const entry = rows[row].length ? at(row, Math.max(0, (event.clientX - box.left) / box.width)) : null;
    if (entry) showTooltip(event, variant.name + " · block " + blocks[row].block + " · channel " + entry.channel + " of " +
      rows[row].length + " · gate " + format.real(entry.value, 4));
  });
  canvas.addEventListener("mouseleave", () => { tooltip.hidden = true; });
  const stages = element("div", {class: "stages", "aria-hidden": "true"});
  for (const stage of new Set(blocks.map((block) => block.stage))) {
    const own = blocks.map((block, index) => ({block, index})).filter((entry) => entry.block.stage === stage);
    const middle = (own[0].index + own[own.length - 1].index + 1) / 2 / blocks.length;
    stages.append(element("span", {style: "top:" + (100 * middle).toFixed(2) + "%"}, String(stage)));
  }
  return element("div", {class: "heat"}, stages, canvas);
}

function drawCharts() {
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.color = css("--muted");
  for (const draw of charts) draw();
}
