import { parentPort } from 'node:worker_threads';
import { errorText, findVitaeError } from '#common';
import type { WritingTask } from '#documents';
import { WORK, type Work } from './desk.js';
import type { Answer, Order } from './desk-thread.js';

/** What a thread does with an order: the work, and nothing that needs a network, a database or a log. */
function answer({ name, task, asks }: Order): Answer {
  try {
    const work = WORK[name] as (task: WritingTask, asks: unknown) => Work[keyof Work]['answers'];
    return { is: 'done', answers: work(task, asks) };
  } catch (error) {
    const known = findVitaeError(error);
    return known ? { is: 'refused', code: known.code, message: known.message } : { is: 'broken', text: errorText(error) };
  }
}

parentPort?.on('message', (order: Order) => parentPort?.postMessage(answer(order)));
