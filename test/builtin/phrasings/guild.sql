-- A prefix on every table, and names without their vowels.
create table gd_mmbr (mbr_no int primary key, mbr_nm text not null, city text not null, jnd_dt date not null);
create table gd_gift (gft_no int primary key, mbr_no int not null references gd_mmbr, gft_amt numeric not null, gft_dt date not null, pay_mthd text not null);
create table gd_project (prj_no int primary key, prj_nm text not null, cntry text not null, bdgt_amt numeric not null);
create table gd_event (evt_no int primary key, evt_nm text not null, cpcty int not null, st text not null);
insert into gd_mmbr values (1, 'Ada Fox', 'York', '2019-01-01'), (2, 'Ben Gale', 'Leeds', '2020-01-01'), (3, 'Cy Hope', 'Leeds', '2021-01-01');
insert into gd_gift values (1, 1, 50, '2023-01-05', 'cheque'), (2, 1, 70, '2023-02-05', 'card'), (3, 2, 20, '2023-03-05', 'cheque');
insert into gd_project values (1, 'Wells', 'Uganda', 5000), (2, 'Roofs', 'Nepal', 7000), (3, 'Seeds', 'Uganda', 900);
insert into gd_event values (1, 'Gala', 200, 'held'), (2, 'Fair', 900, 'planned'), (3, 'Race', 350, 'held');
