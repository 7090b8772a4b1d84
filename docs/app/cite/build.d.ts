/** What scripts/assets.py puts into the citation page's script: the QR code's script, relative to this one. */
declare const QR_SCRIPT: string;
