import type { Phrasing, Unanswerable } from './phrasing.js'

/** What is said around the question: what to leave out, what to show beside it, each thing once. */
export const clauses: readonly Phrasing[] = [
  {
    db: 'observatory',
    sql: 'select weather, count(*) from observation where weather is not null group by weather',
    asked: [
      'Observations by weather, unknown weather excluded',
      'How many observations are there per weather? Leave out observations without a weather.',
      'Number of observations per weather, ignoring those without one',
      'Number of observations for each weather; observations without a weather may be left out.',
      'Count of observations by weather, skipping missing weather',
    ],
  },
  {
    db: 'observatory',
    sql: 'select target_type, count(*) from observation where not cancelled group by target_type',
    asked: [
      'Number of observations per target type, leaving out cancelled ones',
      'Number of observations per target type, cancelled ones excluded',
      'How many observations are there of each target type, not counting the cancelled ones?',
      'Observations by target type, without counting cancelled observations',
      'How many observations are there per target type? Cancelled observations do not count.',
      'How many observations per target type? Please skip cancelled observations.',
    ],
  },
  {
    db: 'observatory',
    sql: "select target_type, avg(duration_min) from observation where weather not in ('cloudy', 'windy') group by target_type",
    asked: [
      'Average duration of observations by target type, cloudy and windy observations excluded',
      'Average duration of observations by target type, cloudy and windy ones left out',
    ],
  },
  {
    db: 'observatory',
    sql: 'select target_type, avg(quality_score) from observation where duration_min >= 60 group by target_type',
    asked: [
      'Average quality score by target type, ignoring observations with a duration below 60',
      'Average quality score by target type; observations shorter than 60 minutes are not counted.',
    ],
  },
  {
    db: 'observatory',
    sql: 'select full_name, count(*) from publication join astronomer using (astronomer_id) group by astronomer_id, full_name',
    asked: [
      'How many publications does each astronomer have? Astronomers without publications may be left out.',
      'How many publications does each astronomer have? Ignore astronomers with no publications.',
    ],
  },
  {
    db: 'observatory',
    sql: 'select distinct nationality from astronomer where nationality is not null',
    asked: [
      'What nationalities are represented among our astronomers?',
      'Which nationalities do our astronomers have?',
      'Which nationalities occur among the astronomers?',
      'What different nationalities do the astronomers have?',
      'Which different nationalities are there among the astronomers?',
      'What are the possible nationalities of an astronomer that occur in the data?',
      'nationalities of astronomers, each only once',
    ],
  },
  {
    db: 'observatory',
    sql: 'select distinct institute from astronomer',
    asked: [
      'Which institutes are represented?',
      'Institutes of the astronomers, no repetitions',
      'Which institutes do astronomers come from? List each institute once.',
      'Institutes of astronomers, with no repeats',
    ],
  },
  {
    db: 'observatory',
    sql: "select distinct a.full_name from astronomer a join observation using (astronomer_id) where target_type = 'comet'",
    asked: [
      'Names of the astronomers with comet observations, without repetitions',
      'Names of the astronomers with comet observations, each listed once',
    ],
  },
  {
    db: 'observatory',
    sql: 'select name, retired_on from telescope where retired_on is not null',
    asked: [
      'Which telescopes were retired, and when?',
      'Which telescopes have been retired and since when?',
      'Which telescopes have been retired, and when was that?',
      'Which telescopes were retired and on which date?',
    ],
  },
  {
    db: 'observatory',
    sql: "select full_name, email from astronomer where institute = 'Open Sky'",
    asked: [
      'Astronomers from Open Sky, incl. their email',
      'Names of the astronomers from Open Sky together with the email',
      'Names of the astronomers from Open Sky along with their email',
      'Astronomers from Open Sky, both name and email',
    ],
  },
  {
    db: 'observatory',
    sql: 'select weather, count(*) from observation group by weather order by 2 desc',
    asked: [
      'Number of observations per weather, most frequent first',
      'Number of observations for each weather, most common first',
      'How many observations are there per weather? Most frequent first.',
    ],
  },
  {
    db: 'observatory',
    sql: 'select journal, sum(citations) from publication group by journal order by 2 desc',
    asked: [
      'Total citations per journal. Order by citations descending.',
      'Total citations per journal, from most to least citations',
    ],
  },
  {
    db: 'observatory',
    sql: 'select name, aperture_m from telescope order by aperture_m limit 3',
    asked: [
      'The three smallest telescopes in terms of aperture',
      'Three smallest telescopes, judged by aperture',
      'Three smallest telescopes going by aperture',
    ],
  },
  {
    db: 'observatory',
    sql: 'select full_name, count(*) from publication join astronomer using (astronomer_id) group by astronomer_id, full_name order by 2 desc fetch first 1 rows with ties',
    asked: [
      'Which astronomer has the most publications, and how many is that?',
      'Which astronomer has the most publications, and how many was it?',
      'Which astronomer has the most publications, and how many are they?',
    ],
  },
]

export const clausesDeclined: readonly Unanswerable[] = [
  {
    db: 'observatory',
    asked: [
      'Number of observations per target type, leaving out blurred ones',
      'Number of observations per target type, leaving out observations nobody wanted',
      'Number of observations per target type, excluding the best ones',
      'How many observations are not excluded?',
      'Number of observations per weather, ignoring the moon',
      'Which astronomers are from Open Sky, and when?',
      'The oldest astronomers with the highest citations',
      'Severe observations: id, dust',
      'Telescopes for three or more astronomers',
    ],
  },
]
