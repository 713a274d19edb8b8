import { datesText, examplesText, schemaText, valuesText } from '../agents/briefing-text.js'
import type { Briefing } from '../linking/briefing.js'

/** A briefing for people: why each table, then what a model would be told. */
export function briefingText(briefing: Briefing): string {
  const { tables, unresolved, promptTokens } = briefing
  const counted = `${tables.length} ${tables.length === 1 ? 'table' : 'tables'}, about ${promptTokens} tokens`
  const blocks = [
    `Briefing for: ${briefing.question}\n(${counted})`,
    whyText(briefing),
    valuesText(briefing),
    datesText(briefing),
    unresolved.length > 0 &&
      `Nothing in the database explains: ${unresolved.map((word) => `"${word}"`).join(', ')}`,
    examplesText(briefing),
    joinsText(briefing),
    `What a model is told of them:\n\n${schemaText(briefing)}`,
  ]
  return blocks.filter(Boolean).join('\n\n')
}

function whyText({ tables }: Pick<Briefing, 'tables'>): string {
  if (tables.length === 0) return ''
  const named = tables.map(({ schema, name, why }) => ({ name: `${schema}.${name}`, why }))
  const width = Math.max(...named.map(({ name }) => name.length))
  return `Tables and why:\n${named.map(({ name, why }) => `- ${name.padEnd(width)}  ${why}`.trimEnd()).join('\n')}`
}

function joinsText({ joins }: Pick<Briefing, 'joins'>): string {
  if (joins.length === 0) return ''
  const side = ({ schema, table, columns }: Briefing['joins'][number]['from']) =>
    `${schema}.${table}(${columns.join(', ')})`
  return `Joins:\n${joins.map(({ from, to, kind }) => `- ${side(from)} -> ${side(to)}${kind === 'inferred' ? ' (inferred)' : ''}`).join('\n')}`
}
