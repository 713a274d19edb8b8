import { nodes, stringOf } from '../../../guard/mentions.js'
import { isTemporal } from '../../../linking/catalog.js'
import { type AskedQuestion, says } from '../question/read-question.js'
import { type CriticCheck, type Finding, type Reviewed, warn } from '../review-task.js'
import type { Statement } from '../statement/statement.js'
import { typed, within } from '../statement/tree.js'
import { usedColumns } from '../statement/used-columns.js'

const averaged =
  'averages?|avg|mean|typical(?:ly)?|per|ratio|rate|percent(?:age)?|proportion|share|margin|expected'
const extremes =
  '[a-z]{3,}est|max(?:imum)?|min(?:imum)?|most|least|high(?:est)?|low(?:est)?|larg(?:est|er)|small(?:est)?|great(?:est)?|biggest|longest|shortest|tallest|oldest|youngest|latest|last|first|earliest|newest|recent(?:ly)?|best|worst|cheapest|top|fewest|range|change|until|since|peak|record|from|fastest|slowest|up to|time|soonest|current'

/** An average, maximum or minimum that nobody asked for, or an average asked for that nobody took. */
export const measures: CriticCheck = {
  id: 'measure',
  passed: 'averages, maxima and minima are those asked for',
  needs: 'question',
  find({ statement, question }) {
    if (question === null) return []
    const used = new Set(statement.queries.flatMap(({ aggregates }) => aggregates.map(({ name }) => name)))
    return [
      ...unasked(used, question),
      ...missing(used, question, statement),
      ...totals(used, question, statement),
      ...wrongMoment(question, statement),
      ...extremeless(used, question, statement),
    ]
  },
}

function unasked(used: ReadonlySet<string>, question: AskedQuestion): readonly Finding[] {
  const findings: Finding[] = []
  if (used.has('avg') && !says(question, `${averaged}|a[a-z]{1,3}`))
    findings.push(
      warn('measure', 'The statement takes an average; the question asks for none.', 'Use sum or count.'),
    )
  for (const name of ['max', 'min'] as const) {
    if (used.has(name) && !says(question, extremes))
      findings.push(
        warn(
          'measure',
          `The statement takes a ${name}imum; the question asks for none.`,
          'Use the aggregate asked for.',
        ),
      )
  }
  if (
    used.has('max') &&
    !used.has('min') &&
    says(question, 'minimum|lowest|smallest|earliest') &&
    !says(question, extremesOf('high'))
  )
    findings.push(
      warn('measure', 'The question asks for the least; the statement takes a maximum.', 'Use min.'),
    )
  if (
    used.has('min') &&
    !used.has('max') &&
    says(question, 'maximum|highest|largest|latest') &&
    !says(question, extremesOf('low'))
  )
    findings.push(
      warn('measure', 'The question asks for the greatest; the statement takes a minimum.', 'Use max.'),
    )
  return findings
}

function extremesOf(end: 'high' | 'low'): string {
  return end === 'high'
    ? 'max(?:imum)?|most|highest|largest|greatest|biggest|longest|tallest|oldest|latest|last|best|top|recent'
    : 'min(?:imum)?|least|lowest|smallest|shortest|youngest|earliest|first|worst|cheapest|fewest'
}

function missing(
  used: ReadonlySet<string>,
  question: AskedQuestion,
  statement: Statement,
): readonly Finding[] {
  if (
    !/\baverages?\b|\b(?:the|a) mean\b|\bmean \w+ (?:of|per|by|for)\b/i.test(question.head) ||
    used.has('avg')
  )
    return []
  const { root } = statement
  const divides = [...within(root.node, { subqueries: true })].some(
    ({ type, body }) =>
      (type === 'A_Expr' && stringOf(nodes(body.name).at(-1)) === '/') ||
      (type === 'FuncCall' &&
        /percentile|avg|average|mean/.test(stringOf(nodes(body.funcname).at(-1)) ?? '')),
  )
  if (divides || usesNamed(statement, /av(?:g|erage)|mean|gpa|rate/i)) return []
  return [warn('measure', 'The question asks for an average, and the statement takes none.', 'Use avg.')]
}

