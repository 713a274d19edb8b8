import type { Catalog } from '../../../src/linking/catalog.js'
import { linkTemplates } from './link-templates.js'
import { measureTemplates } from './measure-templates.js'
import { pick } from './random.js'
import { rowTemplates } from './row-templates.js'
import type { Sample } from './schema.js'
import type { MadeQuestion, Template } from './subject.js'

export const templates: Readonly<Record<string, Template>> = {
  ...rowTemplates,
  ...measureTemplates,
  ...linkTemplates,
}

/** One question of each template that some table of the sample can serve. */
export function questionsOf(sample: Sample, catalog: Catalog, random: () => number): readonly MadeQuestion[] {
  return Object.entries(templates).flatMap(([template, make]) => {
    const made = sample.tables
      .map((table) => make({ sample, table, catalog, random }))
      .filter((question) => question !== null)
    return made.length === 0 ? [] : [{ template, ...pick(random, made) }]
  })
}
