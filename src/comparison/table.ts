import type { Cell } from '../events.js'

/** Rows to be compared. A type is the server's name for it, or null for values the user wrote down. */
export interface Table {
  readonly columns: readonly { readonly name: string; readonly type: string | null }[]
  readonly rows: readonly (readonly Cell[])[]
}
