export { Calendar, type CalendarOptions } from './calendar.js';
export { SCHEDULES_TABLE_SQL } from './schedules-table.js';
export { Scheduler, type SchedulerOptions } from './scheduler.js';
export type { Missed, ScheduledRun, ScheduledTask } from './scheduled-task.js';
