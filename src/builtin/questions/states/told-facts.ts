import pluralize from 'pluralize'
import { lemma } from '../../../linking/stem.js'
import { tokenise } from '../../../linking/tokens.js'
import type { Hint } from '../hint.js'
import { columnNamed, tableNamed } from './state-columns.js'
import type { ToldWorld } from './told-world.js'

/**
 * Sentences that ask for nothing, and say what a right answer does not do: "Count concerts of every status.", "The tip is
 * not revenue.", "Leave out theaters without tickets.". Null when it is none of these, or a word of it is not read.
 * @param question what the sentence was told with
 */
export function toldFact(sentence: string, question: string, world: ToldWorld): Hint | null {
  const text = sentence.trim().replace(/[.;\s]+$/, '')
  return everyOne(text, world) ?? noPart(text, world) ?? leftOut(text, question, world)
}

/** "Count royalties of every status", "Include all orders, whatever their status": nothing is left out by that column. */
function everyOne(text: string, world: ToldWorld): Hint | null {
  const found =
    /^(?:count|include|use|consider|take) (?:all )?(?:the )?([a-z]+(?: [a-z]+)?),? (?:(?:of|with) (?:any|every|all|each) ([a-z]+)|(?:whatever|regardless of|no matter) (?:the |their |its )?([a-z]+))$/i.exec(
      text,
    )
  const name = found?.[2] ?? found?.[3]
  const table = found?.[1] ? tableNamed(found[1], world) : null
  if (!name || !table) return null
  const column = columnNamed(name, table, world) ?? columnNamed(pluralize.singular(name), table, world)
  return column && { kind: 'whatever', column: column.id, text }
}

/** "The tip is not revenue", "returns are not deducted": an amount or a table that is not to be used. */
function noPart(text: string, world: ToldWorld): Hint | null {
  const found =
    /^(?:the |an? )?([a-z]+(?: [a-z]+)?) (?:is|are|does|do) not (?:(?:(?:a )?part of|counted (?:as|in)|included in|deducted(?: from)?|subtracted(?: from)?|added(?: to)?|count(?:s|ed)? (?:as|towards)|belong to)(?: the| any)?(?: [a-z]+(?: [a-z]+)?)?|(?!counted|included|considered|shown|known)[a-z]+)$/i.exec(
      text,
    )
  if (!found?.[1]) return null
  const [, name] = found
  const table = tableNamed(name, world)
  if (table) return { kind: 'unused', table, text }
  const amounts = world.tables.flatMap(({ id, isView }) => {
    const column =
      isView === true
        ? null
        : (columnNamed(name, id, world) ?? columnNamed(pluralize.singular(name), id, world))
    return column?.kind === 'number' && column.role === 'measure' ? [column] : []
  })
  const [only] = amounts
  return only && amounts.length === 1 ? { kind: 'whatever', column: only.id, text } : null
}

const none = '(?:without|with no|that have no|who have no|which have no|that had no|having no)(?: any| an?)?'

/** "Leave out theaters without tickets", "Cuisines without any order may be left out": what counting what is there does anyway. */
function leftOut(text: string, question: string, world: ToldWorld): Hint | null {
  const found =
    new RegExp(
      `^(?:please )?(?:leave out|omit|skip|exclude|ignore|do not (?:show|list|include)) (?:all |any |the |those )?([a-z]+(?: [a-z]+)?) ${none} ([a-z][a-z -]*)$`,
      'i',
    ).exec(text) ??
    new RegExp(
      `^(?:the |all |any )?([a-z]+(?: [a-z]+)?) ${none} ([a-z][a-z -]*?) (?:(?:may|can|should|must|are to|will) (?:be )?(?:left out|omitted|skipped|excluded|ignored)|(?:need|should|must) not (?:be )?(?:shown|listed|included|appear)|are (?:left out|omitted|skipped|excluded|ignored|not (?:shown|listed|included)))$`,
      'i',
    ).exec(text)
  if (!found?.[1] || !found[2]) return null
  const asked = question.split(/\n\s*instructions?:/i)[0] ?? ''
  // What is only listed has to be left out for itself.
  if (!measured.test(asked)) return null
  const said = new Set(tokenise(asked).map((token) => lemma(token.low)))
  if (!words(found[1]).every((word) => said.has(word))) return null
  const [adjective, noun] = tableNamed(found[2], world) ? ['', found[2]] : cut(found[2])
  const lacking = tableNamed(noun, world)
  const known = adjective === '' || said.has(lemma(adjective.toLowerCase()))
  return lacking && known ? { kind: 'leftOut', table: lacking, text } : null
}

const measured =
  /\b(?:how|number|count|total|sum|average|mean|most|least|fewest|per|share|percentage|rate|ratio|each|top|revenue|value|cost|amount)\b/i

function words(text: string): readonly string[] {
  return (text.toLowerCase().match(/[a-z]+/g) ?? []).map(lemma)
}

/** "published articles" is of "articles". */
function cut(text: string): readonly [string, string] {
  const found = /^([a-z]+) (.+)$/i.exec(text.trim())
  return [found?.[1] ?? '', found?.[2] ?? text]
}
