/** One meaning, its SQL, and several ways to ask for it; `also` holds other right results. */
export interface Phrasing {
  readonly db:
    | 'agency'
    | 'airline'
    | 'baths'
    | 'bookbus'
    | 'council'
    | 'gym'
    | 'freight'
    | 'guild'
    | 'lodge'
    | 'marina'
    | 'museum'
    | 'observatory'
    | 'orchestra'
    | 'press'
    | 'railway'
    | 'ranch'
    | 'regatta'
    | 'rescue'
    | 'resort'
    | 'rowing'
  readonly sql: string
  readonly also?: readonly string[]
  readonly asked: readonly string[]
}

/** Questions with no one meaning over the database: an answer would be a guess. */
export interface Unanswerable {
  readonly db: Phrasing['db']
  readonly asked: readonly string[]
}
