import { describe, expect, it } from 'vitest'
import { parse } from '../../src/builtin/parse.js'
import { tokenise } from '../../src/linking/tokens.js'
import { spellings } from '../../src/linking/value-forms.js'
import { knownValues } from '../../src/linking/values.js'
import { madeCatalog, museum } from './made-catalog.js'

const clock = { now: '2025-05-14T10:00:00Z', timeZone: 'UTC' }

/** A haulier: drivers carry loads for clients; a load has a fee, a toll and a tip. */
const haulier = madeCatalog({
  client: {
    columns: {
      client_id: { type: 'integer' },
      client_name: { type: 'text' },
      region: { type: 'text', values: ['Alps', 'Coast', 'Plain'] },
      status: { type: 'text', values: ['active', 'dormant'] },
      joined_on: { type: 'date' },
    },
  },
  driver: {
    columns: {
      driver_id: { type: 'integer' },
      first_name: { type: 'text' },
      last_name: { type: 'text' },
      licence: { type: 'text', values: ['B', 'C', 'CE'] },
    },
  },
  load: {
    rows: 2000,
    columns: {
      load_id: { type: 'integer' },
      client_id: { type: 'integer', references: 'client.client_id' },
      driver_id: { type: 'integer', references: 'driver.driver_id' },
      delivered_at: { type: 'timestamp' },
      kind: { type: 'text', values: ['frozen', 'livestock', 'timber'] },
      fee: { type: 'decimal' },
      toll: { type: 'decimal' },
      tip: { type: 'decimal' },
    },
  },
})

function ask(question: string, catalog = haulier) {
  const tokens = tokenise(question)
  return parse(question, catalog, knownValues(tokens, spellings(tokens), catalog), clock)
}

function sqlOf(question: string, catalog = haulier): string {
  const outcome = ask(question, catalog)
  return outcome.kind === 'answer'
    ? outcome.sql.replaceAll(/\s+/g, ' ')
    : `${outcome.kind}: ${JSON.stringify(outcome)}`
}

const perRegion = 'from load join client on load.client_id = client.client_id group by client.region'

describe('a directive after the question', () => {
  it.each([
    'Who are the top 5 drivers by total fee? Return their first name, last name, number of loads and total fee.',
    'Which are the top 5 drivers by total fee? Show the first name, last name, number of loads and total fee.',
    'What are the top 5 drivers by total fee? Give the first name, last name, number of loads and total fee.',
    'Who are the top 5 drivers by total fee? List the first name, the last name, the number of loads and the total fee.',
    'Top 5 drivers by total fee. Return the first name, last name, number of loads and total fee.',
    'Return the top 5 drivers by total fee. Return the first name, last name, number of loads and total fee.',
  ])('says what to show in "%s"', (question) => {
    const sql = sqlOf(question)
    expect(sql).toMatch(
      /^select driver\.first_name, driver\.last_name, count\(\*\) as count, sum\(load\.fee\) as sum_fee from load join driver/,
    )
    expect(sql).toMatch(/order by sum\(load\.fee\) desc nulls last limit 5$/)
  })

  it('is about the entity that things are counted for', () => {
    expect(
      sqlOf(
        'How many loads did each driver carry? Return their ID, first name, last name and number of loads.',
      ),
    ).toMatch(
      /^select driver\.driver_id, driver\.first_name, driver\.last_name, count\(load\.load_id\) as count from driver left join load/,
    )
  })
})

