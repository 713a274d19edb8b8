import { asNode, nodes } from '../../../guard/mentions.js'
import { type CatalogColumn, isTemporal } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'
import { columnLabel } from '../facts.js'
import { printOne } from '../print/print-query.js'
import { type AskedQuestion, asks } from '../question/read-question.js'
import { block, type CriticCheck, type Finding, type Reviewed, warn } from '../review-task.js'
import { columnIn } from '../statement/read-aggregates.js'
import type { Query } from '../statement/statement.js'
import { bodyOf, within } from '../statement/tree.js'
import { sortExpression } from './null-traps.js'

const high = 'most|highest|largest|greatest|biggest|maximum|longest|tallest|best|heaviest|richest|top'
const low = 'fewest|lowest|least|smallest|minimum|youngest|shortest|cheapest|worst|bottom|lightest'

/** LIMIT without ORDER BY, a ranking from the wrong end, "top 5" without a limit. */
export const ranking: CriticCheck = {
  id: 'ranking',
  passed: 'what is ranked is ordered and cut as asked',
  find(seen) {
    const cuts = seen.statement.queries.filter(isCut)
    const unordered = cuts.flatMap(withoutOrder)
    const { question } = seen
    if (question === null) return unordered
    return [
      ...unordered,
      ...cuts.flatMap((query) => wrongEnd(query, question, seen)),
      ...cuts.flatMap((query) => unnamedMeasure(query, question, seen)),
      ...uncut(question, seen),
    ]
  },
}

function isCut({ node }: Query): boolean {
  return node.limitCount !== undefined && bodyOf(node.limitCount, 'A_Const')?.isnull !== true
}

function withoutOrder(query: Query): readonly Finding[] {
  const one = asNode(bodyOf(query.node.limitCount, 'A_Const')?.ival)?.ival === 1
  const always = query.folds && query.groupBy.length === 0
  if (nodes(query.node.sortClause).length > 0 || always || (one && query.place === 'expression')) return []
  return [warn('ranking', 'LIMIT without ORDER BY keeps rows by chance.', 'Add ORDER BY on the measure.')]
}

function wrongEnd(query: Query, question: AskedQuestion, { statement }: Reviewed): readonly Finding[] {
  const [first] = nodes(query.node.sortClause)
  const sort = bodyOf(first, 'SortBy')
  const expression = sort === null ? null : sortExpression(sort.node, query)
  const descending = sort?.sortby_dir === 'SORTBY_DESC'
  if (expression === null || statement.queries.filter(isCut).length > 1) return []
  const column = columnIn(expression, query)?.column
  if (column && isTemporal(column)) return wrongMoment(descending, expression, question)
  const wantsHigh = asks(question, high)
  const wantsLow = asks(question, low)
  if (wantsHigh === wantsLow) return []
  if (wantsHigh === descending) return []
  const word = new RegExp(`\\b(?:${wantsHigh ? high : low})\\b`, 'i').exec(question.head)?.[0] ?? ''
  const end = descending ? 'DESC' : 'ASC'
  const measure = printOne(expression) ?? 'the measure'
  return [
    block(
      'ranking',
      `"${word}" is asked for, but LIMIT keeps the ${descending ? 'greatest' : 'smallest'} ${measure} (${end}).`,
      `Order ${descending ? 'ascending' : 'descending'}.`,
    ),
  ]
}

const superlative =
  /\b(?:top|bottom|first|last) (?:\d+|two|three|four|five|six|seven|eight|nine|ten)\b|\bthe \d+ (?:most|least|highest|lowest|largest|smallest|best|oldest|youngest)\b|\b(?:most|fewest|highest|lowest|largest|smallest|greatest|biggest|longest|shortest|tallest|oldest|youngest|cheapest)\b/i

/** Ranked by a date: the oldest has the smallest, the youngest the greatest. */
function wrongMoment(descending: boolean, expression: unknown, question: AskedQuestion): readonly Finding[] {
  const late = asks(question, 'most recent(?:ly)?|latest|newest|youngest')
  const early = asks(question, 'first(?! name)|earliest|oldest|longest(?:-| )\\w+|the longest')
  if (late === early || late === descending) return []
  const evidence = `The ${late ? 'latest' : 'earliest'} is asked for, but LIMIT keeps the ${descending ? 'latest' : 'earliest'} ${printOne(expression) ?? 'date'}.`
  return [block('ranking', evidence, `Order ${late ? 'descending' : 'ascending'}.`)]
}

