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
  integer: (value) => (isNumber(value) ? value.toLocaleString("en") : none),
  count: (value) => {  // as core's formatCount
    if (!isNumber(value)) return none;
    if (Math.abs(value) < 10000) return String(Math.round(value));
    const units = ["k", "M", "G", "T"];
    let unit = 0;
    value /= 1000;
    while (Math.abs(value) >= 999.5 && unit < 3) { value /= 1000; unit += 1; }
    const size = Math.abs(value);
    return value.toFixed(size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2) + " " + units[unit];
  },
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

// What one stands for in a column of a measure that counts, as in core's table.cpp: 385 M is one form, of 384560352 and of 0.3846 in G.
const countSize = ({key, unit, kind}) => !key ? 0 : kind === "integer" && !unit ? 1 : kind === "real" ? {M: 1e6, G: 1e9}[unit] ?? 0 : 0;
const isNumberKind = (kind) => kind !== "text" && kind !== "verdict";
const longText = 32;  // characters from which on a cell may be broken into lines

function cellContent(column, value) {
  if (value === null) return none;
  if (typeof value === "string")
    return column.kind === "verdict" ? chip(value) : column.title === "Variant" ? namedVariant(value) : value;
  if (countSize(column)) return format.count(value * countSize(column));
  return {integer: format.integer, bytes: format.bytes, milliseconds: format.ms, share: format.percent}[column.kind]?.(value) ?? format.real(value, 4);
}

// A table as the document brings it: {title, columns [{key, title, unit, kind, hint}], rows}. Units of bytes, times, shares and counts stand in the cells.
function table({title, columns, rows}, caption = title) {
  const head = columns.map((column) => element("th", {scope: "col", class: isNumberKind(column.kind) ? "number" : null, title: column.hint},
    column.title, column.unit && column.kind !== "milliseconds" && !countSize(column) ? element("span", {class: "unit"}, column.unit) : null));
  const style = columns.map((column, index) => isNumberKind(column.kind) ? "number"
    : rows.some((row) => (row[index] ?? "").length > longText) ? "long" : null);
  const line = (row) => element("tr", {}, row.map((value, index) =>
    element(index === 0 ? "th" : "td", {scope: index === 0 ? "row" : null, class: index === 0 ? null : style[index]}, cellContent(columns[index], value))));
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

function namedVariant(name) {
  const variant = report.variants.find((one) => one.name === name);
  return variant ? variantName(variant) : name;
}

// Published variants have a place in the ramp; one's own networks have warm colours, in their order.
function colourVariable(variant) {
  const published = /^b([0-7])$/, match = published.exec(variant.variant);
  if (match) return "var(--b" + match[1] + ")";
  const own = [...new Set(report.variants.map((one) => one.variant))].filter((name) => !published.test(name));
  return "var(--own" + Math.max(0, own.indexOf(variant.variant)) % 8 + ")";
}
