import { type Token, tokenise } from './tokens.js'

/** A word of the user's own and what it means in this database. */
export interface TermDefinition {
  readonly term: string
  readonly meaning: string
  /** It stands for the term only where the question leaves open what is meant. */
  readonly settles?: boolean | undefined
}

/** Takes "revenue means the sum of a.b", "client = customers" apart; null when the text is not of that form. */
export function parseDefinition(text: string): TermDefinition | null {
  const found =
    /^\s*["“']?(.+?)["”']?\s*(?:=|:|\b(?:means?|is|are|refers?\s+to|stands?\s+for|excludes?|includes?)\b)\s*(.+?)[.\s]*$/is.exec(
      text,
    )
  if (!found) return null
  const term = (found[1] ?? '').trim()
  const meaning = (found[2] ?? '').trim()
  // "revenue excludes refunds" says something of the word, not what to put in its place: the verb belongs to it.
  const verb = /\b(excludes?|includes?)\b/i.exec(text.slice(term.length, text.length - meaning.length))?.[1]
  return term === '' || meaning === '' ? null : { term, meaning: verb ? `${verb} ${meaning}` : meaning }
}

/** The definitions whose term stands in the question, in the order of the question. */
export function definitionsIn(
  question: string,
  definitions: readonly TermDefinition[],
): readonly TermDefinition[] {
  return places(tokenise(question), definitions).map(({ definition }) => definition)
}

/** The question with each defined term replaced by its meaning, and what was replaced. */
export function applyDefinitions(
  question: string,
  definitions: readonly TermDefinition[],
): { readonly question: string; readonly used: readonly TermDefinition[] } {
  const tokens = tokenise(question)
  const found = places(tokens, definitions)
  const spans = spansIn(question, tokens)
  let text = ''
  let end = 0
  for (const { start, stop, definition } of found) {
    text += question.slice(end, spans[start]?.start) + definition.meaning
    end = spans[stop - 1]?.end ?? end
  }
  return { question: text + question.slice(end), used: found.map(({ definition }) => definition) }
}

/** The definitions with names such as `order_items.revenue` in words, as a person would say them in a question. */
export function inWords(definitions: readonly TermDefinition[]): readonly TermDefinition[] {
  return definitions.map((definition) => ({
    ...definition,
    meaning: namesInWords(definition.meaning),
  }))
}

/** A text with names such as `order_items.revenue` in words. */
export function namesInWords(text: string): string {
  return text.replace(/\b[a-z_]\w*(?:\.[a-z_]\w*)+\b/gi, (name) => name.replace(/[._]+/g, ' ').trim())
}

/** Where the tokens stand in the text as written: contractions undone, they stand elsewhere. */
function spansIn(
  question: string,
  tokens: readonly Token[],
): readonly { readonly start: number; readonly end: number }[] {
  let from = 0
  return tokens.map(({ text }) => {
    const at = question.indexOf(text, from)
    if (at < 0 || at > from + 40) return { start: from, end: from }
    from = at + text.length
    return { start: at, end: from }
  })
}

interface Place {
  readonly start: number
  readonly stop: number
  readonly definition: TermDefinition
}

/** Longest term first at each word; quoted text is a value and never a term. */
function places(tokens: readonly Token[], definitions: readonly TermDefinition[]): readonly Place[] {
  const terms = definitions
    .map((definition) => ({ definition, lemmas: tokenise(definition.term).map(({ lemma }) => lemma) }))
    .sort((a, b) => b.lemmas.length - a.lemmas.length)
  const found: Place[] = []
  for (let at = 0; at < tokens.length; at++) {
    const hit = terms.find(
      ({ lemmas }) => lemmas.length > 0 && lemmas.every((lemma, i) => matches(tokens[at + i], lemma)),
    )
    if (!hit || isVerb(tokens, at, hit.lemmas.length)) continue
    found.push({ start: at, stop: at + hit.lemmas.length, definition: hit.definition })
    at += hit.lemmas.length - 1
  }
  return found
}

/** "Which lines run at night?": a bare word after a noun of many is what these do, and not the noun that was told. */
function isVerb(tokens: readonly Token[], at: number, size: number): boolean {
  const [before, word] = [tokens[at - 1], tokens[at]]
  if (!before || !word || size !== 1 || before.kind !== 'word' || word.low !== word.lemma) return false
  return /[^s]s$/.test(before.low) && before.low !== before.lemma && tokens[at + 1]?.kind === 'word'
}

function matches(token: Token | undefined, lemma: string): boolean {
  return token !== undefined && token.kind !== 'quoted' && token.lemma === lemma
}
