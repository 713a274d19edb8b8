import { describe, expect, it } from 'vitest'
import oneWay from '../../src/linking/lexicon/one-way-synonyms.json' with { type: 'json' }
import synonyms from '../../src/linking/lexicon/synonyms.json' with { type: 'json' }
import { linkNames } from '../../src/linking/link.js'
import { synonymsOf } from '../../src/linking/synonyms.js'
import { tokenise } from '../../src/linking/tokens.js'
import { madeCatalog, type ShortColumn } from '../builtin/made-catalog.js'

/** What the best links of any span of the words are, as `table` or `table.column`. */
function meant(words: string, tables: Readonly<Record<string, readonly string[]>>): readonly string[] {
  const catalog = madeCatalog(
    Object.fromEntries(
      Object.entries(tables).map(([name, columns]) => [
        name,
        {
          columns: Object.fromEntries(
            columns.map((column): [string, ShortColumn] => [
              column,
              { type: /date|_on$/.test(column) ? 'date' : 'text' },
            ]),
          ),
        },
      ]),
    ),
  )
  const tokens = tokenise(words)
  const mention = linkNames(tokens, catalog).find(({ start, end }) => start === 0 && end === tokens.length)
  return (mention?.links ?? [])
    .map((link) => (link.kind === 'table' ? link.table : link.column).replace('public.', ''))
    .sort()
}

describe('a synonym', () => {
  it.each([
    ['workforce', { employees: ['employee_id'] }, 'employees'],
    ['insurers', { patients: ['patient_id', 'insurance_provider'] }, 'patients.insurance_provider'],
    ['carrier', { shippers: ['shipper_id'] }, 'shippers'],
    ['guardians', { parents: ['parent_id'] }, 'parents'],
    ['cardholder', { customer: ['customer_id'] }, 'customer'],
    ['surname', { staff: ['staff_id', 'last_name'] }, 'staff.last_name'],
    ['date of expiry', { cards: ['card_id', 'expiration_date'] }, 'cards.expiration_date'],
    ['joining date', { staff: ['staff_id', 'hired_on'] }, 'staff.hired_on'],
    ['number of employees', { offices: ['office_id', 'headcount'] }, 'offices.headcount'],
    ['members of staff', { employees: ['employee_id'] }, 'employees'],
    ['gearbox', { cars: ['car_id', 'transmission'] }, 'cars.transmission'],
    ['booking reference', { stays: ['stay_id', 'reservation_number'] }, 'stays.reservation_number'],
    ['start number', { runs: ['run_id', 'bib_number'] }, 'runs.bib_number'],
    ['use by date', { goods: ['good_id', 'best_before_date'] }, 'goods.best_before_date'],
    ['reorder point', { parts: ['part_id', 'reorder_level'] }, 'parts.reorder_level'],
    ['petrol stations', { gas_stations: ['gas_station_id'] }, 'gas_stations'],
    ['care homes', { nursing_homes: ['nursing_home_id'] }, 'nursing_homes'],
    ['waitlist', { waiting_list: ['entry_id'] }, 'waiting_list'],
    ['players', { musicians: ['musician_id'] }, 'musicians'],
    ['riders', { couriers: ['courier_id'] }, 'couriers'],
    ['age limit', { films: ['film_id', 'min_age'] }, 'films.min_age'],
    ['botanical name', { plants: ['plant_id', 'latin_name'] }, 'plants.latin_name'],
    ['batch number', { drugs: ['drug_id', 'lot_number'] }, 'drugs.lot_number'],
    ['chassis number', { vans: ['van_id', 'vin'] }, 'vans.vin'],
    ['helping', { dishes: ['dish_id', 'portion'] }, 'dishes.portion'],
    ['destination', { trips: ['trip_id', 'dest_country'] }, 'trips.dest_country'],
  ])('reads "%s" in %j as %s', (words, tables, target) => {
    expect(meant(words, tables)[0]).toBe(target)
  })

  it.each([
    ['state', { orders: ['order_id', 'status', 'state'] }, ['orders.state']],
    ['status', { orders: ['order_id', 'status', 'state'] }, ['orders.status']],
    ['mark', { exams: ['exam_id', 'mark', 'grade'] }, ['exams.mark']],
    ['price', { items: ['item_id', 'price', 'cost'] }, ['items.price']],
  ])('is not tried for "%s" where %j has the word itself', (words, tables, targets) => {
    expect(meant(words, tables)).toEqual(targets)
  })

  it.each([
    ['stations', { orders: ['order_id', 'state'] }],
    ['channel', { orders: ['order_id', 'state'] }],
    ['rate', { films: ['film_id', 'rating'] }],
    ['reviews', { restaurants: ['restaurant_id', 'rating'] }],
    ['show', { courses: ['course_id', 'program'] }],
    ['appointments', { courses: ['course_id', 'textbook'] }],
    ['trucks', { vehicles: ['vehicle_id'] }],
    ['novels', { books: ['book_id'] }],
    ['invoice amount', { transfers: ['transfer_id', 'amount'] }],
    ['date', { meetings: ['meeting_id', 'place'] }],
    ['results', { trials: ['trial_id', 'outcome'] }],
    ['finishers', { runners: ['runner_id'] }],
    ['ponies', { horses: ['horse_id'] }],
    ['dog owners', { owners: ['owner_id'] }],
    ['branch managers', { managers: ['manager_id'] }],
    ['pills', { medications: ['medication_id'] }],
    ['bidders', { buyers: ['buyer_id'] }],
  ])('does not make "%s" a name in %j', (words, tables) => {
    expect(meant(words, tables)).toEqual([])
  })

  it('goes one way when one word is narrower than the other', () => {
    expect(meant('vehicles', { trucks: ['truck_id'] })).toEqual(['trucks'])
    expect(meant('trucks', { vehicles: ['vehicle_id'] })).toEqual([])
  })
})

describe('the sets of synonyms', () => {
  const sets = Object.values(synonyms).flat()

  it('hold two or more words each, in lower case, none twice in one set', () => {
    for (const set of sets) {
      expect(set.length, set.join()).toBeGreaterThan(1)
      expect(new Set(set).size, set.join()).toBe(set.length)
      for (const word of set) expect(word).toMatch(/^[a-z0-9]+(?: [a-z0-9]+){0,4}$/)
    }
  })

  it('hold no word of asking and none that means everything', () => {
    const never = [
      'thing',
      'record',
      'row',
      'data',
      'list',
      'table',
      'show',
      'display',
      'count',
      'query',
      'result',
      'group',
      'no',
      'most',
      'per',
    ]
    const words = new Set([...sets.flat(), ...Object.values(oneWay).flatMap((group) => Object.keys(group))])
    expect(never.filter((word) => words.has(word))).toEqual([])
  })

  it('never read a word as a longer name of itself', () => {
    expect(synonymsOf('price').map((phrase) => phrase.join(' '))).not.toContain('unit price')
  })
})
