/** The built-in model's whole public seam; `lexicon-variants.ts` bundles it again with parts of the lexicon emptied. */
export { parse } from '../../src/builtin/parse.js'
export { parseTold } from '../../src/builtin/parse-told.js'
export { buildCatalog } from '../../src/linking/build-catalog.js'
export { findValues } from '../../src/linking/values.js'
