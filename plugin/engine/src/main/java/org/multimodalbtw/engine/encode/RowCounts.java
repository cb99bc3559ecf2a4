package org.multimodalbtw.engine.encode;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What one reading of training rows counts, in parts of which each has all rows of some patients. */
public interface RowCounts {

    /**
     * @param rows all rows of some patients, none of them given before
     * @throws org.multimodalbtw.engine.InputException if a cell cannot be used
     * @throws IOException if a temporary file cannot be written
     */
    void add(TableRows rows) throws IOException;

    /**
     * @param part what {@link #write} wrote of the part that follows, in the same reading
     * @throws IOException if it ends before
     */
    void add(DataInput part) throws IOException;

    /**
     * @param out gets what was counted
     * @throws IOException if it does not take it
     */
    void write(DataOutput out) throws IOException;
}
