const irregular = new Set(
  'sent built bought taught sold told held paid made led lent spent caught sought brought fought laid won run set put read kept met found bound done left shot lost spread split dealt'.split(
    ' ',
  ),
)
const others = new Set([
  'children',
  'women',
  'men',
  'garden',
  'kitchen',
  'open',
  'seven',
  'ten',
  'bed',
  'seed',
  'speed',
  'feed',
  'need',
  'breed',
  'red',
])

/** "issued", "taken", "sent": a word after which "by" brings who did it. */
export function isParticiple(word: string): boolean {
  return irregular.has(word) || (/(?:ed|en|wn)$/.test(word) && !others.has(word))
}
