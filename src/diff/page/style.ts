/** The style sheet of the page that `plenary diff --html` writes: light and dark after the reader's system, and paper. */
export const diffStyle = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1a2233;--muted:#535d6e;--line:#c9d0da;--panel:#f4f6f9;--good:#1d6a3c;--bad:#a3200b}
@media (prefers-color-scheme:dark){:root{--paper:#10182a;--ink:#e8edf4;--muted:#a3afc0;--line:#3a475c;--panel:#1a2438;--good:#86d19f;--bad:#ff9d86}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1.5rem;background:var(--paper);color:var(--ink);font:1rem/1.5 Inter,system-ui,sans-serif}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem}
h2{font-size:1.2rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line);padding-bottom:.25rem}
h3{font-size:1rem;margin:1.25rem 0 .25rem}
p{margin:.25rem 0}
code{font:.9em "JetBrains Mono",ui-monospace,monospace;overflow-wrap:anywhere}
.muted{color:var(--muted);font-size:.9rem;font-weight:400}
.good{color:var(--good)}
.bad{color:var(--bad);font-weight:600}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:.5rem 0;font-variant-numeric:tabular-nums}
caption{text-align:start;color:var(--muted);padding:.25rem 0}
th,td{text-align:start;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--line)}
th[scope=row]{font-weight:600}
td.number{white-space:nowrap}
.pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
figure{margin:0}
figcaption{color:var(--muted);font-size:.9rem;margin-bottom:.25rem}
.drawing{background:#fff;border:1px solid var(--line);padding:.5rem}
.drawing.dark{background:#10182a}
.drawing text{font-family:Inter,system-ui,sans-serif}
.drawing svg{display:block;width:100%;height:auto;overflow:visible}
.none{border:1px dashed var(--line);padding:1.5rem;color:var(--muted);text-align:center}
@media screen and (max-width:48rem){.pair{grid-template-columns:1fr}}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--muted:#444;--line:#999;--good:#1d6a3c;--bad:#a3200b}body{padding:0;max-width:none;font-size:10pt}h2,h3{break-after:avoid}tr,figure,.pair{break-inside:avoid}}
`;
