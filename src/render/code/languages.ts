/** Languages that code may be written in, with the other names that people give them. */
const names = `
ada; awk; bash sh zsh; c h; clojure clj edn; cmake; cpp cc c++ h++ hpp hh hxx cxx; csharp cs c#; css; dart;
delphi pascal pas dpr; diff patch; dockerfile docker; elixir ex exs; elm; erlang erl; fortran f90 f95; fsharp fs f#;
go golang; graphql gql; groovy; handlebars hbs; haskell hs; http https; ini toml; java; javascript js jsx mjs cjs;
json jsonc json5 jsonl ndjson; julia jl; kotlin kt kts; latex tex; less; lisp; lua; makefile mk make; markdown md;
matlab; nginx; nix; objectivec objc mm; ocaml ml; perl pl pm; pgsql postgres postgresql; php; plaintext text txt plain csv tsv;
powershell pwsh ps1; prolog; protobuf proto; python py; r; ruby rb; rust rs; sas; scala; scheme scm; scss;
shell console shellsession; sql; stan; stata do ado; swift; tcl tk; typescript ts tsx mts cts; vbnet vb;
verilog v sv; vhdl; vim; wasm; xml html xhtml svg rss xsd xsl; yaml yml`;

const byName = new Map<string, string>(
  names.split(';').flatMap((line) => {
    const all = line.trim().split(/\s+/);
    return all.map((name): [string, string] => [name, all[0] ?? name]);
  }),
);

/** The module of highlight.js for a language by any of its names; `null` for one that is not known. */
export function languageModule(name: string): string | null {
  return byName.get(name.toLowerCase()) ?? null;
}

/** Every name that {@link languageModule} knows. */
export function languageNames(): Iterable<string> {
  return byName.keys();
}
