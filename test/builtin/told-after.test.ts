import { describe, expect, it } from 'vitest'
import { parse } from '../../src/builtin/parse.js'
import { tokenise } from '../../src/linking/tokens.js'
import { spellings } from '../../src/linking/value-forms.js'
import { knownValues } from '../../src/linking/values.js'
import { madeCatalog } from './made-catalog.js'

/** A radio archive: shows of hosts are broadcast; a broadcast has listeners. */
const archive = madeCatalog({
  host: {
    columns: {
      host_id: { type: 'integer' },
      host_name: { type: 'text' },
      country: { type: 'text', values: ['Chile', 'Peru'] },
    },
  },
  broadcast: {
    rows: 900,
    columns: {
      broadcast_id: { type: 'integer' },
      host_id: { type: 'integer', references: 'host.host_id' },
      title: { type: 'text' },
      seconds: { type: 'integer' },
      listeners: { type: 'integer' },
      status: { type: 'text', values: ['aired', 'dropped'] },
      aired_at: { type: 'timestamp' },
    },
  },
})

function ask(question: string) {
  const tokens = tokenise(question)
  return parse(question, archive, knownValues(tokens, spellings(tokens), archive), {
    now: '2025-05-14T10:00:00Z',
    timeZone: 'UTC',
  })
}

function sqlOf(question: string): string {
  const outcome = ask(question)
  return outcome.kind === 'answer'
    ? outcome.sql.replaceAll(/\s+/g, ' ')
    : `${outcome.kind}: ${JSON.stringify(outcome)}`
}

describe('an instruction that is part of the question', () => {
  it.each([
    'Only consider broadcasts with status aired.',
    'Only count broadcasts with status aired.',
    'Consider only broadcasts with status aired.',
  ])('narrows the rows: "%s"', (told) => {
    expect(sqlOf(`How many broadcasts are there?\n\nInstructions: ${told}`)).toMatch(
      /broadcast\.status = 'aired'/,
    )
    // Whether hosts without any are to be listed is left open.
    expect(sqlOf(`How many broadcasts does each host have?\n\nInstructions: ${told}`)).toMatch(/^abstain/)
  })

  it('says what to show', () => {
    expect(
      sqlOf('Which broadcast has the most listeners?\n\nInstructions: Show the title and the listeners.'),
    ).toMatch(/^select broadcast\.title, broadcast\.listeners from broadcast/)
  })

  it.each(['Return a value between 0 and 100.', 'Express the result as a percentage.'])(
    'names the scale of a share: "%s"',
    (told) => {
      expect(sqlOf(`What percentage of broadcasts were dropped?\n\nInstructions: ${told}`)).toContain(
        '100.0 *',
      )
    },
  )
})

describe('an instruction that the statement would not follow', () => {
  it.each([
    ['What percentage of broadcasts were dropped?', 'Return a value between 0 and 1.'],
    ['How many broadcasts were dropped?', 'Return a value between 0 and 100.'],
    ['How many broadcasts does each host have?', 'Show the quorum of the host.'],
    ['How many broadcasts does each host have?', 'Show 0 where there are none.'],
    ['How many broadcasts were there in 2024?', 'The change is the difference in percent.'],
  ])('declines "%s" with "%s"', (question, told) => {
    expect(ask(`${question}\n\nInstructions: ${told}`).kind).not.toBe('answer')
  })
})

describe('a term that is a total', () => {
  it.each(['Reach is the sum of the listeners of the broadcasts.', 'The reach is the total of listeners;'])(
    'stands for it: "%s"',
    (told) => {
      expect(sqlOf(`What is the reach of each host?\n\nInstructions: ${told}`)).toMatch(
        /sum\(broadcast\.listeners\) as sum_listeners from broadcast join host .* group by/,
      )
    },
  )

  it.each(['broadcasts that were aired', 'broadcasts with status aired', 'aired broadcasts'])(
    'is narrowed by a condition of its own: of %s',
    (rows) => {
      expect(
        sqlOf(
          `What is the reach of each host?\n\nInstructions: Reach is the sum of the listeners of ${rows}.`,
        ),
      ).toMatch(/sum\(broadcast\.listeners\) .* where broadcast\.status = 'aired' group by/)
    },
  )

  it('is not guessed with a condition that is not wholly read', () => {
    expect(
      ask(
        'What is the reach of each host?\n\nInstructions: Reach is the sum of the listeners of broadcasts that were praised.',
      ).kind,
    ).not.toBe('answer')
  })
})

describe('what everything here is part of', () => {
  it.each([
    'Show the names of all hosts on our roster.',
    'Show the names of all the hosts in our network.',
    'List the names of the hosts in the business.',
  ])('is passed over: "%s"', (question) => {
    expect(sqlOf(question)).toBe('select host.host_name from host')
  })

  it.each([
    'Show the names of all hosts in the network of Peru.',
    'Show the names of all hosts on our quorum.',
    'Show the names of all hosts on their roster.',
    'Show the names of hosts in the programme.',
  ])('is not passed over: "%s"', (question) => {
    expect(sqlOf(question)).not.toBe('select host.host_name from host')
  })
})

describe('a column of nothing but seconds', () => {
  it('is how long something is', () => {
    expect(sqlOf('What is the longest broadcast? Give its title and length in seconds.')).toMatch(
      /^select broadcast\.title, broadcast\.seconds from broadcast .*order by broadcast\.seconds desc/,
    )
  })
})
