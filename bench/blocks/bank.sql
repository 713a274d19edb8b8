-- retail bank, core tables
create type acct_type as enum ('checking', 'savings', 'business', 'youth');
create type txn_kind as enum ('deposit', 'withdrawal', 'transfer_in', 'transfer_out', 'card_payment', 'fee', 'interest');

create table br (
  br_cd      char(4) primary key,
  br_nm      varchar(40) not null,
  city       varchar(30) not null,
  opn_dt     date not null,
  atm_cnt    int not null
);
create table emp (
  emp_no     int primary key,
  emp_nm     varchar(50) not null,
  job        varchar(30) not null,
  br_cd      char(4) not null references br(br_cd),
  mgr_no     int references emp(emp_no),
  sal        numeric(9,2) not null,
  hire_dt    date not null
);
create table cust (
  cust_no    int primary key,
  fst_nm     varchar(30) not null,
  lst_nm     varchar(30) not null,
  birth_dt   date not null,
  seg        varchar(12) not null,
  city       varchar(30) not null,
  phone      varchar(20),
  since_dt   date not null,
  advisor_no int
);
create table acct (
  acct_no    int primary key,
  cust_no    int not null references cust(cust_no),
  br_cd      char(4) not null references br(br_cd),
  acct_typ   acct_type not null,
  bal        numeric(12,2) not null,
  od_limit   numeric(9,2),
  opn_dt     date not null,
  cls_dt     date
);
create table txn (
  txn_id     int primary key,
  acct_no    int not null references acct(acct_no),
  kind       txn_kind not null,
  amt        numeric(10,2) not null,
  txn_ts     timestamp not null,
  descr      varchar(60)
);
create table card (
  card_id    int primary key,
  acct_no    int not null references acct(acct_no),
  card_typ   varchar(10) not null,
  issue_dt   date not null,
  exp_dt     date not null,
  blocked    boolean not null
);
create table loan (
  loan_no    int primary key,
  cust_no    int not null references cust(cust_no),
  emp_no     int not null references emp(emp_no),
  purpose    varchar(20) not null,
  principal  numeric(12,2) not null,
  rate_pct   numeric(5,3) not null,
  term_mth   int not null,
  start_dt   date,
  status     varchar(12) not null
);
create table loan_pmt (
  loan_no    int not null references loan(loan_no),
  seq        int not null,
  due_dt     date not null,
  paid_dt    date,
  amt        numeric(10,2) not null,
  primary key (loan_no, seq)
);

comment on table br is 'Branches';
comment on table cust is 'Private and business customers';
comment on column cust.seg is 'Segment: Retail, Premium, Private or Student';
comment on column cust.advisor_no is 'emp_no of the personal advisor, null if none';
comment on column acct.bal is 'Current balance in euros, negative when overdrawn';
comment on column acct.od_limit is 'Agreed overdraft limit; null where no overdraft is granted';
comment on column acct.cls_dt is 'Date the account was closed; null = open';
comment on table txn is 'Account movements; amt is always positive';
comment on column loan.status is 'applied, active, repaid, defaulted, rejected';
comment on table loan_pmt is 'Instalments of loans; paid_dt null = not paid yet';

insert into br values
 ('B001','Main Street','Norwick','1974-03-01',6),
 ('B002','Harbor Point','Norwick','1991-09-16',3),
 ('B003','Eastgate Mall','Norwick','2008-11-03',4),
 ('B004','Old Mill','Tarrow','1986-05-12',2),
 ('B005','Station Square','Tarrow','2013-02-25',3),
 ('B006','Lakeside','Penbury','1999-10-04',1),
 ('B007','Campus','Penbury','2017-08-28',2),
 ('B008','Glenmoor','Glenmoor','2024-01-15',0);

insert into emp values
 (101,'Walter Engstrom','Regional Director','B001',null,9850.00,'1999-04-01'),
 (102,'Ines Cabral','Branch Manager','B001',101,6420.00,'2006-08-14'),
 (103,'Peter Nowak','Branch Manager','B002',101,6180.00,'2009-02-02'),
 (104,'Sunita Rao','Branch Manager','B003',101,6050.00,'2011-06-20'),
 (105,'Aidan Foley','Branch Manager','B004',101,5890.00,'2008-10-13'),
 (106,'Marlene Fuchs','Branch Manager','B005',101,5975.00,'2014-03-17'),
 (107,'Kofi Asante','Branch Manager','B006',101,5720.00,'2016-01-11'),
 (108,'Teresa Lopes','Loan Officer','B001',102,4480.00,'2012-09-03'),
 (109,'Hans Bergstrom','Loan Officer','B002',103,4315.00,'2015-05-18'),
 (110,'Olivia Grant','Loan Officer','B004',105,4260.00,'2018-07-02'),
 (111,'Rashid Khan','Loan Officer','B005',106,4190.00,'2020-11-16'),
 (112,'Julie Arnaud','Advisor','B001',102,4050.00,'2017-04-10'),
 (113,'Marek Zielinski','Advisor','B003',104,3920.00,'2019-02-25'),
 (114,'Bianca Serra','Advisor','B005',106,3880.00,'2021-08-09'),
 (115,'Leo Hartmann','Advisor','B006',107,3795.00,'2022-10-03'),
 (116,'Gemma Price','Teller','B001',102,2890.00,'2020-01-20'),
 (117,'Tariq Aziz','Teller','B002',103,2845.00,'2021-05-03'),
 (118,'Noemi Balint','Teller','B003',104,2810.00,'2023-03-13'),
 (119,'Stuart Keane','Teller','B004',105,2955.00,'2013-12-02'),
 (120,'Polly Ferris','Teller','B007',107,2720.00,'2025-02-17'),
 (121,'Emre Yildiz','Teller','B005',106,2780.00,'2024-06-10'),
 (122,'Carla Weiss','Teller','B001',102,2705.00,'2026-04-06');

