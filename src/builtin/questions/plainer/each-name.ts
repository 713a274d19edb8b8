import type { Catalog } from '../../../linking/catalog.js'
import { namedBy } from './how-often.js'

const named =
  /^(\s*for (?:each|every) ([a-z]+),? (?:please )?(?:return|show|give|list|display)(?: me)? )(?:the|its|their) names?\b(?= ?[,.]| and )/i

/** "For each printer, return the name, …": the printer, where a printer is no more than a name that rows keep. */
export function eachName(question: string, catalog: Catalog): string {
  return question.replace(named, (all, opening: string, noun: string) =>
    namedBy(noun, catalog)?.kind === 'column' ? `${opening}the ${noun}` : all,
  )
}
