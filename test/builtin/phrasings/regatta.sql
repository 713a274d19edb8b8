-- A sailing club: who sails, who won what, what is lent out and until when
create table sailor (sailor_id int primary key, first_name text not null, last_name text not null, birth_date date not null, debut_season int not null);
create table race (race_id int primary key, title text not null, season int not null, raced_on date not null, spectators int not null);
create table result (race_id int not null references race, sailor_id int not null references sailor, position int, outcome text not null, primary key (race_id, sailor_id));
create table penalty (penalty_id int primary key, race_id int not null, sailor_id int not null, minutes int not null, foreign key (race_id, sailor_id) references result);
create table mbr (mbr_no int primary key, mbr_nm text not null, since_dt date not null);
create table locker (locker_no int primary key, mbr_no int not null references mbr, opn_dt date not null, cls_dt date);
create table licence (licence_id int primary key, mbr_no int not null references mbr, issued_on date not null, expires_on date not null);
create table loan (loan_id int primary key, mbr_no int not null references mbr, item text not null, lent_on date not null, due_on date not null, paid_on date);
create table story (story_id int primary key, headline text not null, section text not null, submitted_on date not null, published_at timestamp, words int not null);
create table winch (winch_id int primary key, label text not null, bought_on date not null, next_calibration date);
create table sample (sample_id int primary key, urgency text not null, received_on date not null, disposed_on date);

insert into sailor select i, (array['Ada','Ben','Cleo','Dov','Eva'])[i], (array['Holm','Ibsen','Juul','Krog','Lind'])[i], date '1979-03-01' + i * 1300, 2014 + i % 4 from generate_series(1, 5) i;
insert into race select i, (array['Spring Cup','Harbour Prize','Autumn Cup'])[1 + i % 3], 2022 + i / 4, date '2022-03-10' + i * 90, 100 + i * 37 % 90 from generate_series(1, 14) i;
insert into result select r, s, case when (r + s) % 5 = 0 then null else s end, case when (r + s) % 5 = 0 then 'collision' else 'finished' end from generate_series(1, 14) r, generate_series(1, 5) s where (r * s) % 7 <> 3;
insert into penalty select row_number() over (order by race_id, sailor_id), race_id, sailor_id, 1 + race_id % 4 from result where (race_id + sailor_id) % 3 <> 1;
insert into mbr select i, 'Member ' || i, date '2015-02-01' + i * 251 from generate_series(1, 12) i;
insert into locker select i, 1 + i % 12, date '2019-01-05' + i * 97, case when i % 3 = 0 then date '2019-01-05' + i * 97 + 200 end from generate_series(1, 20) i;
insert into licence select i, 1 + i % 12, date '2022-05-01' + i * 55, date '2025-01-01' + i * 31 from generate_series(1, 18) i;
insert into loan select i, 1 + i % 12, 'Item ' || i, date '2025-05-01' + i, date '2025-06-01' + i * 3, case when i % 2 = 0 then date '2025-06-03' + i * 3 end from generate_series(1, 20) i;
insert into story select i, 'Story ' || i, (array['Local','World'])[1 + i % 2], date '2024-11-01' + i * 9, case when i % 4 <> 0 then timestamp '2024-11-04 08:00' + i * interval '9 days' end, 300 + i * 17 from generate_series(1, 24) i;
insert into winch select i, 'Winch ' || i, date '2018-01-01' + i * 111, case when i <> 3 then date '2025-05-20' + i * 6 end from generate_series(1, 9) i;
insert into sample select i, (array['high','low'])[1 + i % 2], date '2025-04-20' + i * 2, case when i % 2 = 0 then date '2025-05-30' + i end from generate_series(1, 26) i;
