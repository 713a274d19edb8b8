import { describe, it } from 'vitest'
import sailing from './support/sailing.sql'
import { useWorkshop } from './support/workshop.js'

const school = useWorkshop(sailing)
const boats = (where: string) => `select boat_id from boat b where ${where}`
const dearer = (than: string) => `day_rate > (select avg(day_rate) from boat x ${than})`

describe('an average over some of the rows', () => {
  it.each([
    ['Which boats are more expensive than the average yacht?', boats(dearer("where kind = 'yacht'"))],
    [
      'Which yachts are more expensive than the average yacht?',
      boats(`kind = 'yacht' and ${dearer("where kind = 'yacht'")}`),
    ],
    ['boats dearer than the average insured boat', boats(dearer('where insured'))],
    ['Which yachts cost more than the average boat?', boats(`kind = 'yacht' and ${dearer('')}`)],
    ['Which boats have a day rate above the average of the insured boats?', boats(dearer('where insured'))],
    [
      'Which boats cost more than the average boat of their harbour?',
      boats(dearer('where x.harbour_id = b.harbour_id')),
    ],
    [
      'Which boats are dearer than the average boat of their own kind?',
      boats(dearer('where x.kind = b.kind')),
    ],
    [
      'Which insured boats cost more than the average insured boat of the same kind?',
      boats(`insured and ${dearer('where insured and x.kind = b.kind')}`),
    ],
  ])('is taken over those alone: %s', (question, sql) => school.expectRows(question, sql))

  it.each([
    ['Which boats are dearer than the average harbour?'],
    ['Which boats are dearer than the average boat in Eastwick?'],
    ['Which boats are dearer than the average Pupil 3?'],
  ])('is not guessed when other rows tell which: %s', (question) => school.expectSilence(question))
})
