import { Resvg } from '@resvg/resvg-js'
import { UsageError } from '../errors.js'

/** Twice the size of the SVG, for screens and print alike. */
const zoom = 2

/**
 * An SVG as a PNG, with the fonts of this machine.
 * @throws {UsageError} `no_fonts` when there are none: a chart without its words would mislead.
 */
export function renderPng(svg: string): Uint8Array {
  if (new Resvg(probe).getBBox() === undefined) {
    throw new UsageError('no_fonts', 'A PNG needs a font, and this machine has none.', {
      hint: 'Install one (e.g. the package fonts-dejavu-core), or write an .svg.',
    })
  }
  return new Resvg(svg, { fitTo: { mode: 'zoom', value: zoom }, font: sansSerif }).render().asPng()
}

/** The family that stands for sans-serif is Arial, which few Linux machines have. */
const sansSerif = process.platform === 'linux' ? { sansSerifFamily: 'DejaVu Sans' } : {}

const probe = '<svg xmlns="http://www.w3.org/2000/svg"><text y="20" font-family="sans-serif">Ag</text></svg>'
