-- Regional chess league: clubs, players, tournaments and games

CREATE TYPE tournament_format AS ENUM ('swiss', 'round_robin', 'rapid', 'blitz');

CREATE TABLE club (
  club_id     int PRIMARY KEY,
  club_name   text NOT NULL,
  town        text NOT NULL,
  founded     int NOT NULL,
  annual_fee  numeric(6,2) NOT NULL,
  venue       text,
  has_juniors boolean NOT NULL
);

CREATE TABLE player (
  player_id  int PRIMARY KEY,
  first_name text NOT NULL,
  last_name  text NOT NULL,
  gender     char(1) NOT NULL,
  born_on    date NOT NULL,
  country    text NOT NULL,
  title      text,
  rating     int,
  club_id    int REFERENCES club(club_id),
  active     boolean NOT NULL
);

CREATE TABLE arbiter (
  arbiter_id   int PRIMARY KEY,
  arbiter_name text NOT NULL,
  grade        text NOT NULL,
  licensed_on  date NOT NULL
);

CREATE TABLE tournament (
  tournament_id    int PRIMARY KEY,
  tournament_name  text NOT NULL,
  format           tournament_format NOT NULL,
  town             text NOT NULL,
  host_club_id     int REFERENCES club(club_id),
  chief_arbiter_id int,
  start_date       date NOT NULL,
  end_date         date NOT NULL,
  entry_fee        numeric(6,2) NOT NULL,
  prize_fund       numeric(8,2)
);

CREATE TABLE registration (
  tournament_id int NOT NULL REFERENCES tournament(tournament_id),
  player_id     int NOT NULL REFERENCES player(player_id),
  seed          int NOT NULL,
  fee_paid      boolean NOT NULL,
  registered_on date NOT NULL,
  PRIMARY KEY (tournament_id, player_id)
);

CREATE TABLE opening (
  eco_code     text PRIMARY KEY,
  opening_name text NOT NULL,
  category     text NOT NULL
);

CREATE TABLE game (
  game_id         int PRIMARY KEY,
  tournament_id   int NOT NULL REFERENCES tournament(tournament_id),
  round_no        int NOT NULL,
  white_player_id int NOT NULL REFERENCES player(player_id),
  black_player_id int NOT NULL REFERENCES player(player_id),
  result          text,
  move_count      int,
  eco_code        text REFERENCES opening(eco_code),
  started_at      timestamp NOT NULL,
  finished_at     timestamp
);

COMMENT ON TABLE game IS 'One game between two players in a round of a tournament';
COMMENT ON COLUMN game.result IS '1-0 (white won), 0-1 (black won), 1/2-1/2 (draw); null when the game is adjourned';
COMMENT ON COLUMN player.title IS 'GM, IM, FM, CM; null for untitled players';
COMMENT ON COLUMN player.rating IS 'Current Elo rating; null when unrated';
COMMENT ON COLUMN player.club_id IS 'null for players without a club';
COMMENT ON COLUMN player.gender IS 'F or M';
COMMENT ON COLUMN tournament.chief_arbiter_id IS 'arbiter in charge, if appointed';
COMMENT ON COLUMN club.annual_fee IS 'Membership fee per year in euros';

INSERT INTO club VALUES
 (1,'Castle Knights','Ashford',1921,120.00,'Guildhall Annex',true),
 (2,'Rook and Pawn','Ashford',1987,85.00,'Cafe Morphy',false),
 (3,'Millbrook Chess Club','Millbrook',1949,95.50,'St Anne Parish Hall',true),
 (4,'Harbour Bishops','Port Elling',1976,110.00,NULL,true),
 (5,'Queenside Society','Greyminster',1902,150.00,'Corn Exchange',false),
 (6,'Gambit House','Greyminster',2011,60.00,'Gambit House Cellar',true),
 (7,'Endgame Academy','Tolverton',2018,180.00,'Tolverton Library',true),
 (8,'Northern Pawns','Kirkdale',1963,72.00,NULL,false),
 (9,'Silver Clock','Port Elling',1995,99.00,'Seamen''s Institute',false),
 (10,'Woodpushers United','Hollowell',2022,40.00,'The Green Man',false);

