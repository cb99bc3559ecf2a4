package org.multimodalbtw.engine.dicom;

import java.io.IOException;
import java.util.Optional;

/** Why the pictures of a DICOM file cannot be used, for a person: a clause behind the name of the file. Never says what the file says of a patient. */
public final class DicomException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient UnreadSyntax syntax;

    DicomException(String reason) {
        this(reason, null);
    }

    DicomException(String reason, UnreadSyntax syntax) {
        super(reason);
        this.syntax = syntax;
    }

    static DicomException damaged() {
        return new DicomException("is damaged");
    }

    static DicomException cut() {
        return new DicomException("is damaged: its end is lacking");
    }

    /** @return how the file's pictures are written, if that is why they are not read */
    public Optional<UnreadSyntax> syntax() {
        return Optional.ofNullable(syntax);
    }
}
