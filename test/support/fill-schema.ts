/** The part of JSON Schema that replies are described in. */
export interface Schema {
  readonly [keyword: string]: unknown
  readonly type?: string | readonly string[]
  readonly properties?: { readonly [name: string]: Schema }
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly $ref?: string
}

/**
 * A value of the schema's shape: a property named in `values` has that value wherever it stands, every other the
 * emptiest one its schema allows. Among alternatives the one that has a named property, or a tag of the value given, is taken.
 */
export function fillSchema(schema: Schema, values: { readonly [property: string]: unknown }): unknown {
  return fill(schema)

  function fill(given: Schema): unknown {
    const part = resolve(given)
    if (part.const !== undefined) return part.const
    if (part.enum !== undefined) return part.enum[0]
    const branches = part.anyOf ?? part.oneOf
    if (branches !== undefined) {
      const best = branches
        .map((branch) => ({ branch, fit: fitOf(resolve(branch)) }))
        .sort((a, b) => b.fit - a.fit)[0]
      return best === undefined ? null : fill(best.branch)
    }
    if (part.properties !== undefined) {
      const filled = Object.entries(part.properties).map(([name, inner]) => [
        name,
        name in values ? values[name] : fill(inner),
      ])
      return Object.fromEntries(filled)
    }
    return emptiest(part.type)
  }

  /** Named properties count; a tag that contradicts the value given rules a branch out; otherwise null is emptiest. */
  function fitOf(branch: Schema): number {
    if (branch.type === 'null') return 0.5
    const properties = Object.entries(branch.properties ?? {}).filter(([name]) => name in values)
    const contradicted = properties.some(([name, inner]) => {
      const tag = resolve(inner)
      const allowed = tag.const !== undefined ? [tag.const] : tag.enum
      return allowed !== undefined && !allowed.includes(values[name])
    })
    return contradicted ? -1 : properties.length
  }

  function resolve(part: Schema): Schema {
    if (part.$ref === undefined) return part
    const path = part.$ref.replace(/^#\/?/, '').split('/').filter(Boolean)
    return resolve(path.reduce((inner, key) => inner[key] as Schema, schema))
  }
}

function emptiest(type: Schema['type']): unknown {
  const types = typeof type === 'string' ? [type] : (type ?? [])
  if (types.includes('null')) return null
  switch (types[0]) {
    case 'array':
      return []
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return 1
    case 'object':
      return {}
    default:
      return ''
  }
}
