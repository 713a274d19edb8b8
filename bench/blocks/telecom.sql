create function h(i int, salt text, m int) returns int language sql immutable as $$ select ((('x' || substr(md5(i::text || '/' || salt), 1, 7))::bit(28)::int) % m) $$;

create table cst (cst_id int, cst_nm text, cst_typ varchar(12), cst_cty text, cst_jn_dt date, cst_chrn_dt date, cst_eml text, cst_ref_id int);
comment on table cst is 'Customers';
comment on column cst.cst_id is 'Customer id';
comment on column cst.cst_nm is 'Customer name';
comment on column cst.cst_typ is 'Customer type: Residential or Business';
comment on column cst.cst_cty is 'City the customer lives in';
comment on column cst.cst_jn_dt is 'Date the customer joined';
comment on column cst.cst_chrn_dt is 'Date the customer left (churned); empty if still with us';
comment on column cst.cst_eml is 'E-mail address';
comment on column cst.cst_ref_id is 'Customer who referred this one';
create table pln (pln_id int, pln_nm text, pln_fee numeric(7,2), pln_gb int, pln_tec text, pln_act boolean);
comment on table pln is 'Tariff plans';
comment on column pln.pln_nm is 'Plan name';
comment on column pln.pln_fee is 'Monthly fee';
comment on column pln.pln_gb is 'Included data in gigabytes; empty means unlimited data';
comment on column pln.pln_tec is 'Network technology: 4G, 5G or Fibre';
comment on column pln.pln_act is 'Whether the plan is still on sale';
create table sub (sub_id int, sub_cst_id int, sub_pln_id int, sub_msisdn text, sub_st text, sub_act_dt date, sub_end_dt date);
comment on table sub is 'Subscriptions: one line of a customer on a plan';
comment on column sub.sub_msisdn is 'Phone number';
comment on column sub.sub_st is 'Status: Active, Suspended or Cancelled';
comment on column sub.sub_act_dt is 'Activation date';
comment on column sub.sub_end_dt is 'End date, filled when cancelled';
create table dev (dev_id int, dev_mk text, dev_mdl text, dev_prc numeric(7,2), dev_5g boolean);
comment on table dev is 'Devices (handsets) on offer';
comment on column dev.dev_mk is 'Manufacturer (make)';
comment on column dev.dev_mdl is 'Model name';
comment on column dev.dev_prc is 'Retail price';
comment on column dev.dev_5g is 'Supports 5G';
create table sdv (sdv_sub_id int, sdv_dev_id int, sdv_dt date);
comment on table sdv is 'Devices handed out to subscriptions';
comment on column sdv.sdv_dt is 'Hand-out date';
create table inv (inv_id int, inv_cst_id int, inv_dt date, inv_due_dt date, inv_amt numeric(9,2), inv_st text, inv_pd_dt date);
comment on table inv is 'Invoices';
comment on column inv.inv_dt is 'Issue date';
comment on column inv.inv_due_dt is 'Due date';
comment on column inv.inv_amt is 'Invoice amount';
comment on column inv.inv_st is 'Status: Paid, Open or Overdue';
comment on column inv.inv_pd_dt is 'Payment date';
create table twr (twr_id int, twr_cd text, twr_cty text, twr_hgt int, twr_on_dt date, twr_prn_id int);
comment on table twr is 'Cell towers';
comment on column twr.twr_cd is 'Tower code';
comment on column twr.twr_cty is 'City the tower stands in';
comment on column twr.twr_hgt is 'Height in metres';
comment on column twr.twr_on_dt is 'Date the tower went on air';
comment on column twr.twr_prn_id is 'Hub tower it is connected to (tower id)';
create table cdr (cdr_id int, cdr_sub_id int, cdr_twr_id int, cdr_ts timestamptz, cdr_dur int, cdr_typ text, cdr_roam boolean, cdr_drp boolean);
comment on table cdr is 'Call detail records, one per call';
comment on column cdr.cdr_ts is 'Start of the call';
comment on column cdr.cdr_dur is 'Duration in seconds';
comment on column cdr.cdr_typ is 'Call type: Voice or Video';
comment on column cdr.cdr_roam is 'Call made while roaming';
comment on column cdr.cdr_drp is 'Call was dropped';
create table tkt (tkt_id int, tkt_cst_id int, tkt_cat text, tkt_pri text, tkt_opn_ts timestamp, tkt_cls_ts timestamp, tkt_sat int);
comment on table tkt is 'Support tickets';
comment on column tkt.tkt_cat is 'Category';
comment on column tkt.tkt_pri is 'Priority: Low, Normal, High or Critical';
comment on column tkt.tkt_opn_ts is 'Opened at';
comment on column tkt.tkt_cls_ts is 'Closed at; empty while open';
comment on column tkt.tkt_sat is 'Satisfaction score 1 to 10 given by the customer';

