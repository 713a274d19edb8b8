import { describe, expect, it } from 'vitest'
import { prefixReferences } from '../../src/linking/prefix-references.js'
import brewerySql from './support/brewery.sql'
import { useWorkshop } from './support/workshop.js'

const { ask, expectRows, expectSilence } = useWorkshop(brewerySql)

const asked: readonly (readonly [sql: string, questions: readonly string[]])[] = [
  [
    'select 100.0 * count(*) filter (where m.supporter) / count(*) from purchase s join member m using (member_id)',
    [
      'What percentage of purchases were made by supporters?',
      'What share of the purchases was made by supporters?',
    ],
  ],
  [
    'select count(*) from purchase s join member m using (member_id) where m.supporter',
    ['How many purchases were made by supporters?'],
  ],
  [
    'select 100.0 * count(*) filter (where by_machine) / count(*) from batch',
    ['What percentage of the batches was made by machine?', 'what share of the batches was made by machine'],
  ],
  [
    "select full_name from member where supporter_since < '2022-01-01'",
    [
      'What are the names of members who became supporters before 2022?',
      'Show the names of the members who became supporters before 2022.',
    ],
  ],
  [
    'select title from beer order by released_year limit 1',
    ['What is the title of the oldest beer?', 'Which beer is the oldest?'],
  ],
  [
    'select name from worker where weekly_pay > 600',
    [
      'List the names of workers with a weekly pay over 600.',
      'names of the workers whose weekly pay is above 600',
    ],
  ],
  [
    'select count(*) from worker where weekly_pay > (select avg(weekly_pay) from worker)',
    ['How many workers have a weekly pay above the average?'],
  ],
  [
    'select role, avg(weekly_pay) from worker group by role',
    ['What is the average weekly pay of each role?', 'average pay per week by role'],
  ],
  [
    'select sum(cost) / sum(bottles) from batch',
    ['cost per bottle over all batches', 'What is the cost per bottle of the batches?'],
  ],
  [
    "select fair, count(*) from prize where medal = 'gold' group by fair",
    ['gold medals by fair', 'gold medals per fair', 'How many gold medals were there per fair?'],
  ],
  [
    "select b.title, count(*) from prize p join beer b using (beer_id) where medal = 'gold' group by b.beer_id, b.title",
    ['gold medals per beer', 'number of gold medals by beer'],
  ],
  [
    'select m.full_name from purchase s join member m using (member_id) group by m.member_id, m.full_name order by sum(s.bottles) desc limit 1',
    ['Which member bought the most bottles?', 'Which member has bought the most bottles?'],
  ],
  [
    'select sum(bottles * unit_price) from purchase',
    ['What is the total revenue?', 'total revenue from purchases'],
  ],
  [
    'select agency, name from (select *, rank() over (partition by agency order by weekly_pay desc) r from worker where agency is not null) x where r <= 2',
    ['two best paid workers of each agency', 'The two best paid workers of each agency'],
  ],
]

describe.each(asked)('%s', (sql, questions) => {
  it.each(questions)('is what "%s" asks for', (question) => expectRows(question, sql))
})

describe('a word that fits nothing of what was spoken of', () => {
  it.each([
    'What is the average age of our members?',
    'Which members are older than 30?',
    'repair spend per tank',
    'repair spend per tank in 2024',
    'Which firm has earned the most from us?',
    'Which members are based in Belgium?',
    'How many members are stationed in each country?',
    'Which beer was sold the most?',
    'What is the price of a member?',
    'titles per style of each fair',
  ])('"%s" is not answered', expectSilence)
})

describe('an order that is not named', () => {
  it.each([
    ['Show the titles and release years of all beers, newest first.', 'order by beer.released_year desc'],
    ['Show the names and litres of all tanks, largest first.', 'order by tank.litres desc'],
  ])('of "%s" is by what the word can be said of', async (question, order) => {
    const outcome = await ask(question)
    expect(outcome.kind === 'answer' ? outcome.sql : outcome.kind).toContain(order)
  })
})

describe('a column called by what another table puts before its own', () => {
  const column = (name: string, category: string) => ({ name, category })
  const table = (id: string, names: readonly (readonly [string, string])[]) =>
    ({ id, table: { columns: names.map(([name, category]) => column(name, category)) } }) as never
  const port = table('s.vg_port', [
    ['pt_code', 'text'],
    ['pt_name', 'text'],
    ['pt_city', 'text'],
  ])
  const keys = new Map([['s.vg_port', ['pt_code']]])
  const ship = (category: string, name = 'sh_pt') =>
    table('s.vg_ship', [
      ['sh_no', 'integer'],
      ['sh_name', 'text'],
      [name, category],
    ])

  it.each(['sh_pt', 'sh_pt_code'])('refers to it: %s', (name) => {
    expect(prefixReferences([port, ship('text', name)], keys)).toEqual([
      {
        kind: 'inferred',
        from: { table: 's.vg_ship', columns: [name] },
        to: { table: 's.vg_port', columns: ['pt_code'] },
      },
    ])
  })

  it('does not where the kinds of values differ', () => {
    expect(prefixReferences([port, ship('integer')], keys)).toEqual([])
  })

  it('does not where two tables begin alike', () => {
    const plot = table('s.vg_plot', [
      ['pt_id', 'integer'],
      ['pt_size', 'integer'],
      ['pt_soil', 'text'],
    ])
    expect(prefixReferences([port, plot, ship('text')], keys)).toEqual([])
  })
})
