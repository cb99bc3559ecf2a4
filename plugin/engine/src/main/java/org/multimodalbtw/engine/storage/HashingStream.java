package org.multimodalbtw.engine.storage;

import java.io.InputStream;
import java.security.DigestInputStream;
import java.util.HexFormat;

/** A stream that knows the SHA-256 of what was read of it. */
public final class HashingStream extends DigestInputStream {

    /** @param in closed with this */
    public HashingStream(InputStream in) {
        super(in, FileHashes.digest());
    }

    /** @return the SHA-256 of all bytes read so far, as hexadecimal digits; not to be read on afterwards */
    public String sha256() {
        return HexFormat.of().formatHex(getMessageDigest().digest());
    }
}
