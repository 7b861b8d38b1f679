"""The look of the page. All text reaches a contrast of 4.5, and all that charts draw 3, in both color schemes."""

STYLE = """
:root { color-scheme: light dark; --page: #fff; --text: #1b1f24; --muted: #4a5360; --line: #c9d0d9;
  --track: #dfe4ea; --one: #0b5cad; --two: #a34400; --mark: #1b1f24; }
@media screen and (prefers-color-scheme: dark) {
  :root { --page: #14181d; --text: #e8ecf1; --muted: #b6bfca; --line: #4a5563; --track: #343d48; --one: #6cb2ff;
    --two: #ffb070; --mark: #e8ecf1; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 70rem; background: var(--page); color: var(--text);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; line-height: 1.3; margin: 0 0 .5rem; }
p { margin: 0 0 .5rem; max-width: 44rem; }
header, section, footer { padding-bottom: 1.25rem; }
section, footer { border-top: 1px solid var(--line); padding-top: 1.25rem; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: .75rem 0 0; padding: 0; }
a { color: var(--one); }
nav a { display: inline-block; padding: .2rem 0; }
:focus-visible { outline: 3px solid var(--one); outline-offset: 2px; }
.chart { display: block; width: 100%; max-width: 34rem; height: auto; margin: .75rem 0; }
.chart text { fill: var(--text); font: 11px system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
.chart .axis { stroke: var(--line); stroke-width: 1; }
.chart .one { fill: var(--one); } .chart .two { fill: var(--two); } .chart .track { fill: var(--track); }
.chart .line { fill: none; stroke-width: 2; }
.chart .line.one { fill: none; stroke: var(--one); }
.chart .line.two { fill: none; stroke: var(--two); stroke-dasharray: 5 4; }
.chart .halo { stroke: var(--page); stroke-width: 6; stroke-linecap: square; }
.chart .mark { stroke: var(--mark); stroke-width: 2; fill: none; }
.chart .dot { fill: var(--page); stroke: var(--mark); stroke-width: 2; }
.chart .aim { stroke: var(--two); stroke-width: 2; stroke-dasharray: 4 3; }
table { border-collapse: collapse; width: 100%; margin: .75rem 0; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .3rem .75rem .3rem 0; border-bottom: 1px solid var(--line); }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--muted); font-size: .875rem; vertical-align: bottom; }
thead th { overflow-wrap: normal; }
tbody th { font-weight: 400; min-width: 6.25rem; }
td { white-space: nowrap; }
td.words { white-space: normal; min-width: 6.5rem; }
.bar { display: block; width: 100%; min-width: 2.5rem; max-width: 9rem; height: .45rem; margin: .1rem 0 .2rem; }
.bar .track { fill: var(--track); } .bar .fill { fill: var(--one); }
.steps { list-style: none; margin: .75rem 0 0; padding: 0; }
.steps li { margin: .25rem 0; }
code { font: .95em ui-monospace, SFMono-Regular, Consolas, "DejaVu Sans Mono", monospace; }
.note, footer { color: var(--muted); }
@media (min-width: 60rem) {
  .beside { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 2.5rem;
    align-items: start; }
}
@media (max-width: 30rem) {
  table { font-size: .875rem; }
  thead th { font-size: .8125rem; }
  th, td { padding-right: .4rem; }
  tbody th { min-width: 5.5rem; }
  td.long { white-space: normal; }
  .tight th, .tight td { padding-right: .2rem; }
  .tight tbody th { min-width: 0; }
}
@media (max-width: 23rem) {
  td { white-space: normal; }
  tbody th { min-width: 4.5rem; }
  .tight { font-size: .75rem; }
  .tight thead th { font-size: .6875rem; }
}
@media print {
  @page { margin: 1.5cm; }
  body { padding: 0; max-width: none; font-size: 10pt; }
  nav { display: none; }
  h2, caption { break-after: avoid; }
  tr, .chart, .steps li { break-inside: avoid; }
  thead { display: table-header-group; }
  .chart { max-width: 11cm; }
  .beside { display: block; }
}
"""
