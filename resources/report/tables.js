// SPDX-License-Identifier: Apache-2.0
// Building the page: elements, numbers as people read them, tables. All text enters as text nodes.

function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== null && value !== false) node.setAttribute(name, value === true ? "" : value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

const none = "–";
const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

const format = {
  real: (value, digits = 3) => (isNumber(value) ? String(Number(value.toPrecision(digits))) : none),
  fixed: (value, digits = 2) => (isNumber(value) ? value.toFixed(digits) : none),
  percent: (value, digits = 1) => (isNumber(value) ? (100 * value).toFixed(digits) + " %" : none),
  count: (value) => (isNumber(value) ? value.toLocaleString("en") : none),
  ms: (value) => (!isNumber(value) ? none : value >= 1000 ? (value / 1000).toFixed(2) + " s" : value.toFixed(value < 10 ? 2 : 1) + " ms"),
  bytes: (value) => {
    if (!isNumber(value)) return none;
    const units = ["B", "KiB", "MiB", "GiB"];
    let unit = 0;
    while (Math.abs(value) >= 1024 && unit < 3) { value /= 1024; unit += 1; }
    return (unit === 0 ? value : value.toFixed(1)) + " " + units[unit];
  },
  text: (value) => (value === null || value === undefined || value === "" ? none : String(value)),
};

// columns: {title, unit, number, long, hint, cell(row) -> text or node}
function table(caption, columns, rows) {
  const head = columns.map((column) => element("th", {scope: "col", class: column.number ? "number" : null, title: column.hint},
    column.title, column.unit ? element("span", {class: "unit"}, column.unit) : null));
  const line = (row) => element("tr", {}, columns.map((column, index) =>
    index === 0 ? element("th", {scope: "row"}, column.cell(row))
                : element("td", {class: column.number ? "number" : column.long ? "long" : null}, column.cell(row))));
  return element("div", {class: rows.length <= 10 ? "scroll short" : "scroll"}, element("table", {},
    caption ? element("caption", {}, caption) : null,
    element("thead", {}, element("tr", {}, head)),
    element("tbody", {}, rows.map(line))));
}

// The numbers behind a chart. Built when opened first: a family has thousands of rows.
function tableDetails(summary, build) {
  const details = element("details", {}, element("summary", {}, summary));
  details.addEventListener("toggle", () => {
    if (details.open && details.childElementCount === 1) details.append(build());
  });
  return details;
}

function chip(verdict) {
  const kind = verdict === "no data" ? "info" : verdict;
  return element("span", {class: "chip " + kind}, verdict);
}

function variantName(variant) {
  return element("span", {}, element("span", {class: "swatch", style: "background:" + colourVariable(variant)}), variant.name);
}

// Published variants have a place in the ramp; one's own networks have warm colours, in their order.
function colourVariable(variant) {
  const published = /^b([0-7])$/, match = published.exec(variant.variant);
  if (match) return "var(--b" + match[1] + ")";
  const own = [...new Set(report.variants.map((one) => one.variant))].filter((name) => !published.test(name));
  return "var(--own" + Math.max(0, own.indexOf(variant.variant)) % 8 + ")";
}
