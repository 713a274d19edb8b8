import { exitCodes } from '../../errors.js'
import type { ErrorPages } from './page.js'

const unreachable = [exitCodes.databaseUnreachable]

/** The database asked about cannot be reached, entered or read. */
export const databasePages: ErrorPages = {
  unreachable_host: {
    means: 'The host of the database cannot be found or reached.',
    why: 'The name is mistyped, or it is known only inside another network or VPN.',
    fix: [
      'Check the host name in DATABASE_URL and the network.',
      'agentdb doctor shows which address is used.',
    ],
    exitCodes: unreachable,
  },
  connection_refused: {
    means: 'Nothing accepts connections at that host and port.',
    why: 'Postgres is not running there, listens on another port, or only on a socket or another address.',
    fix: [
      'Check that the server runs: pg_isready -h <host> -p <port>',
      'Check port and listen_addresses of the server.',
    ],
    exitCodes: unreachable,
  },
  connect_timeout: {
    means: 'The server did not answer in time.',
    why: 'A firewall drops the packets, the address is wrong, or the server is overloaded.',
    fix: ['Check host, port and firewalls.', 'Wait longer: add ?connect_timeout=30 to the address.'],
    exitCodes: unreachable,
  },
  connection_failed: {
    means: 'The connection could not be made, for a reason that has no code of its own.',
    why: 'The message holds the words of the server or of the network.',
    fix: ['Check host, port, user and database.', 'agentdb doctor tries each in turn.'],
    exitCodes: unreachable,
  },
  connection_lost: {
    means: 'The connection to the database broke while it was in use.',
    why: 'The server was restarted, ended the session, or the network failed.',
    fix: ['Try again; if it happens every time, read the log of the server.'],
    exitCodes: unreachable,
  },
  wrong_password: {
    means: 'The server refused the password, or wants one and got none.',
    why: 'The password is wrong, or it is not in the URL, PGPASSWORD or .pgpass.',
    fix: ['agentdb init asks for it without showing it.', 'Encode special characters in a URL: @ is %40.'],
    exitCodes: unreachable,
  },
  access_denied: {
    means: 'The server does not let this user in.',
    why: 'Its access rules (pg_hba.conf) refuse the user, the address or the kind of connection, or the user lacks the right to connect.',
    fix: ['grant connect on database "<database>" to "<user>";', 'Check pg_hba.conf on the server.'],
    exitCodes: unreachable,
  },
  database_missing: {
    means: 'The server has no database of that name.',
    why: 'The part after the last slash of the URL is mistyped or missing; then it is the name of the user.',
    fix: ['List the databases: psql -l', 'Correct the name in DATABASE_URL.'],
    exitCodes: unreachable,
  },
  tls_required: {
    means: 'The server accepts only encrypted connections.',
    why: 'sslmode=disable is set.',
    fix: ['Set sslmode=require, or verify-full with the authority of the server in sslrootcert.'],
    exitCodes: unreachable,
  },
  tls_failed: {
    means: 'The encrypted connection could not be set up.',
    why: 'The server speaks no TLS while sslmode asks for it, or its certificate is not trusted or is made out to another name.',
    fix: ['Give the authority with sslrootcert.', 'sslmode=require encrypts without verifying who answers.'],
    exitCodes: unreachable,
  },
  too_many_connections: {
    means: 'The server has no connection to spare.',
    why: 'max_connections, or the limit of this user, is reached by other clients.',
    fix: ['Try again later, close other clients, or use a pooler.'],
    exitCodes: unreachable,
  },
  not_ready: {
    means: 'The server answers, but cannot work yet.',
    why: 'It is starting, shutting down or recovering, or it cannot be asked who it is.',
    fix: ['Try again in a moment.'],
    exitCodes: unreachable,
  },
  no_tables: {
    means: 'The login sees no table at all.',
    why: 'It lacks USAGE on the schema or SELECT on its tables, or the database is empty.',
    fix: [
      'grant usage on schema public to "<user>";',
      'grant select on all tables in schema public to "<user>";',
      'agentdb doctor --grants prints a role with exactly the rights it needs.',
    ],
    exitCodes: unreachable,
  },
  permission_denied: {
    means: 'The database refused to let this login read something.',
    why: 'SELECT on a table or column, or USAGE on its schema, is not granted.',
    fix: ['Grant it: grant select on <table> to "<user>";', 'Or ask about other tables: agentdb schema'],
    exitCodes: unreachable,
  },
  folder_missing: {
    means: 'There is no embedded database in that folder.',
    why: 'The path after pglite: is mistyped, or relative to another folder.',
    fix: ['Check the path.'],
    exitCodes: unreachable,
  },
  folder_not_writable: {
    means: 'The folder of an embedded database cannot be locked.',
    why: 'Two processes on one folder would corrupt it, so a lock is written beside it, and that failed.',
    fix: ['Make the folder that holds it writable for this user.'],
    exitCodes: unreachable,
  },
  folder_in_use: {
    means: 'Another process is using this embedded database.',
    why: 'Only one process at a time may open such a folder.',
    fix: ['Wait until it ends.', 'If none is running, remove the .lock that the message names.'],
    exitCodes: unreachable,
  },
  folder_unreadable: {
    means: 'The embedded database in the folder cannot be opened.',
    why: 'It was made by another version of PGlite, is damaged, or may not be written.',
    fix: ['Open it with the version that made it, or make it anew.'],
    exitCodes: unreachable,
  },
}