/** "Top 5" and "the most" need something that cuts: LIMIT, a rank, a maximum. */
function uncut(question: AskedQuestion, { statement, outcome }: Reviewed): readonly Finding[] {
  const said = superlative.exec(question.head)
  if (said === null || (outcome !== null && outcome.result.rows.length <= 1)) return []
  if (/^(?:the )?(?:first|last) /i.test(said[0]) && /day|week|month|quarter|year|hour/i.test(question.head))
    return []
  if (
    asks(
      question,
      'each|every|per|all|most recent|at (?:the )?(?:most|least)|(?:highest|best)(?: \\w+)? to|(?:lowest|worst)(?: \\w+)? to|to (?:the )?(?:highest|lowest)|most to least|\\w+est (?:first|to)|order(?:ed|ing)?|sort(?:ed)?|rank(?:ed|ing)?',
    )
  )
    return []
  const cuts =
    statement.queries.some(isCut) ||
    statement.queries.some(({ aggregates }) =>
      aggregates.some(({ name }) => name === 'max' || name === 'min'),
    ) ||
    [...within(statement.root.node, { subqueries: true })].some(
      ({ type, body }) =>
        (type === 'FuncCall' && body.over !== undefined) ||
        (type === 'SubLink' && body.subLinkType === 'ALL_SUBLINK') ||
        (type === 'SelectStmt' && body.distinctClause !== undefined && nodes(body.sortClause).length > 0),
    )
  if (cuts) return []
  return [
    warn('ranking', `"${said[0]}" is asked for, and nothing cuts the rows to it.`, 'Add ORDER BY and LIMIT.'),
  ]
}

/** A ranking by a stored number that the question does not name, beside one that it does. */
function unnamedMeasure(query: Query, question: AskedQuestion, { catalog }: Reviewed): readonly Finding[] {
  const sort = bodyOf(nodes(query.node.sortClause)[0], 'SortBy')
  const expression = sort === null ? null : sortExpression(sort.node, query)
  const column = expression === null ? null : (columnIn(expression, query)?.column ?? null)
  if (column === null || column.kind !== 'number' || !asks(question, `${high}|${low}`)) return []
  const said = (other: CatalogColumn) =>
    other.words.map(stem).filter((word) => question.headStems.has(word) && !vague.has(word))
  if (said(column).length > 0) return []
  const siblings = catalog.tableById.get(column.table)?.columns ?? []
  // What is shown may be named for that: the age of the tallest.
  const shown = new Set(query.outputs.map(({ use }) => use?.column))
  const better = siblings.find(
    (other) =>
      other.kind === 'number' &&
      other.role !== 'key' &&
      other.role !== 'reference' &&
      !shown.has(other) &&
      said(other).length > 0,
  )
  if (better === undefined) return []
  const [label, named] = [columnLabel(column, catalog), columnLabel(better, catalog)]
  return [warn('ranking', `The ranking is by ${label}; the question names ${named}.`, `Order by ${named}.`)]
}

const vague = new Set(
  ['number', 'num', 'total', 'count', 'amount', 'value', 'point', 'score', 'id'].map(stem),
)

/** The order of the rows that the question asks for. */
export const ordering: CriticCheck = {
  id: 'ordering',
  passed: 'rows come in the order asked for',
  needs: 'question',
  find({ statement, question, outcome }) {
    if (question === null || statement.root.arms.length > 0) return []
    const wanted = wantedOrder(question)
    if (wanted === null || (outcome !== null && outcome.result.rows.length < 2)) return []
    const sorts = nodes(statement.root.node.sortClause).map((each) => bodyOf(each, 'SortBy') ?? {})
    if (sorts.length === 0)
      return [
        warn(
          'ordering',
          'The question asks for an order, and the statement has no ORDER BY.',
          'Add ORDER BY.',
        ),
      ]
    const descending = sorts.some((sort) => sort.sortby_dir === 'SORTBY_DESC')
    const ascending = sorts.some((sort) => sort.sortby_dir !== 'SORTBY_DESC')
    if ((wanted === 'down' && descending) || (wanted === 'up' && ascending) || wanted === 'any') return []
    const word = wanted === 'down' ? 'descending' : 'ascending'
    return [
      warn(
        'ordering',
        `The question asks for ${word} order; the statement orders the other way.`,
        `Order ${word}.`,
      ),
    ]
  },
}

function wantedOrder(question: AskedQuestion): 'up' | 'down' | 'any' | null {
  if (asks(question, 'descending|highest to lowest|most to least|largest to smallest|newest to oldest'))
    return 'down'
  if (asks(question, 'ascending|lowest to highest|least to most|smallest to largest|alphabetical(?:ly)?'))
    return 'up'
  return asks(question, '(?:ordered|sorted|order|sort|ranked) (?:\\w+ ){0,3}by|in (?:\\w+ )?order of')
    ? 'any'
    : null
}
