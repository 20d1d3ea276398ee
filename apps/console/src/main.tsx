import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { preferredLanguage, speak } from './text/i18n.js';
import './style/base.css';
import './style/fields.css';
import './style/parts.css';
import './style/panels.css';
import './style/letter.css';
import './style/pages.css';

/** A page of yesterday asks for a file that an update has replaced: the new page has the new names. Once, or a broken build would reload for ever. */
const RELOADED = 'vitae-reloaded';
addEventListener('vite:preloadError', (event) => {
  if (sessionStorage.getItem(RELOADED)) return;
  event.preventDefault();
  sessionStorage.setItem(RELOADED, 'yes');
  location.reload();
});

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no place for the console');
await speak(preferredLanguage());
sessionStorage.removeItem(RELOADED);
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
