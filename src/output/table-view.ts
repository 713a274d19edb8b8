/** When rows are shown as one line a column instead of one line a row. */
export const expandedModes = ['auto', 'on', 'off'] as const

/** A word that `--expanded` takes; `auto` goes by whether a row fits the screen. */
export type Expanded = (typeof expandedModes)[number]

/** How tables are laid out for whoever reads them. */
export interface TableView {
  /** Cells of the screen; null: no limit, as in a file or pipe. */
  readonly width: number | null
  readonly expanded: Expanded
  /** A BCP 47 tag by which numbers are grouped; null: as the database wrote them. */
  readonly locale: string | null
  /** Whether NULL and headings may be set apart by terminal styles. */
  readonly styled: boolean
}

/** Files and pipes: whole rows, plain numbers, the same everywhere. */
export const plainView: TableView = { width: null, expanded: 'off', locale: null, styled: false }