INSERT INTO player VALUES
 (1,'Magda','Olszewska','F','1991-04-12','Poland','IM',2412,1,true),
 (2,'Trevor','Hale','M','1958-09-30','England',NULL,1874,1,true),
 (3,'Anil','Deshmukh','M','2006-01-17','India','FM',2305,1,true),
 (4,'Rosalind','Pike','F','1973-11-05','England',NULL,1690,1,true),
 (5,'Leo','Castellano','M','1999-07-21','Italy','CM',2188,1,true),
 (6,'Gareth','Bowen','M','1966-02-08','Wales',NULL,1745,2,true),
 (7,'Ines','Carvalho','F','2003-03-28','Portugal',NULL,1952,2,true),
 (8,'Dmitri','Volkov','M','1980-12-14','Latvia','GM',2547,2,true),
 (9,'Patrick','Nolan','M','1988-06-02','Ireland',NULL,2031,2,false),
 (10,'Hattie','Webb','F','2011-08-19','England',NULL,1422,3,true),
 (11,'Samuel','Webb','M','2009-05-06','England',NULL,1588,3,true),
 (12,'Ottilie','Brandt','F','1985-10-23','Germany','FM',2274,3,true),
 (13,'Colin','Marsh','M','1951-01-31','England',NULL,1633,3,true),
 (14,'Yusuf','Demir','M','1994-09-11','Turkey','IM',2439,3,true),
 (15,'Femi','Adeyemi','M','2001-12-03','Nigeria','CM',2145,4,true),
 (16,'Clara','Lindqvist','F','1996-02-25','Sweden','IM',2398,4,true),
 (17,'Jonah','Tate','M','2010-10-10','England',NULL,NULL,4,true),
 (18,'Bridget','Farrell','F','1969-07-07','Ireland',NULL,1811,4,true),
 (19,'Erik','Halvorsen','M','1977-05-16','Norway','GM',2521,5,true),
 (20,'Winston','Archer','M','1948-03-09','England',NULL,1705,5,false),
 (21,'Beatrix','Noakes','F','1982-08-27','England',NULL,2067,5,true),
 (22,'Mateo','Ruiz','M','1998-04-04','Spain','IM',2466,5,true),
 (23,'Sunita','Rao','F','2005-06-13','India','FM',2293,5,true),
 (24,'Oscar','Pell','M','2008-11-29','England',NULL,1867,6,true),
 (25,'Freya','Dunmore','F','2007-02-02','Scotland',NULL,1921,6,true),
 (26,'Kaito','Mori','M','2002-09-15','Japan','FM',2331,6,true),
 (27,'Isaac','Lovell','M','1993-01-08','England',NULL,1784,6,true),
 (28,'Nadia','Petrenko','F','1990-12-20','Ukraine','GM',2508,7,true),
 (29,'Rupert','Coyle','M','2012-04-30','England',NULL,1340,7,true),
 (30,'Alma','Jensen','F','2004-07-17','Denmark','CM',2112,7,true),
 (31,'Viktor','Szabo','M','1971-03-22','Hungary','IM',2377,7,true),
 (32,'Duncan','McRae','M','1960-06-26','Scotland',NULL,1978,8,true),
 (33,'Elspeth','Grieve','F','1979-09-04','Scotland',NULL,1655,8,true),
 (34,'Tomasz','Zielinski','M','1986-11-18','Poland',NULL,2203,8,true),
 (35,'Lionel','Beck','M','1955-08-01','England',NULL,1517,9,true),
 (36,'Harriet','Vane','F','1997-05-24','England',NULL,2009,9,true),
 (37,'Graham','Stubbs','M','1964-12-11','England',NULL,NULL,9,true),
 (38,'Polly','Ashworth','F','2013-01-26','England',NULL,NULL,3,true),
 (39,'Bruno','Keller','M','1983-03-14','Germany','FM',2318,NULL,false),
 (40,'Agnes','Thorne','F','1946-10-02','England',NULL,1498,5,false),
 (41,'Luca','Moretti','M','1995-06-19','Italy',NULL,2054,NULL,true),
 (42,'Niamh','Kearney','F','2000-08-08','Ireland',NULL,1760,NULL,true);