describe('a definition', () => {
  it.each([
    'NF = total fee - total toll',
    'NF = Total Fee - Total Toll.',
    'NF (net fee) = total fee minus total toll',
    'NF is computed as total fee - total toll',
    'NF refers to total fee - total toll.',
    'NF means (total fee - total toll)',
    'When asked for NF, use total fee - total toll',
    'Note that NF = total fee - total toll',
  ])('is put in place of its term: "%s"', (definition) => {
    expect(sqlOf(`What is the NF for each region?\n\nInstructions: ${definition}`)).toBe(
      `select client.region, sum(load.fee) - sum(load.toll) as value ${perRegion}`,
    )
  })

  it('holds for its acronym and its long name alike', () => {
    const told = '\n\nInstructions: AFL (average fee level) = total fee / number of loads'
    expect(sqlOf(`What is the AFL for each region?${told}`)).toBe(
      sqlOf(`What is the average fee level for each region?${told}`),
    )
    expect(sqlOf(`What is the afl for each region?${told}`)).toContain(
      'sum(load.fee)::numeric / nullif(count(*), 0)',
    )
  })

  it('computes with brackets as they are written', () => {
    expect(
      sqlOf(
        'What is the KR for each region?\n\nInstructions: KR (keep rate) = (Total Fee - (Toll + Tip)) / Total Fee * 100',
      ),
    ).toBe(
      `select client.region, ((sum(load.fee) - (sum(load.toll) + sum(load.tip)))::numeric / nullif(sum(load.fee), 0)) * 100 as value ${perRegion}`,
    )
  })

  it('makes a share of counts with their own conditions, narrowed by the question', () => {
    const sql = sqlOf(
      'What is the AR for each region for clients who joined in 2024?\n\nInstructions: AR = (Number of Active Clients / Total Number of Clients) * 100.',
    )
    expect(sql).toMatch(
      /100\.0 \* count\((?:\*|distinct client\.client_id)\) filter \(where client\.status = 'active'\) \/ nullif\(count\(\*\), 0\)/,
    )
    expect(sql).toContain("where client.joined_on >= '2024-01-01' and client.joined_on < '2025-01-01'")
  })

  it('repeats no condition that the question states as well', () => {
    const sql = sqlOf(
      'What is the NLC for loads delivered in 2024?\n\nInstructions: NLC = number of loads delivered in 2024',
    )
    expect(sql.match(/2024-01-01/g)).toHaveLength(1)
  })

  it('may stand in the question itself', () => {
    expect(
      sqlOf(
        'What is the total income for each region? Note that income refers to the sum of fee in the load table.',
      ),
    ).toBe(`select client.region, sum(load.fee) as sum_fee ${perRegion}`)
    expect(sqlOf('What is the total income (based on fee) for each region?')).toBe(
      `select client.region, sum(load.fee) as sum_fee ${perRegion}`,
    )
  })

  it('that is not used asks for nothing', () => {
    expect(sqlOf('How many clients are there?\n\nInstructions: NF = total fee - total toll')).toBe(
      'select count(*) as count from client',
    )
  })

  it('over amounts that would be repeated is declined', () => {
    expect(
      ask('What is the XR for each kind?\n\nInstructions: XR = total fee - number of dragons').kind,
    ).not.toBe('answer')
  })
})

describe('how text is to be compared', () => {
  it.each([
    'Match strings case-insensitively',
    'Always filter text using ILIKE',
    'All client attributes should be matched case insensitively',
    'When filtering names, ignore the case',
    'Compare strings regardless of case.',
    'Filter values case insensitively',
  ])('in any case: "%s"', (rule) => {
    expect(sqlOf(`How many clients are in the Alps region?\n\nInstructions: ${rule}`)).toBe(
      "select count(*) as count from client where client.region ilike 'Alps'",
    )
  })

  it.each([
    'Always filter names using ILIKE with percent sign wildcards',
    'Match all strings case-insensitively using wildcard operators',
    'When using regions and names, match case-insensitively and allow partial matches using LIKE with wildcards.',
  ])('anywhere in it: "%s"', (rule) => {
    expect(sqlOf(`How many clients are in the Alps region?\n\nInstructions: ${rule}`)).toContain(
      "ilike '%Alps%'",
    )
  })

  it.each(['Always filter strings with an exact match.', 'Always filter names using exact string matching'])(
    'as stored: "%s"',
    (rule) => {
      expect(sqlOf(`How many clients are in the Alps region?\n\nInstructions: ${rule}`)).toContain("= 'Alps'")
    },
  )
})

