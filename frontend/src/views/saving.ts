/** What leads off the screen, into files and onto paper, fetched as one file. */
export { ExportMenu } from './ExportMenu';
export { PrintedPicture, PrintedSources } from './Printed';
