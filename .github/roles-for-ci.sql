-- Passwords for a server that lives as long as one job.
alter role reims_owner password 'owner';
alter role reims_app password 'app';
alter role reims_system password 'system';
create database reims owner reims_owner;
