export * from './key/file-key.js';
export * from './port/file-store.js';
export * from './observe/files-observer.js';
export * from './links/disk-links.js';
export { contentDisposition, downloadHeaders, downloadName, rangeOfHeader } from './links/download.js';
export { MAX_LINK_MS } from './store/files.js';
export * from './settings/settings.js';
export * from './settings/open-files.js';
