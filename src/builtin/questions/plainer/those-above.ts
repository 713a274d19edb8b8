import pluralize from 'pluralize'
import type { Catalog } from '../../../linking/catalog.js'
import { lemma } from '../../../linking/stem.js'

/**
 * "The employees who manage somebody", "employees that are managers" and "how many employees are supervisors?": the
 * managers, whom other rows of the same table refer to. Only where they do, and no table is called so itself.
 */
export function thoseAbove(question: string, catalog: Catalog): string {
  const led = catalog.tables.filter(({ id }) =>
    (catalog.edgesOf.get(id) ?? []).some(({ from, to }) => from.table === id && to.table === id),
  )
  if (led.length === 0 || !leading.test(question)) return question
  const names = new Set(led.flatMap(({ lemmas }) => lemmas.slice(-1)))
  const free = (doer: string) => !catalog.tables.some(({ lemmas }) => lemmas.at(-1) === doer)
  const put = (noun: string, said: string, object?: string): string | null => {
    const doer = doers.get(said.toLowerCase()) ?? lemma(said.toLowerCase().replace(/^(?:the|an?) /, ''))
    const rows = lemma(noun.toLowerCase())
    if (!isOne(rows, names) || !free(doer) || noun.toLowerCase() === rows) return null
    return object && !anybody.has(object) && lemma(object) !== rows ? null : pluralize.plural(doer)
  }
  return question
    .replace(relative, (all, noun: string, verb?: string, object?: string, role?: string, of?: string) => {
      return put(noun, verb ?? role ?? '', (object ?? of)?.toLowerCase()) ?? all
    })
    .replace(
      whole,
      (
        all,
        opening: string,
        noun: string,
        verb?: string,
        object?: string,
        role?: string,
        of?: string,
        end?: string,
      ) => {
        const doing = put(noun, verb ?? role ?? '', (object ?? of)?.toLowerCase())
        return doing === null ? all : `${opening}${doing} are there${end ?? ''}`
      },
    )
}

/** The rows that are led go by a name of their own, or by a word for who works here. */
function isOne(noun: string, names: ReadonlySet<string>): boolean {
  return names.has(noun) || workers.has(noun)
}

const workers: ReadonlySet<string> = new Set('employee worker person people staff'.split(' '))
const anybody: ReadonlySet<string> = new Set(
  'somebody someone anybody anyone others people persons staff colleagues'.split(' '),
)

const doers: ReadonlyMap<string, string> = new Map([
  ['manage', 'manager'],
  ['supervise', 'supervisor'],
  ['oversee', 'supervisor'],
  ['mentor', 'mentor'],
])
const verbs = '(manage|supervise|oversee|mentor)'
const roles =
  '(managers|supervisors|bosses|mentors|the (?:manager|supervisor|boss|mentor)|an? (?:manager|supervisor|mentor))'
const some = '(?:an? |another |some |any |(?:some |any )?other |at least one (?:other )?)?([a-z]+)'
const leading = /\b(?:manag|supervis|oversee|mentor|boss)/i
const ends = '(?=\\s*(?:[.?!,;]|$)| and | or )'

const relative = new RegExp(
  `\\b([a-z]+) (?:who|that) (?:(?:currently |also )?${verbs} ${some}|are (?:also )?${roles}(?: of ${some})?)${ends}`,
  'gi',
)
const whole = new RegExp(
  `^(\\s*(?:which|what|how many) (?:of (?:the|our) )?)([a-z]+) (?:(?:currently |also )?${verbs} ${some}|are (?:also )?${roles}(?: of ${some})?)(\\s*\\??\\s*)$`,
  'i',
)