insert into cst
select i,
  case when b then (array['Alder','Bridgeway','Cobalt','Deltona','Eastgate','Fairmont','Granite','Hillcrest','Ironwood','Juniper','Keystone'])[1 + (i * 3) % 11] || ' ' || (array['Logistics','Foods','Dental','Motors','Textiles','Print','Legal'])[1 + (i * 2) % 7] || case when i > 45 then ' plc' else ' Ltd' end
       else (array['Aaron','Beatrice','Callum','Deborah','Edwin','Fiona','Gareth','Harriet','Isaac','Joanna','Kieran','Lydia','Malcolm'])[1 + (i * 5) % 13] || ' ' || (array['Ashworth','Barlow','Chadwick','Driscoll','Eccles','Fletcher','Gallagher','Hindley','Ingram','Jessop','Kershaw'])[1 + (i * 3) % 11] end,
  case when b then 'Business' else 'Residential' end,
  (array['Leeds','Leeds','Leeds','Manchester','Manchester','Manchester','Manchester','York','York','Sheffield','Sheffield','Sheffield','Hull','Newcastle upon Tyne'])[1 + h(i,'cty',14)],
  jd, case when h(i,'ch',6) = 0 and jd < date '2023-10-01' then jd + 200 + h(i,'chd',240) end,
  case when h(i,'em',7) > 0 then 'client' || (1000 + i * 17) || '@mail.example' end,
  case when i > 10 and h(i,'ref',4) = 0 then 1 + h(i,'refc',9) end
from (select i, h(i,'biz',4) = 0 b, date '2022-01-03' + h(i,'jd',940) jd from generate_series(1,90) i) x;
insert into pln values
 (1,'Mini 5',9.90,5,'4G',true),(2,'Smart 20',18.50,20,'4G',true),(3,'Smart 60',26.00,60,'5G',true),(4,'Unlimited Max',44.90,null,'5G',true),(5,'Family Share',58.00,150,'5G',true),
 (6,'Home Fibre 300',32.90,null,'Fibre',true),(7,'Home Fibre 1000',47.50,null,'Fibre',true),(8,'Classic 2',7.50,2,'4G',false),(9,'Business Flex',39.00,100,'5G',true),(10,'Business Fibre Pro',89.00,null,'Fibre',true),
 (11,'Student 40',15.00,40,'5G',false),(12,'Senior Talk',11.20,1,'4G',true);
insert into sub
select i, c, p, '+4477' || lpad(((i * 7919 + 130457) % 100000000)::text, 8, '0'), st, ad, case when st = 'Cancelled' then ad + 90 + h(i,'se',260) end
from (select i, c, (array[1,1,2,2,2,2,3,3,3,3,3,4,4,4,5,6,6,6,7,7,8,9,9,10,11])[1 + h(i,'sp',25)] p,
   case when h(i,'st',10) < 7 then 'Active' when h(i,'st',10) < 9 then 'Cancelled' else 'Suspended' end st,
   (select cst_jn_dt from cst where cst_id = c) + h(i,'sa',120) ad
 from (select i, case when i <= 84 then i else 1 + h(i,'sc',80) end c from generate_series(1,140) i) x) y;
insert into dev values
 (1,'Novatel','Aura 9',399.00,true),(2,'Novatel','Aura 9 Pro',749.00,true),(3,'Kestrel','K2',189.00,false),(4,'Kestrel','K5 Plus',329.00,true),(5,'Orbis','Zen Fold',1299.00,true),
 (6,'Orbis','Zen Lite',259.00,false),(7,'Halden','Simple Phone',59.00,false),(8,'Halden','Router X1',119.00,false),(9,'Novatel','Aura Tab',549.00,true),(10,'Kestrel','K7 Ultra',899.00,true),(11,'Orbis','Zen Watch',279.00,false);
