/** Style sheets are bundled as their text. */
declare module "*.css" {
  const text: string;
  // oxlint's rule against default exports is about ours; the bundler gives a text no other name.
  export default text;
}
