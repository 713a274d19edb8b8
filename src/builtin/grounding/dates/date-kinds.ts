import { type CatalogColumn, type CatalogTable, isTemporal, isYear } from '../../../linking/catalog.js'
import { stem } from '../../../linking/stem.js'

/** A date of what follows the event itself: due, paid, its delivery. That something was delivered may be the event. */
export function isLater(column: CatalogColumn): boolean {
  return column.words.some((word) => word === 'delivery' || later.has(stem(word)))
}

/** Stems of what comes after the event itself: due, paid, delivered, closed. */
const later: ReadonlySet<string> = new Set(
  'due paid pay end close resolve ship return cancel expire complet finish updat discharg refund terminat approv settl review follow departur until leave churn last next valid dispose archive remove'
    .split(' ')
    .map(stem),
)

/** The latest time of what happens again and again, or the next: nothing else of the row is dated by it. */
export function isRecurring(column: CatalogColumn): boolean {
  return column.words.some((word) => ['last', 'latest', 'next', 'promised', 'estimated'].includes(word))
}

/** When a row came to be: joined, registered, created. */
export function isEntryDate(column: CatalogColumn, table: Pick<CatalogTable, 'lemmas'>): boolean {
  if (!isTemporal(column) && !isYear(column)) return false
  const own = column.lemmas.filter((word) => !table.lemmas.includes(word))
  return own.some((word) => entryWords.has(word)) || isOfDoing(column, table)
}

/** `applied_on` of an application, `order_date` of an order: that it was done is how it came to be. */
export function isOfDoing({ words, lemmas }: CatalogColumn, table: Pick<CatalogTable, 'lemmas'>): boolean {
  const doing = stem(table.lemmas.at(-1) ?? '')
  const [first, ...rest] = words
  const bare = rest.every((word) => ['date', 'on', 'at', 'time', 'day', 'timestamp'].includes(word))
  return bare && [stem(first ?? ''), stem(lemmas[0] ?? '')].includes(doing)
}

const entryWords: ReadonlySet<string> = new Set(
  'join joined joining register registered registration sign signup signed created creation create enroll enrolled enrollment enrolment admitted admission hire hired onboarded onboarding subscribed since start started opened opening'.split(
    ' ',
  ),
)

/** Dates of a life or a career are meant only when a verb says so, or when nothing else is dated. */
export function isPersonal(column: CatalogColumn): boolean {
  return column.lemmas.some((word) => personalWords.has(word))
}

/** When a thing or a person came to be, or came here: what happens with it later is on other days. */
export function isOrigin(column: CatalogColumn): boolean {
  return isPersonal(column) || isOfLife(column) || column.lemmas.some((word) => originWords.has(word))
}

const originWords: ReadonlySet<string> = new Set(
  'purchase purchased bought acquired acquisition made built manufactured production produced release released publish published publication launch launched introduced installed commissioned created added since opened opening updated'.split(
    ' ',
  ),
)

/** The first or the last day of a life or a career: nothing but being born or dying is dated by it. */
export function isOfLife(column: CatalogColumn): boolean {
  return column.lemmas.some((word) => lifeWords.has(word))
}

const lifeWords: ReadonlySet<string> = new Set(
  'birth birthday birthdate dob born death died debut'.split(' '),
)

const personalWords: ReadonlySet<string> = new Set(
  'birth birthday dob death hire hired join joined sign signed signup registered registration register termination left member founded founding built opened opening launched discontinued onboarded onboarding activated enrolled admitted established expiry expires'.split(
    ' ',
  ),
)

/** The day on which a record was made: an order is placed, a case is filed. */
export function isMade({ words }: CatalogColumn): boolean {
  return words.some((word) => made.has(stem(word)))
}

const made: ReadonlySet<string> = new Set(
  'filed ordered order submitted reported received placed booked requested applied issued raised lodged'
    .split(' ')
    .map(stem),
)
