import pluralize from 'pluralize'
import type { Catalog } from '../../../linking/catalog.js'

/**
 * "products below reorder level", "parts at or under their minimum stock": it is their stock that is so low, where they
 * keep one amount in stock beside that level.
 */
export function belowReorder(question: string, catalog: Catalog): string {
  return question.replace(low, (all, things: string, how: string, level: string) => {
    const kept = stockBeside(level.toLowerCase().split(' '), catalog)
    if (kept === null) return all
    const rows = /^(?:stuff|stock|things)$/i.test(things) ? kept.rows : things
    return `${rows} whose ${kept.stock} is ${how.toLowerCase()} the ${level}`
  })
}

const low =
  /\b([a-z]+s|stock|stuff) (?:(?:that|which) are |(?:that|which) (?:have )?fell |fallen |are )?((?:at or )?(?:below|under|beneath)) (?:the |their |its )?((?:reorder|minimum|min) (?:level|point|stock|quantity))\b/i

/** What the only table with such a level has in stock. */
function stockBeside(
  level: readonly string[],
  { tables }: Catalog,
): { readonly rows: string; readonly stock: string } | null {
  const [only, ...others] = tables.filter(({ columns }) =>
    columns.some(({ lemmas }) => level.every((word) => lemmas.includes(word))),
  )
  if (!only || others.length > 0) return null
  const [stock, ...more] = only.columns.filter(
    ({ kind, lemmas }) =>
      kind === 'number' &&
      (lemmas.includes('stock') || lemmas.includes('quantity') || lemmas.join(' ') === 'on hand') &&
      !lemmas.some((word) => ['reorder', 'minimum', 'min', 'maximum', 'max', 'target'].includes(word)),
  )
  const rows = [...only.words.slice(0, -1), pluralize(only.words.at(-1) ?? '')].join(' ')
  return stock && more.length === 0 ? { rows, stock: stock.words.join(' ') } : null
}
