import { exitCodes } from '../../errors.js'
import type { ErrorPages } from './page.js'

const usage = [exitCodes.usage]

/** Files asked as tables. */
export const filePages: ErrorPages = {
  unknown_file_type: {
    means: 'A file named with --file has a suffix that no kind of data goes with.',
    why: 'The kind is told by the suffix: .csv, .tsv, .json, .ndjson and the like, also with .gz.',
    fix: ['Rename the file, or export CSV from Excel or Parquet.'],
    exitCodes: usage,
  },
  file_not_found: {
    means: 'A file named with --file is not there.',
    why: 'A relative path starts in the working folder.',
    fix: ['Check the spelling and the folder.'],
    exitCodes: usage,
  },
  file_not_readable: {
    means: 'A file named with --file cannot be read.',
    why: 'It is a folder, belongs to somebody else, or ends in .gz and is not gzip.',
    fix: ['Name a file that this user may read.'],
    exitCodes: usage,
  },
  malformed_file: {
    means: 'A file named with --file does not hold what its suffix says.',
    why: 'A quote is never closed, the JSON is broken or holds no list of objects, or the text is of another encoding.',
    fix: ['Mend the place that the message names; convert other encodings with iconv.'],
    exitCodes: usage,
  },
  empty_file: {
    means: 'A file named with --file holds no column.',
    why: 'It is empty, or its list has no objects.',
    fix: ['Name a file with at least a line of column names.'],
    exitCodes: usage,
  },
  unknown_files: {
    means: 'Nothing is kept under the name to remove.',
    why: 'Files are kept with --keep, and a name may have been mistyped.',
    fix: ['agentdb files'],
    exitCodes: usage,
  },
}
