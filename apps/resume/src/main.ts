import 'reflect-metadata';
import { runService } from '#service';
import { service } from './service.js';

await runService(service);
