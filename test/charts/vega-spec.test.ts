import { describe, expect, it } from 'vitest'
import { chartKinds } from '../../src/charts/chart.js'
import { renderPng } from '../../src/charts/render-png.js'
import { renderSvg } from '../../src/charts/render-svg.js'
import { vegaSpec } from '../../src/charts/vega-spec.js'
import { chartOf, months } from './rows.js'

const rows = months(30).map((month, n) => [month, n, n * n])
const specOf = (kind: (typeof chartKinds)[number]) => vegaSpec(chartOf('month:d a:n b_eur:n', rows, kind))

describe('the Vega-Lite specification', () => {
  it.each(chartKinds)(
    'of a %s is JSON with its data in it, and draws itself without a canvas',
    async (kind) => {
      const spec = JSON.parse(JSON.stringify(specOf(kind)))
      expect(spec.$schema).toMatch(/vega-lite\/v6\.json$/)
      expect(spec.data.values.length).toBeGreaterThan(1)
      expect(spec.data).not.toHaveProperty('url')
      const svg = await renderSvg(spec)
      expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
      expect(svg).toContain('>a question<')
      // Marks, not only axes.
      expect(svg).toMatch(/mark-(?:rect|line|symbol) role-mark/)
      expect(svg).not.toMatch(/NaN|undefined/)
    },
  )

  it('names axes with their units, and says what is left out', async () => {
    const spec = vegaSpec(
      chartOf('city price_eur:n', [
        ['a', 1],
        ['b', null],
        ['c', 2],
      ]),
    )
    const svg = await renderSvg(spec)
    expect(svg).toContain('>price_eur (EUR)<')
    expect(svg).toContain('>1 row without price_eur is not drawn<')
  })

  it('holds hostile names as text: every tag of the SVG is one of Vega’s own', async () => {
    const hostile = `</text><script>alert(1)</script>" onload="x[0].y\\' & \u0000\uffff`
    const svg = await renderSvg(
      vegaSpec(
        chartOf(`k ${'v'}:n`, [
          [hostile, 1],
          [`b${hostile}`, 2],
        ]),
      ),
    )
    const tags = svg.match(/<[^>]*>/g) ?? []
    for (const tag of tags)
      expect(tag).toMatch(/^<(?:\/?(?:svg|g|rect|path|line|text)(?: [\w:-]+="[^"<]*")*\/?)>$/)
    expect(tags.filter((tag) => /<script| on\w+="/.test(tag.replace(/ aria-label="[^"]*"/, '')))).toEqual([])
    expect(svg).not.toMatch(/(?!\n)\p{Cc}|\uffff/u)
    expect(svg).toContain('&lt;script&gt;')
  })

  it('loads nothing, not even when it is told to', async () => {
    const file = import.meta.filename
    const read = { ...specOf('scatter'), data: { url: file, format: { type: 'csv' } } }
    expect(await renderSvg(read)).not.toMatch(/role-mark[^>]*><path/)
  })

  it('becomes a PNG with words in it', async () => {
    const png = renderPng(await renderSvg(specOf('bar')))
    expect(Buffer.from(png.subarray(0, 8)).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n')
    expect(png.length).toBeGreaterThan(5000)
  })
})
