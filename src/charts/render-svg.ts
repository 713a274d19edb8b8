import type { VegaLiteSpec } from './vega-spec.js'

/** Draws a specification of ours as an SVG, without a canvas and without loading anything. Vega is loaded only here. */
export async function renderSvg(spec: VegaLiteSpec): Promise<string> {
  const [{ parse, View, loader }, { compile }] = await Promise.all([import('vega'), import('vega-lite')])
  const compiled = compile(spec as unknown as Parameters<typeof compile>[0])
  const closed = { ...loader(), load: () => Promise.reject(new Error('A chart loads nothing.')) }
  const view = new View(parse(compiled.spec), { renderer: 'none', loader: closed })
  try {
    const svg = await view.toSVG()
    // No character of XML.
    return `${svg.replace(/[\uFFFE\uFFFF]/g, '\uFFFD')}\n`
  } finally {
    view.finalize()
  }
}
