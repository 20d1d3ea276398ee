export * from './design/design.js';
export { DATE_STYLES, type DateStyle } from './view/dates.js';
export * from './view/view.js';
export { resumeView, type ResumeViewOptions } from './view/resume-view.js';
export { letterView, type Letter } from './view/letter-view.js';
export { renderHtml } from './html/html.js';
export { renderMarkdown } from './text/markdown.js';
export { renderText } from './text/plain.js';
