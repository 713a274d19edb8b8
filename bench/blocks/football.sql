CREATE TYPE trf_kind AS ENUM ('permanent', 'loan', 'free');

CREATE TABLE stadium (
  std_id integer PRIMARY KEY,
  std_name text NOT NULL,
  std_city text NOT NULL,
  std_cap integer NOT NULL,
  std_built_yr integer,
  has_roof boolean NOT NULL DEFAULT false
);

CREATE TABLE club (
  clb_id integer PRIMARY KEY,
  clb_name text NOT NULL,
  clb_abbr char(3) NOT NULL UNIQUE,
  clb_city text NOT NULL,
  clb_fnd_yr integer NOT NULL,
  clb_div text NOT NULL,
  clb_std_id integer NOT NULL REFERENCES stadium(std_id),
  clb_coach text,
  clb_wage_bdgt numeric(12,2) NOT NULL
);

CREATE TABLE plyr (
  plyr_id integer PRIMARY KEY,
  plyr_name text NOT NULL,
  plyr_nat text NOT NULL,
  plyr_dob date NOT NULL,
  plyr_pos text NOT NULL,
  plyr_foot text,
  plyr_ht_cm integer,
  plyr_clb_id integer REFERENCES club(clb_id),
  shirt_no integer,
  mkt_val numeric(12,2),
  ctr_end date
);

CREATE TABLE ref (
  ref_id integer PRIMARY KEY,
  ref_name text NOT NULL,
  ref_nat text NOT NULL,
  ref_lic_dt date NOT NULL,
  is_intl boolean NOT NULL
);

CREATE TABLE mtch (
  mtch_id integer PRIMARY KEY,
  mtch_season text NOT NULL,
  mtch_div text NOT NULL,
  mtch_rnd integer NOT NULL,
  kickoff_ts timestamp NOT NULL,
  home_clb_id integer NOT NULL REFERENCES club(clb_id),
  away_clb_id integer NOT NULL REFERENCES club(clb_id),
  mtch_std_id integer NOT NULL REFERENCES stadium(std_id),
  mtch_ref_id integer REFERENCES ref(ref_id),
  mtch_stat text NOT NULL,
  home_gls integer,
  away_gls integer,
  attend integer
);

CREATE TABLE goal (
  goal_id integer PRIMARY KEY,
  goal_mtch_id integer NOT NULL REFERENCES mtch(mtch_id),
  goal_clb_id integer NOT NULL REFERENCES club(clb_id),
  scorer_id integer NOT NULL REFERENCES plyr(plyr_id),
  assist_plyr_id integer,
  goal_min integer NOT NULL,
  goal_type text NOT NULL
);

CREATE TABLE card (
  card_id integer PRIMARY KEY,
  card_mtch_id integer NOT NULL REFERENCES mtch(mtch_id),
  card_plyr_id integer NOT NULL REFERENCES plyr(plyr_id),
  card_min integer NOT NULL,
  card_col text NOT NULL,
  card_rsn text
);

CREATE TABLE trnsf (
  trf_id integer PRIMARY KEY,
  trf_plyr_id integer NOT NULL REFERENCES plyr(plyr_id),
  from_clb_id integer REFERENCES club(clb_id),
  to_clb_id integer REFERENCES club(clb_id),
  trf_dt date NOT NULL,
  trf_type trf_kind NOT NULL,
  trf_fee numeric(12,2)
);

CREATE TABLE injury (
  inj_id integer PRIMARY KEY,
  inj_plyr_id integer NOT NULL,
  inj_kind text NOT NULL,
  inj_from date NOT NULL,
  inj_to date
);

CREATE TABLE spons (
  spn_id integer PRIMARY KEY,
  spn_clb_id integer NOT NULL REFERENCES club(clb_id),
  spn_name text NOT NULL,
  spn_ind text NOT NULL,
  spn_amt_yr numeric(12,2) NOT NULL,
  spn_from date NOT NULL,
  spn_to date
);