/** Whether a stored column in use has such a name: what is asked for may be stored. */
function usesNamed(statement: Statement, pattern: RegExp): boolean {
  return [...usedColumns(statement).values()].some(({ name }) => pattern.test(name))
}

/** "Total" is a sum or a count, unless it is stored as such. */
function totals(
  used: ReadonlySet<string>,
  question: AskedQuestion,
  statement: Statement,
): readonly Finding[] {
  const said = /\btotal(?:s|led)?\b|\bsum of\b/i.test(question.head)
  const countedOnly = /\btotal (?:number|count|\w+ count)\b/i.test(question.head)
  if (!said || used.has('sum') || (used.has('count') && countedOnly)) return []
  if (!used.has('avg') && !used.has('max') && !used.has('min')) return []
  if (/\baverage|\bmean\b|\bhighest\b|\bmax/i.test(question.head) || usesNamed(statement, /total|sum/i))
    return []
  return [warn('measure', 'The question asks for a total; the statement adds nothing up.', 'Use sum.')]
}

/** "The lowest price" is a minimum, or the first of an order. */
function extremeless(
  used: ReadonlySet<string>,
  question: AskedQuestion,
  { root, queries }: Statement,
): readonly Finding[] {
  const said = /\b(?:maximum|minimum|highest|lowest|largest|smallest|earliest|latest)\b/i.exec(question.head)
  if (said === null || used.has('max') || used.has('min') || used.size === 0) return []
  const ranked =
    queries.some(({ node }) => nodes(node.sortClause).length > 0) ||
    [...within(root.node, { subqueries: true })].some(
      ({ type, body }) => type === 'FuncCall' && body.over !== undefined,
    )
  if (ranked) return []
  return [
    warn(
      'measure',
      `"${said[0]}" is asked for, and the statement neither takes an extreme nor orders.`,
      'Use max or min.',
    ),
  ]
}

/** "First" is the minimum of a date, "latest" the maximum. */
function wrongMoment(question: AskedQuestion, { queries }: Statement): readonly Finding[] {
  const first = /\b(?:first|earliest|oldest)\b(?! name)/i.test(question.text)
  const last = /\b(?:last|latest|most recent|newest)\b(?! name)/i.test(question.text)
  if (first === last) return []
  const wrong = queries
    .flatMap(({ aggregates }) => aggregates)
    .find(
      ({ name, uses, window }) =>
        !window &&
        name === (first ? 'max' : 'min') &&
        uses.some(({ column }) => column !== null && isTemporal(column)),
    )
  const right = queries.some(({ aggregates }) =>
    aggregates.some(({ name }) => name === (first ? 'min' : 'max')),
  )
  if (wrong === undefined || right) return []
  const evidence = `The question asks for the ${first ? 'first' : 'last'}; the statement takes the ${wrong.name}imum of a date.`
  return [warn('measure', evidence, `Use ${first ? 'min' : 'max'}.`)]
}

/** An average taken over averages weighs small groups like large ones. */
export const averageOfAverages: CriticCheck = {
  id: 'average-of-averages',
  passed: 'no average is averaged again',
  find({ statement, question }: Reviewed) {
    if (
      question !== null &&
      says(
        question,
        'average of (?:the |all )?(?:\\w+ )?averages?|averages?\\b.{1,40}\\baverages?|moving|rolling',
      )
    )
      return []
    return statement.queries.flatMap((query) =>
      query.aggregates.flatMap((aggregate) => {
        if (aggregate.name !== 'avg' || aggregate.window) return []
        const inner = aggregate.uses.some(({ source, name }) => {
          const output = source.query?.outputs[source.columns?.indexOf(name) ?? -1]
          const call = typed(output?.expression)
          return call?.type === 'FuncCall' && stringOf(nodes(call.body.funcname).at(-1)) === 'avg'
        })
        if (!inner) return []
        const evidence =
          'avg is taken over values that are averages themselves: small groups weigh like large ones.'
        return [warn('average-of-averages', evidence, 'Divide the sum of all by the count of all.')]
      }),
    )
  },
}
