import { exitCodes } from '../../errors.js'
import type { ErrorPages } from './page.js'

const usage = [exitCodes.usage]

/** Settings and files of settings, and setting agentdb up. */
export const settingsPages: ErrorPages = {
  bad_setting: {
    means: 'A setting has a value that makes no sense.',
    why: 'The message names the setting, its value and where it came from: the command line, the environment, .env or agentdb.config.json.',
    fix: [
      'Correct it there, or leave it out for the default.',
      'See every value and its source: agentdb config',
    ],
    exitCodes: usage,
  },
  bad_env_file: {
    means:
      'The `.env` file in the current folder cannot be read, or a line of it that sets one of the variables of agentdb.',
    why: 'A quote is not closed, the "=" is missing, a value with a # stands without quotes, or the file is not UTF-8.',
    fix: [
      'Correct the line that the message names: `NAME=value`, or `NAME="a value with spaces or #"`.',
      'agentdb init writes the file for you.',
    ],
    exitCodes: usage,
  },
  bad_config_file: {
    means: 'agentdb.config.json cannot be used.',
    why: 'It is not JSON, is not one object, has a setting that does not exist, or holds an API key.',
    fix: [
      'Correct the file; docs/configuration.md lists the settings.',
      'Keep keys in .env or in the environment.',
    ],
    exitCodes: usage,
  },
  bad_policy: {
    means:
      'The policy names a table or column that this database does not have, or a filter that is no condition.',
    why: 'A mask, filter or cap under a wrong name would protect nothing, so nothing is asked at all.',
    fix: ['Correct the name that the message gives; docs/security.md describes the policy.'],
    exitCodes: usage,
  },
  malformed_url: {
    means: 'An address of a database or of the store cannot be read.',
    why: 'It is neither postgres://…, host=… dbname=… nor pglite:folder, or a special character in it is not encoded.',
    fix: [
      'Write postgres://user:password@host:5432/database.',
      'Encode special characters of the password: @ is %40, / is %2F, % is %25.',
      'Or leave the password out and keep it in PGPASSWORD or .pgpass.',
    ],
    exitCodes: usage,
  },
  no_endpoint: {
    means: 'A model was named, and no endpoint is configured that could have it.',
    why: 'Neither OPENAI_API_KEY nor OPENAI_BASE_URL is set.',
    fix: ['agentdb init sets an endpoint up.', 'Or use the built-in model: --model builtin'],
    exitCodes: usage,
  },
  invalid_base_url: {
    means: 'OPENAI_BASE_URL or --base-url is not the URL of a model endpoint.',
    why: 'It lacks http:// or https://, or it holds a user name while an API key is set as well.',
    fix: ['It looks like https://api.openai.com/v1 or http://localhost:11434/v1.'],
    exitCodes: usage,
  },
  invalid_key: {
    means: 'OPENAI_API_KEY holds a space, a line break or a character outside ASCII.',
    why: 'It was copied with quotes, with a label, or broken over two lines.',
    fix: ['Set it to the key alone, as the vendor shows it.'],
    exitCodes: usage,
  },
  tls_file: {
    means: 'A certificate or key file of the database connection cannot be read.',
    why: 'sslrootcert, sslcert or sslkey (PGSSLROOTCERT and so on) name a file that is not there or not readable.',
    fix: ['Check the path that the message gives and its permissions.'],
    exitCodes: usage,
  },
  init_needs_answers: {
    means: 'agentdb init has nothing to write, and there is nobody to ask.',
    why: 'It asks only on a terminal. Without one it takes its answers from options and needs --yes.',
    fix: ['agentdb init --database-url postgres://reader@localhost:5432/shop --yes'],
    exitCodes: usage,
  },
  unstorable_value: {
    means: 'A value cannot be written to .env so that it is read back the same.',
    why: 'It holds every kind of quote, or line breaks and quotes together; .env has no way to write that.',
    fix: ['Encode such characters in a URL (a quote is %27), or set the variable in the environment.'],
    exitCodes: usage,
  },
}
