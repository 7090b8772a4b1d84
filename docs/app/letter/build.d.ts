/** What scripts/assets.py puts into the letter page's script: the worker that reads Word files, relative to this one. */
declare const DOCX_WORKER: string;
