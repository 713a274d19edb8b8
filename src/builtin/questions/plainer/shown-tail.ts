import type { Catalog } from '../../../linking/catalog.js'
import { linkNames } from '../../../linking/link.js'
import { tokenise } from '../../../linking/tokens.js'

/**
 * "gold members - names and emails", "returned parcels: depot, date, fee", "films over two hours (title and runtime)":
 * what is to be seen of the rows, told after them as in a note. Every item must be a name of this schema; else the
 * question stays as it is.
 */
export function shownTail(question: string, catalog: Catalog): string {
  const text = question.replace(/[\s,]+please\s*([.?!]*)\s*$/i, '$1')
  for (const tail of tails) {
    const [, rows, list] = tail.exec(text) ?? []
    if (rows === undefined || list === undefined || !namesRows(rows, tail === afterComma, catalog)) continue
    if (tail === afterComma && beginsList(rows, catalog)) continue
    const items = itemsOf(list)
    const alone = tail === afterComma && items.length < 2 && text === question
    if (items.length > mostItems || alone) continue
    if (!items.every((item) => isName(item, catalog))) continue
    return `${rows.trim().replace(/[.?!,:]+$/, '')}${/^(?:which|who|what)\b/i.test(rows.trim()) ? '?' : '.'} Return the ${said(items)}.`
  }
  return question
}

const mostItems = 6
const list = "([a-z][a-z '&+,-]*)"
const afterComma = new RegExp(`^([^,:;?.()]+), ${list}[.?!]*\\s*$`, 'i')
const tails: readonly RegExp[] = [
  new RegExp(`^([^:;?.()]+)\\(${list}\\)[.?!]*\\s*$`, 'i'),
  new RegExp(`^([^:;?.()]+?)(?:\\s+[-–—]\\s+|:\\s+)${list}[.?!]*\\s*$`, 'i'),
  new RegExp(`^([^:;?.()]+)\\?\\s+${list}[.?!]*\\s*$`, 'i'),
  afterComma,
]

/** The rows are told, and nothing yet of what is to be seen of them. */
function namesRows(rows: string, isComma: boolean, catalog: Catalog): boolean {
  if (showing.test(rows) || counting.test(rows)) return false
  const named = linkNames(tokenise(rows), catalog)
    .filter(({ links }) => links.some((link) => link.kind !== 'value' && link.score >= 0.7))
    .sort((a, b) => a.start - b.start || b.end - a.end)
  if (/^\s*who\b/i.test(rows)) return true
  return isComma ? named[0]?.links.some(isThing) === true : named.length > 0
}

/** "Composers with birth year, death year and nationality": the list begins before the comma. */
function beginsList(rows: string, catalog: Catalog): boolean {
  const [, first] = /\bwith ((?:\S+ ){0,3}\S+)$/i.exec(rows.trim()) ?? []
  return first !== undefined && isName(first.replace(/^(?:the|their|its|a|an)\s+/i, ''), catalog)
}

const showing =
  /^\s*(?:please |can you |could you |i (?:need|want|would like) |we need )*(?:show|list|give|return|display|get|tell|find|print|provide|output|select|what|when|where)\b|\b(?:following|these|columns?|fields?)\b/i
const counting =
  /\b(?:how (?:many|much|often)|number of|count|total|sum|average|avg|mean|per|by|each|every|share|percentage|ratio|ordered|sorted|versus|vs)\b/i

function isThing(link: ReturnType<typeof linkNames>[number]['links'][number]): boolean {
  return link.kind === 'table' && link.reason !== 'title' && link.score >= 0.7
}

function itemsOf(told: string): readonly string[] {
  return told
    .split(/\s*,\s*(?:and\s+)?|\s+(?:and|&|\+|plus)\s+/i)
    .map((item) => item.trim().replace(/^(?:the|their|its|a|an)\s+/i, ''))
    .filter((item) => item !== '')
}

/** All of its words are one name of a column or a thing. */
function isName(item: string, catalog: Catalog): boolean {
  const tokens = tokenise(item)
  return (
    tokens.length <= 4 &&
    linkNames(tokens, catalog).some(
      ({ start, end, links }) =>
        start === 0 &&
        end === tokens.length &&
        links.some((link) => link.kind !== 'value' && link.score >= 0.6 && !isFlag(link, catalog)),
    )
  )
}

function isFlag(link: ReturnType<typeof linkNames>[number]['links'][number], catalog: Catalog): boolean {
  return link.kind === 'column' && catalog.columnById.get(link.column)?.kind === 'boolean'
}

function said(items: readonly string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`
}
