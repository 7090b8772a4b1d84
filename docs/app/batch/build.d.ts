/** What scripts/assets.py puts into the scripts: where the table's part of the estimate page is, and its worker. */
declare const BATCH_SCRIPT: string;
declare const BATCH_WORKER: string;
