import { describe, it } from 'vitest'
import contests from './support/contests.sql'
import { useWorkshop } from './support/workshop.js'

const workshop = useWorkshop(contests)

const twoFinished = `select "FullName" from "Member" m where (select count(*) from "Ticket" t where t."MemberId" = m."MemberId" and "Refunded") >= 2`
const byReporter =
  'select "FullName" from "Clerk" c join "Issue" i on i."ReporterId" = c."ClerkId" group by c."ClerkId" order by count(*) desc limit 1'
const byAssignee =
  'select "FullName" from "Clerk" c join "Issue" i on i."AssigneeId" = c."ClerkId" group by c."ClerkId" order by count(*) desc limit 1'
const living = 'select "FullName" from "Author" where "DiedIn" is null'
const atHouses = `from "House" h join "Room" r using ("HouseId") join "Ticket" t using ("RoomId")`

describe('what was done, by whom and how often', () => {
  it.each([
    ['Who reported the most issues?', byReporter],
    ['Which clerk has reported the most issues?', byReporter],
    ['the clerk with the most issues reported by them', byReporter],
    ['Who was assigned the most issues?', byAssignee],
    ['Which clerk has been assigned the most issues?', byAssignee],
    [
      'number of issues assigned to each clerk',
      'select "FullName", count(*) from "Clerk" c join "Issue" i on i."AssigneeId" = c."ClerkId" group by c."ClerkId"',
    ],
    [
      'How many clerks have no issues assigned to them?',
      'select count(*) from "Clerk" c where not exists (select from "Issue" where "AssigneeId" = c."ClerkId")',
    ],
    [
      'issues reported by clerks of the North office',
      `select "Title" from "Issue" join "Clerk" on "ReporterId" = "ClerkId" where "Office" = 'North'`,
    ],
    [
      'Find the cities that have both a bakery and a florist shop.',
      `select "City" from "House" join "Shop" using ("HouseId") where "Trade" = 'bakery' intersect select "City" from "House" join "Shop" using ("HouseId") where "Trade" = 'florist'`,
    ],
    ['members who refunded at least two tickets', twoFinished],
    ['Which members have refunded more than one ticket?', twoFinished],
    ['Members that refunded 2 or more tickets', twoFinished],
    ['What is the total number of hours logged on issues?', 'select sum("Hours") from "WorkLog"'],
    [
      'total hours logged on the issues reported by Eva Horn',
      `select sum("Hours") from "WorkLog" join "Issue" using ("IssueId") where "ReporterId" = 1`,
    ],
    [
      'Which members finished a contest?',
      `select distinct "FullName" from "Member" join "Entry" using ("MemberId") where "Outcome" = 'finished'`,
    ],
    [
      'How many members have finished at least one contest?',
      `select count(distinct "MemberId") from "Entry" where "Outcome" = 'finished'`,
    ],
    ['living authors', living],
    ['List the full names of living authors.', living],
    ['Which authors are still alive?', living],
    ['How many authors are dead?', 'select count(*) from "Author" where "DiedIn" is not null'],
    ['authors born after 1900', 'select "FullName" from "Author" where "BornIn" > 1900'],
    ['Which authors died before 1950?', 'select "FullName" from "Author" where "DiedIn" < 1950'],
    ['tickets sold per house', `select "Name", count(*) ${atHouses} group by "HouseId", "Name"`],
    [
      'How many tickets were refunded per house?',
      `select "Name", count(*) ${atHouses} where "Refunded" group by "HouseId", "Name"`,
    ],
    [
      'members per favorite house',
      'select "Name", count(*) from "Member" join "House" on "FavoriteHouseId" = "HouseId" group by "HouseId", "Name"',
    ],
    [
      'How many rooms does each house have?',
      'select "Name", count("RoomId") from "House" left join "Room" using ("HouseId") group by "HouseId", "Name"',
    ],
    [
      'Show the number of halls of each house.',
      'select "Name", count(*) from "House" join "Room" using ("HouseId") group by "HouseId", "Name"',
    ],
    [
      'Which house has the most halls?',
      'select "Name" from "House" join "Room" using ("HouseId") group by "HouseId", "Name" order by count(*) desc limit 1',
    ],
    [
      'For each office, who are the two clerks with the most issues assigned to them?',
      `select "Office", "FullName" from "Clerk" join "Issue" on "AssigneeId" = "ClerkId" group by "ClerkId", "Office", "FullName"`,
    ],
    ['total hours logged per issue', 'select "IssueId", sum("Hours") from "WorkLog" group by "IssueId"'],
    ['total estimated hours of the issues', 'select sum("EstimateHours") from "Issue"'],
    ['members with no favorite house', 'select "FullName" from "Member" where "FavoriteHouseId" is null'],
    ['Which members have an email?', 'select "FullName" from "Member" where "Email" is not null'],
  ])('is what "%s" asks for', (question, sql) => workshop.expectRows(question, sql))
})

describe('a deed, a label or a role that was passed over', () => {
  it.each([
    'How many different clerks have logged work?',
    'Which clerks have done any work?',
    'Emails of members in Graz who have one',
    'members who have one',
    'average hours per issue',
    'total rent paid for each quarter of 2025, by return date',
    'houses by number of rooms in them, and of what',
    'best rated contests',
    'average finish minutes per member, only those with 3 or more ratings',
    'members with 3 or more ratings',
    'Which pieces have never been put on a contest programme?',
    'pieces on contest programmes',
    'members who have finished at least two contests',
    'Which member has the most finishers?',
  ])('keeps "%s" from an answer', (question) => workshop.expectSilence(question))
})
