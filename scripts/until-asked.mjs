const LOOK_EVERY_MS = 500;

/**
 * Calls `stop` with SIGINT or SIGTERM when somebody asks this process to end: by SIGINT, SIGTERM or SIGHUP, or, under npm, by killing npm, which
 * cannot tell us then. Once at most for npm's end, once a signal otherwise.
 */
export function untilAsked(stop) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal === 'SIGINT' ? signal : 'SIGTERM'));
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    stop('SIGTERM');
  }, LOOK_EVERY_MS);
  look.unref();
}