INSERT INTO stadium VALUES
 (1,'Rover Park','Ashford',31200,1968,false),
 (2,'Bracken Road','Brackenfield',42500,1994,false),
 (3,'Calder Arena','Calder',55800,2011,true),
 (4,'Dunmore Stadium','Dunmore',48300,2004,true),
 (5,'Vale Lane','Eastvale',18750,1931,false),
 (6,'The Moorings','Fenwick',26400,1957,false),
 (7,'Albion Field','Dunmore',22900,1926,false),
 (8,'Vale Dome','Harrow',37650,2016,true),
 (9,'Foundry Ground','Ironbridge',12400,1949,false),
 (10,'Juniper Meadow','Ashford',9800,1978,false),
 (11,'Castle Street','Kestrel',11150,NULL,false),
 (12,'Lark Hill','Larkfield',15300,1989,false),
 (13,'County Oval','Milburn',20600,1962,false),
 (14,'North Gate Park','Calder',8700,1999,false),
 (15,'Haven Ground','Oakhaven',7900,NULL,false),
 (16,'Victoria Gardens','Penrose',13250,1919,false),
 (17,'National Bowl','Dunmore',71000,2019,true),
 (18,'Old Quarry','Harrow',5400,1922,false);

INSERT INTO club VALUES
 (1,'Ashford Rovers','ASH','Ashford',1891,'First Division',1,'Colin Barrow',38500000),
 (2,'Brackenfield United','BRU','Brackenfield',1903,'First Division',2,'Jean-Marc Duval',52750000),
 (3,'Calder Athletic','CAL','Calder',1888,'First Division',3,'Paolo Ferrini',81200000),
 (4,'Dunmore City','DUN','Dunmore',1912,'First Division',4,'Stig Halvorsen',74900000),
 (5,'Eastvale Town','EAS','Eastvale',1924,'First Division',5,NULL,21300000),
 (6,'Fenwick Wanderers','FEN','Fenwick',1899,'First Division',6,'Terry Mound',29650000),
 (7,'Dunmore Albion','DAL','Dunmore',1907,'First Division',7,'Rui Cardoso',33100000),
 (8,'Harrow Vale','HAR','Harrow',1936,'First Division',8,'Lena Brandt',45800000),
 (9,'Ironbridge FC','IRO','Ironbridge',1895,'Second Division',9,'Gary Pike',11400000),
 (10,'Juniper Hill','JUN','Ashford',1951,'Second Division',10,'Owen Tait',8900000),
 (11,'Kestrel Town','KES','Kestrel',1919,'Second Division',11,NULL,9750000),
 (12,'Larkfield Rangers','LAR','Larkfield',1928,'Second Division',12,'Marek Zielny',12850000),
 (13,'Milburn County','MIL','Milburn',1904,'Second Division',13,'Ian Prosser',16200000),
 (14,'Northgate Borough','NOR','Calder',1963,'Second Division',14,'Sofia Lindqvist',7600000),
 (15,'Oakhaven','OAK','Oakhaven',1972,'Second Division',15,'Derek Moss',6950000),
 (16,'Penrose Victoria','PEN','Penrose',1886,'Second Division',16,'Alan Quigley',10300000);

INSERT INTO ref VALUES
 (1,'Howard Finch','England','2008-07-01',true),
 (2,'Mairead Doyle','Ireland','2012-07-01',true),
 (3,'Stuart Lumley','England','2015-07-01',false),
 (4,'Piotr Nowak','Poland','2011-01-15',true),
 (5,'Gavin Trent','England','2019-07-01',false),
 (6,'Rhys Bevan','Wales','2017-07-01',false),
 (7,'Callum Orr','Scotland','2009-02-10',true),
 (8,'Neil Bassett','England','2021-07-01',false),
 (9,'Joanna Creed','England','2018-01-20',false),
 (10,'Fergus Muir','Scotland','2014-07-01',false),
 (11,'Tomos Price','Wales','2022-07-01',false),
 (12,'Ed Rowntree','England','2023-07-01',false),
 (13,'Karim Saadi','France','2016-07-01',true),
 (14,'Lucy Hartwell','England','2025-07-01',false);

