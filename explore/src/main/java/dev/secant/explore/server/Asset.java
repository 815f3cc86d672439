package dev.secant.explore.server;

/**
 * A file of the page.
 *
 * @param type of MIME, with the encoding
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Asset(String type, byte[] content) {}