INSERT INTO arbiter VALUES
 (1,'Desmond Pratt','International','1998-05-20'),
 (2,'Helga Ritter','FIDE','2007-09-01'),
 (3,'Moira Strachan','National','2015-02-14'),
 (4,'Ravi Kulkarni','FIDE','2012-11-30'),
 (5,'Joan Ellery','National','2019-06-08'),
 (6,'Piers Langton','Regional','2024-03-17');

INSERT INTO tournament VALUES
 (1,'Ashford Winter Open 2025','swiss','Ashford',1,1,'2025-01-18','2025-01-22',35.00,2500.00),
 (2,'Greyminster Masters 2025','round_robin','Greyminster',5,2,'2025-03-08','2025-03-12',60.00,8000.00),
 (3,'Port Elling Rapid','rapid','Port Elling',4,3,'2025-05-17','2025-05-17',15.00,600.00),
 (4,'Tolverton Summer Congress','swiss','Tolverton',7,4,'2025-07-26','2025-07-30',45.00,3200.00),
 (5,'Millbrook Blitz Night','blitz','Millbrook',3,NULL,'2025-09-19','2025-09-19',5.00,NULL),
 (6,'Kirkdale Memorial','swiss','Kirkdale',8,3,'2025-11-08','2025-11-12',30.00,1800.00),
 (7,'Ashford Winter Open 2026','swiss','Ashford',1,1,'2026-01-17','2026-01-21',38.00,2750.00),
 (8,'Greyminster Masters 2026','round_robin','Greyminster',5,2,'2026-03-07','2026-03-11',65.00,9000.00),
 (9,'Gambit House Rapid','rapid','Greyminster',6,4,'2026-04-25','2026-04-25',12.50,400.00),
 (10,'Harbour Invitational','round_robin','Port Elling',4,4,'2026-06-13','2026-06-17',50.00,5000.00),
 (11,'Seaside Blitz','blitz','Port Elling',9,NULL,'2026-08-08','2026-08-08',8.00,150.00),
 (12,'County Championship','swiss','Ashford',NULL,1,'2026-10-10','2026-10-14',40.00,4200.00),
 (13,'Autumn League Final','round_robin','Tolverton',7,2,'2026-11-02','2026-11-06',25.00,1500.00),
 (14,'New Year Gambit Cup','swiss','Hollowell',10,5,'2027-01-02','2027-01-06',20.00,NULL);

INSERT INTO opening VALUES
 ('A04','Reti Opening','flank'),
 ('A10','English Opening','flank'),
 ('B01','Scandinavian Defence','semi-open'),
 ('B12','Caro-Kann Defence','semi-open'),
 ('B20','Sicilian Defence','semi-open'),
 ('C00','French Defence','semi-open'),
 ('C30','King''s Gambit','open'),
 ('C50','Italian Game','open'),
 ('C60','Ruy Lopez','open'),
 ('D06','Queen''s Gambit','closed'),
 ('D10','Slav Defence','closed'),
 ('E60','King''s Indian Defence','indian'),
 ('E20','Nimzo-Indian Defence','indian'),
 ('A00','Grob Attack','flank');

INSERT INTO registration (tournament_id, player_id, seed, fee_paid, registered_on)
SELECT t.tournament_id, p.player_id,
       row_number() OVER (PARTITION BY t.tournament_id ORDER BY p.rating DESC NULLS LAST, p.player_id),
       (t.tournament_id * 5 + p.player_id * 3) % 7 <> 0,
       t.start_date - (60 + (p.player_id * 7 + t.tournament_id * 3) % 29)