INSERT INTO plyr
SELECT i,
  (ARRAY['Adam','Bruno','Callum','Dario','Ewan','Felix','Goran','Harry','Ivan','Jamal','Kofi','Liam','Mateo','Niall','Oscar','Pavel','Quentin','Ryan','Samir','Tom','Ugo','Viktor','Will','Xavi','Yusuf','Zoltan','Aaron','Ben','Carlos','Declan'])[1+(i*7+i/150)%30]
  || ' ' ||
  (ARRAY['Abbott','Balogun','Costa','Dempsey','Ekholm','Farrell','Garcia','Hughes','Ibrahim','Jansen','Kovac','Lopez','Mensah','Novak','Olsen','Pereira','Quinn','Rossi','Silva','Turner','Urban','Vidal','Walsh','Xhaka','Young','Zeman','Archer','Bell','Clarke','Diallo','Evans','Fofana','Grant','Hansen','Irwin','Jones','Keane','Larsen','Moreau','Nkosi','Osei','Petrov','Reid','Santos','Toure','Ueda','Varga','Weiss','Yilmaz','Zajac'])[1+i%50],
  (ARRAY['England','England','England','England','Scotland','Wales','Ireland','Brazil','France','Spain','Nigeria','Ghana','Norway','Croatia','Portugal','Argentina'])[1+(('x'||substr(md5('nat'||i),1,6))::bit(24)::int)%16],
  date '1988-02-03' + (('x'||substr(md5('dob'||i),1,6))::bit(24)::int)%7300,
  CASE WHEN i%10 = 0 THEN 'Goalkeeper' WHEN i%10 IN (1,2,3) THEN 'Defender' WHEN i%10 IN (4,5,6,7) THEN 'Midfielder' ELSE 'Forward' END,
  CASE WHEN i%29 = 0 THEN NULL WHEN i%4 = 1 THEN 'left' WHEN i%17 = 3 THEN 'both' ELSE 'right' END,
  CASE WHEN i%23 = 5 THEN NULL ELSE 166 + (('x'||substr(md5('ht'||i),1,6))::bit(24)::int)%33 END,
  CASE WHEN i <= 160 THEN 1+(i-1)/10 END,
  CASE WHEN i <= 160 THEN 1+((i-1)%10)*2 + (i%3) END,
  CASE WHEN i%31 = 7 THEN NULL
       ELSE round((CASE WHEN i <= 80 THEN 1500000 ELSE 200000 END) + ((('x'||substr(md5('mv'||i),1,6))::bit(24)::int)%1000) * (CASE WHEN i <= 80 THEN 31000 ELSE 4100 END) + i*50, 2) END,
  CASE WHEN i <= 160 THEN (date '2027-06-30' + make_interval(years => (('x'||substr(md5('ce'||i),1,6))::bit(24)::int)%5))::date END
FROM generate_series(1,168) i;

-- fixtures: double round robin of eight clubs in each division, two seasons
INSERT INTO mtch
SELECT row_number() OVER (ORDER BY s.sn, r.r, d.d, k.k),
  s.sn, CASE d.d WHEN 0 THEN 'First Division' ELSE 'Second Division' END, r.r+1,
  s.start_ts + make_interval(days => r.r*s.gap + k.k%2) + make_interval(hours => CASE k.k WHEN 0 THEN 0 WHEN 1 THEN 2 WHEN 2 THEN 5 ELSE 3 END),
  d.d*8 + 1 + CASE WHEN sw THEN b ELSE a END,
  d.d*8 + 1 + CASE WHEN sw THEN a ELSE b END,
  d.d*8 + 1 + CASE WHEN sw THEN b ELSE a END,
  NULL, 'scheduled', NULL, NULL, NULL
