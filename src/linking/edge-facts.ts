/** What the rows say about how tables join. Plain JSON, cached by the caller next to the snapshot. */
export interface EdgeFacts {
  readonly fingerprint: string
  readonly edges: readonly EdgeFact[]
  /** Identities that no constraint declares, found in names and data. */
  readonly keys: readonly { readonly table: string; readonly columns: readonly string[] }[]
}

/** `table` is `schema.name`. */
export interface EdgeEnd {
  readonly table: string
  readonly columns: readonly string[]
}

/** A join from child to parent, with what the rows say of whether it drops any. */
export interface EdgeFact {
  readonly from: EdgeEnd
  readonly to: EdgeEnd
  /** By a foreign key, by names and values, or by text columns of the same name. */
  readonly kind: 'declared' | 'inferred' | 'natural'
  /** The child's columns are unique too: one to one. */
  readonly fromUnique: boolean
  /** Measured on all rows or on a sample; false when unknown. */
  readonly fromTotal: boolean
  readonly toTotal: boolean
}
