package org.multimodalbtw.engine.program;

/**
 * A file in a zip archive, as its two headers agree on it.
 *
 * @param name its path in the archive
 * @param deflated whether it is compressed
 * @param header where its local header starts, in bytes
 * @param data where its bytes start
 * @param stored how many bytes it has in the archive
 * @param size how many bytes it has unpacked
 * @param crc the CRC-32 of the unpacked bytes
 */
record ZipRecord(String name, boolean deflated, long header, long data, long stored, long size, int crc) {}