insert into sdv
select s, (array[1,1,1,2,2,3,3,3,4,4,4,4,4,5,6,6,7,8,8,9])[1 + h(i,'dv',20)], (select sub_act_dt from sub where sub_id = s) + h(i,'dd',30)
from (select i, 1 + (i * 13) % 139 s from generate_series(1,95) i) x;
insert into inv
select row_number() over (order by d, c)::int, c, d, d + 21,
  round((25 + h(c,'ia',60) + case when (select cst_typ from cst where cst_id = c) = 'Business' then 85 else 0 end + h(n * 100 + c,'ib',2500) / 100.0)::numeric, 2),
  st, case when st = 'Paid' then d + 2 + h(n * 100 + c,'ip',30) end
from (select c, n, d, case when d > date '2024-10-10' and h(n * 100 + c,'is',2) = 0 then 'Open' when h(n * 100 + c,'is2',10) = 0 then 'Overdue' else 'Paid' end st
  from (select c, n, ((select date_trunc('month', cst_jn_dt) from cst where cst_id = c) + make_interval(months => n * 3 + 1))::date + (c % 3) * 7 d from generate_series(1,88) c, generate_series(0,9) n where h(n * 100 + c,'keep',100) < 52) a
  where d <= date '2024-11-30') b order by 1 limit 290;
insert into twr values
 (1,'LDS-01','Leeds',45,'2015-04-09',null),(2,'LDS-02','Leeds',30,'2018-11-20',1),(3,'MAN-01','Manchester',60,'2012-02-14',null),(4,'MAN-02','Manchester',38,'2019-06-03',3),(5,'MAN-03','Manchester',27,'2022-03-28',3),
 (6,'YRK-01','York',33,'2016-09-12',1),(7,'SHF-01','Sheffield',52,'2014-07-01',null),(8,'SHF-02','Sheffield',25,'2023-01-17',7),(9,'HUL-01','Hull',41,'2017-05-25',6),(10,'NCL-01','Newcastle upon Tyne',48,'2013-10-30',null),
 (11,'NCL-02','Newcastle upon Tyne',29,'2024-02-06',10),(12,'LDS-03','Leeds',36,'2023-08-22',1),(13,'BRD-01','Bradford',31,'2024-09-10',2);
insert into cdr
select i, s, (array[1,1,1,1,2,2,3,3,3,3,3,4,4,4,5,6,6,7,7,7,8,9,9,10,12])[1 + h(i,'tw',25)],
  ('2022-04-01'::timestamp + make_interval(days => greatest(h(i,'cd',990), h(i,'cd2',600)), hours => 6 + h(i,'chh',17), mins => h(i,'cm',60), secs => h(i,'cs',60))) at time zone 'UTC',
  12 + h(i,'du',600) + case when h(i,'dl',9) = 0 then h(i,'dx',4200) else 0 end,
  case when h(i,'vt',5) = 0 then 'Video' else 'Voice' end, h(i,'ro',9) = 0, h(i,'dr',14) = 0
from (select i, 1 + h(i,'su',125) s from generate_series(1,300) i) x;
insert into tkt
select i, c, (array['Billing','Billing','Billing','No Signal','No Signal','Slow Internet','Slow Internet','Slow Internet','Slow Internet','Roaming','Device Repair'])[1 + h(i,'tc',11)],
  (array['Low','Low','Normal','Normal','Normal','Normal','High','High','Critical'])[1 + h(i,'tp',9)], o,
  case when h(i,'tx',7) > 0 then o + make_interval(hours => 1 + h(i,'th',190), mins => h(i,'tm',60)) end,
  case when h(i,'tx',7) > 0 and h(i,'ts',4) > 0 then 1 + h(i,'tsc',10) end
from (select i, 1 + h(i,'tcu',80) c, timestamp '2022-02-01 08:00' + make_interval(days => h(i,'to',1040), mins => h(i,'tom',600)) o from generate_series(1,150) i) x;
drop function h(int, text, int);