FROM (VALUES ('2025/26', timestamp '2025-08-16 15:00', 18), ('2026/27', timestamp '2026-08-14 15:00', 9)) s(sn, start_ts, gap)
CROSS JOIN generate_series(0,13) r(r)
CROSS JOIN generate_series(0,1) d(d)
CROSS JOIN generate_series(0,3) k(k)
CROSS JOIN LATERAL (SELECT CASE WHEN k.k = 0 THEN 7 ELSE (r.r%7 + k.k)%7 END AS a,
                           CASE WHEN k.k = 0 THEN r.r%7 ELSE (r.r%7 - k.k + 7)%7 END AS b) p
CROSS JOIN LATERAL (SELECT ((r.r%7 + k.k)%2 = 1) <> (r.r >= 7) AS sw) q;

UPDATE mtch SET mtch_stat = 'played' WHERE kickoff_ts < '2026-11-20 12:00';
UPDATE mtch SET mtch_stat = 'postponed' WHERE mtch_id IN (171, 186, 195);
UPDATE mtch SET mtch_stat = 'abandoned' WHERE mtch_id IN (58);

UPDATE mtch SET
  home_gls = (ARRAY[0,0,1,1,1,2,2,4,1])[1+(('x'||substr(md5('h'||mtch_id),1,6))::bit(24)::int)%9],
  away_gls = (ARRAY[0,0,0,1,1,1,2,0,3])[1+(('x'||substr(md5('a'||mtch_id),1,6))::bit(24)::int)%9]
WHERE mtch_stat = 'played';
UPDATE mtch m SET attend = (s.std_cap * (55 + (('x'||substr(md5('att'||mtch_id),1,6))::bit(24)::int)%45))/100 + mtch_id%37
FROM stadium s WHERE s.std_id = m.mtch_std_id AND mtch_stat = 'played' AND mtch_id%41 <> 6;
UPDATE mtch SET mtch_ref_id = (ARRAY[1,1,1,2,2,3,3,4,4,5,6,6,7,7,8,9,9,10,11,12,13,1,2,4])[1+(('x'||substr(md5('ref'||mtch_id),1,6))::bit(24)::int)%24]
WHERE kickoff_ts < '2026-12-05';
UPDATE mtch SET mtch_std_id = 17 WHERE mtch_id IN (12, 77, 130, 178);

INSERT INTO goal
SELECT row_number() OVER (ORDER BY g.mtch_id, g.mn, g.clb, g.n), g.mtch_id, g.clb,
  (g.clb-1)*10 + sc,
  CASE WHEN g.h%7 < 4 AND gt NOT IN ('penalty','free kick') THEN (g.clb-1)*10 + CASE WHEN ass = sc THEN 5 + (sc = 5)::int ELSE ass END END,
  g.mn, gt
FROM (
  SELECT m.mtch_id, x.clb, n, 1 + (('x'||substr(md5('mn'||m.mtch_id||'-'||x.clb||'-'||n),1,6))::bit(24)::int)%93 AS mn,
         (('x'||substr(md5('sc'||m.mtch_id||'-'||x.clb||'-'||n),1,6))::bit(24)::int) AS h
  FROM mtch m
  CROSS JOIN LATERAL (VALUES (m.home_clb_id, m.home_gls), (m.away_clb_id, m.away_gls)) x(clb, gls)
  CROSS JOIN LATERAL generate_series(1, x.gls) n
  WHERE m.mtch_stat = 'played') g
CROSS JOIN LATERAL (SELECT (ARRAY[8,8,8,9,9,4,5,6,7,7,1,2,8,9])[1+g.h%14] AS sc,
                           (ARRAY[4,5,6,7,9,3,2,6,8])[1+(g.h/100)%9] AS ass,
                           (ARRAY['open play','open play','open play','header','penalty','free kick','open play','header'])[1+(g.h/1000)%8] AS gt) t;

INSERT INTO card
SELECT i, q.mtch_id,
  ((CASE WHEN q.h%2 = 0 THEN m.home_clb_id ELSE m.away_clb_id END) - 1)*10 + (ARRAY[1,1,2,3,3,4,5,6,7,8,9,2])[1+(q.h/10)%12],
  3 + (q.h/7)%88,
  CASE WHEN q.h%13 = 4 THEN 'red' ELSE 'yellow' END,
  CASE WHEN i%11 = 3 THEN NULL ELSE (ARRAY['foul','foul','dissent','handball','time wasting','simulation'])[1+(q.h/50)%6] END
