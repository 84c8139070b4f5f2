declare module 'markdown-it-footnote' {
  const footnotes: (md: object) => void;
  export default footnotes;
}
