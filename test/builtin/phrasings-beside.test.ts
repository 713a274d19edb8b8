import { describe, expect, it } from 'vitest'
import league from './support/league.sql'
import { useWorkshop } from './support/workshop.js'

const workshop = useWorkshop(league)

const playersOfTeams = 'select full_name, team_name from player join team using (team_id)'
const scorers =
  'select minute, full_name, played_on from score join player using (player_id) join fixture using (fixture_id)'

describe('what belongs to something else is listed beside it', () => {
  it.each([
    ['Show each player with the name of their team.', playersOfTeams],
    ['List each player with his or her team.', playersOfTeams],
    ['List every player together with his or her team.', playersOfTeams],
    ["List the players with their team's name.", playersOfTeams],
    ['Show the names of the players and of their teams.', playersOfTeams],
    ['Show the name of each player and that of their team.', playersOfTeams],
    ['What are the names and teams of all players?', playersOfTeams],
    ["List all scores with the minute, the player's name and the fixture's date.", `${scorers}`],
    ["For each score, show the minute, the player's name and the date of the fixture.", scorers],
    [
      'Show the name of the player and the date of the fixture for each score.',
      'select full_name, played_on from score join player using (player_id) join fixture using (fixture_id)',
    ],
    [
      "Show all teams with their venue's name and its seats.",
      'select team_name, venue_name, seats from team join venue using (venue_id)',
    ],
    [
      'For each team, list the names of its players.',
      'select team_name, full_name from team join player using (team_id)',
    ],
    [
      'Show the name of each team and the names of its players.',
      'select team_name, full_name from team join player using (team_id)',
    ],
    [
      "Show each ticket with the buyer's price and the person's last name.",
      'select ticket_id, price, last_name from ticket join person using (person_id)',
    ],
  ])('%s', (question, sql) =>
    question.includes('buyer') ? workshop.expectSilence(question) : workshop.expectRows(question, sql),
  )

  it.each([
    "Show the score's name and the date of the fixture.",
    "For each score, show the player's name and the name of the fixture.",
  ])('unless one has no such thing: %s', (question) => workshop.expectSilence(question))

  it.each([
    [
      'How many teams with a venue in Alton are there?',
      "select count(*) from team join venue v using (venue_id) where v.town = 'Alton'",
    ],
    ['Players with a mentor', 'select full_name from player where mentor_id is not null'],
  ])('and a condition stays one: %s', (question, sql) => workshop.expectRows(question, sql))
})

describe('a row of its own kind is told by its name', () => {
  const mentored = 'from player p join player m on m.player_id = p.mentor_id'
  it.each([
    ['Show each player with the name of their mentor.', `select p.full_name, m.full_name ${mentored}`],
    ["Show every player's name and their mentor's name.", `select p.full_name, m.full_name ${mentored}`],
    [
      'List every keeper with the name of his or her mentor.',
      `select p.full_name, m.full_name ${mentored} where p.position = 'keeper'`,
    ],
    [
      'Which players earn more than their mentor? Show both names.',
      `select p.full_name, m.full_name ${mentored} where p.wage > m.wage`,
    ],
    [
      "Show all players with their mentor's name, including those without a mentor.",
      `select p.full_name, m.full_name ${mentored.replace('join', 'left join')}`,
    ],
    [
      'List all players with the name of their mentor, if they have one.',
      `select p.full_name, m.full_name ${mentored.replace('join', 'left join')}`,
    ],
    [
      'Show all players and their mentors; players without a mentor can be left out.',
      `select p.full_name, m.full_name ${mentored}`,
    ],
  ])('%s', (question, sql) => workshop.expectRows(question, sql))
})

describe('one of its own kind is joined by the reference alone', () => {
  it('and never by what both have', () =>
    workshop.expectSilence("Show all players with their team's name. Skip players without a mentor."))
})

describe('a later sentence that adds', () => {
  it.each([
    [
      'Which players are keepers? Show their wage as well.',
      "select full_name, wage from player where position = 'keeper'",
    ],
    [
      'Which players are keepers? Also show their wage.',
      "select full_name, wage from player where position = 'keeper'",
    ],
  ])('leaves what was asked: %s', (question, sql) => workshop.expectRows(question, sql))
})

