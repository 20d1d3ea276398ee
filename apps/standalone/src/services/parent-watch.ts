/**
 * Preloaded into every service (`node --import`): when the supervisor is gone, the service drains and ends,
 * so that a killed `npm start` leaves nothing behind that writes to the database.
 */
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
export {};
