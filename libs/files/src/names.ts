/** Names of files and nothing that stores them: for a service that keeps no files and has no use for the stores' forty megabytes. */
export { contentDisposition, downloadName } from './links/download.js';
