import { describe, it } from 'vitest'
import sailing from './support/sailing.sql'
import { useWorkshop } from './support/workshop.js'

const school = useWorkshop(sailing)
const skilled = (where: string) =>
  `select pupil_id from pupil p where not exists (select 1 from skill s where ${where} not exists (select 1 from pupil_skill k where k.pupil_id = p.pupil_id and k.skill_id = s.skill_id))`

describe('all of them', () => {
  it.each([
    ['Which pupils have all of the skills?', skilled('')],
    ['Which pupils have all skills?', skilled('')],
    ['Which pupils have every skill?', skilled('')],
    ['List the pupils that have each of the skills.', skilled('')],
    ['Which pupils have all advanced skills?', skilled('s.advanced and')],
    ['Pupils who have all of the advanced skills', skilled('s.advanced and')],
    [
      'Which skills are owned by every pupil?',
      'select skill_id from skill s where (select count(*) from pupil_skill k where k.skill_id = s.skill_id) = (select count(*) from pupil)',
    ],
  ])('none is missing: %s', (question, sql) => school.expectRows(question, sql))

  it.each([
    ['Show all skills', 'select skill_id from skill'],
    ['Show the lessons of all pupils', 'select lesson_id from lesson'],
  ])('says nothing of a mere list: %s', (question, sql) => school.expectRows(question, sql))

  it.each([
    ['Which pupils have all lessons?'],
    ['Which harbours have all boats?'],
    ['Which pupils have all of the levels?'],
  ])('is silent where each belongs to one: %s', (question) => school.expectSilence(question))
})
