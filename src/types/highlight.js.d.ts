declare module 'highlight.js/lib/core' {
  interface Core {
    newInstance(): Core;
    registerLanguage(name: string, language: unknown): void;
    highlight(code: string, options: { language: string; ignoreIllegals: boolean }): { readonly value: string };
  }
  const core: Core;
  export default core;
}
