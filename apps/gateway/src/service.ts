import { defineService } from '#service';
import { readConfig } from './config.js';
import { Gateway } from './gateway.js';

export const service = defineService({ name: 'gateway', readConfig, assemble: (base) => Gateway.assemble(base) });
