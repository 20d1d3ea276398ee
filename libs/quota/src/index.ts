export { USAGE_TABLE_SQL } from './usage-table.js';
export { eraseUsage, freeQuota, setUsage, takeQuota, usageOf, type Amount, type Take } from './quota.js';
export { QuotaExceededError, type Excess } from './quota-exceeded.js';
export { freeQuotaSql } from './free-sql.js';
export { limitsFor, tiersOf, type Tiers } from './tiers.js';
export { UsageRecount, type Drift, type RecountOptions } from './usage-recount.js';
