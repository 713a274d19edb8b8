import { exitCodes } from '../../errors.js'
import type { ErrorPages } from './page.js'

const usage = [exitCodes.usage]

/** Data files given with --file. */
export const filePages: ErrorPages = {
  file_not_found: {
    means: 'There is no such file.',
    why: 'Its path is mistyped, or relative to another folder.',
    fix: ['Check the path; relative paths start in the current folder.'],
    exitCodes: usage,
  },
  file_not_readable: {
    means: 'The file is there, and cannot be read.',
    why: 'It is a folder, this user may not read it, or it is named .gz and is not gzip.',
    fix: ['Name files, not folders; check the permissions.'],
    exitCodes: usage,
  },
  unknown_file_type: {
    means: 'The suffix of the file says no kind of data that can be loaded.',
    why: 'CSV, TSV, JSON and NDJSON are read, each also as .gz; Excel and Parquet are not.',
    fix: ['Export CSV, or rename the file after what is in it.'],
    exitCodes: usage,
  },
  malformed_file: {
    means: 'The file cannot be read as what its suffix says.',
    why: 'A quote is not closed, the JSON is broken or holds no list of objects, or the text has another encoding.',
    fix: [
      'Mend it at the place that the message gives.',
      'One JSON object a line goes with the suffix .ndjson.',
      'Convert it to UTF-8: iconv -f latin1 -t utf-8',
    ],
    exitCodes: usage,
  },
  empty_file: {
    means: 'The file is empty: it has not even columns.',
    why: 'An export that found nothing, or a download that was cut off, leaves such a file.',
    fix: ['Export it again, or leave it out.'],
    exitCodes: usage,
  },
  unknown_files: {
    means: 'No files are kept under that name.',
    why: 'It is mistyped, was removed, or was never kept with --keep.',
    fix: ['agentdb files lists what is kept.'],
    exitCodes: usage,
  },
}
