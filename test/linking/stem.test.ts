import { describe, expect, it } from 'vitest'
import { lemma, stem } from '../../src/linking/stem.js'

describe('the lemma', () => {
  it.each([
    ['Categories', 'category'],
    ['cities', 'city'],
    ['boxes', 'box'],
    ['people', 'person'],
    ['children', 'child'],
    ['women', 'woman'],
    ['statuses', 'status'],
    ['status', 'status'],
    ['addresses', 'address'],
    ['address', 'address'],
    ['buses', 'bus'],
    ['series', 'series'],
    ['species', 'species'],
    ['news', 'news'],
    ['movies', 'movie'],
    ['analysis', 'analysis'],
    ['campus', 'campus'],
    ['physics', 'physics'],
    ['clinics', 'clinic'],
    ['topics', 'topic'],
    ['mathematics', 'mathematics'],
    ['mechanics', 'mechanic'],
    ['menus', 'menu'],
    ['taxis', 'taxi'],
    ['cookies', 'cookie'],
    ['lens', 'lens'],
    ['canvases', 'canvas'],
    ['avalanches', 'avalanche'],
    ['branches', 'branch'],
    ['criteria', 'criterion'],
    ['houses', 'house'],
    ['databases', 'database'],
    ['wolves', 'wolf'],
    ['heroes', 'hero'],
    ['invoices', 'invoice'],
    ['sales', 'sale'],
    ['gpas', 'gpa'],
    ['this', 'this'],
    ['gas', 'gas'],
    ['id', 'id'],
    ['IDs', 'id'],
    ['2023', '2023'],
    ['naïve', 'naive'],
  ])('of %s is %s', (word, expected) => {
    expect(lemma(word)).toBe(expected)
  })

  it('is a fixed point: a lemma is its own lemma', () => {
    for (const word of ['categories', 'people', 'statuses', 'boxes', 'analyses', 'buses', 'days', 'losses']) {
      expect(lemma(lemma(word)), word).toBe(lemma(word))
    }
  })
})

describe('the stem', () => {
  it.each([
    ['directed', 'director'],
    ['located', 'location'],
    ['publish', 'publisher'],
    ['enrolled', 'enrollment'],
    ['shipped', 'shipping'],
    ['born', 'birth'],
    ['sold', 'sales'],
    ['paid', 'payment'],
    ['taught', 'teach'],
    ['written', 'writes'],
    ['founded', 'founding'],
    ['rated', 'rating'],
    ['hired', 'hiring'],
    ['created', 'creation'],
    ['died', 'death'],
  ])('of %s is that of %s', (one, other) => {
    expect(stem(one)).toBe(stem(other))
  })

  it.each([
    ['delivered', 'delivery'],
    ['deliveries', 'deliver'],
    ['registered', 'register'],
    ['registrations', 'registered'],
    ['transferred', 'transfer'],
    ['cancelled', 'cancel'],
    ['cancellations', 'cancelled'],
    ['travelled', 'travel'],
  ])('of %s is that of the verb it comes from, as of %s', (one, other) => {
    expect(stem(one)).toBe(stem(other))
  })

  it.each([
    ['rating', 'rate limit'],
    ['number', 'name'],
    ['order', 'ordinal'],
    ['station', 'status'],
    ['university', 'universe'],
    ['population', 'popularity'],
    ['paper', 'pay'],
    ['letter', 'let'],
    ['water', 'wat'],
  ])('of %s is not that of %s', (one, other) => {
    expect(stem(one)).not.toBe(stem(other))
  })
})