FROM (SELECT i, (('x'||substr(md5('cd'||i),1,6))::bit(24)::int) AS h,
             1 + (('x'||substr(md5('cm'||i),1,6))::bit(24)::int)%190 AS mtch_id
      FROM generate_series(1,260) i) q
JOIN mtch m ON m.mtch_id = q.mtch_id AND m.mtch_stat = 'played';

INSERT INTO trnsf
SELECT row_number() OVER (ORDER BY dt, pid), pid, fc, tc, dt, ty::trf_kind,
  CASE ty WHEN 'free' THEN NULL WHEN 'loan' THEN (CASE WHEN pid%3 = 0 THEN NULL ELSE 100000 + pid*1500 END)
          ELSE (CASE WHEN tc <= 8 THEN 2500000 ELSE 300000 END) + (h%400)*(CASE WHEN tc <= 8 THEN 45000 ELSE 5500 END) + pid*100 END
FROM (
  SELECT p.plyr_id AS pid, h, p.plyr_clb_id AS tc,
    CASE WHEN h%9 = 0 THEN NULL ELSE 1 + (p.plyr_clb_id - 1 + 1 + h%14)%16 END AS fc,
    (ARRAY[date '2025-07-05', date '2026-01-06', date '2026-07-02', date '2026-08-11', date '2024-07-08', date '2025-01-11', date '2023-07-04'])[1+h%7] + (h/7)%20 AS dt,
    CASE WHEN h%9 = 0 THEN 'free' WHEN h%5 = 1 THEN 'loan' ELSE 'permanent' END AS ty
  FROM plyr p CROSS JOIN LATERAL (SELECT (('x'||substr(md5('tr'||p.plyr_id),1,6))::bit(24)::int) AS h) z
  WHERE p.plyr_id <= 160 AND h%8 < 5
) t;
INSERT INTO trnsf
SELECT 200 + p.plyr_id - 160, p.plyr_id, 1 + (p.plyr_id*5)%16, NULL, date '2026-06-30', 'free', NULL
FROM plyr p WHERE p.plyr_id > 160;

INSERT INTO injury
SELECT i, 1 + (h%160), (ARRAY['hamstring','ankle','knee ligament','groin','concussion','hamstring','calf'])[1+(h/160)%7],
  f, CASE WHEN f > '2026-10-04' AND h%4 <> 0 THEN NULL ELSE least(f + 6 + (h/31)%70, date '2026-11-19') END
FROM (SELECT i, (('x'||substr(md5('inj'||i),1,6))::bit(24)::int) AS h,
        CASE WHEN i > 86 THEN date '2026-10-02' + (i-86)*5 ELSE date '2025-08-20' + (('x'||substr(md5('if'||i),1,6))::bit(24)::int)%455 END AS f
      FROM generate_series(1,95) i) q;

INSERT INTO spons
SELECT i, 1 + (i*5)%16,
  (ARRAY['Northwind Bank','Kettle Air','Pixel Mobile','Brightbrew','Volta Energy','Tally Insurance','Redline Motors','Lucky Clover Bets','Harvest Foods','Skylark Travel','Byteworks','Granite Homes'])[1+i%12],
  (ARRAY['banking','airline','telecoms','brewery','energy','insurance','automotive','betting','food','travel','software','construction'])[1+i%12],
  (CASE WHEN (i*5)%16 < 8 THEN 1200000 ELSE 150000 END) + ((('x'||substr(md5('sp'||i),1,6))::bit(24)::int)%90) * (CASE WHEN (i*5)%16 < 8 THEN 60000 ELSE 9000 END) + i*1000,
  date '2022-07-01' + make_interval(years => i%5),
  CASE WHEN i%9 = 4 THEN NULL ELSE (date '2022-06-30' + make_interval(years => i%5 + 1 + (i/5)%4))::date END
FROM generate_series(1,44) i;