describe('a method', () => {
  const question = 'Who are the top 3 drivers by total fee?'
  it.each([
    'To get the total fee per driver, join the driver and load tables, group by driver, and sum the fee.',
    'Always join driver with load before using the driver table.',
    'To find the best drivers, join load and driver, group by driver and sum the fees.',
    'Join the load table with the driver table first.',
    'Order results with NULLs last.',
    'Truncate date to month for aggregation.',
  ])('that the statement follows is no obstacle: "%s"', (hint) => {
    expect(sqlOf(`${question}\n\nInstructions: ${hint}`)).toBe(sqlOf(question))
  })

  it.each([
    'To get the total fee per driver, join the driver and client tables with a cross product of dragons.',
    'Use only the three latest loads of each driver.',
    'Return all drivers including those with no loads.',
    'Only look at timber loads: join load and driver and filter for timber loads.',
    'Truncate dates to fortnight.',
    'Order results with NULLs first.',
  ])('that it does not follow is declined: "%s"', (hint) => {
    expect(ask(`${question}\n\nInstructions: ${hint}`).kind).not.toBe('answer')
  })

  it('at the end of a question says how its tables are joined', () => {
    expect(
      sqlOf(
        'Return the distinct list of client IDs that have ordered a load, based on joining the client and load tables.',
      ),
    ).toBe(
      'select distinct client.client_id from client where exists ( select 1 from load where client.client_id = load.client_id )',
    )
    expect(
      sqlOf(
        'Return the client id and name of clients that have no loads, by doing a left join from client to load.',
      ),
    ).toContain('not exists ( select 1 from load')
    expect(
      ask('Return the client id and name of clients, by doing a left join from client to load.').kind,
    ).not.toBe('answer')
  })

  it('gives a span of days that must be the one the question means', () => {
    expect(
      sqlOf(
        "How many loads were delivered last week?\n\nInstructions: Last week = DATE_TRUNC('week', CURRENT_DATE) - INTERVAL '1 week' to DATE_TRUNC('week', CURRENT_DATE) - INTERVAL '1 millisecond'.",
      ),
    ).toContain("'2025-05-05'")
    expect(
      sqlOf(
        "How many loads were delivered in the last 30 days?\n\nInstructions: Last 30 days = CURRENT_DATE - INTERVAL '30 days' to CURRENT_DATE.",
      ),
    ).toContain("'2025-04-14'")
    expect(
      ask(
        "How many loads were delivered last week?\n\nInstructions: Last week = CURRENT_DATE - INTERVAL '7 days' to CURRENT_DATE.",
      ).kind,
    ).toBe('abstain')
  })
})

describe('what to leave out', () => {
  it.each([
    ['How many loads did each driver carry? Exclude frozen loads.', "where load.kind <> 'frozen'"],
    ['How many loads did each driver carry? Ignore livestock loads.', "where load.kind <> 'livestock'"],
    ['How many loads are there per region? Leave out timber loads.', "where load.kind <> 'timber'"],
    ['List the names of clients. Ignore clients who have no loads.', 'where exists ( select 1 from load'],
    [
      "List the names of clients. Exclude clients who haven't made any loads.",
      'where exists ( select 1 from load',
    ],
    ['List the names of clients. Do not include clients without loads.', 'where exists ( select 1 from load'],
  ])('"%s"', (question, expected) => {
    expect(sqlOf(question)).toContain(expected)
  })
})

describe('days of the week', () => {
  it.each([
    'How many loads were delivered on weekends?',
    'How many loads were delivered on a weekend?',
    'Number of loads delivered during the weekend',
    'Count the loads delivered on weekends.',
    'How many loads were delivered on weekends?\n\nInstructions: Weekend days are Saturday and Sunday.',
    'How many loads were delivered on weekends?\n\nInstructions: Weekend days are Saturday (6) and Sunday (0).',
  ])('are read from "%s"', (question) => {
    expect(sqlOf(question)).toBe(
      'select count(*) as count from load where extract(dow from load.delivered_at)::int in (0, 6)',
    )
  })

  it('may be one of them', () => {
    expect(sqlOf('How many loads were delivered on a Tuesday?')).toContain('in (2)')
  })
})

it('keeps an apostrophe before a defined term from shifting what is replaced', () => {
  expect(
    sqlOf("What's the NP for each of the driver's licences?\n\nInstructions: NP = number of loads"),
  ).not.toContain('abstain')
  expect(sqlOf("What's the NT?\n\nInstructions: NT = number of tours", museum)).toBe(
    'select count(*) as count from tour',
  )
})

describe('a place by a measure', () => {
  it.each([
    'DR = driver rank by total fee',
    'DR = rank of each driver by total fee',
    'DR = driver rank by total fee, with rank 1 being the driver with the highest total fee',
    'DR = rank of each driver ordered by total fee descending',
    'DR (driver rank) = ranking of the driver based on total fee',
    'DR = the rank of every driver according to their total fee',
  ])('is read from "%s"', (definition) => {
    expect(
      sqlOf(`Return the last name, number of loads and DR for each driver\n\nInstructions: ${definition}`),
    ).toContain('rank() over (order by sum(load.fee) desc nulls last)')
  })
})

describe('what cannot be made precise is declined', () => {
  it.each([
    'What is the FPC for loads delivered in 2024?\n\nInstructions: FPC = total fee / number of clients',
    'How many big clients are there?\n\nInstructions: big client means region is lovely',
    'Return the client name, number of loads and total fee for all clients. Return one row each.',
    'What is the margin per driver?\n\nInstructions: margin = number of loads - number of clients',
  ])('"%s"', (question) => {
    expect(ask(question).kind).not.toBe('answer')
  })
})
