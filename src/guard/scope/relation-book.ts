import type { CatalogueRelation, GuardCatalogue } from '../catalogue.js'
import type { Name } from '../mentions.js'
import type { NodeTable } from '../nodes.js'
import { type AstNode, parseOne } from '../parse.js'
import type { Refusal } from '../verdict.js'
import { walk } from '../walk.js'

/** The SELECT behind a view, plain or stored. */
export interface ViewText {
  readonly text: string
  readonly tree: AstNode
}

/** What is known of relations and of the views among them, all the way down. */
export interface RelationBook {
  /** The relation a name means; a schema of null is resolved along the search path. */
  relation(name: Name): CatalogueRelation | null
  /** Null for what is no view, or cannot be read as one query. */
  view(relation: CatalogueRelation): ViewText | null
  /** Reads what a statement names, and what the views among it are made of. */
  load(names: readonly Name[]): Promise<void>
}

/** More views behind views than anyone has. */
const maxDepth = 64

/** A book over the catalogue; what it has read it keeps. */
export function createRelationBook(catalogue: GuardCatalogue, table: NodeTable): RelationBook {
  const views = new Map<number, ViewText | null>()
  const relation = ({ schema, name }: Name) => catalogue.facts({ kind: 'relation', schema, name }).relation
  const open = async (found: CatalogueRelation): Promise<readonly Name[]> => {
    const definition = found.definition ?? found.stored
    if (definition === null || found.origin === 'system' || views.has(found.oid)) return []
    const parsed = await parseOne(definition)
    const mentions = parsed.ok ? namesIn(parsed.tree, parsed.text, table) : parsed
    const readable = parsed.ok && !('ok' in mentions)
    views.set(found.oid, readable ? { text: parsed.text, tree: parsed.tree } : null)
    return 'ok' in mentions ? [] : mentions
  }
  return {
    relation,
    view: ({ oid }) => views.get(oid) ?? null,
    async load(names) {
      let wanted = names
      for (let depth = 0; wanted.length > 0 && depth < maxDepth; depth += 1) {
        await catalogue.load(wanted.map(({ schema, name }) => ({ kind: 'relation', schema, name })))
        const next: Name[] = []
        for (const name of wanted) {
          const found = relation(name)
          if (found !== null) next.push(...(await open(found)))
        }
        wanted = next
      }
    },
  }
}

function namesIn(tree: AstNode, text: string, table: NodeTable): readonly Name[] | Refusal {
  const walked = walk(tree, { table, text, parameters: 0 })
  return walked.ok ? walked.mentions.relations : walked
}
