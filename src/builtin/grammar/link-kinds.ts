import type { Link } from '../../linking/link.js'

/** A name of the schema, of a table or a column, not something stored in it. */
export const isNameLink = (link: Link) => link.kind !== 'value'

/** Something stored in a column. */
export const isValueLink = (link: Link) => link.kind === 'value'

/** The name of a column. */
export const isColumnLink = (link: Link) => link.kind === 'column'

/** A state that the question itself defines. */
export const isToldLink = (link: Link) => link.kind === 'column' && link.told !== undefined

/** The name of a table. */
export const isTableLink = (link: Link) => link.kind === 'table'
