import { describe, expect, it } from 'vitest';
import { foreignIn } from './foreign.js';

const task = {
  master: { basics: { url: 'mira.dev' }, work: [{ name: 'Acme' }] },
  posting: { text: 'We need an engineer', company: 'Booking.com' },
};

describe('an address without http', () => {
  it.each([
    'See evil.example/p?d=secret for more.',
    'Visit evil.example.',
    'Read more on portfolio-of-mira.com.',
    'More at bit.ly/3xyz.',
    'Files are on sub.host.co/x.',
  ])('is foreign: %s', (text) => {
    expect(foreignIn(text, task)).toBe('link');
  });

  it.each([
    'I wrote services in ASP.NET and Node.js.',
    'I want to join Booking.com soon.',
    'My work is shown on mira.dev.',
    'I know TCP/IP, CI/CD and so on, e.g. this.',
    'Cut 3.5 h/week to 1.2 h/week.',
    'We moved from AngularJS to Vue.js.',
    'Worked in shifts. At night I learned.',
    'Für ca. 300 Gäste bzw. Kunden.',
    'Led the team.Then it grew.',
  ])('is not seen in: %s', (text) => {
    expect(foreignIn(text, task)).toBeUndefined();
  });
});
