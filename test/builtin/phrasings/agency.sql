-- A consultancy whose names are short and whose comments say the rest
create table ag_cns (cns_id int primary key, cns_name varchar(40) not null, cns_grade varchar(12) not null, cns_sup_id int references ag_cns (cns_id), cns_hire_dt date not null, cns_day_rt numeric(7,2) not null, cns_ext_flg boolean not null);
create table ag_clt (clt_id int primary key, clt_name varchar(40) not null, clt_city varchar(20) not null, clt_sector varchar(20) not null, clt_since_dt date not null);
create table ag_prj (prj_id int primary key, prj_no varchar(10) not null unique, clt_id int not null references ag_clt (clt_id), lead_id int not null references ag_cns (cns_id), prj_typ varchar(20) not null, prj_start_dt date not null, prj_end_dt date, prj_amt numeric(10,2) not null, prj_sts varchar(12) not null);
create table ag_asg (asg_id int primary key, prj_id int not null references ag_prj (prj_id), cns_id int not null references ag_cns (cns_id), asg_role varchar(20) not null, asg_hrs numeric(6,1) not null);

comment on table ag_cns is 'Consultants';
comment on table ag_clt is 'Clients';
comment on table ag_prj is 'Projects';
comment on table ag_asg is 'Assignments included in a project';
comment on column ag_cns.cns_sup_id is 'Supervisor';
comment on column ag_cns.cns_day_rt is 'Daily rate';
comment on column ag_cns.cns_ext_flg is 'Freelancer';
comment on column ag_prj.prj_sts is 'running, finished, cancelled';
comment on column ag_prj.prj_amt is 'Agreed amount';
comment on column ag_prj.lead_id is 'Consultant who leads the project';
comment on column ag_asg.asg_hrs is 'Hours worked';

insert into ag_cns values
 (1, 'Ida Brandt', 'partner', null, '2012-03-01', 1600, false), (2, 'Omar Reyes', 'senior', 1, '2016-05-01', 1150, false),
 (3, 'Lena Fox', 'senior', 1, '2017-09-15', 1100, true), (4, 'Paul Stein', 'junior', 2, '2021-01-10', 700, false),
 (5, 'Mia Cole', 'junior', 2, '2022-06-01', 680, true), (6, 'Tom Vance', 'junior', 3, '2023-02-01', 650, false);
insert into ag_clt values
 (1, 'Nordwind', 'Hamburg', 'energy', '2015-01-01'), (2, 'Bluecart', 'Berlin', 'retail', '2019-04-01'),
 (3, 'Medira', 'Berlin', 'health', '2020-07-01'), (4, 'Aerolan', 'Munich', 'energy', '2022-02-01');
insert into ag_prj values
 (1, 'P-101', 1, 1, 'strategy', '2021-02-01', '2021-09-30', 120000, 'finished'),
 (2, 'P-102', 2, 2, 'software', '2022-01-15', '2022-12-20', 90000, 'finished'),
 (3, 'P-103', 2, 3, 'audit', '2023-03-01', null, 45000, 'running'),
 (4, 'P-104', 3, 2, 'software', '2023-05-01', null, 150000, 'running'),
 (5, 'P-105', 1, 1, 'audit', '2022-06-01', '2022-07-15', 30000, 'cancelled'),
 (6, 'P-106', 3, 3, 'strategy', '2024-01-10', null, 60000, 'running'),
 (7, 'P-107', 1, 2, 'software', '2024-02-01', null, 75000, 'running');
insert into ag_asg values
 (1, 1, 1, 'lead', 200), (2, 1, 4, 'analyst', 320), (3, 2, 2, 'lead', 400), (4, 2, 5, 'developer', 610.5),
 (5, 3, 3, 'lead', 90), (6, 3, 6, 'analyst', 120), (7, 4, 2, 'lead', 150), (8, 4, 4, 'developer', 500),
 (9, 4, 5, 'developer', 480), (10, 5, 1, 'lead', 40), (11, 6, 3, 'lead', 60), (12, 7, 2, 'lead', 80), (13, 7, 6, 'developer', 210);