describe('a list for each of something', () => {
  it.each([
    ['List the players of each team.', 'select team_name, full_name from team join player using (team_id)'],
    ['For each team, list the players.', 'select team_name, full_name from team join player using (team_id)'],
  ])('%s', (question, sql) => workshop.expectRows(question, sql))

  it.each([
    ['Players for each team'],
    ['Show the tickets of each person.'],
    ['Show the wage for each position.'],
    ['Which players scored in each fixture of each venue?'],
  ])('but not guessed: %s', (question) => workshop.expectSilence(question))
})

describe('those without are listed where that is said', () => {
  it.each([
    [
      'Show all teams and their players, including teams without players.',
      'select team_name, full_name from team left join player using (team_id)',
    ],
    [
      'For each person, show the first name, the last name and the number of tickets, including those without any.',
      'select first_name, last_name, count(ticket_id) from person left join ticket using (person_id) group by person_id',
    ],
    [
      'List the names of all teams and the number of players, even those with no players.',
      'select team_name, count(player_id) from team left join player using (team_id) group by team_id',
    ],
  ])('%s', (question, sql) => workshop.expectRows(question, sql))

  it.each([
    ['Show all teams and their players, including teams without a licence.'],
    ['Show all teams and their keepers, including teams without keepers.'],
  ])('and nothing is guessed: %s', (question) => workshop.expectSilence(question))
})

describe('two references to one table are told apart', () => {
  const both =
    'from fixture f join team h on h.team_id = f.home_team_id join team a on a.team_id = f.away_team_id'
  const ways =
    'from crossing c join harbour o on o.code = c.origin_code join harbour d on d.code = c.destination_code'
  it.each([
    ['Show the home team and the away team of every fixture.', `select h.team_name, a.team_name ${both}`],
    [
      'List each fixture with the name of the home team and the name of the away team.',
      `select h.team_name, a.team_name ${both}`,
    ],
    [
      'Show the names of the home and away teams for every fixture.',
      `select h.team_name, a.team_name ${both}`,
    ],
    [
      'Show the date, the home team, the away team and the attendance of each fixture.',
      `select played_on, h.team_name, a.team_name, attendance ${both}`,
    ],
    [
      'List the fixtures where the home team is Barwell City and the away team is Alton Rovers.',
      `select fixture_id ${both} where h.team_name = 'Barwell City' and a.team_name = 'Alton Rovers'`,
    ],
    [
      'Show the origin and the destination of each crossing.',
      `select c.origin_code, c.destination_code ${ways}`,
    ],
    [
      'What is the longest crossing? Show origin, destination and distance.',
      `select c.origin_code, c.destination_code, distance_km ${ways} order by distance_km desc limit 1`,
    ],
    ['Show the origin town and the destination town of every crossing.', `select o.town, d.town ${ways}`],
    [
      'How many crossings are there from Bergen to Trondheim?',
      "select count(*) from crossing where origin_code = 'BGO' and destination_code = 'TRH'",
    ],
    ['Crossings from Bergen', "select crossing_id from crossing where origin_code = 'BGO'"],
    [
      'How many crossings arrive in Trondheim?',
      "select count(*) from crossing where destination_code = 'TRH'",
    ],
    ['Which crossings depart from Lerwick?', "select crossing_id from crossing where origin_code = 'LER'"],
    [
      'How many tickets were sold for crossings to Trondheim?',
      "select count(*) from ticket join crossing using (crossing_id) where destination_code = 'TRH'",
    ],
    ['Which harbours have no crossings departing from them?', "select name from harbour where code = 'TRH'"],
    [
      "Show the date of each fixture and the observer's last name.",
      'select played_on, last_name from fixture join person on person_id = observer_id',
    ],
    [
      'List all fixtures with the last name of the observer.',
      'select fixture_id, last_name from fixture join person on person_id = observer_id',
    ],
  ])('%s', (question, sql) => workshop.expectRows(question, sql))

  it.each([
    ['Crossings in Bergen'],
    ['Number of fixtures per team'],
    ['Fixtures of Barwell City'],
    ['Show the team of each fixture.'],
    ['Players with a mentor from a different team'],
    ['Which players play in a different team than their mentor?'],
    ['Show each fixture with the name of its sponsor.'],
  ])('but not guessed: %s', (question) => workshop.expectSilence(question))
})

describe('a name in full', () => {
  it('is no value like it', async () => {
    const outcome = await workshop.ask('List all scores.')
    expect(outcome.kind === 'answer' && outcome.sql).not.toContain('where')
  })
})
