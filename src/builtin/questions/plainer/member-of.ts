import pluralize from 'pluralize'
import { type Catalog, type CatalogColumn, type CatalogTable, mustTable } from '../../../linking/catalog.js'
import lives from '../../lexicon/lives.json' with { type: 'json' }

/**
 * "Clubs with more than 10 members", "the members of Isar Striders", "who is a member of no club": the persons who belong
 * to one, where the schema has but one kind of them, who refer to their club, and calls nobody a member itself.
 */
export function memberOf(question: string, catalog: Catalog): string {
  if (!/\bmembers?\b/i.test(question)) return question
  const belonging = membersOf(catalog)
  if (!belonging) return question
  return question
    .replace(being, (_all, verb: string, not: string | undefined) => {
      const many = /^(?:are|were)$/i.test(verb)
      return not ? `${many ? 'do' : 'does'} not belong to` : many ? 'belong to' : 'belongs to'
    })
    .replace(plural, (_all, word: string) => (/s$/i.test(word) ? belonging.many : belonging.one))
}

const being =
  /\b(is|are|was|were) (not )?(?:currently )?(?:an? )?members? of(?=\s*(?:[.?!,;]|$)| (?!staff\b|the staff\b)[a-z])/gi
const plural =
  /\b(?<!\b(?:staff|crew|family|board|team|cast|faculty|council|gold|silver|premium) )(members?)\b(?! (?:since|number|id|tier|fee|status|type|price|discount|card))/gi

/** The persons that are called members, as they are called themselves. */
function membersOf({ tables, edgesOf, persons, ...rest }: Catalog): { one: string; many: string } | null {
  const named = tables.some(
    ({ lemmas, columns }) =>
      lemmas.some((word) => word.startsWith('member')) ||
      columns.some((column) => column.lemmas.some((word) => word.startsWith('member'))),
  )
  if (named) return null
  const found = persons.filter((person) =>
    (edgesOf.get(person.id) ?? []).some(
      ({ from, to }) =>
        from.table === person.id && isGroup(mustTable({ tables, edgesOf, persons, ...rest }, to.table)),
    ),
  )
  const [only, more] = found
  // Those who have left are members no more.
  if (!only || more || only.columns.some(isLeaving)) return null
  const name = only.words.join(' ')
  return { one: pluralize.singular(name), many: pluralize.plural(name) }
}

function isLeaving({ nullable, lemmas, words }: CatalogColumn): boolean {
  return nullable && [...lemmas, ...words].some((word) => leaving.has(word))
}

const leaving: ReadonlySet<string> = new Set(lives.employed.columns.split(' '))

function isGroup({ lemmas }: CatalogTable): boolean {
  return lemmas.length === 1 && groups.has(lemmas[0] ?? '')
}

const groups: ReadonlySet<string> = new Set(
  'club team department band group orchestra section choir gang union guild association society federation league party committee council board crew squad troop family household clan cooperative fraternity chapter delegation caucus faction ensemble'.split(
    ' ',
  ),
)
