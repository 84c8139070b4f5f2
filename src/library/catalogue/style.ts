/** How a catalogue looks: a quiet wall of pictures, by day and by night. */
export const catalogueStyle = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1c2330; --muted: #586172; --line: #d5dae2; --soft: #f3f5f8; --accent: #0b5cad; --bad: #a3161f; }
@media (prefers-color-scheme: dark) { :root { --paper: #12161d; --ink: #e7ebf1; --muted: #a2adbd; --line: #333c4a; --soft: #1b212b; --accent: #7db8f2; --bad: #ff9a9a; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 9rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.45 system-ui, sans-serif; }
header { position: sticky; top: 0; z-index: 1; padding: 0.9rem 1.5rem 0.6rem; background: var(--paper); border-bottom: 1px solid var(--line); }
h1 { margin: 0 0 0.6rem; font-size: 1.3rem; }
form { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: end; }
label { display: grid; gap: 0.15rem; color: var(--muted); font-size: 0.8rem; }
label.words { flex: 1 1 18rem; }
input, select { min-width: 8rem; max-width: 100%; padding: 0.42rem 0.55rem; border: 1px solid var(--muted); border-radius: 0.3rem; background: var(--paper); color: var(--ink); font: inherit; font-size: 1rem; }
select { max-width: 15rem; }
.count { margin: 0.5rem 0 0; color: var(--muted); font-size: 0.9rem; }
main { padding: 0 1.5rem 4rem; }
h2 { margin: 1.8rem 0 0.7rem; font-size: 1.1rem; }
.path { margin-left: 0.5rem; color: var(--muted); font: 0.8rem ui-monospace, monospace; overflow-wrap: anywhere; }
ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(17.5rem, 100%), 1fr)); gap: 1.4rem 1.1rem; margin: 0; padding: 0; list-style: none; }
li { display: flex; flex-direction: column; min-width: 0; content-visibility: auto; contain-intrinsic-size: auto 17.5rem auto 18rem; }
.picture { display: block; width: 100%; height: auto; aspect-ratio: 16 / 9; border: 1px solid var(--line); border-radius: 0.3rem; background: #fff; }
.picture.words { padding: 0.9rem 1rem; overflow: hidden; background: var(--soft); color: var(--muted); font-size: 0.9rem; }
h3 { margin: 0.5rem 0 0.2rem; font-size: 1rem; line-height: 1.3; overflow-wrap: break-word; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; overflow: hidden; }
.facts { display: flex; flex-wrap: wrap; gap: 0.2rem 0.6rem; margin: 0 0 0.25rem; color: var(--muted); font-size: 0.82rem; overflow-wrap: anywhere; }
.tag { padding: 0 0.45rem; border: 1px solid var(--line); border-radius: 1rem; }
.line { display: flex; gap: 0.4rem; align-items: center; margin: auto 0 0; padding-top: 0.25rem; }
code { flex: 1; min-width: 0; padding: 0.3rem 0.45rem; border-radius: 0.3rem; background: var(--soft); font: 0.78rem/1.35 ui-monospace, monospace; overflow-wrap: anywhere; }
::placeholder { color: var(--muted); opacity: 1; }
button { min-height: 1.9rem; padding: 0.2rem 0.7rem; border: 1px solid var(--accent); border-radius: 0.3rem; background: var(--paper); color: var(--accent); font: inherit; font-size: 0.85rem; cursor: pointer; }
button:hover { background: var(--soft); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.error { margin: 0 0 0.8rem; padding: 0.5rem 0.8rem; border-left: 4px solid var(--bad); background: var(--soft); overflow-wrap: anywhere; }
.error strong { color: var(--bad); }
.nothing { margin: 3rem 0; font-size: 1.1rem; }
[hidden] { display: none !important; }
@media (max-width: 40rem) { header { position: static; } label { flex: 1 1 9rem; } select { max-width: none; } main, header { padding-left: 1rem; padding-right: 1rem; } }
@media print { header form, .line { display: none; } li { break-inside: avoid; } }
`;