insert into cust
select 1000 + g,
  (array['Alice','Boris','Clara','Dario','Edith','Farid','Greta','Henry','Iris','Jakub','Karen','Louis','Marta','Nils','Orla','Paolo','Queenie'])[1 + (g * 7) % 17],
  (array['Abbott','Bianchi','Carver','Doyle','Ekberg','Ferreira','Gruber','Hollis','Ivanova','Jensen','Kaplan','Lemaire','Morrow'])[1 + (g * 5) % 13],
  date '1941-02-03' + (g * 7919) % 24100,
  (array['Retail','Retail','Premium','Retail','Private','Student','Retail','Premium'])[1 + (g * 3 + g / 8) % 8],
  (array['Norwick','Tarrow','Norwick','Penbury','Norwick','Tarrow','Glenmoor','Penbury','Norwick'])[1 + (g * 4 + g / 5) % 9],
  case when g % 6 <> 4 then '0' || (510 + g % 7) || '-' || (204417 + g * 3571) end,
  date '2007-06-15' + (g * 4217) % 7090,
  case when g % 3 = 0 then 112 when g % 7 = 2 then 113 when g % 11 = 5 then 114 when g % 13 = 1 then 115 end
from generate_series(1, 75) g;

insert into acct
select 500000 + g, 1000 + 1 + (g * 11 + g / 70) % 70,
  (array['B001','B002','B004','B001','B005','B003','B006','B001','B007','B002'])[1 + (g * 3 + g / 6) % 10],
  (array['checking','savings','checking','business','checking','savings','youth'])[1 + (g * 4 + g / 9) % 7]::acct_type,
  case when g % 14 = 6 then -(40 + (g * 137) % 900) - 0.35 else 120 + (g * 7919 * 3) % 41873 + (g % 20) * 0.05 end,
  case when (array['checking','savings','checking','business','checking','savings','youth'])[1 + (g * 4 + g / 9) % 7] in ('checking','business') then (1 + g % 5) * 500 end,
  date '2010-01-20' + (g * 2741) % 6100,
  case when g % 12 = 9 then date '2010-01-20' + (g * 2741) % 6100 + 40 + (g * 3) % 60 end
from generate_series(1, 112) g;

insert into txn
select g, 500000 + 1 + (g * 23 + g / 104) % 104,
  (array['card_payment','deposit','card_payment','withdrawal','transfer_out','card_payment','transfer_in','fee','deposit','interest'])[1 + (g * 7 + g / 10) % 10]::txn_kind,
  case (array['card_payment','deposit','card_payment','withdrawal','transfer_out','card_payment','transfer_in','fee','deposit','interest'])[1 + (g * 7 + g / 10) % 10]
    when 'fee' then 2.50 + (g % 4) when 'interest' then 0.85 + (g * 13) % 61 else 9.90 + (g * 6151) % 2417 end,
  timestamp '2026-01-02 08:05' + (g * 91 / 100) * interval '1 day' + ((g * 71) % 780) * interval '1 minute',
  case when g % 5 = 0 then null else (array['Groceries','Salary','Rent','Cash','Online shop','Fuel','Insurance','Utilities'])[1 + (g * 3) % 8] end
from generate_series(1, 350) g;

insert into card
select 7000 + g, 500000 + 1 + (g * 5) % 97,
  (array['debit','debit','credit','debit','prepaid'])[1 + (g * 2 + g / 5) % 5],
  date '2022-08-09' + (g * 887) % 1490,
  (date_trunc('month', date '2022-08-09' + (g * 887) % 1490) + interval '4 years 1 month' - interval '1 day')::date,
  g % 9 = 5
from generate_series(1, 80) g;

insert into loan
select 3000 + g, 1000 + 1 + (g * 17) % 68, (array[108,109,110,111,108,102,109])[1 + (g * 3) % 7],
  (array['car','home','renovation','car','education','business','home'])[1 + (g * 5 + g / 7) % 7],
  case (array['car','home','renovation','car','education','business','home'])[1 + (g * 5 + g / 7) % 7]
    when 'home' then 145000 + (g * 7907) % 210000 when 'business' then 38000 + (g * 3119) % 52000 else 6500 + (g * 1231) % 24000 end,
  2.150 + ((g * 377) % 4200) / 1000.0,
  (array[48,300,84,60,120,96,240])[1 + (g * 5 + g / 7) % 7],
  case when g % 10 in (3, 7) then null else date '2018-03-01' + (g * 1999) % 3000 end,
  case when g % 10 = 3 then 'rejected' when g % 10 = 7 then 'applied' when g % 9 = 4 then 'defaulted' when g % 5 = 1 then 'repaid' else 'active' end
from generate_series(1, 46) g;

insert into loan_pmt
select l.loan_no, s, (date '2026-05-01' + (s - 1) * interval '1 month')::date,
  case when (l.loan_no * 7 + s * 5) % 11 = 3 then null
       when s = 7 and l.loan_no % 2 = 0 then null
       else (date '2026-05-01' + (s - 1) * interval '1 month')::date + (l.loan_no * 3 + s * 5) % 9 - 3 end,
  round(l.principal / l.term_mth + l.principal * l.rate_pct / 1200, 2)
from loan l, generate_series(1, 7) s
where l.status = 'active';
