import type { Phrasing, Unanswerable } from './phrasing.js'

const both =
  "select distinct town from site where site_id in (select site_id from hall where surface = 'Ice') intersect select town from site where site_id in (select site_id from hall where surface = 'Clay')"
const aboveSql =
  'select full_name from helper where helper_id in (select supervisor_id from helper where supervisor_id is not null)'

/** Members, those above others, both kinds, units and places, what failed, first years, years of a life, names of keys. */
export const plainTurns: readonly Phrasing[] = [
  {
    db: 'rowing',
    sql: 'select name from club join rower using (club_id) group by club_id, name having count(*) > 5',
    asked: [
      'Find the names of the clubs with more than 5 members.',
      'Which clubs have more than five members?',
      'List the names of clubs that have more than 5 members.',
    ],
  },
  {
    db: 'rowing',
    sql: 'select name from club where club_id not in (select club_id from rower where club_id is not null)',
    asked: [
      'List the names of clubs that no rower is a member of.',
      'Which clubs have no members?',
      'Show the names of clubs without members.',
    ],
  },
  {
    db: 'rowing',
    sql: "select first_name, last_name from rower join club using (club_id) where name = 'Tide'",
    asked: [
      'Show the first and last names of the members of Tide.',
      'What are the first and last names of the rowers who are members of Tide?',
    ],
  },
  {
    db: 'rowing',
    sql: aboveSql,
    asked: [
      'Show the names of the helpers who supervise somebody.',
      'List the names of helpers that supervise other helpers.',
      'Which helpers are supervisors?',
      'Give the names of helpers who are supervisors of other helpers.',
      'Which helpers supervise someone?',
    ],
  },
  {
    db: 'rowing',
    sql: 'select count(distinct supervisor_id) from helper',
    asked: ['How many helpers supervise somebody?', 'How many helpers are supervisors?'],
  },
  {
    db: 'rowing',
    sql: both,
    asked: [
      'What are the towns with an ice hall as well as a clay hall?',
      'Which towns have an ice hall and a clay hall?',
      'Which towns have an ice hall as well as a clay hall?',
      'Find the towns with both an ice hall and a clay hall.',
    ],
  },
  {
    db: 'rowing',
    sql: 'select name from boat where mileage_km > 3000',
    asked: [
      'Which boats have more than 3000 km on the clock?',
      'List the names of boats with over 3000 kilometres on the clock.',
    ],
  },
  {
    db: 'rowing',
    sql: 'select name from boat order by mileage_km desc limit 1',
    asked: ['Find the name of the boat with the most kilometres on the clock.'],
  },
  {
    db: 'rowing',
    sql: 'select count(*) from site where dist_km > 30 or beds < 50',
    asked: ['How many sites are more than 30 km away from the head office or have fewer than 50 beds?'],
  },
  {
    db: 'rowing',
    sql: 'select name from site where dist_km < 20',
    asked: [
      'Which sites are less than 20 km away from the head office?',
      'Which sites are less than 20 km from the head office?',
    ],
  },
  {
    db: 'rowing',
    sql: 'select full_name from helper where hrs_week < 20',
    asked: [
      'List the names of helpers who work fewer than 20 hours a week.',
      'Which helpers work less than 20 hours per week?',
    ],
  },
  {
    db: 'rowing',
    sql: "select full_name from helper where blood_grp = 'O-'",
    asked: ['List the names of helpers with blood group O-.', 'Which helpers have the blood group O-?'],
  },
  {
    db: 'rowing',
    sql: "select count(*) from licence_test where kind = 'Practical' and not passed",
    asked: ['How many practical tests were failed?'],
  },
  {
    db: 'rowing',
    sql: 'select distinct first_name, last_name, rower_id from rower join licence_test using (rower_id) where not passed',
    asked: ['Which rowers have failed a licence test?'],
  },
  {
    db: 'rowing',
    sql: "select name from boat where fitting = 'sweep'",
    asked: ['What are the names of the boats with a sweep rig shape?', 'Which boats have a sweep rig shape?'],
  },
  {
    db: 'rowing',
    sql: "select name from cup where country <> 'Wales' and first_held > 2010",
    asked: [
      'Find the names of the cups outside Wales that were first held after 2010.',
      'Which cups outside Wales were first held after 2010?',
    ],
  },
  {
    db: 'rowing',
    sql: 'select name from cup where first_held = 2012',
    asked: ['Which cups were first held in 2012?', 'List the cups first held in 2012.'],
  },
  {
    db: 'rowing',
    sql: 'select full_name from writer where died_in is null',
    asked: [
      'List the full names of living writers.',
      'Which writers are still alive?',
      'Show the full names of the writers who are alive.',
    ],
  },
  {
    db: 'rowing',
    sql: 'select full_name from writer where died_in < 1900',
    asked: ['Which writers died before 1900?'],
  },
  {
    db: 'rowing',
    sql: 'select full_name, born_in from writer order by born_in',
    asked: ['Show the full name and year of birth of the writers, ordered by year of birth.'],
  },
  {
    db: 'rowing',
    sql: 'select title from anthem where duration_minutes > (select avg(duration_minutes) from anthem)',
    asked: [
      'Show the titles of the anthems that last longer than the average anthem.',
      'Which anthems are longer than the average anthem?',
    ],
  },
  {
    db: 'rowing',
    sql: 'select title from anthem where duration_minutes >= 5',
    asked: [
      'Which anthems last five minutes or longer?',
      'List the titles of anthems that last 5 minutes or more.',
    ],
  },
  {
    db: 'rowing',
    sql: 'select out_id, out_dt from outing where helper_id is null',
    asked: [
      'Show the id and date of outings without a recorded helper.',
      'Show the id and date of the outings without a helper.',
    ],
  },
  {
    db: 'rowing',
    sql: 'select avg(sal_g) from outing',
    asked: [
      'What is the average salinity of all outings?',
      'What is the average salinity value of the outings?',
    ],
  },
  {
    db: 'rowing',
    sql: 'select name from site where has_sauna',
    asked: ['Which sites have a sauna facility?', 'List the names of sites with a sauna.'],
  },
  {
    db: 'rowing',
    sql: 'select count(*) from site where is_harbour',
    asked: ['How many sites are located at a harbour?', 'How many sites are at a harbour?'],
  },
  {
    db: 'rowing',
    sql: "select out_dt, kind from outing join boat using (boat_id) where name = 'Boat 2'",
    also: ["select out_id, out_dt, kind from outing join boat using (boat_id) where name = 'Boat 2'"],
    asked: ['Show the date and the kind of each outing of Boat 2.'],
  },
  {
    db: 'rowing',
    sql: 'select name, count(*) from site join hall using (site_id) group by site_id, name',
    also: ['select name, count(hall_id) from site left join hall using (site_id) group by site_id, name'],
    asked: ['Show the number of halls of each site.', 'How many halls does each site have?'],
  },
  {
    db: 'rowing',
    sql: 'select full_name from coach where hourly_rate > (select avg(hourly_rate) from coach)',
    asked: [
      'Find the names of the coaches who earn more per hour than the average coach.',
      'Which coaches earn more than the average coach?',
      'Which coaches earn more than average?',
    ],
  },
  {
    db: 'rowing',
    sql: 'select boat_class, count(*) from coach group by boat_class',
    also: ['select boat_class, count(*) from coach where boat_class is not null group by boat_class'],
    asked: ['Show each boat class and the number of coaches with it.'],
  },
  {
    db: 'rowing',
    sql: 'select full_name, count("NoticeId") from coach left join "Notice" on "CheckerId" = coach_id group by coach_id, full_name',
    also: [
      'select full_name, count("NoticeId") from coach join "Notice" on "CheckerId" = coach_id group by coach_id, full_name',
    ],
    asked: ['How many notices did each coach check?', 'For each coach, how many notices have they checked?'],
  },
  {
    db: 'rowing',
    sql: 'select full_name from coach where coach_id in (select "CheckerId" from "Notice")',
    asked: ['Which coaches have checked a notice?'],
  },
  {
    db: 'rowing',
    sql: 'select full_name from coach join "Notice" on "AuthorId" = coach_id group by coach_id, full_name order by count(*) desc fetch first 1 rows with ties',
    asked: ['Which coach authored the most notices?'],
  },
  {
    db: 'rowing',
    sql: 'select gate from entrance where is_available',
    also: [
      'select entrance_id, gate from entrance where is_available',
      'select entrance_id from entrance where is_available',
    ],
    asked: [
      'Which entrances are available?',
      'List all available entrances.',
      'Show the gates of the available entrances.',
    ],
  },
  {
    db: 'rowing',
    sql: "select name from boat where boat_id not in (select boat_id from outing join helper using (helper_id) where full_name = 'Hal Moor')",
    asked: ['Which boats has Hal Moor never used?'],
  },
  {
    db: 'rowing',
    sql: both,
    asked: [
      'Find the towns that have both an ice and a clay hall.',
      'Which towns have both ice and clay halls?',
    ],
  },
  {
    db: 'rowing',
    sql: 'select name from site where site_id not in (select site_id from meas)',
    asked: ['Which sites have no measurements?', 'List the names of sites without measurements.'],
  },
  {
    db: 'rowing',
    sql: 'select count(*) from meas where is_offi',
    asked: ['How many official measurements are there?', 'How many measurements are official?'],
  },
  {
    db: 'rowing',
    sql: 'select distinct kind from outing',
    asked: ['Show all outing types.', 'Show all outing kinds.'],
  },
]

/** Near to these, and not answered: another reading is as good, or a word is left over. */
export const notPlainTurns: readonly Unanswerable[] = [
  {
    db: 'rowing',
    asked: [
      'Which cups were held in 2012?',
      'Which cups have been held since 2012?',
      'Which helpers are not supervisors?',
      'How many helpers in the umpire job are supervisors?',
      'Which sites are less than 20 km from the beach?',
      'Which clubs have more than 5 board members?',
      'Which boats have more than 3000 miles of rope on the clock?',
      'Which helpers supervise a club?',
      'Which helpers failed?',
      'How many halls are available?',
      'How many available boats are there?',
      'Which measly sites are there?',
    ],
  },
]
