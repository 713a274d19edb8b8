import { type Chart, lowAt, none, type Parsed, slotFor } from '../chart.js'
import { isColumnLink } from '../link-kinds.js'
import { nounAt } from '../nouns/noun.js'
import { phraseAt, phrasesAt } from '../phrase-book.js'
import type { Filter, Slot } from '../sketch.js'

/** "is the weight unknown", "no renovation date on record", "with a known cause", "unknown whether there is a shelter": a column that is empty, or that is not. */
export function unknownFilters(chart: Chart, at: number): readonly Parsed<Filter>[] {
  return [
    ...copulaFirst(chart, at),
    ...noneOnRecord(chart, at),
    ...adjectiveFirst(chart, at),
    ...unknownWhether(chart, at),
    ...saidByComment(chart, at),
  ]
}

const copulas = new Set(['is', 'are', 'was', 'were', 'has', 'have'])
const articles = new Set(['the', 'its', 'their', 'a', 'an', 'any', 'his', 'her'])

/** "(for how many animals) is the weight unknown" */
function copulaFirst(chart: Chart, at: number): readonly Parsed<Filter>[] {
  if (!copulas.has(lowAt(chart, at))) return none
  return columnsAt(chart, skipArticle(chart, at + 1)).flatMap(({ value, end, cost }) => {
    const said = phraseAt(chart.tokens, end, 'unknown')
    return said ? [empty(value, said.sense === 'known', said.end, cost)] : []
  })
}

/** "(is) no renovation date on record", "has no credit limit been agreed", "without a known cause" */
function noneOnRecord(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const start = copulas.has(lowAt(chart, at)) ? at + 1 : at
  if (!['no', 'without'].includes(lowAt(chart, start))) return none
  const from = skipArticle(chart, start + 1)
  const adjective = phraseAt(chart.tokens, from, 'unknown')
  const known = adjective?.sense === 'known'
  return columnsAt(chart, known ? adjective.end : from).flatMap(({ value, end, cost }) => {
    const next = ['is', 'are', 'was', 'been', 'were', 'has', 'be'].includes(lowAt(chart, end)) ? end + 1 : end
    const said = phraseAt(chart.tokens, lowAt(chart, next) === 'been' ? next + 1 : next, 'onRecord')
    if (said) return [empty(value, false, said.end, cost)]
    return known ? [empty(value, false, end, cost)] : []
  })
}

/** "with a known cause", "of unknown cause"; "unknown blood types excluded" is the other way round. */
function adjectiveFirst(chart: Chart, at: number): readonly Parsed<Filter>[] {
  return phrasesAt(chart.tokens, at, 'unknown')
    .filter((phrase) => phrase.end === at + 1)
    .flatMap((phrase) =>
      columnsAt(chart, phrase.end).flatMap(({ value, end, cost }) => {
        const left = phraseAt(chart.tokens, copulas.has(lowAt(chart, end)) ? end + 1 : end, 'leftOut')
        const known = phrase.sense === 'known'
        if (left) return [empty(value, !known, left.end, cost)]
        return owning.has(lowAt(chart, beforeArticle(chart, at)))
          ? [empty(value, known, end, cost + 0.02)]
          : []
      }),
    )
}

const owning = new Set(['with', 'have', 'has', 'having', 'had', 'of', 'show', 'shows'])

/** "it is unknown whether there is a shelter" */
function unknownWhether(chart: Chart, at: number): readonly Parsed<Filter>[] {
  const said = phraseAt(chart.tokens, at, 'unknown')
  if (said?.sense !== 'unknown' || !['whether', 'if'].includes(lowAt(chart, said.end))) return none
  let from = said.end + 1
  while (subjects.has(lowAt(chart, from))) from++
  return columnsAt(chart, skipArticle(chart, from)).map(({ value, end, cost }) =>
    empty(value, false, end, cost),
  )
}

const subjects = new Set('there it they is are has have was were been he she'.split(' '))

/** "claims still under review", where the comment says that the column is empty while under review. */
function saidByComment(chart: Chart, at: number): readonly Parsed<Filter>[] {
  return chart.emptyAt(at).flatMap((mention) => {
    const slot = slotFor(chart, mention, 'any', isColumnLink)
    return slot ? [empty(slot, false, mention.end, mention.end - mention.start > 2 ? -0.15 : 0.05)] : []
  })
}

/** "active sponsorships", where the comment says that the end is empty while one is: right before its table. */
export function emptyBefore(chart: Chart, at: number): readonly Parsed<Filter>[] {
  return saidByComment(chart, at).filter(
    ({ value, end }) =>
      value.kind === 'empty' &&
      chart
        .mentionsAt(end)
        .some(({ links }) =>
          links.some(
            (link) =>
              link.kind === 'table' &&
              link.score >= 0.5 &&
              value.slot.mention.links.some(
                (own) => own.kind === 'column' && chart.columnById.get(own.column)?.table === link.table,
              ),
          ),
        ),
  )
}

/** Columns that may be empty, named here. */
function columnsAt(chart: Chart, at: number): readonly Parsed<Slot>[] {
  return nounAt(chart, at, 'any').flatMap((noun) => {
    if (noun.value.extreme || noun.value.distinct || noun.value.owner || noun.value.pre.length > 0) return []
    const slot = slotFor(
      chart,
      noun.value.slot.mention,
      'any',
      (link) => isColumnLink(link) && chart.columnById.get(link.column)?.nullable === true,
    )
    return slot ? [{ value: slot, end: noun.end, cost: noun.cost }] : []
  })
}

function empty(slot: Slot, negated: boolean, end: number, cost: number): Parsed<Filter> {
  return { value: { kind: 'empty', slot, negated }, end, cost: cost - 0.05 }
}

function skipArticle(chart: Chart, at: number): number {
  return articles.has(lowAt(chart, at)) ? at + 1 : at
}

function beforeArticle(chart: Chart, at: number): number {
  return articles.has(lowAt(chart, at - 1)) ? at - 2 : at - 1
}