FROM tournament t
CROSS JOIN generate_series(1, 10) AS s
JOIN player p ON p.player_id = (t.tournament_id * 7 + s * 3 + (t.tournament_id * s * s) % 3) % 36 + 1
WHERE s <= CASE WHEN t.tournament_id % 3 = 0 THEN 10 WHEN t.tournament_id = 14 THEN 6 ELSE 8 END;

INSERT INTO game (game_id, tournament_id, round_no, white_player_id, black_player_id, result, move_count, eco_code, started_at, finished_at)
SELECT row_number() OVER (ORDER BY tournament_id, round_no, b),
       tournament_id, round_no, w, k,
       CASE WHEN tournament_id = 13 AND round_no = 5 AND b < 2 THEN NULL
            WHEN diff > 350 AND h < 8 THEN '1-0'
            WHEN diff < -350 AND h < 8 THEN '0-1'
            WHEN h < 4 THEN '1-0' WHEN h < 7 THEN '1/2-1/2' ELSE '0-1' END,
       CASE WHEN tournament_id = 13 AND round_no = 5 AND b < 2 THEN NULL ELSE 18 + (w * 13 + k * 7 + round_no * 19 + tournament_id * 11) % 61 END,
       CASE WHEN (w + k + round_no) % 11 = 0 THEN NULL
            ELSE (ARRAY['B20','C60','D06','C50','B12','E60','C00','B20','A10','D10','B20','E20','C60','A04','B01','D06','C30'])[(w * 3 + k * 5 + round_no + tournament_id) % 17 + 1] END,
       ts,
       CASE WHEN tournament_id = 13 AND round_no = 5 AND b < 2 THEN NULL
            ELSE ts + make_interval(mins => CASE format WHEN 'blitz' THEN 6 + (w + k) % 5 WHEN 'rapid' THEN 25 + (w * k) % 20 ELSE 70 + (w * 17 + k * 29 + round_no * 3) % 211 END) END
FROM (
  SELECT x.*, coalesce(pw.rating, 1200) - coalesce(pb.rating, 1200) AS diff,
         (x.w * 7 + x.k * 11 + x.round_no * 17 + x.tournament_id * 31 + x.b * 13) % 10 AS h
  FROM (
    SELECT q.tournament_id, q.format, q.round_no, q.b,
           CASE WHEN (q.b + q.round_no) % 2 = 0 THEN r1.player_id ELSE r2.player_id END AS w,
           CASE WHEN (q.b + q.round_no) % 2 = 0 THEN r2.player_id ELSE r1.player_id END AS k,
           CASE WHEN q.format IN ('blitz', 'rapid') THEN q.start_date + time '10:00' + make_interval(mins => (q.round_no - 1) * 60)
                ELSE q.start_date + (q.round_no - 1) + CASE WHEN q.round_no % 2 = 0 THEN time '10:00' ELSE time '14:30' END END AS ts
    FROM (
      SELECT t.tournament_id, t.format, t.start_date, n.n, r AS round_no, b,
             CASE WHEN b = 0 THEN n.n ELSE (r + b) % (n.n - 1) + 1 END AS s1,
             CASE WHEN b = 0 THEN r % (n.n - 1) + 1 ELSE (r - b + n.n - 1) % (n.n - 1) + 1 END AS s2
      FROM tournament t
      JOIN (SELECT tournament_id, (count(*) / 2 * 2)::int AS n FROM registration GROUP BY tournament_id) n USING (tournament_id)
      CROSS JOIN generate_series(1, 5) AS r
      CROSS JOIN generate_series(0, 4) AS b
      WHERE b < n.n / 2 AND t.tournament_id <> 14
    ) q
    JOIN registration r1 ON r1.tournament_id = q.tournament_id AND r1.seed = q.s1
    JOIN registration r2 ON r2.tournament_id = q.tournament_id AND r2.seed = q.s2
  ) x
  JOIN player pw ON pw.player_id = x.w
  JOIN player pb ON pb.player_id = x.k
) y;
